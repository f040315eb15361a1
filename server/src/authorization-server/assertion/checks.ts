/**
 * What an assertion claims, held against what the administrator allowed: stages 1 and 2 of the exchange. The claims
 * are not verified yet, so these checks can only refuse.
 */
import type {
  AssertionPolicy,
  AuditDetails,
  AuthenticationSwitches,
  OrganizationRow,
} from '../../database/index.ts'
import { isUuid } from '../../foundation/ids.ts'
import type { AcceptedTokens, AssertionClaims } from '../ports.ts'
import { missingScopes } from './scopes.ts'

const skewMs = 60_000
const longestAgeMs = 15 * 60_000
/** 28 hours is the longest life that Microsoft gives a token (continuous access evaluation). */
const longestSpanMs = 29 * 3_600_000

/** Clients that hold a token for everybody who works at a desk: no switch lets them in. */
const neverAllowed: ReadonlySet<string> = new Set([
  '29d9ed98-a469-4536-ade2-f981bc1d605e', // Microsoft Authentication Broker
  'd3590ed6-52b3-4102-aeff-aad2292ab01c', // Microsoft Office
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264', // Microsoft Teams
])

export interface AssertionUnderCheck {
  readonly claims: AssertionClaims
  readonly organization: OrganizationRow
  readonly switches: AuthenticationSwitches
  readonly accepted: AcceptedTokens
  /** Client id of our own sign-in application in the tenant, whose tokens another policy would accept. */
  readonly ownApiId: string | undefined
  readonly now: number
}

export interface CheckRefusal {
  readonly reason: string
  readonly isExpired?: boolean
  readonly details?: AuditDetails
}

type Check = (assertion: AssertionUnderCheck) => CheckRefusal | undefined

/** The first check that refuses, in this order: whose token it is, what it is for, who it is for, when. */
export function checkAssertion(assertion: AssertionUnderCheck): CheckRefusal | undefined {
  for (const check of checks) {
    const refusal = check(assertion)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

const checks: readonly Check[] = [
  tenantAuthentication,
  tenant,
  issuer,
  audience,
  policy,
  person,
  client,
  times,
  tokenId,
  scopes,
]

/** The switches that stand in the way are named at once, so that one command is enough. */
function tenantAuthentication({ switches, organization }: AssertionUnderCheck): CheckRefusal | undefined {
  if (switches.tenantAuthentication) return undefined
  const options = ['--tenant-authentication on', ...policyOptions(switches)]
  return { reason: 'tenant_authentication_off', details: { remedy: remedy(organization, options) } }
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

function audience(assertion: AssertionUnderCheck): CheckRefusal | undefined {
  const { claims, accepted } = assertion
  if (claims.audience !== undefined && accepted.audiences.includes(claims.audience)) return undefined
  return isForOwnApi(assertion) ? { reason: 'own_api_not_served' } : { reason: 'wrong_audience' }
}

function isForOwnApi({ claims, ownApiId }: AssertionUnderCheck): boolean {
  return ownApiId !== undefined && (claims.audience === ownApiId || claims.audience === `api://${ownApiId}`)
}

function policy({ switches, organization }: AssertionUnderCheck): CheckRefusal | undefined {
  if (switches.policies.includes('verify_by_use')) return undefined
  const reason = switches.policies.includes('audience_upgrade')
    ? 'audience_upgrade_not_served'
    : 'verify_by_use_off'
  return { reason, details: { remedy: remedy(organization, policyOptions(switches)) } }
}

function person({ claims }: AssertionUnderCheck): CheckRefusal | undefined {
  // A kind of identity that we do not know is refused like one that is no person.
  if (claims.identityType !== undefined && claims.identityType !== 'user')
    return { reason: 'not_a_user_token' }
  if (claims.scopes.length === 0) return { reason: 'not_a_user_token' }
  return claims.objectId !== undefined && isUuid(claims.objectId) ? undefined : { reason: 'no_user_id' }
}

function client({ claims, switches, organization }: AssertionUnderCheck): CheckRefusal | undefined {
  const { clientId, clientAuthentication } = claims
  if (clientId === undefined || !isUuid(clientId)) return { reason: 'no_client_id' }
  if (neverAllowed.has(clientId)) return { reason: 'client_never_allowed' }
  if (!switches.allowedClientIds.includes(clientId))
    return {
      reason: 'client_not_allowed',
      details: { remedy: remedy(organization, [`--allow-client ${clientId}`]) },
    }
  return clientAuthentication === undefined || clientAuthentication === '0'
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
  const missing = missingScopes(claims.scopes)
  return missing.length === 0 ? undefined : { reason: 'scope_missing', details: { missingScopes: missing } }
}

function policyOptions({ policies }: AuthenticationSwitches): string[] {
  if (policies.includes('verify_by_use')) return []
  const wanted: AssertionPolicy[] = [...policies, 'verify_by_use']
  return wanted.map((name) => `--policy ${name}`)
}

function remedy({ name }: OrganizationRow, options: readonly string[]): string {
  return ['strongroom org auth set', name, ...options].join(' ')
}
