/**
 * Proves an access token for Microsoft Graph by using it (policy `verify_by_use`): Graph, for which it was issued,
 * checks its signature and says whose it is and of which tenant. The token is sent as it was received, to Graph only.
 */
import { Type } from 'typebox'
import type { Clock } from '../../foundation/clock.ts'
import type { DirectoryObjectId, OrganizationId, TenantId } from '../../foundation/ids.ts'
import type { Secret } from '../../foundation/secret.ts'
import { GraphError } from '../../microsoft365/index.ts'
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

export interface AssertionVerifierDependencies {
  readonly microsoft365: Pick<Microsoft365, 'withToken'>
  readonly clock: Clock
  /** Makes the error that says "Microsoft gave no answer" to whoever asks. */
  readonly unavailable: (cause: unknown) => Error
}

export function createAssertionVerifier({ microsoft365, clock, unavailable }: AssertionVerifierDependencies) {
  return {
    /** @returns `undefined` when Graph refuses the token; the caller compares ids with what it expects. */
    async verifyByUse(
      _organizationId: OrganizationId,
      accessToken: Secret,
    ): Promise<VerifiedAssertion | undefined> {
      const graph = microsoft365.withToken(accessToken)
      try {
        return await withinTime(clock, longestMs, async (signal) => {
          const person = await graph.json({ path: '/me?$select=id', signal }, personSchema)
          const organizations = await graph.json(
            { path: '/organization?$select=id', signal },
            organizationsSchema,
          )
          const [organization] = organizations.value
          if (organization === undefined) return undefined
          return { tenantId: tenantId(organization.id), userId: directoryObjectId(person.id) }
        })
      } catch (error) {
        if (isRefusal(error)) return undefined
        throw unavailable(error)
      }
    },
  }
}

/** Graph answered, and the answer is no: the token is void, of an application, or lacks the scopes to be looked up. */
function isRefusal(error: unknown): boolean {
  return error instanceof GraphError && [400, 401, 403, 404].includes(error.status)
}
