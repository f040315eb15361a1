/** Seeds the tenant contoso.onmicrosoft.com: people, groups, roles, and Microsoft's own applications. */
import { base32Encode, createDeterministic, type Deterministic } from './deterministic.ts'
import { exchangeAdministrator, globalAdministrator, roleTemplates } from './directory-roles.ts'
import { microsoftServicePrincipals } from './microsoft-applications.ts'
import { freshPolicies } from './policy-model.ts'
import type { DirectoryGroup, DirectoryRole, DirectoryUser, TenantState } from './model.ts'

export const initialDomain = 'contoso.onmicrosoft.com'
const secondDomain = 'contoso.com'
const created = '2024-03-01T08:00:00Z'

export interface SeedOptions {
  /** Every identifier, password and TOTP secret follows from it. */
  readonly seed: number
  /** Further users beyond the named ones. */
  readonly users: number
}

interface Person {
  readonly nickname: string
  readonly givenName: string
  readonly surname: string
  /** Directory role templates. */
  readonly roles?: readonly string[]
  readonly totp?: boolean
  readonly enabled?: boolean
  readonly domain?: string
}

const people: readonly Person[] = [
  { nickname: 'admin', givenName: 'Ada', surname: 'Admin', roles: [globalAdministrator], totp: true },
  { nickname: 'alice', givenName: 'Alice', surname: 'Archer' },
  { nickname: 'bob', givenName: 'Bob', surname: 'Baker' },
  { nickname: 'carol', givenName: 'Carol', surname: 'Chen', roles: [exchangeAdministrator], totp: true },
  { nickname: 'erin', givenName: 'Erin', surname: 'Evans', enabled: false },
]

const givenNames = ['Frank', 'Grace', 'Henry', 'Ines', 'Jonas', 'Karin', 'Luis', 'Mona', 'Nora', 'Omar']
const surnames = [
  'Fischer',
  'Garcia',
  'Hansen',
  'Ito',
  'Jansen',
  'Kowalski',
  'Lopez',
  'Meyer',
  'Novak',
  'Okafor',
]

function password(names: Deterministic, nickname: string): string {
  return `Pw-${names.bytes(`password/${nickname}`, 12).toString('base64url')}!1`
}

function member(names: Deterministic, person: Person): DirectoryUser {
  const upn = `${person.nickname}@${person.domain ?? initialDomain}`
  return {
    id: names.guid(`user/${person.nickname}`),
    userPrincipalName: upn,
    displayName: `${person.givenName} ${person.surname}`,
    givenName: person.givenName,
    surname: person.surname,
    mail: upn,
    accountEnabled: person.enabled ?? true,
    userType: 'Member',
    identities: [{ signInType: 'userPrincipalName', issuer: initialDomain, issuerAssignedId: upn }],
    createdDateTime: created,
    signInSessionsValidFromDateTime: created,
    password: password(names, person.nickname),
    totpSecret: person.totp === true ? base32Encode(names.bytes(`totp/${person.nickname}`, 20)) : null,
    hasMailbox: true,
    perUserMfa: 'disabled',
  }
}

/** A person of another organization who was invited: no mailbox here, and a name that shows where home is. */
function guest(names: Deterministic): DirectoryUser {
  const upn = `dora_fabrikam.com#EXT#@${initialDomain}`
  return {
    id: names.guid('user/dora'),
    userPrincipalName: upn,
    displayName: 'Dora Dahl',
    givenName: 'Dora',
    surname: 'Dahl',
    mail: 'dora@fabrikam.com',
    accountEnabled: true,
    userType: 'Guest',
    identities: [
      { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: 'dora@fabrikam.com' },
      { signInType: 'userPrincipalName', issuer: initialDomain, issuerAssignedId: upn },
    ],
    createdDateTime: created,
    signInSessionsValidFromDateTime: created,
    password: password(names, 'dora'),
    totpSecret: null,
    hasMailbox: false,
    perUserMfa: 'disabled',
  }
}

function extraUsers(names: Deterministic, count: number): DirectoryUser[] {
  return Array.from({ length: count }, (_, index) =>
    member(names, {
      nickname: `user${String(index + 1).padStart(4, '0')}`,
      givenName: givenNames[index % givenNames.length] ?? 'Pat',
      surname: surnames[Math.floor(index / givenNames.length) % surnames.length] ?? 'Doe',
    }),
  )
}

function groups(names: Deterministic, users: readonly DirectoryUser[]): DirectoryGroup[] {
  const ids = (...nicknames: string[]): Set<string> =>
    new Set(nicknames.map((nickname) => names.guid(`user/${nickname}`)))
  const group = (nickname: string, fields: Partial<DirectoryGroup>): DirectoryGroup => ({
    id: names.guid(`group/${nickname}`),
    displayName: nickname,
    description: null,
    mailEnabled: false,
    mailNickname: nickname,
    securityEnabled: true,
    groupTypes: [],
    createdDateTime: created,
    memberIds: new Set(),
    ...fields,
  })
  return [
    group('all-company', {
      displayName: 'All Company',
      description: 'Everybody who works here',
      mailEnabled: true,
      securityEnabled: false,
      groupTypes: ['Unified'],
      memberIds: new Set(users.filter((user) => user.userType === 'Member').map((user) => user.id)),
    }),
    group('backup-operators', {
      displayName: 'Backup Operators',
      description: 'Those who restore for others',
      memberIds: ids('bob'),
    }),
    group('sales', { displayName: 'Sales', memberIds: ids('alice', 'bob', 'dora') }),
  ]
}

function directoryRoles(names: Deterministic): DirectoryRole[] {
  return roleTemplates.map(({ templateId, displayName, description }) => ({
    id: names.guid(`directoryRole/${templateId}`),
    roleTemplateId: templateId,
    displayName,
    description,
    memberIds: new Set(
      people
        .filter((person) => person.roles?.includes(templateId))
        .map((person) => names.guid(`user/${person.nickname}`)),
    ),
  }))
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}

/** Builds the tenant anew; the same options give the same tenant. */
export function seedTenant({ seed, users }: SeedOptions): TenantState {
  const names = createDeterministic(seed)
  const everybody = [
    ...people.map((person) => member(names, person)),
    guest(names),
    ...extraUsers(names, users),
  ]
  return {
    tenantId: names.guid('tenant'),
    displayName: 'Contoso',
    createdDateTime: created,
    domains: [
      { name: initialDomain, isInitial: true, isDefault: true },
      { name: secondDomain, isInitial: false, isDefault: false },
    ],
    securityDefaultsEnabled: true,
    hasPremiumLicence: true,
    conditionalAccessPolicies: new Map(),
    signIns: [],
    directoryAudits: [],
    ...freshPolicies(),
    appManagementPolicies: new Map(),
    users: byId(everybody),
    groups: byId(groups(names, everybody)),
    directoryRoles: byId(directoryRoles(names)),
    applications: new Map(),
    deletedApplications: new Map(),
    servicePrincipals: byId(microsoftServicePrincipals(names, created)),
    appRoleAssignments: new Map(),
    oauth2PermissionGrants: new Map(),
  }
}
