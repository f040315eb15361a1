/** A client assertion that another issuer signed, matched with a federated identity credential (microsoft.md 1.3 and 3.2). */
import { constants, verify, type KeyObject } from 'node:crypto'
import type { Application } from '../../tenant/model.ts'
import type { EntraContext } from '../context.ts'
import { federation as federationError } from '../errors/federation.ts'
import { v1Issuer, v2Issuer } from '../tokens/claims.ts'
import type { DecodedJwt } from '../tokens/jwt.ts'
import { fetchIssuerKey } from './issuer-keys.ts'

/** The application id that tokens for `api://AzureADTokenExchange` name as their audience. */
export const tokenExchangeAppId = 'fb60f99c-7a34-4190-8149-302f77469936'

/** Names of the token exchange, one per cloud. */
export const tokenExchangeAudiences = [
  'api://AzureADTokenExchange',
  'api://AzureADTokenExchangeUSGov',
  'api://AzureADTokenExchangeChina',
] as const

const loginHosts = new Set([
  'login.microsoftonline.com',
  'login.windows.net',
  'sts.windows.net',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
  'sts.chinacloudapi.cn',
])

/** An assertion that names an address as its issuer comes from elsewhere; an application names its own id. */
export function isFederated(issuer: unknown): issuer is string {
  return typeof issuer === 'string' && /^https?:\/\//.test(issuer)
}

function isEntra(context: EntraContext, issuer: string): boolean {
  if (!URL.canParse(issuer)) return false
  const url = new URL(issuer)
  return url.origin === context.origin() || loginHosts.has(url.host)
}

/** Kubernetes writes one audience as a list of one. */
function audienceOf(claim: unknown): string {
  const value: unknown = Array.isArray(claim) && claim.length === 1 ? claim[0] : claim
  return typeof value === 'string' ? value : ''
}

function matchesAudience(audiences: readonly string[], audience: string): boolean {
  if (audience !== tokenExchangeAppId) return audiences.includes(audience)
  return tokenExchangeAudiences.some((name) => audiences.includes(name))
}

/** All three must match exactly, letter by letter. */
function checkRecords(application: Application, issuer: string, token: DecodedJwt, now: number): void {
  const ofIssuer = application.federatedIdentityCredentials.filter((record) => record.issuer === issuer)
  if (ofIssuer.length === 0) throw federationError.issuer(issuer)
  const { sub } = token.claims
  const ofSubject = ofIssuer.filter(({ subject }) => subject === sub)
  if (ofSubject.length === 0) throw federationError.subject(typeof sub === 'string' ? sub : '')
  const audience = audienceOf(token.claims['aud'])
  const matching = ofSubject.filter(({ audiences }) => matchesAudience(audiences, audience))
  if (matching.length === 0) throw federationError.audience(audience)
  // Before it is replicated a new credential matches nothing (microsoft.md 3.6).
  if (matching.every(({ effectiveAt = 0 }) => effectiveAt > now))
    throw federationError.notYet(issuer, typeof sub === 'string' ? sub : '', audience)
}

/** Of Entra ID's own tokens only those of a managed identity of the same tenant may stand in for an application. */
function ownKey(context: EntraContext, issuer: string, token: DecodedJwt): KeyObject {
  if (![v1Issuer(context), v2Issuer(context)].includes(issuer)) throw federationError.otherTenant(issuer)
  const keyId = String(token.header['kid'])
  const key = context.keys.published().find((published) => published.keyId === keyId)
  if (key === undefined) throw federationError.unknownKey(keyId, issuer)
  const principal = context.tenant.servicePrincipals.get(String(token.claims['oid']))
  if (principal?.servicePrincipalType !== 'ManagedIdentity') throw federationError.notManagedIdentity()
  return key.publicKey
}

/**
 * Checks everything but the time, which is the same for every assertion.
 * @throws {StsError} 700211, 700212 or 700213 where no credential matches, 70021 where one is too new, 700226 or 700236 for tokens of Entra ID
 *   itself, 90061 and 7000272 for the issuer's documents, 5002738 or 700027 for the signature.
 */
export async function checkFederatedAssertion(
  context: EntraContext,
  application: Application,
  issuer: string,
  token: DecodedJwt,
): Promise<void> {
  checkRecords(application, issuer, token, context.clock.now())
  const { alg, kid } = token.header
  if (alg !== 'RS256') throw federationError.algorithm(String(alg))
  const keyId = typeof kid === 'string' ? kid : ''
  const key = isEntra(context, issuer)
    ? ownKey(context, issuer, token)
    : await fetchIssuerKey(context.fetchJson, issuer, keyId)
  const data = Buffer.from(`${token.headerPart}.${token.payloadPart}`)
  const isSigned = verify('sha256', data, { key, padding: constants.RSA_PKCS1_PADDING }, token.signature)
  if (!isSigned) throw federationError.badSignature(keyId)
}
