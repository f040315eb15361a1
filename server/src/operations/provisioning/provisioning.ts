/**
 * Connecting an organization, changing its applications, and taking them away: a plan that is shown, confirmed by its
 * hash, and made true; each write is on record before it is made, so that a stop at any moment can be resumed.
 */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { ApplicationPurpose, ApplicationsPlan } from '../../microsoft365/index.ts'
import type { Actor, Reach } from '../caller.ts'
import type { Organization, RegistrationStep, Services, SignInChoice } from '../organizations/model.ts'

/** The customer's own certificate and key. */
export interface PfxFile {
  readonly pfx: Uint8Array
  readonly password: Secret
}

/** How an application proves itself. */
export type WantedCredential =
  /** Made here: RSA-3072, a year at most. */
  | { readonly kind: 'new-certificate' }
  | { readonly kind: 'pfx'; readonly file: PfxFile }
  /** A key that is in the key provider already: issued by a CA for our request, or held by Azure Key Vault. */
  | { readonly kind: 'key'; readonly keyId: string }
  /** A token of another issuer, read anew from an absolute file at each use. */
  | { readonly kind: 'federated'; readonly tokenFile: string }
  /** As it is: for an organization that is connected already. */
  | { readonly kind: 'keep' }

export interface NewProvisioning {
  /**
   * `register`: new applications; `existing`: one that is only used, nothing is changed (no sign-in needed);
   * `existing-managed`: grant an existing one what it needs and register its certificate; `remove`: delete in the tenant
   * what we made.
   */
  readonly way: 'register' | 'existing' | 'existing-managed' | 'remove'
  /** Undefined to connect a new organization. */
  readonly organizationId: OrganizationId | undefined
  readonly region: string
  readonly description: string
  readonly services: Services
  readonly layout: 'standard' | 'separate-restore' | 'single'
  readonly signIn: SignInChoice
  readonly restore: 'standing' | 'just-in-time' | 'none'
  readonly posture: boolean
  readonly drift: boolean
  readonly applicationName: string | undefined
  /** Client ids of existing applications. */
  readonly applications: Readonly<Partial<Record<ApplicationPurpose, string>>>
  /** Needed for `existing` without a sign-in: domain or id of the tenant. */
  readonly tenant: string | undefined
  readonly credential: WantedCredential
  readonly removeExcessive: boolean
  /** Strangers in the plan that the person accepted (`ApplicationsPlan.obstacles[].subject`). */
  readonly accept: readonly string[]
  /** Id of a sign-in or a user code; undefined for `existing`. */
  readonly signInReference: string | undefined
}

export interface Provisioning {
  readonly id: string
  readonly kind: 'add' | 'edit' | 'permissions' | 'migrate' | 'remove'
  readonly way: NewProvisioning['way']
  readonly state: 'planned' | 'running' | 'interrupted' | 'done' | 'cancelled' | 'rolled-back' | 'abandoned'
  /** Made when it is applied, known before. */
  readonly organizationId: OrganizationId
  readonly tenantId: string
  readonly organizationName: string
  readonly services: Services
  /** The account of this server that began it. */
  readonly startedBy: string
  /** Who signed in at Microsoft; undefined for `existing`. */
  readonly administrator: string | undefined
  readonly plan: ApplicationsPlan | undefined
  readonly steps: readonly RegistrationStep[]
  readonly error: string | undefined
  readonly startedAt: number
  readonly endedAt: number | undefined
  /** The plan can be confirmed, and its sign-in used, until then. */
  readonly expiresAt: number | undefined
}

export interface Provisionings {
  /** Looks, writes nothing. @throws {OperationError} `sign_in_*`, `organization_exists`, `invalid_request`, … */
  plan(request: NewProvisioning, actor: Actor): Promise<Provisioning>
  /**
   * Plans once more, with the sign-in of the plan, as if what stands in its way and is named here were known.
   * @param shown - `subjects` of the obstacles of the plan with this hash.
   */
  accept(
    id: string,
    shown: { readonly planHash: string; readonly subjects: readonly string[] },
    actor: Actor,
  ): Promise<Provisioning>
  /** Begins to make the plan true and returns at once. @throws {OperationError} `plan_changed` (PRV-01), `plan_blocked`. */
  apply(id: string, planHash: string, actor: Actor): Promise<Provisioning>
  /** Plans an interrupted one anew with a new sign-in of the same tenant; it is confirmed and applied as any other. */
  resume(id: string, signInReference: string, actor: Actor): Promise<Provisioning>
  /** Before it is applied: forgets it. Interrupted: takes back what was made, with a new sign-in. */
  cancel(id: string, signInReference: string | undefined, actor: Actor): Promise<Provisioning>
  get(id: string, reach: Reach): Promise<Provisioning>
  list(reach: Reach): Promise<readonly Provisioning[]>
  /** Waits until it has ended. @throws {OperationError} as it failed. */
  finished(id: string): Promise<Organization>
}

/** {@link Provisionings} over the life of the process. */
export interface ProvisioningKeeper {
  readonly operations: Provisionings
  /** Takes up what an earlier process left: what it was in the middle of can be resumed. */
  start(): Promise<void>
  /** Drops every token; what is under way stays on record, to be resumed. */
  close(): Promise<void>
}
