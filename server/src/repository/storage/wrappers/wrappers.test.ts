import { describe, expect, it } from 'vitest'
import type { Clock } from '../../../foundation/clock.ts'
import { systemRandom } from '../../../foundation/random.ts'
import { VaultError } from '../../errors.ts'
import { createMemoryStorage } from '../memory/memory-storage.ts'
import { StorageError } from '../storage-error.ts'
import { describeStorage } from '../storage.suite.ts'
import { listAll, type ObjectLock, type Storage } from '../storage.ts'
import { withBandwidthLimit } from './bandwidth-limit.ts'
import { type StorageObservation, withMetrics } from './metrics.ts'
import { readOnly } from './read-only.ts'
import { withRetry } from './retry.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

/** A clock whose sleepers wake at once, and time has passed. */
function createFastClock(): Clock & { readonly slept: number[] } {
  let now = 1_000_000
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds)
      now += milliseconds
    },
  }
}

const dependencies = { clock: createFastClock(), random: systemRandom }

for (const [name, wrap] of [
  ['retry', (inner: Storage) => withRetry(inner, dependencies)],
  ['metrics', (inner: Storage) => withMetrics(inner, dependencies, { observe: () => undefined })],
  [
    'bandwidth limit',
    (inner: Storage) => withBandwidthLimit(inner, dependencies, { upload: 2 ** 20, download: 2 ** 20 }),
  ],
] as const) {
  describeStorage(`memory with ${name}`, async () => {
    const inner = createMemoryStorage()
    return { storage: wrap(inner), reopen: () => wrap(inner), dispose: async () => undefined }
  })
}

/** A storage whose next calls fail with these errors; `after` the call was done. */
function failing(
  errors: readonly Error[],
  when: 'before' | 'after' = 'before',
): Storage & { calls: string[] } {
  const inner = createMemoryStorage([['held', text('held')]])
  const left = [...errors]
  const calls: string[] = []
  const lock: ObjectLock = {
    period: 1_000,
    lockedUntil: (name) => call('lockedUntil', async () => (name === 'held' ? 5 : undefined)),
    extend: () => call('extend', async () => undefined),
  }
  const call = async <Result>(name: string, use: () => Promise<Result>): Promise<Result> => {
    calls.push(name)
    const error = left.shift()
    if (error !== undefined && when === 'before') throw error
    const result = await use()
    if (error !== undefined) throw error
    return result
  }
  return {
    calls,
    put: (name, bytes, options) => call('put', () => inner.put(name, bytes, options)),
    get: (name) => call('get', () => inner.get(name)),
    getRange: (name, offset, length) => call('getRange', () => inner.getRange(name, offset, length)),
    size: (name) => call('size', () => inner.size(name)),
    async *list(prefix) {
      for await (const name of inner.list(prefix)) {
        yield name
        const error = left.shift()
        if (error !== undefined) throw error
      }
    },
    delete: (name) => call('delete', () => inner.delete(name)),
    modifiedAt: (name) => call('modifiedAt', () => inner.modifiedAt(name)),
    lock,
  }
}

const busy = (): StorageError => new StorageError('busy', { isRetryable: true })
const lasting = (): StorageError => new StorageError('denied', { isRetryable: false })

