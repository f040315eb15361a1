/**
 * The client credentials grant (RFC 6749 §4.4) for service accounts, which prove themselves with a signed assertion
 * (RFC 7523 §2.2): automation that needs no password. Its token is short-lived and cannot be refreshed (§4.4.3).
 */
import { appendAudit, type Database } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { VerifiedClient } from '../client-authentication/private-key-jwt.ts'
import { OAuthError } from '../errors.ts'
import { beginAccess, subjectOf } from '../sessions.ts'
import type { Grant, GrantRequest } from './grant.ts'

const longestAccessSeconds = 900

export interface ClientCredentialsDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
}

export function createClientCredentialsGrant(dependencies: ClientCredentialsDependencies): Grant {
  return {
    grantType: 'client_credentials',
    action: 'token.client_credentials',
    requiredParameters: [],
    usesClientAssertion: true,
    async handle(request) {
      const { client } = request
      if (client === undefined)
        throw new OAuthError(
          'invalid_client',
          'Send client_assertion, signed with a key of a service account, and client_assertion_type.',
          { reason: 'client_credential_missing' },
        )
      return issue(dependencies, client, request)
    },
  }
}

async function issue(
  { database, clock, random }: ClientCredentialsDependencies,
  client: VerifiedClient,
  { requestId, remoteAddress, userAgentDigest, settings }: GrantRequest,
): ReturnType<Grant['handle']> {
  const { account, keyId } = client
  const now = clock.now()
  return database.transaction(async (trx) => {
    await client.useUp(trx)
    const subject = subjectOf(account, {
      method: 'client_credentials',
      clientId: keyId,
      authenticatedAt: now,
    })
    const accessTokenSeconds = Math.min(settings.accessTokenSeconds, longestAccessSeconds)
    const { answer, familyId } = await beginAccess(trx, random, subject, { now, accessTokenSeconds })
    await appendAudit(trx, {
      at: now,
      action: 'token.client_credentials',
      outcome: 'success',
      actor: account.userName,
      requestId,
      details: { familyId, remoteAddress, userAgentDigest, clientId: keyId },
    })
    return answer
  })
}
