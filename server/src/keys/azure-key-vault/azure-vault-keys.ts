/** Azure Key Vault by Microsoft's own library (Key Vault REST API: keys). */
import type { TokenCredential } from '@azure/identity'
import { CryptographyClient, KeyClient, type KeyClientOptions } from '@azure/keyvault-keys'
import { createPublicKey } from 'node:crypto'
import { describeError } from '../../foundation/errors.ts'
import { KeysError } from '../errors.ts'
import type { VaultKeys } from './vault-keys.ts'

const keySize = 3072

export interface AzureVaultDependencies {
  /** Origin of the vault. */
  readonly url: string
  readonly credential: TokenCredential
  readonly options: KeyClientOptions
}

export function createAzureVaultKeys({ url, credential, options }: AzureVaultDependencies): VaultKeys {
  const client = new KeyClient(url, credential, options)
  return {
    async create(name) {
      const made = await asked(url, () =>
        client.createRsaKey(name, { keySize, exportable: false, keyOps: ['sign', 'verify'] }),
      )
      const { n, e } = made.key ?? {}
      if (made.id === undefined || n === undefined || e === undefined)
        throw keyVault(`Azure Key Vault ${url} made a key and did not say which. Look at it in the portal.`)
      const jwk = { kty: 'RSA', n: base64url(n), e: base64url(e) }
      return { url: made.id, publicKey: createPublicKey({ key: jwk, format: 'jwk' }) }
    },
    async sign(key, algorithm, digest) {
      const { result } = await asked(url, () =>
        new CryptographyClient(key, credential, options).sign(algorithm, digest),
      )
      return result
    },
    async remove(name) {
      await asked(url, () => client.beginDeleteKey(name)).catch((error: unknown) => {
        if (!(error instanceof KeysError) || error.code !== 'not_found') throw error
      })
    },
  }
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

async function asked<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
    if (status === 404)
      throw new KeysError('not_found', `The key is not in Azure Key Vault ${url} any more.`, { cause: error })
    const detail = describeError(error)
    if (status === 401 || status === 403)
      throw keyVault(
        `Azure Key Vault ${url} refuses us. Give the server's identity the role Key Vault Crypto Officer there.`,
        { cause: error, detail },
      )
    throw keyVault(
      `Azure Key Vault ${url} does not answer as it should. Check the address, the network and --key-vault-identity.`,
      { cause: error, detail },
    )
  }
}

function keyVault(message: string, options: { cause?: unknown; detail?: string } = {}): KeysError {
  return new KeysError('key_vault', message, options)
}