describe('retry', () => {
  it.each(['get', 'getRange', 'size', 'delete', 'modifiedAt', 'put', 'lockedUntil', 'extend'] as const)(
    'F-32: repeats %s after what passes',
    async (operation) => {
      const inner = failing([busy(), busy()])
      const clock = createFastClock()
      const storage = withRetry(inner, { clock, random: systemRandom })
      await callOf(storage, operation)
      expect(inner.calls).toEqual([operation, operation, operation])
      expect(clock.slept).toHaveLength(2)
    },
  )

  it('gives up after its tries, and waits longer each time, with jitter, up to its cap', async () => {
    const inner = failing(Array.from({ length: 20 }, busy))
    const clock = createFastClock()
    const random = { ...systemRandom, fraction: () => 1 }
    const storage = withRetry(inner, { clock, random }, { tries: 5, baseMs: 100, capMs: 500 })
    await expect(storage.get('held')).rejects.toThrow('busy')
    expect(inner.calls).toHaveLength(5)
    expect(clock.slept).toEqual([100, 200, 400, 500])
  })

  it.each([
    ['a lasting failure', lasting()],
    ['a locked object', new VaultError('locked', 'locked')],
    ['a failure that nobody knows', new Error('bug')],
  ])('does not repeat %s', async (_title, error) => {
    const inner = failing([error])
    await expect(withRetry(inner, dependencies).delete('held')).rejects.toBe(error)
    expect(inner.calls).toEqual(['delete'])
  })

  it('F-32: its own success that nobody heard of is a success, not a taken name', async () => {
    const inner = failing([busy()], 'after')
    await expect(withRetry(inner, dependencies).put('new', text('mine'), { ifAbsent: true })).resolves.toBe(
      true,
    )
  })

  it('F-32: bytes of another one are a taken name also after a failure, of the same size, too', async () => {
    for (const other of ['held!', 'HELD']) {
      const inner = failing([busy()])
      await expect(withRetry(inner, dependencies).put('held', text(other), { ifAbsent: true })).resolves.toBe(
        false,
      )
    }
  })

  it('a name that was taken at the first try is taken, whatever lies there', async () => {
    const inner = failing([])
    await expect(withRetry(inner, dependencies).put('held', text('held'), { ifAbsent: true })).resolves.toBe(
      false,
    )
    expect(inner.calls).toEqual(['put'])
  })

  it('goes on with a list where it broke off, and names nothing twice', async () => {
    const names = Array.from({ length: 9 }, (_, place) => `n/${place}`)
    const inner = failing([busy(), busy()])
    const filled = createMemoryStorage(names.map((name) => [name, text('x')]))
    let breaks = 2
    const storage = withRetry(
      {
        ...inner,
        async *list(prefix) {
          let given = 0
          for await (const name of filled.list(prefix)) {
            yield name
            given += 1
            if (given % 4 === 0 && breaks > 0) {
              breaks -= 1
              throw busy()
            }
          }
        },
      },
      dependencies,
    )
    await expect(listAll(storage, 'n/')).resolves.toEqual(names)
  })
})

function callOf(
  storage: Storage,
  operation: 'get' | 'getRange' | 'size' | 'delete' | 'modifiedAt' | 'put' | 'lockedUntil' | 'extend',
): Promise<unknown> {
  const calls = {
    get: () => storage.get('held'),
    getRange: () => storage.getRange('held', 0, 1),
    size: () => storage.size('held'),
    delete: () => storage.delete('held'),
    modifiedAt: () => storage.modifiedAt('held'),
    put: () => storage.put('held', text('x')),
    lockedUntil: async () => storage.lock?.lockedUntil('held'),
    extend: async () => storage.lock?.extend('held', 7),
  }
  return calls[operation]()
}

describe('bandwidth limit', () => {
  it('lets a second’s bytes through at once, and makes the next wait until the line has caught up', async () => {
    const clock = createFastClock()
    const storage = withBandwidthLimit(createMemoryStorage(), { clock }, { upload: 1_000, download: 500 })
    await storage.put('a', new Uint8Array(1_000))
    expect(clock.slept).toEqual([])
    await storage.put('b', new Uint8Array(2_000))
    expect(clock.slept).toEqual([2_000])
    await storage.get('b')
    expect(clock.slept).toEqual([2_000, 3_000])
    await storage.getRange('b', 0, 500)
    expect(clock.slept).toEqual([2_000, 3_000, 1_000])
  })

  it('limits only the direction that it is told to, and reads of nothing cost nothing', async () => {
    const clock = createFastClock()
    const storage = withBandwidthLimit(createMemoryStorage(), { clock }, { download: 10 })
    await storage.put('a', new Uint8Array(10_000))
    await storage.get('absent')
    expect(clock.slept).toEqual([])
  })

  it('gives nothing for a clock that steps back', async () => {
    let now = 1_000_000
    const slept: number[] = []
    const clock = { now: () => now, sleep: async (milliseconds: number) => void slept.push(milliseconds) }
    const storage = withBandwidthLimit(createMemoryStorage(), { clock }, { upload: 1_000 })
    await storage.put('a', new Uint8Array(1_000))
    now -= 100_000
    await storage.put('b', new Uint8Array(500))
    expect(slept).toEqual([500])
  })
})

