/** Organizations in the words of the API: what is protected, with which applications, and where they came from. */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { PlannedApplication } from '../../microsoft365/index.ts'

export interface Services {
  readonly exchange: boolean
  readonly sharePoint: boolean
  readonly teams: boolean
  readonly teamsChats: boolean
}

export interface Organization {
  readonly id: OrganizationId
  readonly tenantId: string
  /** The initial domain, for example `contoso.onmicrosoft.com`. */
  readonly name: string
  readonly displayName: string
  /** What clients of the dialect call it; the initial domain unless somebody chose a name. */
  readonly label: string
  readonly description: string
  readonly region: string
  readonly services: Services
  /** `app-only`; an imported one of another kind is read-only until it is migrated. */
  readonly authentication: 'app-only' | 'basic' | 'legacy-protocols'
  readonly isReadOnly: boolean
  /** Open findings of the drift watch of which somebody should know. */
  readonly alarms: number
  readonly options: OrganizationPlan
  /** What {@link OrganizationPlan.signIn} comes to as the switches are now. */
  readonly isSignInPlanned: boolean
  readonly applications: readonly OrganizationApplication[]
  readonly createdAt: number
  readonly firstBackupAt: number | undefined
  readonly lastBackupAt: number | undefined
}

/**
 * Whether *Strongroom Sign-in* is planned. `as-switched`: while people of the organization may sign in here (tenant or
 * operator authentication, and with it the restore portal); otherwise as somebody decided.
 */
export type SignInChoice = boolean | 'as-switched'

/** What its applications are made for, beyond the services. */
export interface OrganizationPlan {
  readonly layout: 'standard' | 'separate-restore' | 'single'
  readonly signIn: SignInChoice
  readonly restore: 'standing' | 'just-in-time' | 'none'
  readonly posture: boolean
  readonly drift: boolean
}

export interface OrganizationApplication {
  readonly purpose: 'backup' | 'restore' | 'sign-in'
  readonly displayName: string
  readonly appId: string
  /** `existing`: only used; `existing-managed`: we grant, and keep its certificate. */
  readonly origin: 'registered' | 'existing' | 'existing-managed'
  readonly credential: 'certificate' | 'federated'
  /** Upper-case hex of the certificate's SHA-1; undefined for a public client. */
  readonly certificateThumbprint: string | undefined
}

/** A new name, description, or both; what is undefined stays. */
export interface OrganizationChange {
  readonly label: string | undefined
  readonly description: string | undefined
}

/** An organization as another product lists it: known, and not yet connected. */
export interface ImportedOrganization {
  readonly name: string
  readonly label: string | undefined
  readonly description: string
  readonly region: string
  readonly services: Services
  /** When the listing names it; found by discovery otherwise. */
  readonly tenantId: string | undefined
  readonly authentication: Organization['authentication']
  readonly applicationId: string | undefined
}

export interface ImportOutcome {
  readonly name: string
  readonly outcome: 'imported' | 'skipped'
  readonly organizationId: OrganizationId | undefined
  readonly authentication: Organization['authentication']
  /** Why it was skipped, or what to do next. */
  readonly message: string
}

/** What the applications of an organization may do, as far as their own tokens tell. */
export interface OrganizationPermissions {
  readonly applications: readonly PlannedApplication[]
  readonly remarks: readonly string[]
}

export interface RegistrationStep {
  /** For example `create-backup-application`. */
  readonly name: string
  readonly title: string
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  /** What is being waited for, or what was made: names and object ids. */
  readonly detail: string
}
