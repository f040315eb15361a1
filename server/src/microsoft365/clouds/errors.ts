import { CodedError } from '../../foundation/errors.ts'

export type CloudErrorCode =
  | 'unknown_cloud'
  | 'named_twice'
  | 'file_unreadable'
  | 'file_invalid'
  | 'ca_unreadable'

/** A cloud that cannot be used as it was named or described. */
export class CloudError extends CodedError<CloudErrorCode> {
  override readonly name = 'CloudError'
}
