/** A storage in which a test makes things go wrong, one operation at a time (security reference, section 6.14). */
import { VaultError } from '../errors.ts'
import { listAll, type Storage } from './storage.ts'

export type OperationKind = 'put' | 'get' | 'getRange' | 'size' | 'list' | 'delete' | 'modifiedAt'

export interface FaultyOperation {
  readonly kind: OperationKind
  /** The object, or the prefix of a list. */
  readonly name: string
  /** How many operations of any kind came before it. */
  readonly count: number
  /** Of a put, in bytes. */
  readonly size: number
}

export type Fault =
  /** Nothing happens, and the caller is told so: a disk that is full, read-only or broken, a 500, a refused key. */
  | { readonly kind: 'fails'; readonly code: string }
  /** It is done, and the caller is told that it is not: a time-out after success. */
  | { readonly kind: 'fails after success' }
  /** Half of the bytes are written, or so many, then the caller is told that it failed: a storage without atomic writes. */
  | { readonly kind: 'torn'; readonly left?: number }
  /** So many of the bytes are written, and the caller is told that all of them are: a storage that keeps no promise. */
  | { readonly kind: 'short write'; readonly left: number }
  /** Half of the bytes that were asked for. */
  | { readonly kind: 'short' }
  /** One bit of the answer is another. */
  | { readonly kind: 'flipped'; readonly bit: number }
  /** The object is said not to be there. */
  | { readonly kind: 'absent' }
  /** The list is as it was so many changes ago. */
  | { readonly kind: 'stale list'; readonly changes: number }
  /** The time is off by so many milliseconds. */
  | { readonly kind: 'other time'; readonly by: number }
  /** A lock does not let go of the object. */
  | { readonly kind: 'locked' }
  /** Something else happens first, such as another server that goes on; then the operation. */
  | { readonly kind: 'meanwhile'; run(): Promise<void> }

export interface StorageChange {
  readonly kind: 'put' | 'delete'
  readonly name: string
}

/** What goes wrong with an operation; undefined: nothing. */
export type FaultPlan = (operation: FaultyOperation) => Fault | undefined

export interface FaultyStorage extends Storage {
  /** Every operation so far. */
  readonly seen: readonly FaultyOperation[]
  /** Faults that happened. */
  readonly faults: readonly { readonly operation: FaultyOperation; readonly fault: Fault }[]
}

/** @param earlier - What changed before, for lists that are older than that. */
export function createFaultyStorage(
  inner: Storage,
  plan: FaultPlan,
  earlier: readonly StorageChange[] = [],
): FaultyStorage {
  const seen: FaultyOperation[] = []
  const faults: { operation: FaultyOperation; fault: Fault }[] = []
  const changes = [...earlier]

  const meet = async (kind: OperationKind, name: string, size = 0): Promise<Fault | undefined> => {
    const operation = { kind, name, size, count: seen.length }
    seen.push(operation)
    const fault = plan(operation)
    if (fault === undefined) return undefined
    faults.push({ operation, fault })
    if (fault.kind === 'fails') throw failure(fault.code, name)
    if (fault.kind === 'meanwhile') await fault.run()
    return fault
  }

  const read = async (
    kind: 'get' | 'getRange',
    name: string,
    answer: () => Promise<Uint8Array | undefined>,
  ): Promise<Uint8Array | undefined> => {
    const fault = await meet(kind, name)
    const bytes = await answer()
    if (bytes === undefined || fault?.kind === 'absent') return undefined
    if (fault?.kind === 'fails after success') throw failure('ETIMEDOUT', name)
    return spoiled(bytes, fault)
  }

  const put: Storage['put'] = async (name, bytes, options) => {
    const fault = await meet('put', name, bytes.length)
    const isWritten = await inner.put(name, bytes.subarray(0, writtenOf(bytes, fault)), options)
    if (isWritten) changes.push({ kind: 'put', name })
    if (fault?.kind === 'torn' || fault?.kind === 'fails after success') throw failure('ETIMEDOUT', name)
    return isWritten
  }

  const list = async function* listed(prefix: string): AsyncGenerator<string> {
    const fault = await meet('list', prefix)
    const names = await listAll(inner, prefix)
    yield* fault?.kind === 'stale list'
      ? before(names, prefix, changes.slice(Math.max(0, changes.length - fault.changes)))
      : names
  }

  return {
    seen,
    faults,
    put,
    get: (name) => read('get', name, () => inner.get(name)),
    getRange: (name, offset, length) => read('getRange', name, () => inner.getRange(name, offset, length)),
    size: async (name) => {
      const fault = await meet('size', name)
      return fault?.kind === 'absent' ? undefined : inner.size(name)
    },
    list,
    delete: async (name) => {
      const fault = await meet('delete', name)
      if (fault?.kind === 'locked')
        throw new VaultError('locked', 'The object is locked. Wait until its lock ends.', { detail: name })
      await inner.delete(name)
      changes.push({ kind: 'delete', name })
      if (fault?.kind === 'fails after success') throw failure('ETIMEDOUT', name)
    },
    modifiedAt: async (name) => {
      const fault = await meet('modifiedAt', name)
      const time = await inner.modifiedAt(name)
      return time !== undefined && fault?.kind === 'other time' ? time + fault.by : time
    },
  }
}

/** The names as they were before the changes. */
function before(names: readonly string[], prefix: string, changes: readonly StorageChange[]): string[] {
  const then = new Set(names)
  for (const { kind, name } of changes.toReversed()) {
    if (kind === 'put') then.delete(name)
    else if (name.startsWith(prefix)) then.add(name)
  }
  return [...then].toSorted((left, right) => (left < right ? -1 : 1))
}

/** How many of the bytes are written. */
function writtenOf({ length }: Uint8Array, fault: Fault | undefined): number {
  if (fault?.kind === 'torn') return fault.left ?? length >> 1
  return fault?.kind === 'short write' ? fault.left : length
}

function spoiled(bytes: Uint8Array, fault: Fault | undefined): Uint8Array {
  if (fault?.kind === 'short') return bytes.subarray(0, bytes.length >> 1)
  if (fault?.kind !== 'flipped' || bytes.length === 0) return bytes
  const copy = Uint8Array.from(bytes)
  const place = Math.floor(fault.bit / 8) % copy.length
  copy[place] = (copy[place] ?? 0) ^ (1 << (fault.bit % 8))
  return copy
}

function failure(code: string, name: string): VaultError {
  return new VaultError('storage_failed', 'The storage failed. Try again.', { detail: `${code}: ${name}` })
}

/** Fails every put once so many bytes were written: a disk that is full. */
export function fullAfter(bytes: number): FaultPlan {
  let left = bytes
  return ({ kind, size }) => {
    if (kind !== 'put') return undefined
    left -= size
    return left < 0 ? { kind: 'fails', code: 'ENOSPC' } : undefined
  }
}

/** Fails whatever changes something: a file system that was mounted again read-only. */
export const readOnlyPlan: FaultPlan = ({ kind }) =>
  kind === 'put' || kind === 'delete' ? { kind: 'fails', code: 'EROFS' } : undefined

/** One fault, at one operation. */
export function faultAt(count: number, fault: Fault): FaultPlan {
  return (operation) => (operation.count === count ? fault : undefined)
}
