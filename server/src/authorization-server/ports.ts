/** What the authorization server needs of others, declared here and filled by `app.ts`. */
import type { DirectoryObjectId, OrganizationId, TenantId } from '../foundation/ids.ts'
import type { Secret } from '../foundation/secret.ts'

/** The claims of an assertion that count, once somebody authoritative has vouched for them. */
export interface ProvenAssertion {
  readonly tenantId: TenantId
  readonly userId: DirectoryObjectId
}

/**
 * Proves an access token by using it: Microsoft Graph is the verifier (policy `verify_by_use`).
 * @returns the proven claims, or `undefined` when Graph refuses the token.
 * @throws {UpstreamUnavailableError} when Graph gives no answer: never a reason to let somebody in.
 */
export interface AssertionVerifier {
  verifyByUse(organizationId: OrganizationId, accessToken: Secret): Promise<ProvenAssertion | undefined>
}

/** A person as the organization's directory knows them now, by our own app-only look-up. */
export interface Person {
  readonly userId: DirectoryObjectId
  readonly userName: string
  readonly isEnabled: boolean
  /** Guest by user type, or an external member by `#EXT#` or a foreign identity. */
  readonly isExternal: boolean
  /** Role template ids and group ids that the person holds, transitively. */
  readonly memberOf: ReadonlySet<string>
  /** Sign-ins before this moment are void, in milliseconds; undefined when the directory does not say. */
  readonly sessionsValidFrom: number | undefined
}

export interface PersonDirectory {
  /**
   * @returns `undefined` when there is no such user.
   * @throws {UpstreamUnavailableError}
   */
  lookUp(organizationId: OrganizationId, userId: DirectoryObjectId): Promise<Person | undefined>
}

/** Microsoft did not answer; the caller is told 503 and may try again. */
export class UpstreamUnavailableError extends Error {
  override readonly name = 'UpstreamUnavailableError'
}

/** Who a bearer token stands for. */
export type Principal =
  | {
      readonly kind: 'administrator'
      readonly accountId: string
      readonly userName: string
      readonly familyId: string
    }
  | {
      readonly kind: 'person'
      readonly organizationId: OrganizationId
      readonly userId: DirectoryObjectId
      readonly userName: string
      /** `own`: only their own objects; `organization`: everything of the organization. */
      readonly reach: 'own' | 'organization'
      readonly familyId: string
    }
