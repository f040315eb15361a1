/**
 * The password grant (RFC 6749 §4.3) for local accounts, as clients of this API family use it, with the extension
 * `otp` for accounts that have a second factor. People of a tenant have no password here.
 */
import { appendAudit, type Database } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { Credentials, ProvenAccount } from '../accounts/credentials.ts'
import { OAuthError } from '../errors.ts'
import { isWithin } from '../passwords/password-networks.ts'
import { beginSession, subjectOf } from '../sessions.ts'
import { type Grant, type GrantRequest, parameter } from './grant.ts'

export interface PasswordGrantDependencies {
  readonly database: Database
  readonly credentials: Credentials
  readonly clock: Clock
  readonly random: Random
}

export function createPasswordGrant(dependencies: PasswordGrantDependencies): Grant {
  return {
    grantType: 'password',
    action: 'token.password',
    requiredParameters: ['username', 'password'],
    async handle(request) {
      assertAllowed(request)
      const proven = await dependencies.credentials.check({
        userName: parameter(request, 'username'),
        password: parameter(request, 'password'),
        otp: request.parameters['otp'],
        remoteAddress: request.remoteAddress,
      })
      return signIn(dependencies, proven, request)
    },
  }
}

/** Where the setting says no, nothing is looked up and nothing hashed. */
function assertAllowed({ settings, remoteAddress }: GrantRequest): void {
  if (settings.passwordGrant === 'off')
    throw new OAuthError('unsupported_grant_type', 'Passwords are switched off on this server.', {
      reason: 'password_grant_off',
      details: { remedy: 'strongroom settings set --password-grant networks' },
    })
  if (settings.passwordGrant === 'networks' && !isWithin(settings.passwordGrantNetworks, remoteAddress))
    throw new OAuthError('unauthorized_client', 'Passwords are not accepted from this network.', {
      reason: 'password_network',
    })
}

async function signIn(
  { database, clock, random }: PasswordGrantDependencies,
  proven: ProvenAccount,
  { requestId, remoteAddress, userAgentDigest, settings }: GrantRequest,
): ReturnType<Grant['handle']> {
  const { account } = proven
  const now = clock.now()
  return database.transaction(async (trx) => {
    await proven.confirm(trx)
    const subject = subjectOf(account, { method: 'password', clientId: null, authenticatedAt: now })
    const terms = { now, accessTokenSeconds: settings.accessTokenSeconds }
    const { pair, familyId } = await beginSession(trx, random, subject, terms)
    await appendAudit(trx, {
      at: now,
      action: 'token.password',
      outcome: 'success',
      actor: account.userName,
      requestId,
      details: {
        familyId,
        remoteAddress,
        userAgentDigest,
        authenticationMethods: account.totpConfirmedAt === null ? ['pwd'] : ['pwd', 'otp'],
      },
    })
    return pair
  })
}
