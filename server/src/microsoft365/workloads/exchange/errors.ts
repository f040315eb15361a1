/** What the Exchange workload refuses or cannot finish. */
import { CodedError } from '../../../foundation/errors.ts'

export type ExchangeErrorCode =
  /** A listing ended without the link from which the next one starts. */
  | 'incomplete_listing'
  /** A stored document is not one of message properties. */
  | 'unreadable_properties'
  /** A folder is neither found nor can it be created. */
  | 'folder_unavailable'
  /** A restored message stands in the folder, but not all of its attachments do; the same call completes it. */
  | 'restore_unfinished'

export class ExchangeError extends CodedError<ExchangeErrorCode> {
  override readonly name = 'ExchangeError'
}
