/** As whom the server speaks to the vault: never by a key that the vault holds. */
import {
  ClientCertificateCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity'
import type { KeyClientOptions } from '@azure/keyvault-keys'
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { KeysError } from '../errors.ts'

/** Files are absolute. */
export type VaultIdentity =
  | { readonly kind: 'managed'; readonly clientId: string | undefined }
  | {
      readonly kind: 'token-file' | 'certificate'
      readonly tenantId: string
      readonly clientId: string
      readonly file: string
    }

/** The cloud that the vault belongs to. */
export interface VaultCloud {
  readonly loginUrl: string
  /** PEM file of an own certification authority. */
  readonly caFile?: string
  readonly keyVaultSuffix?: string
}

/** The suffixes of Microsoft's clouds; only there does the vault's challenge name the vault's own domain. */
const microsoftSuffixes: ReadonlySet<string> = new Set([
  'vault.azure.net',
  'vault.usgovcloudapi.net',
  'vault.azure.cn',
])

/**
 * How Microsoft's library is to connect.
 * @throws {KeysError} `key_vault` for a vault that is not in this cloud: our token would go to a stranger.
 */
export function connectionOptions(url: string, cloud: VaultCloud): KeyClientOptions {
  const { hostname } = new URL(url)
  const { keyVaultSuffix: suffix, caFile } = cloud
  if (suffix === undefined || (hostname !== suffix && !hostname.endsWith(`.${suffix}`)))
    throw new KeysError(
      'key_vault',
      `--key-vault: ${url} is not in this cloud, whose vaults end with ${suffix ?? '(none)'}.`,
    )
  return { ...trusting(caFile), disableChallengeResourceVerification: !microsoftSuffixes.has(suffix) }
}

export function createVaultCredential(identity: VaultIdentity, cloud: VaultCloud): TokenCredential {
  const ca = trusting(cloud.caFile)
  const options = {
    ...ca,
    authorityHost: cloud.loginUrl,
    // Microsoft's directory of clouds does not know one of our own.
    disableInstanceDiscovery: cloud.caFile !== undefined,
  }
  if (identity.kind === 'managed')
    return identity.clientId === undefined
      ? new ManagedIdentityCredential(ca)
      : new ManagedIdentityCredential({ clientId: identity.clientId, ...ca })
  const { tenantId, clientId, file } = identity
  return identity.kind === 'token-file'
    ? new WorkloadIdentityCredential({ ...options, tenantId, clientId, tokenFilePath: file })
    : new ClientCertificateCredential(tenantId, clientId, { certificatePath: file }, options)
}

function trusting(caFile: string | undefined): Pick<KeyClientOptions, 'tlsOptions'> {
  return caFile === undefined
    ? {}
    : { tlsOptions: { ca: [...rootCertificates, readFileSync(caFile, 'utf8')] } }
}
