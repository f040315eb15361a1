/** Looks for a key among those of a vault, by its public half (Key Vault REST API: Get Keys, Get Key Versions, Get Key). */
import type { TokenCredential } from '@azure/identity'
import { KeyClient, type KeyClientOptions } from '@azure/keyvault-keys'
import type { KeyObject } from 'node:crypto'
import { KeysError } from '../errors.ts'

/** A vault with more keys of others than this is not one for the keys of backup applications. */
const mostVersions = 1000

export interface VaultSearch {
  readonly url: string
  readonly credential: TokenCredential
  readonly options: KeyClientOptions
  /** Names of keys that were compared already. */
  readonly known: ReadonlySet<string>
}

/**
 * @returns what to call the key; undefined when the vault does not hold it.
 * @throws {KeysError} `key_vault` for a vault with too many keys, and what the library throws.
 */
export async function searchVault(
  { url, credential, options, known }: VaultSearch,
  publicKey: KeyObject,
): Promise<string | undefined> {
  const { n: modulus } = publicKey.export({ format: 'jwk' })
  const client = new KeyClient(url, credential, options)
  let seen = 0
  for await (const { name } of client.listPropertiesOfKeys()) {
    if (known.has(name)) continue
    for await (const { version = '' } of client.listPropertiesOfKeyVersions(name)) {
      seen += 1
      if (seen > mostVersions) throw tooMany(url)
      const { key } = await client.getKey(name, { version })
      if (key?.n !== undefined && Buffer.from(key.n).toString('base64url') === modulus)
        return `the key ${name} of ${url}`
    }
  }
  return undefined
}

function tooMany(url: string): KeysError {
  return new KeysError(
    'key_vault',
    `Azure Key Vault ${url} holds more than ${mostVersions} keys of others, so that the key of --key-vault-identity cannot be compared with them. Give this server a vault of its own.`,
  )
}
