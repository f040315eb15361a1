/**
 * The JWT bearer grant (RFC 7523 §2.1) in the form that clients of this API family use: `client_id` names the tenant,
 * `assertion` is what Microsoft's token endpoint answered. Microsoft Graph, which the token is for, is its verifier;
 * whether the person may come in, and what they see, our own application's look-up decides.
 */
import type { Transaction } from 'kysely'
import { checkAssertion, type CheckRefusal } from '../assertion/checks.ts'
import { readAssertion } from '../assertion/document.ts'
import { resolveOrganization } from '../assertion/organization.ts'
import { isOverprivileged } from '../assertion/scopes.ts'
import type { TokenPair } from '../authorization-server.ts'
import {
  appendAudit,
  type AuditDetails,
  type AuthenticationSwitches,
  type Database,
  type DatabaseSchema,
  findAuthenticationSwitches,
  findOrganizationApplication,
  insertSeenAssertion,
  isAssertionSeen,
  type OrganizationRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import type { Secret } from '../../foundation/secret.ts'
import { OAuthError } from '../errors.ts'
import { directoryObjectIdOf, organizationIdOf } from '../ids.ts'
import type { RecentPeople } from '../people/recent-people.ts'
import { type Standing, standingOf } from '../people/standing.ts'
import type { AcceptedTokensOf, AssertionClaims, AssertionDecoder, AssertionVerifier } from '../ports.ts'
import { beginSession } from '../sessions.ts'
import { createProofBudget } from '../throttle/proof-budget.ts'
import { type Grant, type GrantRequest, parameter } from './grant.ts'

const skewMs = 60_000

export interface JwtBearerDependencies {
  readonly database: Database
  readonly decode: AssertionDecoder
  readonly acceptedTokensOf: AcceptedTokensOf
  readonly verifier: AssertionVerifier
  readonly people: RecentPeople
  readonly clock: Clock
  readonly random: Random
}

/** What is known after the cheap checks; the claims are still only claimed. */
interface Candidate {
  readonly organization: OrganizationRow
  readonly switches: AuthenticationSwitches
  readonly claims: AssertionClaims
  readonly accessToken: Secret
  readonly digest: Uint8Array
  readonly userId: DirectoryObjectId
  readonly details: AuditDetails
}

export function createJwtBearerGrant(dependencies: JwtBearerDependencies): Grant {
  const budget = createProofBudget(dependencies.clock)
  return {
    grantType: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    action: 'token.assertion',
    requiredParameters: ['client_id', 'assertion'],
    async handle(request) {
      const candidate = await screen(dependencies, request)
      budget.spend(request.remoteAddress, candidate.organization.id)
      await prove(dependencies, candidate)
      const standing = await lookUp(dependencies, candidate)
      return consumeAndIssue(dependencies, candidate, standing, request)
    },
  }
}

/** Stages 1 and 2: form, organization, switches and claims, all without asking anybody. */
async function screen(
  { database, decode, acceptedTokensOf, clock }: JwtBearerDependencies,
  request: GrantRequest,
): Promise<Candidate> {
  const read = readAssertion(parameter(request, 'assertion'))
  if (!read.isReadable) throw rejected({ reason: read.reason })
  const { accessToken, digest } = read
  const claims = decode(accessToken)
  if (claims === undefined) throw rejected({ reason: 'access_token_malformed' })
  const details = detailsOf(claims, digest)
  const organization = await resolveOrganization(database.db, parameter(request, 'client_id'))
  if (organization === undefined) throw rejected({ reason: 'organization_unknown', details })
  const accepted = acceptedTokensOf(organization.cloud)
  if (accepted === undefined) throw rejected({ reason: 'cloud_unknown', details }, organization)
  const switches = await findAuthenticationSwitches(database.db, organization.id)
  const signIn = await findOrganizationApplication(database.db, organization.id, 'sign-in')
  const now = clock.now()
  const refusal = checkAssertion({ claims, organization, switches, accepted, ownApiId: signIn?.appId, now })
  if (refusal !== undefined)
    throw rejected({ ...refusal, details: { ...details, ...refusal.details } }, organization)
  const seen = { tenantId: organization.tenantId, tokenId: claims.tokenId ?? '', digest }
  if (await isAssertionSeen(database.db, seen)) throw rejected({ reason: 'replay', details }, organization)
  const userId = directoryObjectIdOf(claims.objectId ?? '')
  return { organization, switches, claims, accessToken, digest, userId, details }
}

/** Stage 3: Graph accepts these very bytes and names the same tenant and user. */
async function prove({ verifier }: JwtBearerDependencies, candidate: Candidate): Promise<void> {
  const { organization, userId, accessToken, details } = candidate
  const proven = await verifier.verifyByUse(organizationIdOf(organization.id), accessToken)
  if (proven === undefined) throw rejected({ reason: 'graph_refused_token', details }, organization)
  if (proven.tenantId.toLowerCase() !== organization.tenantId || proven.userId.toLowerCase() !== userId)
    throw rejected({ reason: 'proof_differs', details }, organization)
}

/** Stage 4: the person as the directory knows them now, by our own credential. */
async function lookUp(
  { people }: JwtBearerDependencies,
  { organization, userId, switches, claims, details }: Candidate,
): Promise<Extract<Standing, { isGood: true }>> {
  const person = await people.lookUpNow(organizationIdOf(organization.id), userId)
  const standing = standingOf(person, switches, claims.issuedAt ?? 0)
  if (standing.isGood) return standing
  const remedy =
    standing.reason === 'guest_not_allowed'
      ? { remedy: `strongroom org auth set ${organization.name} --allow-guests on` }
      : {}
  throw rejected({ reason: standing.reason, details: { ...details, ...remedy } }, organization)
}

/** Stage 5: the assertion is used up and the session begins in one transaction, or neither. */
async function consumeAndIssue(
  { database, clock, random }: JwtBearerDependencies,
  candidate: Candidate,
  { reach, userName }: Extract<Standing, { isGood: true }>,
  { requestId, remoteAddress, settings }: GrantRequest,
): Promise<TokenPair> {
  const { organization, userId, details } = candidate
  const now = clock.now()
  const pair = await database.transaction(async (trx) => {
    if (!(await useUp(trx, candidate, now))) return undefined
    const subject = {
      principalKind: 'person',
      accountId: null,
      organizationId: organization.id,
      userId,
      userName,
      reach,
      workloads: reach === 'organization' ? JSON.stringify(['exchange', 'sharepoint', 'teams']) : null,
      method: 'verify_by_use',
      clientId: candidate.claims.clientId ?? null,
      authenticatedAt: candidate.claims.authenticatedAt ?? candidate.claims.issuedAt ?? null,
    }
    const terms = { now, accessTokenSeconds: settings.accessTokenSeconds }
    const session = await beginSession(trx, random, subject, terms)
    await appendAudit(trx, {
      at: now,
      action: 'token.assertion',
      outcome: 'success',
      actor: userName,
      organizationId: organization.id,
      requestId,
      details: { ...details, policy: 'verify_by_use', familyId: session.familyId, reach, remoteAddress },
    })
    return session.pair
  })
  if (pair === undefined) throw rejected({ reason: 'replay', details }, organization)
  return pair
}

function useUp(
  trx: Transaction<DatabaseSchema>,
  { organization, claims, digest }: Candidate,
  now: number,
): Promise<boolean> {
  return insertSeenAssertion(trx, {
    tenantId: organization.tenantId,
    tokenId: claims.tokenId ?? '',
    digest,
    notAfter: (claims.expiresAt ?? now) + skewMs,
  })
}

function detailsOf(claims: AssertionClaims, digest: Uint8Array): AuditDetails {
  const optional = {
    tenantId: claims.tenantId,
    userId: claims.objectId,
    clientId: claims.clientId,
    audience: claims.audience,
    issuer: claims.issuer,
    tokenId: claims.tokenId,
    issuedAt: claims.issuedAt,
    expiresAt: claims.expiresAt,
  }
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  return {
    ...given,
    digest: Buffer.from(digest).toString('hex', 0, 8),
    scopes: claims.scopes,
    isOverprivileged: isOverprivileged(claims.scopes),
  }
}

/** The caller learns one of two words; which check it was stands in the audit log. */
function rejected({ reason, isExpired, details }: CheckRefusal, organization?: OrganizationRow): OAuthError {
  return new OAuthError('invalid_grant', isExpired === true ? 'assertion_expired' : 'assertion_rejected', {
    reason,
    ...(organization === undefined ? {} : { organizationId: organization.id }),
    ...(details === undefined ? {} : { details }),
  })
}
