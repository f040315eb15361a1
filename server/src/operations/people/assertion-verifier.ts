/**
 * Proves assertions. A token for our own API is verified offline; a refresh token may be redeemed once for such a
 * token; a token for Microsoft Graph is proven by using it: Graph, for which it was issued, checks its signature and
 * says whose it is and of which tenant. It is sent as it was received, to Graph only.
 */
import { Type } from 'typebox'
import { type Database, findOrganization, findOrganizationApplication } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { DirectoryObjectId, OrganizationId, TenantId } from '../../foundation/ids.ts'
import type { Secret } from '../../foundation/secret.ts'
import { GraphError, type IdentityPlatform, type UnverifiedClaims } from '../../microsoft365/index.ts'
import { directoryObjectId, tenantId } from '../ids.ts'
import type { Microsoft365 } from '../ports.ts'
import { withinTime } from './within-time.ts'

const longestMs = 10_000

const personSchema = Type.Object({ id: Type.String({ minLength: 1 }) })
const organizationsSchema = Type.Object({
  value: Type.Array(Type.Object({ id: Type.String({ minLength: 1 }) }), { minItems: 1, maxItems: 1 }),
})

/** As the authorization server asks for it. */
export interface VerifiedAssertion {
  readonly tenantId: TenantId
  readonly userId: DirectoryObjectId
}

/** As the authorization server asks for it: the claims were verified, or why not. */
export type OwnApiOutcome =
  | { readonly isGood: true; readonly claims: UnverifiedClaims }
  | {
      readonly isGood: false
      readonly reason: string
      readonly traceId?: string | undefined
      readonly correlationId?: string | undefined
    }

export interface AssertionVerifierDependencies {
  readonly database: Database
  readonly identityPlatform: Pick<IdentityPlatform, 'verifyOwnApiToken' | 'redeemRefreshToken'>
  readonly microsoft365: Pick<Microsoft365, 'withToken'>
  readonly clock: Clock
  /** Makes the error that says "Microsoft gave no answer" to whoever asks. */
  readonly unavailable: (cause: unknown) => Error
}

export function createAssertionVerifier(dependencies: AssertionVerifierDependencies) {
  return {
    verifyOwnApi: (organizationId: OrganizationId, accessToken: Secret): Promise<OwnApiOutcome> =>
      verifyOwnApi(dependencies, organizationId, accessToken),
    upgradeAudience: (organizationId: OrganizationId, client: RedeemingClient): Promise<OwnApiOutcome> =>
      upgradeAudience(dependencies, organizationId, client),
    /** @returns `undefined` when Graph refuses the token; the caller compares ids with what it expects. */
    verifyByUse: (
      _organizationId: OrganizationId,
      accessToken: Secret,
    ): Promise<VerifiedAssertion | undefined> => verifyByUse(dependencies, accessToken),
  }
}

interface RedeemingClient {
  readonly clientId: string
  readonly refreshToken: Secret
}

const noOwnApi: OwnApiOutcome = { isGood: false, reason: 'own_api_not_registered' }

async function verifyOwnApi(
  dependencies: AssertionVerifierDependencies,
  organizationId: OrganizationId,
  accessToken: Secret,
): Promise<OwnApiOutcome> {
  const { identityPlatform } = dependencies
  const api = await ownApiOf(dependencies, organizationId)
  if (api === undefined) return noOwnApi
  return decided(dependencies, (signal) => identityPlatform.verifyOwnApiToken(accessToken, api, signal))
}

async function upgradeAudience(
  dependencies: AssertionVerifierDependencies,
  organizationId: OrganizationId,
  { clientId, refreshToken }: RedeemingClient,
): Promise<OwnApiOutcome> {
  const { identityPlatform } = dependencies
  const api = await ownApiOf(dependencies, organizationId)
  if (api === undefined) return noOwnApi
  const request = {
    tenantId: api.tenantId,
    clientId,
    refreshToken,
    scope: `api://${api.appId}/access_as_user`,
  }
  return decided(dependencies, async (signal) => {
    const redemption = await identityPlatform.redeemRefreshToken(request, signal)
    if (redemption.isGranted) return identityPlatform.verifyOwnApiToken(redemption.accessToken, api, signal)
    const { traceId, correlationId } = redemption
    const reason = redemption.reason === 'refused' ? 'refresh_token_refused' : redemption.reason
    return { isGood: false, reason, traceId, correlationId }
  })
}

async function ownApiOf(
  { database: { db } }: AssertionVerifierDependencies,
  organizationId: OrganizationId,
): Promise<{ tenantId: string; appId: string } | undefined> {
  const organization = await findOrganization(db, organizationId)
  const application = await findOrganizationApplication(db, organizationId, 'sign-in')
  if (organization === undefined || application === undefined) return undefined
  return { tenantId: organization.tenantId, appId: application.appId }
}

/** Whatever is not an answer leaves it undecided: that never lets anybody in. */
async function decided<Outcome>(
  { clock, unavailable }: Pick<AssertionVerifierDependencies, 'clock' | 'unavailable'>,
  ask: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await withinTime(clock, longestMs, ask)
  } catch (error) {
    throw unavailable(error)
  }
}

function verifyByUse(
  dependencies: AssertionVerifierDependencies,
  accessToken: Secret,
): Promise<VerifiedAssertion | undefined> {
  const graph = dependencies.microsoft365.withToken(accessToken)
  return decided(dependencies, async (signal) => {
    try {
      const person = await graph.json({ path: '/me?$select=id', signal }, personSchema)
      const path = '/organization?$select=id'
      const [organization] = (await graph.json({ path, signal }, organizationsSchema)).value
      if (organization === undefined) return undefined
      return { tenantId: tenantId(organization.id), userId: directoryObjectId(person.id) }
    } catch (error) {
      if (isRefusal(error)) return undefined
      throw error
    }
  })
}

/** Graph answered, and the answer is no: the token is void, of an application, or lacks the scopes to be looked up. */
function isRefusal(error: unknown): boolean {
  return error instanceof GraphError && [400, 401, 403, 404].includes(error.status)
}
