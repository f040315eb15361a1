/** Stages 4 and 5 of the exchange: the person as the directory knows them now, then one transaction, or nothing. */
import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from 'kysely'
import {
  appendAudit,
  type AuditDetails,
  type Database,
  type DatabaseSchema,
  findAuthenticationSwitches,
  insertSeenAssertion,
  lockAuthenticationSwitches,
  type TokenFamilyRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { TokenPair } from '../authorization-server.ts'
import type { GrantRequest } from '../grants/grant.ts'
import { organizationIdOf } from '../ids.ts'
import type { RecentPeople } from '../people/recent-people.ts'
import { isLimitedToOwn } from '../people/reach.ts'
import { type Standing, standingOf } from '../people/standing.ts'
import { beginSession } from '../sessions.ts'
import type { Candidate } from './candidate.ts'
import { remedyFor } from './checks.ts'
import type { Proof } from './prove.ts'
import { rejected } from './refusal.ts'

const skewMs = 60_000
/** How long Microsoft lets a refresh token live. */
const refreshTokenLifeMs = 90 * 86_400_000

export interface IssueDependencies {
  readonly database: Database
  readonly people: RecentPeople
  readonly clock: Clock
  readonly random: Random
}

export type GoodStanding = Extract<Standing, { isGood: true }>

/** By our own credential, now. @throws {OAuthError}, {UpstreamUnavailableError} */
export async function lookUpStanding(
  { people, clock }: IssueDependencies,
  { organization, userId, switches, details }: Candidate,
  { policy, claims }: Proof,
): Promise<GoodStanding> {
  const person = await people.lookUpNow(organizationIdOf(organization.id), userId)
  const signedInAt = claims.authenticatedAt ?? claims.issuedAt ?? 0
  const standing = standingOf(person, switches, { method: policy, signedInAt, now: clock.now() })
  if (standing.isGood) return standing
  const remedy =
    standing.reason === 'guest_not_allowed' ? { remedy: remedyFor(organization, ['--allow-guests on']) } : {}
  throw rejected({ reason: standing.reason, details: { ...details, policy, ...remedy } }, organization)
}

export interface Issue {
  readonly candidate: Candidate
  readonly proof: Proof
  readonly standing: GoodStanding
  /** The `action` of the audit record. */
  readonly action: string
  readonly session: Pick<TokenFamilyRow, 'principalKind' | 'reach' | 'workloads' | 'method'>
}

/** The assertion is used up and the session begins, or neither. @throws {OAuthError} `invalid_grant` for a replay. */
export async function consumeAndIssue(
  { database, clock, random }: IssueDependencies,
  issue: Issue,
  { requestId, remoteAddress, userAgentDigest, settings }: GrantRequest,
): Promise<TokenPair> {
  const { candidate, proof, standing, action, session } = issue
  const { organization, userId } = candidate
  const { userName } = standing
  const now = clock.now()
  const details = detailsOf(issue, now)
  return database.transaction(async (trx) => {
    await assertUnchanged(trx, candidate)
    // Thrown, not returned: of two things that are used up together neither is when one was used before.
    if (!(await useUp(trx, issue, now)))
      throw rejected({ reason: 'replay', details: candidate.details }, organization)
    const subject = {
      ...session,
      accountId: null,
      organizationId: organization.id,
      userId,
      userName,
      clientId: candidate.claims.clientId ?? null,
      authenticatedAt: proof.claims.authenticatedAt ?? proof.claims.issuedAt ?? null,
    }
    const terms = { now, accessTokenSeconds: settings.accessTokenSeconds }
    const begun = await beginSession(trx, random, subject, terms)
    await appendAudit(trx, {
      at: now,
      action,
      outcome: 'success',
      actor: userName,
      organizationId: organization.id,
      requestId,
      details: { ...details, familyId: begun.familyId, remoteAddress, userAgentDigest },
    })
    return begun.pair
  })
}

/** Whoever takes something away ends the sessions that are there: one that was decided before must not come after. */
async function assertUnchanged(
  trx: Transaction<DatabaseSchema>,
  { organization, switches, details }: Candidate,
): Promise<void> {
  await lockAuthenticationSwitches(trx)
  const now = await findAuthenticationSwitches(trx, organization.id)
  if (!isDeepStrictEqual(now, switches))
    throw rejected({ reason: 'authentication_changed', details }, organization)
}

function detailsOf({ candidate, proof, standing, session }: Issue, now: number): AuditDetails {
  const { details, switches } = candidate
  const { authenticationMethods } = proof.claims
  const reason = switches.verifyByUseReach?.reason
  const isAllowed =
    proof.policy === 'verify_by_use' &&
    session.reach === 'organization' &&
    !isLimitedToOwn(proof.policy, switches, now)
  return {
    ...details,
    policy: proof.policy,
    ...(session.reach === null ? {} : { reach: session.reach }),
    ...(session.reach === 'organization' ? { workloads: standing.workloads } : {}),
    ...(authenticationMethods.length === 0 ? {} : { authenticationMethods }),
    ...(isAllowed && reason !== undefined ? { verifyByUseReason: reason } : {}),
  }
}

/** The access token of the document and, where one was redeemed, the refresh token: the proof hangs on that alone then. */
async function useUp(
  trx: Transaction<DatabaseSchema>,
  { candidate: { organization, claims, digest }, proof: { refreshTokenDigest } }: Issue,
  now: number,
): Promise<boolean> {
  const { tenantId } = organization
  const notAfter = (claims.expiresAt ?? now) + skewMs
  if (!(await insertSeenAssertion(trx, { tenantId, tokenId: claims.tokenId ?? '', digest, notAfter })))
    return false
  if (refreshTokenDigest === undefined) return true
  const tokenId = `refresh:${Buffer.from(refreshTokenDigest).toString('hex')}`
  const seen = { tenantId, tokenId, digest: refreshTokenDigest, notAfter: now + refreshTokenLifeMs }
  return insertSeenAssertion(trx, seen)
}
