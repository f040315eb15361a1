/** The refresh token grant (RFC 6749 §6): a new pair, after the person's standing was looked at again. */
import {
  appendAudit,
  type Database,
  findPresentedRefreshToken,
  type RefreshTokenRow,
  revokeTokenFamily,
  type TokenFamilyRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import { resolveNamed } from '../assertion/organization.ts'
import { OAuthError, slowDown } from '../errors.ts'
import { livenessOf } from '../people/liveness.ts'
import type { RecentPeople } from '../people/recent-people.ts'
import { createTokenBuckets } from '../throttle/token-buckets.ts'
import { rotate } from '../tokens/rotate.ts'
import { tokenHash } from '../tokens/token-text.ts'
import { type Grant, type GrantRequest, parameter } from './grant.ts'

/** Repetitions of one token inside its grace window: as many as a browser has tabs, then slower. */
const repetitions = { perSecond: 1, burst: 20 }
const longestGraceSeconds = 60

export interface RefreshGrantDependencies {
  readonly database: Database
  readonly people: RecentPeople
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export function createRefreshTokenGrant(dependencies: RefreshGrantDependencies): Grant {
  const { database, clock, random, log } = dependencies
  const repeated = createTokenBuckets(clock, repetitions)
  return {
    grantType: 'refresh_token',
    action: 'token.refresh',
    requiredParameters: ['refresh_token'],
    async handle(request) {
      const token = parameter(request, 'refresh_token')
      const { row, family } = await findLiving(dependencies, token)
      await assertSameOrganization(database, family, request.parameters['client_id'])
      const current = row.consumedAt === null ? await recheck(dependencies, family, request) : family
      const { accessTokenSeconds, refreshGraceSeconds } = request.settings
      const outcome = await rotate(database, random, {
        token,
        row,
        family: current,
        now: clock.now(),
        accessTokenSeconds,
        graceMs: Math.min(refreshGraceSeconds, longestGraceSeconds) * 1000,
        requestId: request.requestId,
        remoteAddress: request.remoteAddress,
        userAgentDigest: request.userAgentDigest,
      })
      if (outcome.kind === 'reused') {
        log.warn({ familyId: family.id, requestId: request.requestId }, 'a used refresh token came back')
        throw refusal('refresh_token_reused', family)
      }
      const wait = outcome.kind === 'repeated' ? repeated.take(Buffer.from(row.hash).toString('hex')) : 0
      if (wait > 0) throw slowDown('refresh_repeated_too_often', wait)
      if (outcome.kind === 'repeated') await recordRepetition(dependencies, family, request)
      return outcome.pair
    },
  }
}

async function findLiving(
  { database, clock }: RefreshGrantDependencies,
  token: string,
): Promise<{ row: RefreshTokenRow; family: TokenFamilyRow }> {
  const hash = tokenHash('refresh', token)
  if (hash === undefined) throw refusal('not_a_refresh_token')
  const presented = await findPresentedRefreshToken(database.db, hash)
  if (presented === undefined) throw refusal('unknown_refresh_token')
  const { row, family, account } = presented
  const now = clock.now()
  if (family.revokedAt !== null) throw refusal('session_revoked', family)
  if (family.expiresAt <= now) throw refusal('session_expired', family)
  if (family.principalKind === 'account' && account?.isEnabled !== 1)
    throw refusal('account_disabled', family)
  // A used token that comes back late is still a reuse, so its own expiry counts only while it is unused.
  if (row.consumedAt === null && row.expiresAt <= now) throw refusal('refresh_token_expired', family)
  return { row, family }
}

/** The identical answer once more changes nothing, but that it was given is on record. */
function recordRepetition(
  { database, clock }: RefreshGrantDependencies,
  family: TokenFamilyRow,
  { requestId, remoteAddress, userAgentDigest }: GrantRequest,
): Promise<number> {
  return database.transaction((trx) =>
    appendAudit(trx, {
      at: clock.now(),
      action: 'token.refresh',
      outcome: 'success',
      actor: family.userName,
      organizationId: family.organizationId ?? undefined,
      requestId,
      reason: 'repeated_within_grace',
      details: { familyId: family.id, remoteAddress, userAgentDigest },
    }),
  )
}

/** `client_id` carries an organization here; one that is not the session's is a mistake, or worse. */
async function assertSameOrganization(
  database: Database,
  family: TokenFamilyRow,
  clientId: string | undefined,
): Promise<void> {
  if (clientId === undefined || family.principalKind === 'account') return
  const named = await resolveNamed(database.db, clientId, family.organizationId)
  if (named !== family.organizationId) throw refusal('client_mismatch', family)
}

/** Looks at the person again; who lost their standing loses the session, and that is committed first. */
async function recheck(
  dependencies: RefreshGrantDependencies,
  family: TokenFamilyRow,
  request: GrantRequest,
): Promise<TokenFamilyRow> {
  if (family.principalKind === 'account') return family
  const { database, people, clock } = dependencies
  const liveness = await livenessOf({ db: database.db, people, clock }, family)
  if (liveness.isAlive) return { ...family, userName: liveness.userName }
  await endSession(dependencies, family, liveness.reason, request)
  throw refusal(liveness.reason, family)
}

async function endSession(
  { database, clock }: RefreshGrantDependencies,
  family: TokenFamilyRow,
  reason: string,
  { requestId, remoteAddress }: GrantRequest,
): Promise<void> {
  const at = clock.now()
  await database.transaction(async (trx) => {
    if (!(await revokeTokenFamily(trx, family.id, { at, reason }))) return
    await appendAudit(trx, {
      at,
      action: 'session.revoke',
      outcome: 'success',
      actor: family.userName,
      organizationId: family.organizationId ?? undefined,
      requestId,
      reason,
      details: { familyId: family.id, remoteAddress },
    })
  })
}

function refusal(reason: string, family?: TokenFamilyRow): OAuthError {
  const message = 'The refresh token is not valid any more. Sign in again.'
  if (family === undefined) return new OAuthError('invalid_grant', message, { reason })
  const { id, userName, organizationId } = family
  return new OAuthError('invalid_grant', message, {
    reason,
    actor: userName,
    ...(organizationId === null ? {} : { organizationId }),
    details: { familyId: id },
  })
}
