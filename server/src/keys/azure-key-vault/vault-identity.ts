/** As whom the server speaks to the vault: never by a key that the vault holds. */
import {
  type ClientCertificateCredentialOptions,
  ManagedIdentityCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity'
import type { KeyClientOptions } from '@azure/keyvault-keys'
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { KeysError } from '../errors.ts'
import {
  type CertificateCredentialDependencies,
  createCertificateCredential,
} from './certificate-credential.ts'
import type { NamedIdentity } from './identity-certificate.ts'

/** Files are absolute. */
export type VaultIdentity =
  | { readonly kind: 'managed'; readonly clientId: string | undefined }
  | ({ readonly kind: 'token-file' | 'certificate' } & NamedIdentity)

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

/** How Microsoft's library is to sign in. */
function signInOptions({ loginUrl, caFile }: VaultCloud): ClientCertificateCredentialOptions {
  return {
    ...trusting(caFile),
    authorityHost: loginUrl,
    // Microsoft's directory of clouds does not know one of our own.
    disableInstanceDiscovery: caFile !== undefined,
  }
}

/**
 * @param dependencies - To compare the key of a certificate with those that are held.
 * @throws {KeysError} `key_vault` when the certificate cannot be the identity. Nothing is sent yet.
 */
export async function createVaultCredential(
  identity: VaultIdentity,
  cloud: VaultCloud,
  dependencies: CertificateCredentialDependencies,
): Promise<TokenCredential> {
  const ca = trusting(cloud.caFile)
  if (identity.kind === 'managed')
    return identity.clientId === undefined
      ? new ManagedIdentityCredential(ca)
      : new ManagedIdentityCredential({ clientId: identity.clientId, ...ca })
  const options = signInOptions(cloud)
  const { tenantId, clientId, file } = identity
  if (identity.kind === 'token-file')
    return new WorkloadIdentityCredential({ ...options, tenantId, clientId, tokenFilePath: file })
  const credential = createCertificateCredential(identity, dependencies, options)
  await credential.check()
  return credential
}

function trusting(caFile: string | undefined): Pick<KeyClientOptions, 'tlsOptions'> {
  return caFile === undefined
    ? {}
    : { tlsOptions: { ca: [...rootCertificates, readFileSync(caFile, 'utf8')] } }
}
