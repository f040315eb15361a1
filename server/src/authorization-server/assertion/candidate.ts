/** Stages 1 and 2 of the exchange: form, organization, switches and claims, all without asking anybody. */
import {
  type AuditDetails,
  type Database,
  findAuthenticationSwitches,
  findOrganizationApplication,
  isAssertionSeen,
  type OrganizationRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import type { Secret } from '../../foundation/secret.ts'
import { directoryObjectIdOf } from '../ids.ts'
import type { AcceptedTokensOf, AssertionClaims, AssertionDecoder } from '../ports.ts'
import { type AssertionUnderCheck, checkAssertion, type Door } from './checks.ts'
import { readAssertion } from './document.ts'
import { rejected } from './refusal.ts'
import { isOverprivileged } from './scopes.ts'

/** What is known after the cheap checks; the claims are still only claimed. */
export interface Candidate extends AssertionUnderCheck {
  readonly accessToken: Secret
  readonly digest: Uint8Array
  readonly userId: DirectoryObjectId
  readonly details: AuditDetails
}

export interface ScreenDependencies {
  readonly database: Database
  readonly decode: AssertionDecoder
  readonly acceptedTokensOf: AcceptedTokensOf
  readonly clock: Clock
}

export interface Attempt {
  /** The parameter as it came. */
  readonly assertion: string
  readonly door: Door
  /** The registered organization that the request names; the claims may help to find it, and prove nothing. */
  readonly find: (claims: AssertionClaims) => Promise<OrganizationRow | undefined>
}

/** Stands for an organization that is not there, so that its absence costs the same steps. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** @throws {OAuthError} `invalid_grant` */
export async function screen(
  { database: { db }, decode, acceptedTokensOf, clock }: ScreenDependencies,
  { assertion, door, find }: Attempt,
): Promise<Candidate> {
  const read = readAssertion(assertion)
  if (!read.isReadable) throw rejected({ reason: read.reason })
  const { accessToken, digest } = read
  const claims = decode(accessToken)
  if (claims === undefined) throw rejected({ reason: 'access_token_malformed' })
  const details = detailsOf(claims, digest, clock.now())
  const organization = await find(claims)
  const switches = await findAuthenticationSwitches(db, organization?.id ?? nobody)
  const signIn = await findOrganizationApplication(db, organization?.id ?? nobody, 'sign-in')
  if (organization === undefined) throw rejected({ reason: 'organization_unknown', details })
  const accepted = acceptedTokensOf(organization.cloud)
  if (accepted === undefined) throw rejected({ reason: 'cloud_unknown', details }, organization)
  const given = { claims, organization, switches, accepted, ownApiId: signIn?.appId, door, now: clock.now() }
  const refusal = checkAssertion(given)
  if (refusal !== undefined)
    throw rejected({ ...refusal, details: { ...details, ...refusal.details } }, organization)
  const seen = { tenantId: organization.tenantId, tokenId: claims.tokenId ?? '', digest }
  if (await isAssertionSeen(db, seen)) throw rejected({ reason: 'replay', details }, organization)
  return { ...given, accessToken, digest, details, userId: directoryObjectIdOf(claims.objectId ?? '') }
}

/** The same candidate with the claims of another token, to be checked like its own. */
export function withClaims(candidate: Candidate, claims: AssertionClaims): Candidate {
  return { ...candidate, claims }
}

/** What identifies the attempt, and lets the tenant's own sign-in log be joined with ours. */
function detailsOf(claims: AssertionClaims, digest: Uint8Array, now: number): AuditDetails {
  const { issuedAt } = claims
  const optional = {
    tenantId: claims.tenantId,
    userId: claims.objectId,
    clientId: claims.clientId,
    audience: claims.audience,
    issuer: claims.issuer,
    tokenId: claims.tokenId,
    issuedAt,
    ageSeconds: issuedAt === undefined ? undefined : Math.round((now - issuedAt) / 1000),
    expiresAt: claims.expiresAt,
    authenticatedAt: claims.authenticatedAt,
  }
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  return {
    ...given,
    digest: Buffer.from(digest).toString('hex', 0, 8),
    scopes: claims.scopes,
    authenticationMethods: claims.authenticationMethods,
    authenticationContexts: claims.authenticationContexts,
    isOverprivileged: isOverprivileged(claims.scopes),
  }
}
