/** The refusals of the keys room. */
import { CodedError } from '../foundation/errors.ts'

export type KeysErrorCode =
  /** The sealed text belongs to another key or owner, or was changed. */
  | 'wrong_key'
  | 'not_found'
  /** The PKCS#12 file cannot be taken over; the message says why. */
  | 'bad_pfx'
  /** The master key file is damaged, or others may read it. */
  | 'bad_master_key'

/** A key could not be opened, found or taken over. */
export class KeysError extends CodedError<KeysErrorCode> {
  override readonly name = 'KeysError'
}
