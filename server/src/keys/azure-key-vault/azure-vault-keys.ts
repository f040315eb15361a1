/** Azure Key Vault by Microsoft's own library (Key Vault REST API: keys). */
import type { TokenCredential } from '@azure/identity'
import { CryptographyClient, KeyClient, type KeyClientOptions } from '@azure/keyvault-keys'
import { createPublicKey } from 'node:crypto'
import { KeysError } from '../errors.ts'
import type { VaultIdentity } from './vault-identity.ts'
import type { VaultKeys } from './vault-keys.ts'
import { vaultRefusal } from './vault-refusals.ts'

const keySize = 3072

export interface AzureVaultDependencies {
  /** Origin of the vault. */
  readonly url: string
  /** As whom the credential speaks. */
  readonly identity: VaultIdentity
  readonly credential: TokenCredential
  readonly options: KeyClientOptions
}

export function createAzureVaultKeys({
  url,
  identity,
  credential,
  options,
}: AzureVaultDependencies): VaultKeys {
  const client = new KeyClient(url, credential, options)
  const asked = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      throw vaultRefusal(error, { url, identity })
    }
  }
  return {
    async create(name) {
      const made = await asked(() =>
        client.createRsaKey(name, { keySize, exportable: false, keyOps: ['sign', 'verify'] }),
      )
      const { n, e } = made.key ?? {}
      if (made.id === undefined || n === undefined || e === undefined)
        throw new KeysError(
          'key_vault',
          `Azure Key Vault ${url} made a key and did not say which. Look at it in the portal.`,
        )
      const jwk = { kty: 'RSA', n: base64url(n), e: base64url(e) }
      return { url: made.id, publicKey: createPublicKey({ key: jwk, format: 'jwk' }) }
    },
    async sign(key, algorithm, digest) {
      const { result } = await asked(() =>
        new CryptographyClient(key, credential, options).sign(algorithm, digest),
      )
      return result
    },
    async remove(name) {
      await asked(() => client.beginDeleteKey(name)).catch((error: unknown) => {
        if (!(error instanceof KeysError) || error.code !== 'not_found') throw error
      })
    },
  }
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
