/** Who calls: the challenge of Key Vault, and the token that answers it (RFC 6750; Key Vault REST authentication). */
import type { KeyObject } from 'node:crypto'
import { decodeJwt, verifyOwnJwt, type DecodedJwt } from '../entra/tokens/jwt.ts'
import type { SimulatorRequest } from '../http.ts'
import { keyVaultAppId } from '../tenant/microsoft-applications.ts'
import { type Caller, VaultFailure } from './errors.ts'
import type { Vault } from './model.ts'

export interface TokenRules {
  /** Keys that Entra ID signs with. */
  readonly publishedKeys: () => readonly { readonly keyId: string; readonly publicKey: KeyObject }[]
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  /** Where tokens are to be had. */
  readonly loginOrigin: () => string
  /** `https://vault.azure.net`, or what it is called in a national cloud. */
  readonly resource: string
}

function unauthorized(rules: TokenRules, vault: Vault, message: string): VaultFailure {
  const authority = `${rules.loginOrigin()}/${vault.tenantId}`
  return new VaultFailure(401, 'Unauthorized', message, {
    headers: { 'www-authenticate': `Bearer authorization="${authority}", resource="${rules.resource}"` },
  })
}

function text(token: DecodedJwt, name: string): string {
  const value = token.claims[name]
  return typeof value === 'string' ? value : ''
}

function number(token: DecodedJwt, name: string): number {
  const value = token.claims[name]
  return typeof value === 'number' ? value : Number.NaN
}

function refusalOf(rules: TokenRules, vault: Vault, token: DecodedJwt): string | undefined {
  const key = rules.publishedKeys().find(({ keyId }) => keyId === token.header['kid'])
  if (key === undefined || !verifyOwnJwt(key.publicKey, token))
    return 'AKV10046: Unable to resolve the key used for signature validation.'
  const audience = text(token, 'aud')
  if (![rules.resource, keyVaultAppId].includes(audience.replace(/\/$/, '')))
    return `AKV10022: Invalid audience. Expected ${rules.resource}, found: ${audience}.`
  if (text(token, 'tid') !== vault.tenantId)
    return `AKV10032: Invalid issuer. Expected one of https://sts.windows.net/${vault.tenantId}/, found ${text(token, 'iss')}.`
  const now = rules.now() / 1000
  if (!(now < number(token, 'exp') && now >= number(token, 'nbf')))
    return 'AKV10012: Token validation failed. The token is expired or not yet valid.'
  return undefined
}

/**
 * The caller that a bearer token names.
 * @throws {VaultFailure} 401 with the challenge, when there is no token or a wrong one.
 */
export function callerOf(rules: TokenRules, vault: Vault, request: SimulatorRequest): Caller {
  const [scheme, value = ''] = request.headers.authorization?.trim().split(/ +/) ?? []
  if (scheme?.toLowerCase() !== 'bearer')
    throw unauthorized(rules, vault, 'AKV10000: Request is missing a Bearer or PoP token.')
  const token = decodeJwt(value)
  if (token === undefined)
    throw unauthorized(rules, vault, 'AKV10001: The token is not a well-formed JSON web token.')
  const refusal = refusalOf(rules, vault, token)
  if (refusal !== undefined) throw unauthorized(rules, vault, refusal)
  return { appid: text(token, 'appid'), oid: text(token, 'oid'), iss: text(token, 'iss') }
}
