/** The place where a repository's objects lie: immutable bytes by name. Implementations: `filesystem/`, `memory/`. */
import { VaultError } from '../errors.ts'

export interface PutOptions {
  /** Write only if nothing has the name; atomic, also against other processes. */
  readonly ifAbsent?: boolean
}

/**
 * Stores bytes by name. Names are relative paths with `/` between segments of `A-Z a-z 0-9 . _ -`.
 * What a call has acknowledged survives a crash of the machine. Every call may reject with
 * {@link VaultError} `storage_failed`; after a rejected write the name holds all of the bytes or none.
 */
export interface Storage {
  /** @returns false when `ifAbsent` was asked and the name is taken; nothing was written then. */
  put(name: string, bytes: Uint8Array, options?: PutOptions): Promise<boolean>
  /** @returns undefined when nothing has the name. */
  get(name: string): Promise<Uint8Array | undefined>
  /** At most `length` bytes from `offset`; fewer where the object ends, undefined when nothing has the name. */
  getRange(name: string, offset: number, length: number): Promise<Uint8Array | undefined>
  /** The size in bytes, undefined when nothing has the name. */
  size(name: string): Promise<number | undefined>
  /** Every name that begins with `prefix`, ascending by code unit. Unfinished writes are not listed. */
  list(prefix: string): AsyncIterable<string>
  /** Removes the object; a name that nothing has is no error. @throws {VaultError} `locked` where it may not go yet. */
  delete(name: string): Promise<void>
  /** When the object was written, in milliseconds since the Unix epoch by the storage's own clock; undefined when nothing has the name. */
  modifiedAt(name: string): Promise<number | undefined>
  /** There where every object that is put is locked against everybody for a while. */
  readonly lock?: ObjectLock
}

/** Locks of objects that nobody can take away before their time (S3 Object Lock, compliance mode). */
export interface ObjectLock {
  /** How long an object is locked when it is put, in milliseconds. */
  readonly period: number
  /** Until when the newest version of the object is locked; undefined when it is not, or nothing has the name. */
  lockedUntil(name: string): Promise<number | undefined>
  /** Never shortens. @param until - Milliseconds since the Unix epoch. */
  extend(name: string, until: number): Promise<void>
}

const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/

/**
 * Refuses a name that could leave the storage's folder or mean different things on different storages.
 * @throws {VaultError} `invalid_name`
 */
export function checkName(name: string): string {
  if (name.length <= 900 && name.split('/').every((part) => segment.test(part))) return name
  throw new VaultError('invalid_name', 'The name cannot be used in a backup repository.', { detail: name })
}

/** All names that begin with `prefix`, ascending. */
export async function listAll(storage: Storage, prefix: string): Promise<string[]> {
  const names: string[] = []
  for await (const name of storage.list(prefix)) names.push(name)
  return names
}
