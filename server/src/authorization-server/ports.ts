/** What the authorization server needs of others, declared here and filled by `app.ts`. */
import type { Transaction } from 'kysely'
import type { DatabaseSchema } from '../database/index.ts'
import type { DirectoryObjectId, OrganizationId, TenantId } from '../foundation/ids.ts'
import type { Secret } from '../foundation/secret.ts'

/** The claims of an assertion that count, once Microsoft Graph has vouched for them. */
export interface ProvenAssertion {
  readonly tenantId: TenantId
  readonly userId: DirectoryObjectId
}

/** A token for our own API whose signature was verified, or why it was not accepted. */
export type OwnApiVerdict =
  | { readonly isGood: true; readonly claims: AssertionClaims }
  | {
      readonly isGood: false
      /** Stable code for the audit log, for example `bad_signature` or `interaction_required`. */
      readonly reason: string
      /** By which the tenant's own sign-in log tells of the refusal. */
      readonly traceId?: string | undefined
      readonly correlationId?: string | undefined
    }

/** Proves assertions: one method a policy. */
export interface AssertionVerifier {
  /**
   * Verifies a token for our own API offline (policy `own_api`): signature by a key of the organization's tenant,
   * issuer, audience, tenant and version. Time, client, person and scope are the caller's to check, on the claims.
   * @throws {UpstreamUnavailableError} when the tenant's keys are not known and cannot be had.
   */
  verifyOwnApi(organizationId: OrganizationId, accessToken: Secret): Promise<OwnApiVerdict>
  /**
   * Redeems a refresh token once, in memory, for a token to our own API, and verifies that (policy
   * `audience_upgrade`). Of the reasons, `interaction_required` means that the person has to sign in anew, and
   * `consent_required` that the client was never allowed to use our API.
   * @throws {UpstreamUnavailableError} when Microsoft gives no answer that decides.
   */
  upgradeAudience(
    organizationId: OrganizationId,
    client: { readonly clientId: string; readonly refreshToken: Secret },
  ): Promise<OwnApiVerdict>
  /**
   * Proves a token for Microsoft Graph by using it (policy `verify_by_use`).
   * @returns the proven claims, or `undefined` when Graph refuses the token.
   * @throws {UpstreamUnavailableError} when Graph gives no answer: never a reason to let somebody in.
   */
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

/** Which organizations an account is for; `all` includes the server itself. */
export type AccountOrganizations = 'all' | readonly OrganizationId[]

/** A part of Microsoft 365 that can be backed up. */
export type Workload = 'exchange' | 'sharepoint' | 'teams'

/** An account of this server with a living session. */
interface AccountSession {
  readonly accountId: string
  readonly userName: string
  readonly organizations: AccountOrganizations
  /** Whether it proved itself with a key rather than a password. */
  readonly isService: boolean
  readonly familyId: string
}

/** Who a bearer token stands for. */
export type Principal =
  | (AccountSession & { readonly kind: 'administrator' })
  /** May look at jobs and their sessions, never at content. */
  | (AccountSession & { readonly kind: 'monitor' })
  | {
      readonly kind: 'person'
      readonly organizationId: OrganizationId
      readonly userId: DirectoryObjectId
      readonly userName: string
      /** `own`: only their own objects; `organization`: everything of the organization in these workloads. */
      readonly reach: 'own' | 'organization'
      /** Empty for `own`. */
      readonly workloads: readonly Workload[]
      readonly familyId: string
    }
  | {
      /** A restore operator: what they may see is decided by their roles, at every call. */
      readonly kind: 'operator'
      readonly organizationId: OrganizationId
      readonly userId: DirectoryObjectId
      readonly userName: string
      readonly familyId: string
    }

/**
 * What an access token says about itself, read strictly but not verified: it may only lead to a refusal. Ids are
 * in lower case, times in milliseconds since the Unix epoch; a claim that the token lacks is `undefined`.
 */
export interface AssertionClaims {
  readonly audience: string | undefined
  readonly issuer: string | undefined
  readonly tenantId: string | undefined
  readonly objectId: string | undefined
  /** `uti`: unique to the token. */
  readonly tokenId: string | undefined
  /** The client (`appid` or `azp`); undefined also when the token names two. */
  readonly clientId: string | undefined
  /** `appidacr` or `azpacr`: `0` for a public client. */
  readonly clientAuthentication: string | undefined
  /** `idtyp`. */
  readonly identityType: string | undefined
  /** Delegated permissions (`scp`). */
  readonly scopes: readonly string[]
  readonly issuedAt: number | undefined
  readonly notBefore: number | undefined
  readonly expiresAt: number | undefined
  /** `auth_time`: when the person signed in. */
  readonly authenticatedAt: number | undefined
  /** `acrs`: authentication contexts that the sign-in satisfied. */
  readonly authenticationContexts: readonly string[]
  /** `amr`: how the person proved themselves. */
  readonly authenticationMethods: readonly string[]
}

/** @returns `undefined` for what is not one canonical, signed JSON Web Token. */
export type AssertionDecoder = (accessToken: Secret) => AssertionClaims | undefined

/** What tokens for Microsoft Graph look like in the cloud of an organization. */
export interface AcceptedTokens {
  /** Exact values of `aud`. */
  readonly audiences: readonly string[]
  /** Exact values of `iss`, with `{tid}` for the tenant id. */
  readonly issuers: readonly string[]
  /** Clients that no switch lets in, in lower case. */
  readonly refusedClientIds: ReadonlySet<string>
}

/** @returns `undefined` for a cloud that this server does not know. */
export type AcceptedTokensOf = (cloud: string) => AcceptedTokens | undefined

export interface TokenSettings {
  readonly accessTokenSeconds: number
  /** How long a used refresh token still gives the identical pair; 0 for not at all. */
  readonly refreshGraceSeconds: number
  /** `networks`: passwords count only from {@link TokenSettings.passwordGrantNetworks}. */
  readonly passwordGrant: 'everywhere' | 'networks' | 'off'
  /** In CIDR notation, or `loopback`. */
  readonly passwordGrantNetworks: readonly string[]
  /** After how long without a person a console signs out; 15 when left out. */
  readonly consoleIdleMinutes?: number
  /** Whose sign-in application the restore portal uses; null or left out for the only organization. */
  readonly restorePortalOrganizationId?: string | null
}

/** The settings as they are now: an administrator may change them while the server runs. */
export interface TokenSettingsSource {
  read(): Promise<TokenSettings>
  /**
   * Lets passwords in from everywhere again, for the way back of an administrator whom the settings keep out.
   * @returns what was changed, as `name=value`; undefined when nothing had to be.
   */
  allowPasswords(
    trx: Transaction<DatabaseSchema>,
  ): Promise<{ readonly before: readonly string[]; readonly after: readonly string[] } | undefined>
}
