/** Words of the enterprise applications' life cycle: what is wanted, what is there, and the plan between them. */

import type { CreatedObject } from './registration.ts'

/** Microsoft's APIs whose permissions the catalogue knows. */
export type ResourceName = 'graph' | 'exchange' | 'sharepoint'
/** `application`: works with nobody signed in; `delegated`: on behalf of a person who is. */
export type PermissionKind = 'application' | 'delegated'
export type PermissionPurpose = 'backup' | 'restore' | 'sign-in' | 'onboarding' | 'posture' | 'drift'
/** What an organization can have protected; mailboxes are `mail`, `calendar`, `contacts` and `tasks` together. */
export type Workload =
  | 'mail'
  | 'calendar'
  | 'contacts'
  | 'tasks'
  | 'onedrive'
  | 'sharepoint'
  | 'teams'
  | 'chats'

/** Why a permission is there. */
export interface PermissionUse {
  readonly purpose: PermissionPurpose
  /** Empty: for whatever is protected. */
  readonly workloads: readonly Workload[]
  /** For example `back up mail folders, messages and attachments`. */
  readonly operation: string
  /** What fails without it, as a person would notice it. */
  readonly without: string
}

export interface CataloguedPermission {
  readonly resource: ResourceName
  readonly value: string
  readonly kind: PermissionKind
  /** Microsoft's id of it; the same in every tenant, unique only within its resource and kind. */
  readonly id: string
  readonly uses: readonly PermissionUse[]
  /** A narrower way where there is one, for example `Sites.Selected`; absent when this is the narrowest. */
  readonly narrower?: string
  /** Graph endpoints that it is exercised by, `GET /users/{id}/mailFolders`. */
  readonly endpoints: readonly string[]
  /** Cloud names in which it does not exist. */
  readonly missingIn: readonly string[]
}

/** What each of our applications in a tenant is for; one application may serve several. */
export type ApplicationPurpose = 'backup' | 'restore' | 'sign-in'

/** What an administrator wants to have in the tenant. */
export interface ApplicationsRequest {
  readonly services: {
    readonly exchange: boolean
    readonly sharePoint: boolean
    readonly teams: boolean
    readonly teamsChats: boolean
  }
  /** What of mailboxes is protected; mail alone when left out, which is what this version can back up. */
  readonly mailboxes?: readonly ('mail' | 'calendar' | 'contacts' | 'tasks')[]
  /** `standard`: backup and sign-in; `separate-restore`: a third for restore; `single`: one for everything. */
  readonly layout: 'standard' | 'separate-restore' | 'single'
  /** Plan *Strongroom Sign-in*: tenant authentication or the portal is, or will be, switched on. */
  readonly signIn: boolean
  /** Restore permissions all the time, or granted for a while when somebody restores, or none. */
  readonly restore: 'standing' | 'just-in-time' | 'none'
  /** Optional lines of the plan: standing rights to read the posture, and to watch for drift. */
  readonly posture: boolean
  readonly drift: boolean
  readonly names: Readonly<Record<ApplicationPurpose, string>>
  /** Applications that are there already, by client id; they are changed, never created. */
  readonly existing: Readonly<Partial<Record<ApplicationPurpose, string>>>
  /** Public certificates to be registered, by purpose; none for a federated or unchanged credential. */
  readonly certificates: Readonly<Partial<Record<ApplicationPurpose, CertificateToRegister>>>
  /** Federated credentials to be registered instead of a certificate. */
  readonly federated: Readonly<Partial<Record<ApplicationPurpose, FederatedCredential>>>
  /** Origin of `--public-url`: redirect URI of the sign-in application. */
  readonly publicUrl: string | undefined
  /** Takes away what the plan names as excessive; never silently: the person agreed to it. */
  readonly removeExcessive: boolean
  /** Credentials (`keyId` at Microsoft), owners, … that we put there or that were accepted: not strangers. */
  readonly known: readonly string[]
  /** Permissions to restore that stand for a while: they are no surplus, and not part of the plan. */
  readonly lent?: readonly LentRole[]
}

/** An application permission that somebody granted to an application for a while. */
export interface LentRole {
  readonly appId: string
  /** Microsoft's id of it. */
  readonly id: string
  readonly value: string
  /** Milliseconds since the Unix epoch. */
  readonly until: number
}

