/** What provisioning asks of a signed-in administrator, and of Microsoft 365 as the application itself. */
import type {
  AppliedApplication,
  ApplicationPurpose,
  ApplicationsPlan,
  ApplicationsRequest,
  CataloguedPermission,
} from '../../microsoft365/index.ts'
import type { Administrator, ApplicationCredential, CreatedObject, RegistrationHooks } from '../ports.ts'

/** What is wanted in the tenant, and the tag by which what was made for it is found again, also by a later try. */
export interface ApplicationsWork {
  readonly request: ApplicationsRequest
  readonly marker: string
}

/** An application of a connected organization, as the records know it. */
export interface OwnedApplication {
  readonly purpose: ApplicationPurpose
  readonly displayName: string
  readonly appId: string
  readonly applicationObjectId: string | undefined
  readonly servicePrincipalId: string | undefined
  /** `registered`: deleted; `existing-managed`: our certificates and grants are taken away, the rest stays. */
  readonly origin: 'registered' | 'existing-managed'
  /** Thumbprints (SHA-1, upper-case hex) of the certificates that we registered. */
  readonly thumbprints: readonly string[]
}

/** A Global Administrator's sign-in: their token lives here, in memory, until it is disposed of. */
export interface ApplicationsAdministrator {
  inspect(signal: AbortSignal): Promise<Administrator>
  /** Looks at the tenant and writes nothing. What an earlier try with the same marker made is found, not planned anew. */
  plan(work: ApplicationsWork, signal: AbortSignal): Promise<ApplicationsPlan>
  /** Makes the plan true: find before create; each write is recorded before and after it. */
  apply(
    plan: ApplicationsPlan,
    work: ApplicationsWork,
    hooks: RegistrationHooks,
    signal: AbortSignal,
  ): Promise<readonly AppliedApplication[]>
  /** Takes back what was made. @returns what still stands in the tenant. */
  rollBack(created: readonly CreatedObject[], signal: AbortSignal): Promise<readonly CreatedObject[]>
  /** Takes away what is ours of a connected organization. @returns what still stands in the tenant. */
  remove(applications: readonly OwnedApplication[], signal: AbortSignal): Promise<readonly CreatedObject[]>
  dispose(): void
}

/** An application permission that the catalogue asks for, and which of our applications needs it. */
export interface NeededPermission extends CataloguedPermission {
  readonly application: ApplicationPurpose
}

/** What an application can do with its credential alone. */
export interface ApplicationsInTenant {
  /** The application permissions of a request, without those that this cloud does not have. */
  needed(request: ApplicationsRequest): readonly NeededPermission[]
  /** The application permissions that its tokens carry now, by resource. */
  grantedRoles(credential: ApplicationCredential, signal: AbortSignal): Promise<AppliedApplication['roles']>
  /** Tenant id of a domain or id, from Microsoft's discovery document; undefined when there is no such tenant. */
  discoverTenant(name: string, signal: AbortSignal): Promise<string | undefined>
  /** Waits until tokens carry the roles and one call with each workload works. */
  waitUntilEffective(
    credential: ApplicationCredential,
    roles: AppliedApplication['roles'],
    hooks: Pick<RegistrationHooks, 'progress'>,
    signal: AbortSignal,
  ): Promise<void>
}
