/** Makes a sign-in a browser's: the tokens that its grant issued are thrown away, and a cookie holds the session. */
import {
  appendAudit,
  type Database,
  deleteTokensOfFamily,
  findLivingBrowserSession,
  findLivingSession,
  findTokenFamilyOf,
  insertBrowserSession,
  revokeTokenFamily,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import type { TokenAnswer } from '../authorization-server.ts'
import { OAuthError } from '../errors.ts'
import { newToken, tokenHash } from '../tokens/token-text.ts'
import type { BrowserPage, BrowserRequest } from './browser-sessions.ts'
import { longestMs } from './lifetimes.ts'

export interface TakeOverDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
}

/**
 * A new value for every sign-in, whatever cookie came with it (SES-13); the session of that one ends.
 * @returns the cookie's value.
 */
export async function takeOver(
  { database, clock, random }: TakeOverDependencies,
  { accessToken }: Pick<TokenAnswer, 'accessToken'>,
  { kind, request }: { readonly kind: BrowserPage; readonly request: BrowserRequest },
): Promise<Secret> {
  const value = newToken('session', random)
  const hash = tokenHash('session', value)
  const accessHash = tokenHash('access', accessToken)
  if (hash === undefined || accessHash === undefined) throw new Error('a new token does not read as one')
  const at = clock.now()
  const { requestId, remoteAddress, userAgentDigest } = request
  await database.transaction(async (trx) => {
    const issued = await findTokenFamilyOf(trx, 'accessTokens', accessHash)
    const living = issued && (await findLivingSession(trx, issued.id, at))
    if (living === undefined) throw ended()
    const { family } = living
    await deleteTokensOfFamily(trx, family.id)
    const times = { createdAt: at, seenAt: at, checkedAt: at, authenticatedAt: at }
    const expiresAt = Math.min(family.expiresAt, at + longestMs)
    await insertBrowserSession(trx, { hash, familyId: family.id, kind, ...times, expiresAt })
    const about = {
      actor: family.userName,
      organizationId: family.organizationId ?? undefined,
      outcome: 'success',
      requestId,
    } as const
    await appendAudit(trx, {
      ...about,
      at,
      action: 'session.browser',
      details: { familyId: family.id, purpose: kind, remoteAddress, userAgentDigest },
    })
    const previousHash = tokenHash('session', request.previous ?? '')
    const previous = previousHash && (await findLivingBrowserSession(trx, previousHash, at))
    const reason = 'signed_in_again'
    if (previous === undefined || !(await revokeTokenFamily(trx, previous.family.id, { at, reason }))) return
    await appendAudit(trx, {
      ...about,
      at,
      action: 'session.revoke',
      reason,
      details: { familyId: previous.family.id, remoteAddress },
    })
  })
  return new Secret(value)
}

/** Somebody ended the sessions of the account or person between the proof and now. */
function ended(): OAuthError {
  return new OAuthError('invalid_grant', 'The session has ended. Sign in again.', {
    reason: 'session_revoked',
  })
}
