/** What every key provider refuses, and in which words. */
import { KeysError } from './errors.ts'

export function keyNotFound(): KeysError {
  return new KeysError(
    'not_found',
    'The key of this certificate is not here any more. Add the certificate again.',
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
