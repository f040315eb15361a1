/** A text that the master key sealed beside the records: by it the right key is told from any other. */
import { KeysError } from './errors.ts'
import type { SecretBox } from './keys.ts'

const context = 'master key check'
const text = 'This installation and its master key belong together.'

/** In base64url. */
export function sealWitness(secretBox: SecretBox): string {
  return Buffer.from(secretBox.seal(Buffer.from(text), context)).toString('base64url')
}

export function opensWitness(secretBox: SecretBox, sealed: string): boolean {
  try {
    secretBox.open(Buffer.from(sealed, 'base64url'), context)
    return true
  } catch {
    return false
  }
}

export function wrongMasterKey(): KeysError {
  return new KeysError(
    'bad_master_key',
    'The master key is not the one with which the records of this server were sealed. Start the server with that one; nothing was changed.',
  )
}
