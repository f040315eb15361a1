/** The refusals of the keys room. */
import { CodedError } from '../foundation/errors.ts'

export type KeysErrorCode =
  /** The sealed text belongs to another key or owner, or was changed. */
  | 'wrong_key'
  | 'not_found'
  /** The PKCS#12 file cannot be taken over; the message says why. */
  | 'bad_pfx'
  /** The password does not open the PKCS#12 file. */
  | 'wrong_password'
  /** Wrong passwords came too often; later again. */
  | 'too_many_passwords'
  /** The PKCS#12 file is protected with RC2 or 3DES, and nobody said that this is accepted. */
  | 'weak_pfx'
  /** The key is here already: no two applications share one. */
  | 'repeated_key'
  /** The certificate is not for the key that waits for it, too weak, or not valid. */
  | 'bad_certificate'
  /** Azure Key Vault refuses or does not answer; the message says what to do. */
  | 'key_vault'
  /** The master key is damaged, missing or the wrong one, or others may read it. */
  | 'bad_master_key'

/** A key could not be opened, found or taken over. */
export class KeysError extends CodedError<KeysErrorCode> {
  override readonly name = 'KeysError'
}
