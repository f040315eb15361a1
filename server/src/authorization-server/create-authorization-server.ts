/** Builds the authorization server: the token endpoint with its grants, token checks, and the ends of sessions. */
import {
  appendAudit,
  closeGraceWindows,
  type Database,
  deleteAccessTokens,
  deleteAuthCodes,
  deleteSeenAssertions,
  deleteTokenFamilies,
  hasAccounts,
} from '../database/index.ts'
import type { Clock } from '../foundation/clock.ts'
import type { Log } from '../foundation/log.ts'
import type { Random } from '../foundation/random.ts'
import type { SecretBox } from '../keys/index.ts'
import { createAccounts } from './accounts/accounts.ts'
import { createCredentials } from './accounts/credentials.ts'
import { createOwnAccount } from './accounts/own-account.ts'
import { createServiceKeys } from './accounts/service-keys.ts'
import { createSessionList } from './accounts/session-list.ts'
import { createAuthCodes } from './auth-codes.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import { createBearerCheck } from './bearer-check.ts'
import { createBrowserSessions } from './browser-sessions/create-browser-sessions.ts'
import type { PersonSignIns } from './browser-sessions/person-sign-ins.ts'
import { createClientAuthentication, createClientVerifier } from './client-authentication/private-key-jwt.ts'
import { endSession } from './end-session.ts'
import { createClientCredentialsGrant } from './grants/client-credentials.ts'
import { createJwtBearerGrant } from './grants/jwt-bearer.ts'
import { createOperatorGrant } from './grants/operator.ts'
import { createPasswordGrant } from './grants/password.ts'
import { createRefreshTokenGrant } from './grants/refresh-token.ts'
import { createPasswordHasher, type PasswordHasher } from './passwords/password-hasher.ts'
import { createIntrospection } from './introspection.ts'
import { describeAuthorizationServer } from './metadata.ts'
import { findPortalApplication } from './portal-application.ts'
import { createRecentPeople } from './people/recent-people.ts'
import type {
  AcceptedTokensOf,
  AssertionDecoder,
  AssertionVerifier,
  PersonDirectory,
  TokenSettingsSource,
} from './ports.ts'
import { createRevocation } from './revocation.ts'
import { createSetUp } from './set-up.ts'
import type { SetupSecret } from './setup-secret.ts'
import { createTokenEndpoint, type RequestRate } from './token-endpoint.ts'
import { createProofBudget } from './throttle/proof-budget.ts'
import { createTooOften, type TooOften } from './throttle/too-often.ts'
import { createTotp } from './totp/totp.ts'
import { createUnreadableRequests } from './unreadable-requests.ts'

/** The longest grace window that a setting can ask for. */
const longestGraceMs = 60_000

export interface AuthorizationServerDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly verifier: AssertionVerifier
  readonly people: PersonDirectory
  readonly decodeAssertion: AssertionDecoder
  readonly acceptedTokensOf: AcceptedTokensOf
  /** Our own identifier (RFC 8414 §2), an https address without a path; fixed, never from a request. */
  readonly issuer: () => string
  /** Seals the secrets of second factors. */
  readonly secretBox: SecretBox
  /** Undefined when there is an administrator already. */
  readonly setupSecret?: SetupSecret | undefined
  /** Ours by default: argon2id, on half of the processors. */
  readonly hasher?: PasswordHasher
  /** How often one address may ask for tokens; the token endpoint's own limit by default. */
  readonly requestsPerAddress?: RequestRate | undefined
  /** How people sign in at Microsoft in a browser; undefined where they cannot. */
  readonly personSignIns?: PersonSignIns | undefined
  /** Origin under which browsers reach this server, where one was configured: Microsoft's page leads back there. */
  readonly publicUrl?: string | undefined
}

export interface SweptAuthorizationServer extends AuthorizationServer {
  /** Deletes what has expired; call it every few minutes. @param now - milliseconds since the Unix epoch. */
  sweep(now: number): Promise<void>
}

