/** What every key provider refuses, and in which words. */
import { KeysError } from './errors.ts'

/** The application cannot register another one itself: a person of its tenant has to. */
const anotherOne =
  'Give its organization another certificate, for which an administrator of its tenant signs in: strongroom org edit NAME --new-certificate'

export function keyNotFound(): KeysError {
  return new KeysError(
    'not_found',
    `The private key of this certificate is not on this server any more. ${anotherOne}`,
  )
}

export function keyUnreadable(cause: unknown): KeysError {
  return new KeysError(
    'wrong_key',
    `The private key of this certificate cannot be opened: its record was changed, or is under another master key. ${anotherOne}`,
    { cause },
  )
}

export function hasCertificate(): KeysError {
  return new KeysError(
    'bad_certificate',
    'This key has its certificate already. Make a new request for another one.',
  )
}

/** Whether it is the key of whoever asks; of anybody when nobody is named. */
export function isOf(key: { readonly context: string }, context: string | undefined): boolean {
  return context === undefined || key.context === context
}
