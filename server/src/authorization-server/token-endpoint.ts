/** The token endpoint (RFC 6749 §3.2) as named steps: each refuses, or the request goes on to its grant. */
import type { TokenAnswer, TokenRequest } from './authorization-server.ts'
import type { ClientVerifier, VerifiedClient } from './client-authentication/private-key-jwt.ts'
import { invalidRequest, OAuthError } from './errors.ts'
import type { Grant } from './grants/grant.ts'
import type { TokenSettingsSource } from './ports.ts'
import {
  type Attempt,
  createRateLimit,
  type RefusalDependencies,
  recordingRefusals,
  type RequestRate,
  withoutEmpty,
} from './refusals.ts'

export type { RequestRate } from './refusals.ts'

export interface TokenEndpointDependencies extends RefusalDependencies {
  readonly grants: readonly Grant[]
  readonly settings: TokenSettingsSource
  readonly verifyClient: ClientVerifier
  /** Of one address; the usual rate when undefined. */
  readonly requestsPerAddress?: RequestRate | undefined
}

type Parameters = TokenRequest['parameters']

export type TokenEndpoint = (request: TokenRequest) => Promise<TokenAnswer>

export function createTokenEndpoint(dependencies: TokenEndpointDependencies): TokenEndpoint {
  const limitRate = createRateLimit(dependencies.clock, dependencies.requestsPerAddress)
  return async (request) => {
    const attempt: Attempt = { request, action: 'token' }
    return recordingRefusals(dependencies, attempt, async () => {
      limitRate(request)
      const parameters = withoutEmpty(request.parameters)
      const grant = findGrant(dependencies.grants, parameters)
      attempt.action = grant.action
      const client = await authenticateClient(dependencies, grant, parameters)
      refuseScope(parameters)
      requireParameters(grant, parameters)
      const settings = await dependencies.settings.read()
      const answer = await grant.handle({ ...request, parameters, settings, client })
      return Object.hasOwn(parameters, 'scope') ? withScope(answer) : answer
    })
  }
}

/** Grants that others know. Of anything else nobody can say what was typed into the wrong field: it is not recorded. */
const knownElsewhere: ReadonlySet<string> = new Set([
  'authorization_code',
  'implicit',
  'integration',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:ietf:params:oauth:grant-type:token-exchange',
])

function findGrant(grants: readonly Grant[], parameters: Parameters): Grant {
  const { grant_type: grantType } = parameters
  if (grantType === undefined) throw invalidRequest('no_grant_type', 'The parameter grant_type is missing.')
  const grant = grants.find((candidate) => candidate.grantType === grantType)
  if (grant !== undefined) return grant
  throw new OAuthError('unsupported_grant_type', 'This server does not know that grant type.', {
    reason: 'unsupported_grant_type',
    details: knownElsewhere.has(grantType) ? { grantType } : {},
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

/**
 * The scopes of OpenID Connect Core 1.0 (§5.4 and §11), which libraries ask for unbidden. We have none of our own:
 * what a session may see is decided per person, and cannot be asked for.
 */
const harmlessScopes = new Set(['openid', 'profile', 'email', 'offline_access'])

/** RFC 6749 §3.3: a part of the scope may be ignored; what sounds like a right that nobody gets is refused. */
function refuseScope({ scope }: Parameters): void {
  const unknown = scope?.split(' ').some((token) => token !== '' && !harmlessScopes.has(token))
  if (unknown === true)
    throw new OAuthError('invalid_scope', 'This server has no such scope: leave the parameter out.', {
      reason: 'scope_sent',
    })
}

/** Who asked for a scope is told the one it got (RFC 6749 §3.3 and §5.1): a refresh token, or nothing at all. */
function withScope(answer: TokenAnswer): TokenAnswer {
  return answer.refreshToken === undefined ? answer : { ...answer, scope: 'offline_access' }
}

function requireParameters({ requiredParameters }: Grant, parameters: Parameters): void {
  const missing = requiredParameters.find((name) => !Object.hasOwn(parameters, name))
  if (missing !== undefined) throw invalidRequest('parameter_missing', `The parameter ${missing} is missing.`)
}
