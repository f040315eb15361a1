/** A failure of the storage that says whether the same call may succeed later. */
import { VaultError } from '../errors.ts'
import type { CodedErrorOptions } from '../../foundation/errors.ts'

export interface StorageErrorOptions extends CodedErrorOptions {
  /** The same call may succeed a moment later: a connection was cut, or the storage is busy. */
  readonly isRetryable: boolean
}

/** `storage_failed` of a storage that tells passing failures from lasting ones. After a retryable one a write may have happened. */
export class StorageError extends VaultError {
  readonly isRetryable: boolean

  constructor(message: string, { isRetryable, ...options }: StorageErrorOptions) {
    super('storage_failed', message, options)
    this.isRetryable = isRetryable
  }
}
