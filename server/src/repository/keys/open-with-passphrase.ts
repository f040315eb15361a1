/** From nothing but the storage and a passphrase to the repository key (docs/repository-format.md, section 13). */
import { equalBytes } from '../../foundation/bytes.ts'
import { isUuid } from '../../foundation/ids.ts'
import type { Secret } from '../../foundation/secret.ts'
import { headerLength, readKeyClaims } from '../crypto/header.ts'
import { VaultError } from '../errors.ts'
import { configName, keysPrefix, leafOf } from '../names.ts'
import { listAll, type Storage } from '../storage/storage.ts'
import { largestKeyObject } from './key-documents.ts'
import { openKeyObject } from './key-object.ts'
import type { OpenedByPassphrase } from './keys.ts'
import { readKitPassphrase } from './kit-passphrase.ts'

/** Each try takes half a second: whoever fills the storage with keys makes nobody wait for days. */
const mostTries = 256

/**
 * Tries every key object of the repository.
 * @param passphrase - Of a recovery kit as it is printed or typed, or one that somebody chose.
 * @throws {VaultError} `not_found` when there is no repository; `wrong_passphrase`; `storage_failed`
 */
export async function openWithPassphrase(storage: Storage, passphrase: Secret): Promise<OpenedByPassphrase> {
  const config = await storage.getRange(configName, 0, headerLength)
  if (config === undefined || config.length < headerLength)
    throw new VaultError('not_found', 'There is no backup repository there. Check the place.')
  const kit = readKitPassphrase(passphrase)
  const passphrases = kit === undefined ? [passphrase] : [kit, passphrase]
  const damaged: string[] = []
  let tries = 0
  for (const { id, name, bytes } of await readKeyObjects(storage, config))
    for (const candidate of passphrases) {
      tries += 1
      if (tries > mostTries) throw wrongPassphrase(`gave up after ${mostTries} tries`)
      try {
        const opened = await openKeyObject(bytes, candidate, name)
        if (opened !== undefined) return { ...opened, id }
      } catch (error) {
        if (!(error instanceof VaultError)) throw error
        damaged.push(error.detail ?? name)
      }
    }
  throw wrongPassphrase(damaged.length === 0 ? `${tries} tries` : damaged.slice(0, 5).join('; '))
}

interface StoredKeyObject {
  readonly id: string
  readonly name: string
  readonly bytes: Uint8Array
}

/** Those that say that they are of the repository whose config lies there; others are not worth half a second. */
async function readKeyObjects(storage: Storage, config: Uint8Array): Promise<StoredKeyObject[]> {
  const found: StoredKeyObject[] = []
  for (const name of await listAll(storage, keysPrefix)) {
    const id = leafOf(name)
    if (name !== `${keysPrefix}${id}` || !isUuid(id)) continue
    const bytes = await storage.getRange(name, 0, largestKeyObject + 1)
    if (bytes !== undefined && isOfRepository(bytes, config, name)) found.push({ id, name, bytes })
  }
  return found
}

function isOfRepository(bytes: Uint8Array, config: Uint8Array, name: string): boolean {
  try {
    const { repository, keyId } = readKeyClaims(bytes, name)
    return equalBytes(repository, config.subarray(24, 40)) && equalBytes(keyId, config.subarray(40, 56))
  } catch (error) {
    if (error instanceof VaultError && error.code === 'corrupt') return false
    throw error
  }
}

export function wrongPassphrase(detail: string): VaultError {
  return new VaultError(
    'wrong_passphrase',
    'The passphrase opens no key of the backup repository. Check each character; a kit or passphrase that was removed opens nothing any more.',
    { detail },
  )
}
