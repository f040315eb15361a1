/**
 * What an assertion claims, held against what the administrator allowed: stages 1 and 2 of the exchange. The claims
 * are not verified yet, so these checks can only refuse.
 */
import type { AuditDetails, AuthenticationSwitches, OrganizationRow } from '../../database/index.ts'
import { isUuid } from '../../foundation/ids.ts'
import type { AcceptedTokens, AssertionClaims } from '../ports.ts'
import { missingOwnApiScopes, missingScopes } from './scopes.ts'

const skewMs = 60_000
const longestAgeMs = 15 * 60_000
/** 28 hours is the longest life that Microsoft gives a token (continuous access evaluation). */
const longestSpanMs = 29 * 3_600_000

/** Which way somebody comes in: each has its own switch. */
export type Door = 'tenant' | 'operator'

export interface AssertionUnderCheck {
  readonly claims: AssertionClaims
  readonly organization: OrganizationRow
  readonly switches: AuthenticationSwitches
  readonly accepted: AcceptedTokens
  /** Client id of our own sign-in application in the tenant, which exposes our API. */
  readonly ownApiId: string | undefined
  readonly door: Door
  readonly now: number
}

export interface CheckRefusal {
  readonly reason: string
  readonly isExpired?: boolean
  readonly isInteractionRequired?: boolean
  readonly details?: AuditDetails
}

type Check = (assertion: AssertionUnderCheck) => CheckRefusal | undefined

/** Whether the token is for our own API; any other that is accepted is for Microsoft Graph. */
export function isForOwnApi({ claims, ownApiId }: Pick<AssertionUnderCheck, 'claims' | 'ownApiId'>): boolean {
  return ownApiId !== undefined && claims.audience === ownApiId
}

