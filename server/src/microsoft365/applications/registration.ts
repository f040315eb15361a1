/** What a registration needs, tells and leaves behind: the words that its steps share. */
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { Graph } from '../graph/graph.ts'

export type CreatedKind =
  | 'application'
  | 'service-principal'
  | 'app-role-assignment'
  | 'oauth2-permission-grant'

/** Something that a registration makes in a tenant; without `id` it is about to be made, or nobody knows. */
export interface CreatedObject {
  readonly kind: string
  readonly name: string
  readonly id?: string | undefined
  /** The tag by which an application of this registration, and of no other, is known. */
  readonly marker?: string | undefined
}

export interface RegistrationProgress {
  /** For example `create-backup-application`. */
  readonly name: string
  readonly title: string
  readonly state: 'running' | 'done' | 'failed'
  /** What is being waited for, or what was made. */
  readonly detail: string
}

interface RegistrationHooks {
  /** Called before each write with the intent, and after it with the id. The write waits for it. */
  record(object: CreatedObject): Promise<void>
  progress(step: RegistrationProgress): void
}

/** A public certificate; its private key stays with its provider. */
export interface PublicCertificate {
  /** DER. */
  readonly certificate: Uint8Array
  /** Milliseconds since the Unix epoch. */
  readonly notBefore: number
  readonly notAfter: number
}

export interface RegistrationRequest {
  readonly backupName: string
  readonly signInName: string
  readonly certificate: PublicCertificate
}

export interface RegistrationDependencies extends RegistrationHooks {
  /** With the administrator's token. */
  readonly graph: Graph
  readonly clock: Clock
  readonly random: Random
}

export interface RegisteredApplication {
  readonly displayName: string
  /** Object id of the application; `appId` is its client id. */
  readonly objectId: string
  readonly appId: string
  readonly servicePrincipalId: string
}

export interface RegisteredApplications {
  readonly backup: RegisteredApplication
  readonly signIn: RegisteredApplication
  /** The application permissions that the backup application's tokens will carry. */
  readonly roles: readonly string[]
}

/** The steps in their order, for showing what is still to come. */
export const registrationSteps = [
  { name: 'read-permissions', title: 'Read the permissions that Microsoft Graph offers' },
  { name: 'create-backup-application', title: 'Create the application for backup' },
  { name: 'create-backup-service-principal', title: 'Create the enterprise application for backup' },
  { name: 'grant-backup-permissions', title: 'Grant the permissions for backup and restore' },
  { name: 'create-sign-in-application', title: 'Create the application for sign-in' },
  { name: 'expose-sign-in-scope', title: 'Let it stand for access to Strongroom' },
  { name: 'create-sign-in-service-principal', title: 'Create the enterprise application for sign-in' },
  { name: 'grant-sign-in-permissions', title: 'Grant the permission for sign-in' },
  { name: 'wait-until-effective', title: 'Wait until Microsoft has made the permissions effective' },
] as const

export type RegistrationStepName = (typeof registrationSteps)[number]['name']

/** One registration on its way: its tag, and how its steps tell where they stand. */
export interface Registration extends RegistrationDependencies {
  readonly marker: string
  readonly signal: AbortSignal | undefined
}

/** The abort signal as a part of a Graph request. */
export function withSignal(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal ? { signal } : {}
}
