/** Token revocation (RFC 7009): whoever holds a token may end its session, and nobody learns whether it was one. */
import { findTokenFamilyOf, type TokenFamilyRow } from '../database/index.ts'
import type { TokenRequest } from './authorization-server.ts'
import type { ClientAuthentication } from './client-authentication/private-key-jwt.ts'
import { endSession } from './end-session.ts'
import { invalidRequest, OAuthError } from './errors.ts'
import { createRateLimit, type RefusalDependencies, recordingRefusals, withoutEmpty } from './refusals.ts'
import { tokenHash } from './tokens/token-text.ts'

export interface RevocationDependencies extends RefusalDependencies {
  readonly authenticateClient: ClientAuthentication
}

/** @throws {OAuthError}; that the token was not known, or had ended before, is no error (§2.2). */
export type Revocation = (request: TokenRequest) => Promise<void>

export function createRevocation(dependencies: RevocationDependencies): Revocation {
  const { database, clock, authenticateClient } = dependencies
  const limitRate = createRateLimit(clock)
  return async (request) => {
    const { remoteAddress, requestId } = request
    await recordingRefusals(dependencies, { request, action: 'token.revoke' }, async () => {
      limitRate(request)
      const parameters = withoutEmpty(request.parameters)
      const now = clock.now()
      const client = await authenticateClient(parameters, now)
      const { token } = parameters
      if (token === undefined) throw invalidRequest('parameter_missing', 'The parameter token is missing.')
      const family = await findFamily(dependencies, token)
      if (family === undefined) return
      if (client !== undefined && client.account.id !== family.accountId)
        throw foreignToken(client.account.userName, family.id)
      await endSession(database, {
        familyId: family.id,
        at: now,
        reason: 'revoked_by_client',
        requestId,
        remoteAddress,
      })
    })
  }
}

/** A token says itself of which kind it is: `token_type_hint` is not needed, and a wrong one does no harm (§2.1). */
async function findFamily(
  { database: { db } }: RevocationDependencies,
  token: string,
): Promise<TokenFamilyRow | undefined> {
  const access = tokenHash('access', token)
  if (access !== undefined) return findTokenFamilyOf(db, 'accessTokens', access)
  const refresh = tokenHash('refresh', token)
  return refresh && findTokenFamilyOf(db, 'refreshTokens', refresh)
}

/** A client that says who it is ends its own sessions only (§2.1). */
function foreignToken(actor: string, familyId: string): OAuthError {
  return new OAuthError('unauthorized_client', 'The token was issued to somebody else.', {
    reason: 'token_of_another_client',
    actor,
    details: { familyId },
  })
}