/** The first check that refuses, in this order: whose token it is, what it is for, who it is for, when. */
export function checkAssertion(assertion: AssertionUnderCheck): CheckRefusal | undefined {
  const checks = isForOwnApi(assertion) ? ownApiChecks : graphChecks
  for (const check of checks) {
    const refusal = check(assertion)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

/** What the claims of a verified token for our own API must say, wherever it came from. */
export function checkVerifiedClaims(assertion: AssertionUnderCheck): CheckRefusal | undefined {
  for (const check of verifiedChecks) {
    const refusal = check(assertion)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

const verifiedChecks: readonly Check[] = [ownApiPerson, client, publicClient, times, tokenId, ownApiScopes]
const ownApiChecks: readonly Check[] = [gate, tenant, issuer, ...verifiedChecks]
const graphChecks: readonly Check[] = [
  gate,
  tenant,
  issuer,
  audience,
  policy,
  person,
  client,
  publicClient,
  times,
  tokenId,
  scopes,
]

/** The switches that stand in the way are named at once, so that one command is enough. */
function gate(assertion: AssertionUnderCheck): CheckRefusal | undefined {
  const { switches, organization, door } = assertion
  if (door === 'operator')
    return switches.operatorAuthentication
      ? undefined
      : refused('operator_authentication_off', organization, ['--operator-authentication on'])
  if (switches.tenantAuthentication) return undefined
  const options = isForOwnApi(assertion) ? [] : policyOptions(switches)
  return refused('tenant_authentication_off', organization, ['--tenant-authentication on', ...options])
}

function tenant({ claims, organization }: AssertionUnderCheck): CheckRefusal | undefined {
  return claims.tenantId === organization.tenantId ? undefined : { reason: 'wrong_tenant' }
}

function issuer({ claims, organization, accepted }: AssertionUnderCheck): CheckRefusal | undefined {
  const issuers = accepted.issuers.map((text) => text.replaceAll('{tid}', organization.tenantId))
  return claims.issuer !== undefined && issuers.includes(claims.issuer)
    ? undefined
    : { reason: 'wrong_issuer' }
}

function audience({ claims, accepted, ownApiId, door }: AssertionUnderCheck): CheckRefusal | undefined {
  // The application is registered for version 2; in version 1 its audience would be the URI.
  if (ownApiId !== undefined && claims.audience === `api://${ownApiId}`)
    return { reason: 'wrong_token_version' }
  if (claims.audience === undefined || !accepted.audiences.includes(claims.audience))
    return { reason: 'wrong_audience' }
  return door === 'operator' ? { reason: 'own_api_required' } : undefined
}

function policy({ switches, organization }: AssertionUnderCheck): CheckRefusal | undefined {
  return switches.policies.includes('verify_by_use') || switches.policies.includes('audience_upgrade')
    ? undefined
    : refused('verify_by_use_off', organization, policyOptions(switches))
}

function person({ claims }: AssertionUnderCheck): CheckRefusal | undefined {
  // A kind of identity that we do not know is refused like one that is no person.
  if (claims.identityType !== undefined && claims.identityType !== 'user')
    return { reason: 'not_a_user_token' }
  if (claims.scopes.length === 0) return { reason: 'not_a_user_token' }
  return claims.objectId !== undefined && isUuid(claims.objectId) ? undefined : { reason: 'no_user_id' }
}

/** Our own API asks for the claim, so that its absence is no answer. */
function ownApiPerson(assertion: AssertionUnderCheck): CheckRefusal | undefined {
  return assertion.claims.identityType === 'user' ? person(assertion) : { reason: 'not_a_user_token' }
}

function client({ claims, switches, organization, accepted }: AssertionUnderCheck): CheckRefusal | undefined {
  const { clientId } = claims
  if (clientId === undefined || !isUuid(clientId)) return { reason: 'no_client_id' }
  if (accepted.refusedClientIds.has(clientId)) return { reason: 'client_never_allowed' }
  return switches.allowedClientIds.includes(clientId)
    ? undefined
    : refused('client_not_allowed', organization, [`--allow-client ${clientId}`])
}

/** Version 2 tokens always say how the client proved itself; for others silence counts as not at all. */
function publicClient(assertion: AssertionUnderCheck): CheckRefusal | undefined {
  const { clientAuthentication } = assertion.claims
  if (clientAuthentication === '0') return undefined
  return clientAuthentication === undefined && !isForOwnApi(assertion)
    ? undefined
    : { reason: 'client_not_public' }
}

function times({ claims, now }: AssertionUnderCheck): CheckRefusal | undefined {
  const { expiresAt, notBefore, issuedAt } = claims
  if (expiresAt === undefined || issuedAt === undefined) return { reason: 'times_missing' }
  if (expiresAt + skewMs <= now) return { reason: 'expired', isExpired: true }
  if ((notBefore ?? issuedAt) - skewMs > now || issuedAt - skewMs > now) return { reason: 'not_yet_valid' }
  if (expiresAt - issuedAt > longestSpanMs) return { reason: 'lives_too_long' }
  return now - issuedAt > longestAgeMs + skewMs ? { reason: 'too_old', isExpired: true } : undefined
}

function tokenId({ claims }: AssertionUnderCheck): CheckRefusal | undefined {
  return claims.tokenId === undefined || claims.tokenId === '' ? { reason: 'no_token_id' } : undefined
}

function scopes({ claims }: AssertionUnderCheck): CheckRefusal | undefined {
  return scopeRefusal(missingScopes(claims.scopes))
}

function ownApiScopes({ claims }: AssertionUnderCheck): CheckRefusal | undefined {
  return scopeRefusal(missingOwnApiScopes(claims.scopes))
}

function scopeRefusal(missing: readonly string[]): CheckRefusal | undefined {
  return missing.length === 0 ? undefined : { reason: 'scope_missing', details: { missingScopes: missing } }
}

/** `own_api` needs no mention: it is always in force. */
function policyOptions({ policies }: AuthenticationSwitches): string[] {
  if (policies.includes('verify_by_use') || policies.includes('audience_upgrade')) return []
  return ['--policy verify_by_use']
}

function refused(reason: string, organization: OrganizationRow, options: readonly string[]): CheckRefusal {
  return { reason, details: { remedy: remedyFor(organization, options) } }
}

/** The command that lifts the refusal. */
export function remedyFor({ name }: OrganizationRow, options: readonly string[]): string {
  return ['strongroom org auth set', name, ...options].join(' ')
}