/** A public certificate; its private key stays with its provider. */
export interface CertificateToRegister {
  /** DER. */
  readonly certificate: Uint8Array
  readonly thumbprintSha1: string
  /** Milliseconds since the Unix epoch. */
  readonly notBefore: number
  readonly notAfter: number
}

/** Workload identity federation: issuer and subject are matched exactly by Microsoft. */
export interface FederatedCredential {
  readonly name: string
  readonly issuer: string
  readonly subject: string
  /** `api://AzureADTokenExchange`, or the cloud's own. */
  readonly audience: string
}

export type PermissionState =
  /** Granted, and needed. */
  | 'granted'
  /** Needed, and neither declared nor granted. */
  | 'missing'
  /** Needed and declared (`requiredResourceAccess`), but nobody consented. */
  | 'declared-only'
  /** Needed and granted, though the application does not declare it. */
  | 'undeclared'
  /** Granted or declared, and not needed by this plan. */
  | 'excessive'

export interface PermissionLine {
  readonly resource: string
  readonly resourceAppId: string
  readonly value: string
  readonly kind: PermissionKind
  readonly id: string
  readonly state: PermissionState
  readonly purposes: readonly PermissionPurpose[]
  /** What it is for, or for an excessive one who else asks for it (`Veeam Backup for Microsoft 365: restore`). */
  readonly reason: string
}

/** What is written in the tenant by one request. */
export interface PlannedWrite {
  /** For example `create-application`, `create-service-principal`, `grant-role`, `grant-scopes`, `add-certificate`. */
  readonly kind: string
  readonly purpose: ApplicationPurpose
  /** For a person: `Create the application “Strongroom Backup”`. */
  readonly title: string
  /** For example the permission's value. */
  readonly name: string
  readonly removes: boolean
}

export interface PlannedApplication {
  /** The first of {@link purposes}. */
  readonly purpose: ApplicationPurpose
  /** More than one when a single application serves several. */
  readonly purposes: readonly ApplicationPurpose[]
  readonly displayName: string
  /** Undefined for one that is to be created. */
  readonly appId: string | undefined
  readonly objectId: string | undefined
  readonly servicePrincipalId: string | undefined
  readonly permissions: readonly PermissionLine[]
  /** Whose set this application was made for, when it is recognized: `Veeam Backup for Microsoft 365`. */
  readonly preparedFor: string | undefined
}

/** A reason why nothing is written: the person has to decide or to change something first. */
export interface PlanObstacle {
  /** `multi_tenant`, `unknown_credential`, `unknown_owner`, `unknown_redirect_uri`, `resource_missing`, … */
  readonly code: string
  /** What was found and what to do; for a stranger its name and id. */
  readonly message: string
  /** True when the person may accept it, by naming `subject` in {@link ApplicationsRequest.known}. */
  readonly isAcceptable: boolean
  readonly subject: string | undefined
}

export interface ApplicationsPlan {
  /** SHA-256 over all that follows: what was confirmed is what is done (PRV-01). Lower-case hexadecimal. */
  readonly hash: string
  readonly applications: readonly PlannedApplication[]
  readonly writes: readonly PlannedWrite[]
  readonly obstacles: readonly PlanObstacle[]
  /** What a person should know and nothing is done about: excessive permissions, surplus, gaps of the cloud. */
  readonly remarks: readonly string[]
}

export interface AppliedApplication {
  /** The first of its purposes. */
  readonly purpose: ApplicationPurpose
  readonly displayName: string
  readonly objectId: string
  readonly appId: string
  readonly servicePrincipalId: string
  /** Application permissions that its tokens will carry, by resource. */
  readonly roles: Readonly<Partial<Record<ResourceName, readonly string[]>>>
  /** `keyId` at Microsoft of the certificate that was registered. */
  readonly entraKeyId: string | undefined
  /** Ids of every credential and owner, and every redirect URI, that it has now: whatever comes later is a stranger. */
  readonly known: readonly string[]
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
  /** Thumbprints (SHA-1, hexadecimal) of the certificates that we registered. */
  readonly thumbprints: readonly string[]
  /** Grants and credentials that we put on one that was there before, as recorded; all else of it is not ours. */
  readonly added: readonly CreatedObject[]
}
