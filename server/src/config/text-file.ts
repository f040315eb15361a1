/** Files that an option names and that hold text: a password, a certificate. */
import { readFile } from 'node:fs/promises'
import { describeError } from '../foundation/errors.ts'
import { Secret } from '../foundation/secret.ts'
import { ConfigurationError } from './errors.ts'
import type { MasterKeyChoice } from './key-options.ts'

/** @throws {ConfigurationError} `unreadable_file` with the option that names it. */
export async function readTextFile(file: string, option: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const message = `${option}: ${file} cannot be read. Check the path and who may read it.`
    throw new ConfigurationError('unreadable_file', message, { cause: error, detail: describeError(error) })
  }
}

/** The first line of the file, without its end. */
export async function readPasswordFile(file: string, option: string): Promise<Secret> {
  const [line = ''] = (await readTextFile(file, option)).split(/\r?\n/)
  if (line === '')
    throw new ConfigurationError(
      'unreadable_file',
      `${option}: ${file} is empty. Write the password into it.`,
    )
  return new Secret(line)
}

/** The choice with the passphrase itself, where there is one. */
export async function readMasterKeySource(
  { masterKey }: { readonly masterKey: MasterKeyChoice },
  option = '--master-key-passphrase-file',
): Promise<
  | Exclude<MasterKeyChoice, { kind: 'passphrase' }>
  | { readonly kind: 'passphrase'; readonly passphrase: Secret }
> {
  if (masterKey.kind !== 'passphrase') return masterKey
  const passphrase = await readPasswordFile(masterKey.passphraseFile, option)
  return { kind: 'passphrase', passphrase }
}