export function createAuthorizationServer(
  dependencies: AuthorizationServerDependencies,
  settings: TokenSettingsSource,
): SweptAuthorizationServer {
  const { database, clock, random, log, setupSecret, hasher = createPasswordHasher() } = dependencies
  const people = createRecentPeople(dependencies.people, clock)
  const { verifier, decodeAssertion: decode, acceptedTokensOf } = dependencies
  const budget = createProofBudget(clock)
  const assertions = { database, decode, acceptedTokensOf, verifier, budget, people, clock, random }
  const totp = createTotp(dependencies)
  const credentials = createCredentials({ database, hasher, totp, clock, log })
  const ofPeople = {
    password: createPasswordGrant({ database, credentials, clock, random }),
    person: createJwtBearerGrant(assertions),
    operator: createOperatorGrant(assertions),
  }
  const grants = [
    ofPeople.password,
    createClientCredentialsGrant({ database, clock, random }),
    createRefreshTokenGrant({ database, people, clock, random, log }),
    ofPeople.person,
    ofPeople.operator,
  ]
  const tooOften = createTooOften()
  const refusals = { database, clock, log, tooOften }
  const { personSignIns, publicUrl, issuer } = dependencies
  const browserSessions = createBrowserSessions({
    ...refusals,
    random,
    people,
    settings,
    personSignIns,
    publicUrl,
    issuer,
    grants: ofPeople,
    rate: dependencies.requestsPerAddress,
  })
  const tokenEndpoint = createTokenEndpoint({
    ...refusals,
    grants,
    settings,
    verifyClient: createClientVerifier(dependencies),
    requestsPerAddress: dependencies.requestsPerAddress,
  })
  const authenticate = createBearerCheck({ database, clock })
  const authenticateClient = createClientAuthentication(dependencies)
  const authCodes = createAuthCodes({ database, clock, random })
  return {
    token: tokenEndpoint,
    recordUnreadable: createUnreadableRequests(refusals, dependencies.requestsPerAddress),
    authenticate,
    authenticateByCode: (code, requestId) => authCodes.redeem(code, requestId),
    newAuthCode: (familyId, requestId) => authCodes.create(familyId, requestId),
    revokeToken: createRevocation({ ...refusals, authenticateClient }),
    introspect: createIntrospection({ ...refusals, authenticateClient, authenticate, issuer }),
    metadata: (paths) =>
      describeAuthorizationServer(
        dependencies.issuer(),
        paths,
        grants.map(({ grantType }) => grantType),
      ),
    portal: (id) => findPortalApplication(database, id),
    revoke: (familyId, reason) => endSession(database, { familyId, at: clock.now(), reason }),
    needsSetup: async () => !(await hasAccounts(database.db)),
    setUp: createSetUp({ ...refusals, random, hasher, setupSecret, settings }),
    accounts: createAccounts({ database, hasher, clock, random }),
    serviceKeys: createServiceKeys({ database, clock, random }),
    ownAccount: createOwnAccount({ ...refusals, hasher, credentials, totp }),
    sessions: createSessionList({ database, clock }),
    browserSessions,
    async sweep(now) {
      await browserSessions.sweep(now)
      await sweep(database, tooOften, now)
    },
  }
}

/** Used refresh tokens stay until their family ends, so that a late reuse is still recognised. */
async function sweep(database: Database, tooOften: TooOften, now: number): Promise<void> {
  // Before the transaction, which may run twice: what is taken is there only once.
  const quiet = tooOften.takeQuiet(now)
  await database.transaction(async (trx) => {
    for (const { action, reason, remoteAddress, attempts } of quiet) {
      const details = { remoteAddress, attempts }
      await appendAudit(trx, { at: now, action, outcome: 'refused', actor: 'anonymous', reason, details })
    }
    await deleteTokenFamilies(trx, now)
    await deleteAccessTokens(trx, now)
    await deleteAuthCodes(trx, now)
    await closeGraceWindows(trx, now - longestGraceMs)
    await deleteSeenAssertions(trx, now)
  })
}
