/** Makes a token pair and the rows under which it is kept; the tokens themselves are in the pair alone. */
import type { AccessTokenRow, RefreshTokenRow, TokenFamilyRow } from '../../database/index.ts'
import type { Random } from '../../foundation/random.ts'
import type { TokenPair } from '../authorization-server.ts'
import { lifetimesOf } from './lifetimes.ts'
import { newToken, type TokenKind, tokenHash } from './token-text.ts'

export interface MintedTokens {
  readonly pair: TokenPair
  readonly access: AccessTokenRow
  readonly refresh: RefreshTokenRow
}

export interface MintOptions {
  readonly now: number
  readonly accessTokenSeconds: number
  /** The refresh token that the new one replaces; null for the first pair of a family. */
  readonly parentHash: Uint8Array | null
}

/** No token outlives its family; a refresh token can always be used for a while after its access token ended. */
export function mintTokens(
  family: TokenFamilyRow,
  random: Random,
  { now, accessTokenSeconds, parentHash }: MintOptions,
): MintedTokens {
  const accessMs = accessTokenSeconds * 1000
  const expiresAt = Math.min(now + accessMs, family.expiresAt)
  const refreshExpiresAt = Math.min(
    now + Math.max(lifetimesOf(family).idleMs, 2 * accessMs),
    family.expiresAt,
  )
  const accessToken = newToken('access', random)
  const refreshToken = newToken('refresh', random)
  const common = { familyId: family.id, issuedAt: now }
  return {
    pair: {
      accessToken,
      refreshToken,
      expiresInSeconds: Math.floor((expiresAt - now) / 1000),
      issuedAt: now,
      expiresAt,
      userName: family.userName,
    },
    access: { hash: hashOf('access', accessToken), ...common, expiresAt },
    refresh: {
      hash: hashOf('refresh', refreshToken),
      ...common,
      parentHash,
      expiresAt: refreshExpiresAt,
      consumedAt: null,
      graceBlob: null,
    },
  }
}

function hashOf(kind: TokenKind, token: string): Uint8Array {
  const hash = tokenHash(kind, token)
  if (hash === undefined) throw new Error('a new token does not read as one')
  return hash
}
