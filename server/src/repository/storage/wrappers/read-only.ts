/** A storage that nothing can change. */
import { VaultError } from '../../errors.ts'
import type { Storage } from '../storage.ts'

export function readOnly(inner: Storage): Storage {
  const { lock } = inner
  return {
    put: refuse,
    get: (name) => inner.get(name),
    getRange: (name, offset, length) => inner.getRange(name, offset, length),
    size: (name) => inner.size(name),
    list: (prefix) => inner.list(prefix),
    delete: refuse,
    modifiedAt: (name) => inner.modifiedAt(name),
    ...(lock === undefined
      ? {}
      : { lock: { period: lock.period, lockedUntil: (name) => lock.lockedUntil(name), extend: refuse } }),
  }
}

async function refuse(): Promise<never> {
  throw new VaultError('storage_failed', 'The backup repository is open for reading alone.')
}
