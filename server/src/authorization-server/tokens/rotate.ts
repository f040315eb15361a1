/**
 * Refresh token rotation with reuse detection (RFC 9700 §4.14.2): a token is used up once, a used one that comes
 * back ends the whole family, and a client whose answer was lost gets the identical pair for a few seconds.
 */
import type { Transaction } from 'kysely'
import {
  appendAudit,
  closeGraceWindow,
  consumeRefreshToken,
  type Database,
  type DatabaseSchema,
  findRefreshToken,
  insertAccessToken,
  insertRefreshToken,
  type RefreshTokenRow,
  revokeTokenFamily,
  type TokenFamilyRow,
  updateTokenFamilyPerson,
} from '../../database/index.ts'
import type { Random } from '../../foundation/random.ts'
import type { TokenPair } from '../authorization-server.ts'
import { openPair, sealPair } from './grace.ts'
import { type MintedTokens, mintTokens } from './mint.ts'

export interface Rotation {
  /** The refresh token as presented, and its row. */
  readonly token: string
  readonly row: RefreshTokenRow
  /** With what the directory says now. */
  readonly family: TokenFamilyRow
  readonly now: number
  readonly accessTokenSeconds: number
  readonly graceMs: number
  readonly requestId: string
  readonly remoteAddress: string
  readonly userAgentDigest?: string | undefined
}

export type RotationOutcome =
  | { readonly kind: 'rotated' | 'repeated'; readonly pair: TokenPair }
  /** The family was ended, and that is committed. */
  | { readonly kind: 'reused' }

export async function rotate(
  database: Database,
  random: Random,
  rotation: Rotation,
): Promise<RotationOutcome> {
  const { family, row, token, now, accessTokenSeconds } = rotation
  const minted = mintTokens(family, random, { now, accessTokenSeconds, parentHash: row.hash })
  const graceBlob = sealPair(minted.pair, token, random)
  return database.transaction(async (trx) => {
    if (await consumeRefreshToken(trx, row.hash, { at: now, graceBlob }))
      return succeed(trx, rotation, minted)
    // Whoever was faster has committed: the row says now how.
    const used = await findRefreshToken(trx, row.hash)
    const pair = used === undefined ? undefined : repeatedPair(used, rotation)
    return pair === undefined ? endFamily(trx, rotation) : { kind: 'repeated', pair }
  })
}

async function succeed(
  trx: Transaction<DatabaseSchema>,
  { family, row, now, requestId, remoteAddress, userAgentDigest }: Rotation,
  { pair, access, refresh }: MintedTokens,
): Promise<RotationOutcome> {
  // Now that this token was used, the answer which brought it need not be repeated any more.
  if (row.parentHash !== null) await closeGraceWindow(trx, row.parentHash)
  await insertRefreshToken(trx, refresh)
  await insertAccessToken(trx, access)
  const { reach, workloads, userName } = family
  if (family.principalKind !== 'account')
    await updateTokenFamilyPerson(trx, family.id, { reach, workloads, userName })
  await appendAudit(trx, {
    at: now,
    action: 'token.refresh',
    outcome: 'success',
    actor: family.userName,
    organizationId: family.organizationId ?? undefined,
    requestId,
    details: { familyId: family.id, remoteAddress, userAgentDigest },
  })
  return { kind: 'rotated', pair }
}

/** Decided by the stored row alone; a clock that was set back does not open the window again for long. */
function repeatedPair(used: RefreshTokenRow, { token, now, graceMs }: Rotation): TokenPair | undefined {
  if (used.consumedAt === null || used.graceBlob === null) return undefined
  if (Math.abs(now - used.consumedAt) >= graceMs) return undefined
  return openPair(used.graceBlob, token)
}

async function endFamily(
  trx: Transaction<DatabaseSchema>,
  { family, now, requestId, remoteAddress }: Rotation,
): Promise<RotationOutcome> {
  const reason = 'refresh_token_reused'
  if (await revokeTokenFamily(trx, family.id, { at: now, reason }))
    await appendAudit(trx, {
      at: now,
      action: 'session.revoke',
      outcome: 'success',
      actor: family.userName,
      organizationId: family.organizationId ?? undefined,
      requestId,
      reason,
      details: { familyId: family.id, remoteAddress },
    })
  return { kind: 'reused' }
}
