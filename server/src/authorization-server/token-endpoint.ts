/** The token endpoint (RFC 6749 §3.2) as named steps: each refuses, or the request goes on to its grant. */
import { appendAudit, type Database, DatabaseError, isDatabaseUnavailable } from '../database/index.ts'
import type { Clock } from '../foundation/clock.ts'
import type { Log } from '../foundation/log.ts'
import type { TokenAnswer, TokenRequest } from './authorization-server.ts'
import type { ClientVerifier, VerifiedClient } from './client-authentication/private-key-jwt.ts'
import { invalidRequest, OAuthError, slowDown } from './errors.ts'
import type { Grant } from './grants/grant.ts'
import { type TokenSettingsSource, UpstreamUnavailableError } from './ports.ts'
import { addressKey } from './throttle/address-key.ts'
import { createTokenBuckets, type TokenBuckets } from './throttle/token-buckets.ts'

/** How often something may be asked for: a rate, and a burst above it. */
export interface RequestRate {
  readonly perSecond: number
  readonly burst: number
}

/** Requests of one address, whatever they ask for. */
const usualRate: RequestRate = { perSecond: 20, burst: 200 }
const retryAfterSeconds = 30

export interface TokenEndpointDependencies {
  readonly database: Database
  readonly grants: readonly Grant[]
  readonly settings: TokenSettingsSource
  readonly verifyClient: ClientVerifier
  readonly clock: Clock
  readonly log: Log
  /** Of one address; the usual rate when undefined. */
  readonly requestsPerAddress?: RequestRate | undefined
}

type Parameters = Readonly<Record<string, string>>

export type TokenEndpoint = (request: TokenRequest) => Promise<TokenAnswer>

export function createTokenEndpoint(dependencies: TokenEndpointDependencies): TokenEndpoint {
  const buckets = createTokenBuckets(dependencies.clock, dependencies.requestsPerAddress ?? usualRate)
  return async (request) => {
    limitRate(buckets, request)
    let action = 'token'
    try {
      const parameters = withoutEmpty(request.parameters)
      const grant = findGrant(dependencies.grants, parameters)
      action = grant.action
      const client = await authenticateClient(dependencies, grant, parameters)
      refuseScope(parameters)
      requireParameters(grant, parameters)
      const { remoteAddress, requestId } = request
      const settings = await dependencies.settings.read()
      return await grant.handle({ parameters, remoteAddress, requestId, settings, client })
    } catch (error) {
      const refusal = asRefusal(error)
      if (refusal === undefined) throw error
      if (!isDatabaseUnavailable(error)) await record(dependencies, request, action, refusal)
      throw refusal
    }
  }
}

function limitRate(buckets: TokenBuckets, { remoteAddress }: TokenRequest): void {
  const wait = buckets.take(addressKey(remoteAddress))
  if (wait > 0) throw slowDown('too_many_requests', wait)
}

/** A parameter without a value is treated as if it were not there (RFC 6749 §3.2). */
function withoutEmpty(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ''))
}

function findGrant(grants: readonly Grant[], parameters: Parameters): Grant {
  const { grant_type: grantType } = parameters
  if (grantType === undefined) throw invalidRequest('no_grant_type', 'The parameter grant_type is missing.')
  const grant = grants.find((candidate) => candidate.grantType === grantType)
  if (grant !== undefined) return grant
  throw new OAuthError('unsupported_grant_type', 'This server does not know that grant type.', {
    reason: 'unsupported_grant_type',
    details: { grantType },
  })
}

/** No grant but client credentials needs a client's proof; one that is sent all the same has to hold (RFC 6749 §3.2.1). */
async function authenticateClient(
  { database, verifyClient, clock }: TokenEndpointDependencies,
  grant: Grant,
  parameters: Parameters,
): Promise<VerifiedClient | undefined> {
  const client = await verifyClient(parameters, clock.now())
  if (client !== undefined && grant.usesClientAssertion !== true)
    await database.transaction((trx) => client.useUp(trx))
  return client
}

/** What a session may see is decided per person; there is nothing to ask for. */
function refuseScope(parameters: Parameters): void {
  if (Object.hasOwn(parameters, 'scope'))
    throw new OAuthError('invalid_scope', 'This server has no scopes: leave the parameter out.', {
      reason: 'scope_sent',
    })
}

function requireParameters({ requiredParameters }: Grant, parameters: Parameters): void {
  const missing = requiredParameters.find((name) => !Object.hasOwn(parameters, name))
  if (missing !== undefined) throw invalidRequest('parameter_missing', `The parameter ${missing} is missing.`)
}

function asRefusal(error: unknown): OAuthError | undefined {
  if (error instanceof OAuthError) return error
  if (error instanceof UpstreamUnavailableError)
    return unavailable('upstream_unavailable', 'Microsoft does not answer. Try again in a moment.', error)
  if (error instanceof DatabaseError && error.code === 'contended')
    return unavailable('database_contended', 'The server is busy. Try again in a moment.', error)
  return isDatabaseUnavailable(error)
    ? unavailable(
        'database_unavailable',
        'The server cannot reach its records. Try again in a moment.',
        error,
      )
    : undefined
}

function unavailable(reason: string, message: string, cause: unknown): OAuthError {
  return new OAuthError('temporarily_unavailable', message, { reason, retryAfterSeconds, cause })
}

/** What is refused for being too often is not worth a record each: that would be a way to fill the disk. */
async function record(
  { database, clock, log }: TokenEndpointDependencies,
  { requestId, remoteAddress }: TokenRequest,
  action: string,
  refusal: OAuthError,
): Promise<void> {
  const { code, reason } = refusal
  log.info({ requestId, remoteAddress, action, code, reason }, 'a token request was refused')
  if (code === 'slow_down') return
  await database.transaction((trx) =>
    appendAudit(trx, {
      at: clock.now(),
      action,
      outcome: code === 'temporarily_unavailable' ? 'failed' : 'refused',
      actor: refusal.actor ?? 'anonymous',
      organizationId: refusal.organizationId,
      requestId,
      reason,
      details: { ...refusal.details, remoteAddress },
    }),
  )
}
