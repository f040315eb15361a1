/** A storage that is read and never changed, for as long as somebody wants it so. */
import { VaultError } from '../../errors.ts'
import type { Storage } from '../storage.ts'

/** @param isReadOnly - Asked at each change; always, when absent. */
export function readOnly(inner: Storage, isReadOnly: () => boolean = () => true): Storage {
  const check = (): void => {
    if (isReadOnly())
      throw new VaultError(
        'read_only',
        'The backup repository is read-only: nothing is written to it, and restores go on. Let it be written again (strongroom repository set --read-write).',
      )
  }
  const { lock } = inner
  return {
    put: async (name, bytes, options) => {
      check()
      return inner.put(name, bytes, options)
    },
    get: (name) => inner.get(name),
    getRange: (name, offset, length) => inner.getRange(name, offset, length),
    size: (name) => inner.size(name),
    list: (prefix) => inner.list(prefix),
    delete: async (name) => {
      check()
      return inner.delete(name)
    },
    modifiedAt: (name) => inner.modifiedAt(name),
    ...(lock === undefined
      ? {}
      : {
          lock: {
            period: lock.period,
            lockedUntil: (name) => lock.lockedUntil(name),
            extend: async (name, until) => {
              check()
              return lock.extend(name, until)
            },
          },
        }),
  }
}