describe('read-only', () => {
  it('reads and refuses every change', async () => {
    const inner = failing([])
    const storage = readOnly(inner)
    for (const change of [
      storage.put('a', text('x')),
      storage.delete('held'),
      storage.lock?.extend('held', 9),
    ])
      await expect(change).rejects.toMatchObject({ code: 'read_only' })
    await expect(storage.get('held')).resolves.toEqual(text('held'))
    await expect(storage.getRange('held', 1, 2)).resolves.toEqual(text('el'))
    await expect(storage.size('held')).resolves.toBe(4)
    await expect(storage.modifiedAt('held')).resolves.toBeGreaterThan(0)
    await expect(listAll(storage, '')).resolves.toEqual(['held'])
    await expect(storage.lock?.lockedUntil('held')).resolves.toBe(5)
    expect(inner.calls).not.toContain('put')
  })
})

describe('what a storage may do', () => {
  it('changes while it is open: the line from the next object on, and whether anything is written', async () => {
    const clock = createFastClock()
    let upload: number | undefined
    let isReadOnly = false
    const limited = withBandwidthLimit(createMemoryStorage(), { clock }, () => ({ upload }))
    const storage = readOnly(limited, () => isReadOnly)
    await storage.put('a', new Uint8Array(9_000))
    upload = 1_000
    await storage.put('b', new Uint8Array(3_000))
    expect(clock.slept).toEqual([2_000])
    upload = undefined
    await storage.put('c', new Uint8Array(9_000))
    expect(clock.slept).toEqual([2_000])
    isReadOnly = true
    await expect(storage.put('d', new Uint8Array(1))).rejects.toMatchObject({ code: 'read_only' })
    isReadOnly = false
    await expect(storage.put('d', new Uint8Array(1))).resolves.toBe(true)
  })
})

describe('metrics', () => {
  it('tells operation, outcome, bytes and seconds of each call', async () => {
    const seen: StorageObservation[] = []
    let now = 0
    const clock = { now: () => (now += 250) }
    const inner = failing([])
    const storage = withMetrics(inner, { clock }, { observe: (one) => void seen.push(one) })
    await storage.put('new', text('12345'), { ifAbsent: true })
    await storage.put('new', text('12345'), { ifAbsent: true })
    await storage.get('new')
    await storage.getRange('new', 1, 2)
    await storage.get('absent')
    await listAll(storage, '')
    await storage.lock?.lockedUntil('held')
    expect(seen.map(({ operation, outcome, bytes }) => [operation, outcome, bytes])).toEqual([
      ['put', 'ok', 5],
      ['put', 'taken', 0],
      ['get', 'ok', 5],
      ['get-range', 'ok', 2],
      ['get', 'ok', 0],
      ['list', 'ok', 0],
      ['lock', 'ok', 0],
    ])
    expect(new Set(seen.map(({ seconds }) => seconds))).toEqual(new Set([0.25]))
  })

  it('tells failures by their code, of a list, too', async () => {
    const seen: string[] = []
    const inner = failing([busy(), new VaultError('locked', 'x'), new Error('bug'), busy()])
    const observe = ({ operation, outcome }: StorageObservation): void =>
      void seen.push(`${operation} ${outcome}`)
    const storage = withMetrics(inner, { clock: { now: () => 0 } }, { observe })
    await expect(storage.get('held')).rejects.toThrow('busy')
    await expect(storage.delete('held')).rejects.toThrow('x')
    await expect(storage.size('held')).rejects.toThrow('bug')
    await expect(listAll(storage, '')).rejects.toThrow('busy')
    expect(seen).toEqual(['get storage_failed', 'delete locked', 'size failed', 'list storage_failed'])
  })
})
