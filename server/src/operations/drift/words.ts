/** What a finding means and what to do about it, for a person. */
import { readCatalogue } from '../../microsoft365/index.ts'
import type { DriftKind } from './drift.ts'

export interface FactWords {
  readonly message: string
  readonly step: string
}

interface Subject {
  readonly kind: DriftKind
  readonly applicationName: string
  readonly appId: string
  readonly name: string
  readonly id: string
}

const remove = 'Remove it in the Microsoft Entra admin center'
const ask = 'Find out who did it (audit log of the tenant)'
const accept = 'or accept it here with a reason'

const words: Readonly<Record<DriftKind, (subject: Subject) => FactWords>> = {
  'unknown-credential': ({ applicationName, name, id }) => ({
    message: `Somebody added a ${name} (${id}) to “${applicationName}”: whoever holds it can act as this application.`,
    step: `${remove} (App registrations, Certificates & secrets) at once, and look at the sign-ins of the application. ${ask}; ${accept}.`,
  }),
  'unknown-federated-credential': ({ applicationName, name, id }) => ({
    message: `Somebody added a ${name} (${id}) to “${applicationName}”: tokens of that issuer can act as this application.`,
    step: `${remove} (Certificates & secrets, Federated credentials) at once. ${ask}; ${accept}.`,
  }),
  'unknown-owner': ({ applicationName, name, id }) => ({
    message: `${name} (${id}) owns “${applicationName}” and can add credentials to it.`,
    step: `${remove} (App registrations, Owners). ${ask}; ${accept}.`,
  }),
  'unknown-redirect-uri': ({ applicationName, name }) => ({
    message: `“${applicationName}” redirects to ${name}: sign-ins of people could end there.`,
    step: `${remove} (App registrations, Authentication). ${ask}; ${accept}.`,
  }),
  'unknown-identifier-uri': ({ applicationName, name }) => ({
    message: `“${applicationName}” has the application ID URI ${name}, which is not ours.`,
    step: `${remove} (App registrations, Expose an API), ${accept}.`,
  }),
  'unknown-authorized-client': ({ applicationName, name }) => ({
    message: `The application ${name} gets tokens for “${applicationName}” without asking anybody.`,
    step: `${remove} (App registrations, Expose an API, Authorized client applications). ${ask}; ${accept}.`,
  }),
  'role-assigned': ({ applicationName, name }) => ({
    message: `“${applicationName}” holds the directory role ${name}, which Strongroom never needs.`,
    step: `Take it away in the Microsoft Entra admin center (Roles and administrators). ${ask}; ${accept}.`,
  }),
  'permission-granted': ({ applicationName, name }) => ({
    message: `“${applicationName}” holds the permission ${name}, which its plan does not need.`,
    step: `Take it away (Enterprise applications, Permissions; or plan the permissions here, with those that are not needed taken away), ${accept}.`,
  }),
  'permission-removed': ({ applicationName, name }) => ({
    message: `“${applicationName}” does not hold the permission ${name}, which its plan needs.`,
    step: 'Plan and apply the permissions to grant it, or change the organization to take the service out of the plan.',
  }),
  'credential-removed': ({ applicationName, name }) => ({
    message: `The certificate ${name}, by which “${applicationName}” proves itself, is not registered any more.`,
    step: `Plan and apply the permissions to register one again. ${ask}.`,
  }),
  disabled: ({ applicationName }) => ({
    message: `The enterprise application “${applicationName}” is disabled: it gets no tokens.`,
    step: 'Set “Enabled for users to sign in” to Yes (Enterprise applications, Properties), or remove the organization.',
  }),
  deleted: ({ applicationName, name, appId }) => ({
    message: `The ${name} of “${applicationName}” (client id ${appId}) is not in the tenant any more.`,
    step: 'Restore it (App registrations, Deleted applications, within 30 days), or connect the organization anew.',
  }),
  'multi-tenant': ({ applicationName, name }) => ({
    message: `“${applicationName}” is open to other tenants (${name}).`,
    step: `Set it to this organizational directory only (App registrations, Authentication). ${ask}; ${accept}.`,
  }),
  'public-client': ({ applicationName }) => ({
    message: `“${applicationName}” allows public client flows, which it does not need.`,
    step: `Switch them off (App registrations, Authentication, Advanced settings), ${accept}.`,
  }),
  'restore-permission-overdue': ({ applicationName, name }) => ({
    message: `The time of the restore permissions of “${applicationName}” is over (${name}), and nobody took them away.`,
    step: 'Revoke the restore permissions. Restores are refused until then.',
  }),
}

export function wordsOf(subject: Subject): FactWords {
  return words[subject.kind](subject)
}

/** Graph's own, Exchange's and SharePoint's: whoever holds one of them holds the tenant, or all of its content. */
const mighty: Readonly<Record<string, string>> = {
  '06b708a9-e830-4db3-a914-8e69da51d44f': 'AppRoleAssignment.ReadWrite.All',
  '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8': 'RoleManagement.ReadWrite.Directory',
  '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9': 'Application.ReadWrite.All',
  '18a4783c-866b-4cc7-a460-3d5e5662c884': 'Application.ReadWrite.OwnedBy',
  '19dbc75e-c2e2-444c-a770-ec69d8559fc7': 'Directory.ReadWrite.All',
  '01c0a623-fc9b-48e9-b794-0756f8e8f067': 'Policy.ReadWrite.ConditionalAccess',
  'a82116e5-55eb-4c41-a434-62fe8a61c773': 'Sites.FullControl.All',
  '678536fe-1083-478a-9c59-b99265e6b0d3': 'Sites.FullControl.All',
  'dc890d15-9560-4a4c-9b7f-a736ec74ec40': 'full_access_as_app',
}
const mightyNames = new Set(Object.values(mighty))

export function isMighty(value: string): boolean {
  return mightyNames.has(value)
}

/** The value of an application permission; its id when nobody here knows it. */
export function nameOfRole(resource: string | undefined, id: string): string {
  const { permissions, recognized } = readCatalogue()
  const known = [...permissions, ...recognized.flatMap((set) => set.permissions)].find(
    (one) => one.kind === 'application' && one.resource === resource && one.id === id,
  )
  return known?.value ?? mighty[id] ?? id
}
