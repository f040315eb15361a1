/** What Azure Key Vault, or Entra ID before it, refuses: in words that say what to do next. */
import { describeError } from '../../foundation/errors.ts'
import { KeysError } from '../errors.ts'
import type { VaultIdentity } from './vault-identity.ts'

/** Of the libraries: no token, for whichever reason. */
const withoutToken: ReadonlySet<string> = new Set([
  'AggregateAuthenticationError',
  'AuthenticationError',
  'AuthenticationRequiredError',
  'CredentialUnavailableError',
])

export interface RefusedAt {
  readonly url: string
  readonly identity: VaultIdentity
}

export function vaultRefusal(thrown: unknown, at: RefusedAt): KeysError {
  if (thrown instanceof KeysError) return thrown
  const options = { cause: thrown, detail: describeError(thrown) }
  const status = statusOf(thrown)
  if (isWithoutToken(thrown)) return new KeysError('key_vault', noToken(options.detail, at), options)
  if (status === 404)
    return new KeysError('not_found', `The key is not in Azure Key Vault ${at.url} any more.`, options)
  return new KeysError('key_vault', refusal(status, options.detail, at.url), options)
}

function statusOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'statusCode' in thrown ? thrown.statusCode : undefined
}

/** Answers of Entra ID carry its codes whatever the library makes of them; a token file that is gone has none. */
function isWithoutToken(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false
  return withoutToken.has(thrown.name) || /AADSTS\d+/.test(thrown.message) || 'path' in thrown
}

function refusal(status: unknown, detail: string, url: string): string {
  if (/firewall|address is not authorized|public network access/i.test(detail))
    return `Azure Key Vault ${url} lets nobody in from this machine's address. Allow it there (Networking).`
  if (status === 403)
    return `Azure Key Vault ${url} refuses us. Give the server's identity the role Key Vault Crypto Officer there.`
  if (status === 401)
    return `Azure Key Vault ${url} does not accept the token of --key-vault-identity. Take an identity of the tenant that the vault belongs to.`
  return `Azure Key Vault ${url} does not answer as it should. Check the address, the network and --key-vault-identity.`
}

function noToken(detail: string, { url, identity }: RefusedAt): string {
  const code = /AADSTS\d+/.exec(detail)?.[0]
  const said = code === undefined ? '' : ` (${code})`
  if (identity.kind === 'managed')
    return `This machine gets no token of a managed identity${of(identity.clientId)} for Azure Key Vault ${url}${said}. Assign the identity to the machine, or choose another way with --key-vault-identity.`
  const { tenantId, clientId, file } = identity
  const known = placeProblem(code, identity)
  if (known !== undefined) return `${known} (${code})`
  if (identity.kind === 'certificate')
    return `Entra ID does not accept the certificate in ${file} for the application ${clientId} of the tenant ${tenantId}${said}. Register that certificate at the application, or give the right file with --key-vault-identity.`
  if (code === undefined)
    return `The token file ${file} of --key-vault-identity cannot be used. See to it that it is there, can be read, and is renewed before its token expires.`
  return `Entra ID does not accept the token in ${file} for the application ${clientId} of the tenant ${tenantId}${said}. Register the token's issuer and subject there as a federated credential, and see to it that the file is renewed before its token expires.`
}

/** What has nothing to do with the proof. */
function placeProblem(
  code: string | undefined,
  { tenantId, clientId }: Exclude<VaultIdentity, { readonly kind: 'managed' }>,
): string | undefined {
  if (code === 'AADSTS90002') return `There is no tenant ${tenantId}: check --key-vault-identity.`
  if (code === 'AADSTS700016' || code === 'AADSTS7000112' || code === 'AADSTS7000229')
    return `There is no application ${clientId} in the tenant ${tenantId}, or it is disabled: check --key-vault-identity.`
  return undefined
}

function of(clientId: string | undefined): string {
  return clientId === undefined ? '' : ` ${clientId}`
}
