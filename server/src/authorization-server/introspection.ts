/** Token introspection (RFC 7662): a service asks what a token is worth, and is told as much as it may know. */
import {
  findLivingAccessToken,
  findLivingRefreshToken,
  type LivingRefreshToken,
  type TokenFamilyRow,
} from '../database/index.ts'
import type { OrganizationId } from '../foundation/ids.ts'
import type { TokenRequest } from './token-request.ts'
import type { ClientAuthentication } from './client-authentication/private-key-jwt.ts'
import { invalidRequest, OAuthError } from './errors.ts'
import { organizationIdOf } from './ids.ts'
import type { AccountOrganizations, Principal } from './ports.ts'
import { organizationsOf, principalOf } from './principal.ts'
import { createRateLimit, type RefusalDependencies, recordingRefusals, withoutEmpty } from './refusals.ts'
import { tokenHash } from './tokens/token-text.ts'

export interface IntrospectionRequest extends TokenRequest {
  /** The bearer token of the request, if it has one. */
  readonly accessToken: string | undefined
}

/** A token that is alive; times are in milliseconds since the Unix epoch. */
export interface IntrospectedToken {
  readonly kind: Principal['kind']
  readonly use: 'access' | 'refresh'
  /** Who issued it: this server. */
  readonly issuer: string
  /** Id of the account, or directory object id of the person. */
  readonly subject: string
  readonly userName: string
  /** The client at Microsoft, or the key of a service account; undefined after a password. */
  readonly clientId: string | undefined
  readonly organizationId: OrganizationId | undefined
  readonly issuedAt: number
  readonly expiresAt: number
}

export interface IntrospectionDependencies extends RefusalDependencies {
  readonly authenticateClient: ClientAuthentication
  readonly authenticate: (accessToken: string) => Promise<Principal | undefined>
  readonly issuer: () => string
}

/**
 * @returns `undefined` for a token that nobody could use now, or that is not the caller's to know about.
 * @throws {OAuthError} `invalid_client`, `insufficient_scope`, `invalid_request`
 */
export type Introspection = (request: IntrospectionRequest) => Promise<IntrospectedToken | undefined>

/** Who asks: a service account. */
interface Caller {
  readonly accountId: string
  readonly organizations: AccountOrganizations
}

export function createIntrospection(dependencies: IntrospectionDependencies): Introspection {
  const limitRate = createRateLimit(dependencies.clock)
  return async (request) =>
    recordingRefusals(dependencies, { request, action: 'token.introspect' }, async () => {
      const parameters = withoutEmpty(request.parameters)
      const limit = (): void => limitRate(request)
      const caller =
        (await bearer(dependencies, request.accessToken, limit)) ??
        (await client(dependencies, parameters, limit))
      const { token } = parameters
      if (token === undefined) throw invalidRequest('parameter_missing', 'The parameter token is missing.')
      const found = await describe(dependencies, token)
      return found !== undefined && maySee(caller, found.family) ? found.token : undefined
    })
}

/** A service's token costs one look into the records, so it is not throttled; one that is no good goes on as none. */
async function bearer(
  { authenticate }: IntrospectionDependencies,
  accessToken: string | undefined,
  limitRate: () => void,
): Promise<Caller | undefined> {
  const principal = accessToken === undefined ? undefined : await authenticate(accessToken)
  if (principal === undefined) return undefined
  if ((principal.kind === 'administrator' || principal.kind === 'monitor') && principal.isService)
    return principal
  // Each refusal is a record: nobody fills the log with them.
  limitRate()
  throw new OAuthError('insufficient_scope', 'Only service accounts may ask about tokens.', {
    reason: 'not_a_service_account',
    actor: principal.userName,
    details: { familyId: principal.familyId },
  })
}

async function client(
  { authenticateClient, clock }: IntrospectionDependencies,
  parameters: TokenRequest['parameters'],
  limitRate: () => void,
): Promise<Caller> {
  limitRate()
  const proven = await authenticateClient(parameters, clock.now())
  if (proven !== undefined)
    return { accountId: proven.account.id, organizations: organizationsOf(proven.account.organizationIds) }
  throw new OAuthError(
    'invalid_client',
    'Ask with the access token of a service account, or with its client assertion.',
    { reason: 'no_client_credential' },
  )
}

interface FoundToken {
  readonly family: TokenFamilyRow
  readonly token: IntrospectedToken
}

async function describe(
  { database: { db }, clock, issuer }: IntrospectionDependencies,
  text: string,
): Promise<FoundToken | undefined> {
  const access = tokenHash('access', text)
  if (access !== undefined) {
    const living = await findLivingAccessToken(db, access, clock.now())
    return living && tokenBehind(living, { use: 'access', issuer: issuer() })
  }
  const refresh = tokenHash('refresh', text)
  if (refresh === undefined) return undefined
  const living = await findLivingRefreshToken(db, refresh, clock.now())
  return living && tokenBehind(living, { use: 'refresh', issuer: issuer() })
}

/** What would not let anybody in is not active. */
function tokenBehind(
  living: LivingRefreshToken,
  { use, issuer }: Pick<IntrospectedToken, 'use' | 'issuer'>,
): FoundToken | undefined {
  const principal = principalOf(living)
  if (principal === undefined) return undefined
  const { family, token } = living
  const { accountId, userId, userName, clientId, organizationId } = family
  const described: IntrospectedToken = {
    kind: principal.kind,
    use,
    issuer,
    subject: accountId ?? userId ?? '',
    userName,
    clientId: clientId ?? undefined,
    organizationId: organizationId === null ? undefined : organizationIdOf(organizationId),
    issuedAt: token.issuedAt,
    expiresAt: token.expiresAt,
  }
  return { family, token: described }
}

/** A caller that is for named organizations sees the tokens of their people, and its own. */
function maySee({ accountId, organizations }: Caller, family: TokenFamilyRow): boolean {
  if (organizations === 'all' || family.accountId === accountId) return true
  return family.organizationId !== null && organizations.includes(organizationIdOf(family.organizationId))
}
