/** Seeds the tenants: people, groups, roles, and Microsoft's own applications; contoso first, then fabrikam. */
import { clouds, type CloudName } from './cloud.ts'
import { base32Encode, createDeterministic, within, type Deterministic } from './deterministic.ts'
import { exchangeAdministrator, globalAdministrator, roleTemplates } from './directory-roles.ts'
import {
  microsoftServicePrincipals,
  readPublishedResources,
  type Surroundings,
} from './microsoft-applications.ts'
import { freshPolicies } from './policy-model.ts'
import type { DirectoryGroup, DirectoryRole, DirectoryUser, TenantState } from './model.ts'

const created = '2024-03-01T08:00:00Z'

export interface SeedOptions {
  /** Every identifier, password and TOTP secret follows from it. */
  readonly seed: number
  /** Further users of contoso beyond the named ones. */
  readonly users: number
  /** Worldwide unless told. */
  readonly cloud?: CloudName
}

export interface CloudSeedOptions extends SeedOptions {
  /** Small tenants beyond contoso and fabrikam. */
  readonly tenants: number
}

interface Person {
  readonly nickname: string
  readonly givenName: string
  readonly surname: string
  /** Directory role templates. */
  readonly roles?: readonly string[]
  readonly totp?: boolean
  readonly enabled?: boolean
  /** The initial domain unless told. */
  readonly domain?: string
  /** Follows from the nickname unless told. */
  readonly password?: string
  readonly mailbox?: boolean
}

/** What makes one tenant another than the next. */
interface Plan {
  readonly resources: Surroundings['resources']
  readonly cloud: CloudName
  readonly names: Deterministic
  readonly displayName: string
  readonly initialDomain: string
  readonly otherDomains: readonly string[]
  readonly people: readonly Person[]
  readonly users: readonly DirectoryUser[]
  readonly groups: readonly DirectoryGroup[]
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

function member(names: Deterministic, initialDomain: string, person: Person): DirectoryUser {
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
    password: person.password ?? password(names, person.nickname),
    totpSecret: person.totp === true ? base32Encode(names.bytes(`totp/${person.nickname}`, 20)) : null,
    hasMailbox: person.mailbox ?? true,
    perUserMfa: 'disabled',
  }
}

/** A person of another organization who was invited: no mailbox here, and a name that shows where home is. */
function guest(names: Deterministic, initialDomain: string): DirectoryUser {
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

function extraUsers(names: Deterministic, initialDomain: string, count: number): DirectoryUser[] {
  return Array.from({ length: count }, (_, index) =>
    member(names, initialDomain, {
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

function directoryRoles({ names, people: holders }: Plan): DirectoryRole[] {
  return roleTemplates.map(({ templateId, displayName, description }) => ({
    id: names.guid(`directoryRole/${templateId}`),
    roleTemplateId: templateId,
    displayName,
    description,
    memberIds: new Set(
      holders
        .filter((person) => person.roles?.includes(templateId))
        .map((person) => names.guid(`user/${person.nickname}`)),
    ),
  }))
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}

function tenantOf(plan: Plan): TenantState {
  const { names } = plan
  return {
    tenantId: names.guid('tenant'),
    displayName: plan.displayName,
    createdDateTime: created,
    domains: [
      { name: plan.initialDomain, isInitial: true, isDefault: true },
      ...plan.otherDomains.map((name) => ({ name, isInitial: false, isDefault: false })),
    ],
    cloud: plan.cloud,
    nationalCloud: null,
    securityDefaultsEnabled: true,
    hasPremiumLicence: true,
    conditionalAccessPolicies: new Map(),
    signIns: [],
    directoryAudits: [],
    ...freshPolicies(),
    appManagementPolicies: new Map(),
    users: byId(plan.users),
    groups: byId(plan.groups),
    directoryRoles: byId(directoryRoles(plan)),
    applications: new Map(),
    deletedApplications: new Map(),
    servicePrincipals: byId(
      microsoftServicePrincipals(names, created, {
        cloud: clouds[plan.cloud],
        shortName: plan.initialDomain.split('.')[0] ?? plan.initialDomain,
        resources: plan.resources,
      }),
    ),
    appRoleAssignments: new Map(),
    oauth2PermissionGrants: new Map(),
  }
}

/** What all tenants of a seed have in common. */
interface Ground {
  readonly seed: number
  readonly cloud: CloudName
  readonly resources: Surroundings['resources']
}

function groundOf({ seed, cloud = 'worldwide' }: SeedOptions): Ground {
  return { seed, cloud, resources: readPublishedResources(clouds[cloud]) }
}

function seedContoso({ seed, cloud, resources }: Ground, users: number): TenantState {
  const names = createDeterministic(seed)
  const initialDomain = `contoso.${clouds[cloud].initialSuffix}`
  const everybody = [
    ...people.map((person) => member(names, initialDomain, person)),
    guest(names, initialDomain),
    ...extraUsers(names, initialDomain, users),
  ]
  return tenantOf({
    resources,
    cloud,
    names,
    displayName: 'Contoso',
    initialDomain,
    otherDomains: ['contoso.com'],
    people,
    users: everybody,
    groups: groups(names, everybody),
  })
}

/** Where contoso's guest is at home, with the password that the guest has. */
function seedFabrikam({ seed, cloud, resources }: Ground): TenantState {
  const root = createDeterministic(seed)
  const names = within(root, 'fabrikam')
  const initialDomain = `fabrikam.${clouds[cloud].initialSuffix}`
  const staff: Person[] = [
    { nickname: 'admin', givenName: 'Felix', surname: 'Frost', roles: [globalAdministrator], totp: true },
    {
      nickname: 'dora',
      givenName: 'Dora',
      surname: 'Dahl',
      domain: 'fabrikam.com',
      password: password(root, 'dora'),
    },
  ]
  return tenantOf({
    resources,
    cloud,
    names,
    displayName: 'Fabrikam',
    initialDomain,
    otherDomains: ['fabrikam.com'],
    people: staff,
    users: staff.map((person) => member(names, initialDomain, person)),
    groups: [],
  })
}

/** A tenant with an administrator and one user who has a mailbox. */
function seedSmallTenant({ seed, cloud, resources }: Ground, index: number): TenantState {
  const number = String(index + 1).padStart(4, '0')
  const names = within(createDeterministic(seed), `tenant${number}`)
  const initialDomain = `tenant${number}.${clouds[cloud].initialSuffix}`
  const staff: Person[] = [
    {
      nickname: 'admin',
      givenName: 'Alex',
      surname: `Admin ${number}`,
      roles: [globalAdministrator],
      totp: true,
      mailbox: false,
    },
    { nickname: 'user0001', givenName: 'Uma', surname: `User ${number}` },
  ]
  return tenantOf({
    resources,
    cloud,
    names,
    displayName: `Tenant ${number}`,
    initialDomain,
    otherDomains: [],
    people: staff,
    users: staff.map((person) => member(names, initialDomain, person)),
    groups: [],
  })
}

/** Builds contoso alone; the same options give the same tenant. */
export function seedTenant(options: SeedOptions): TenantState {
  return seedContoso(groundOf(options), options.users)
}

/** Builds every tenant anew: contoso, fabrikam, and as many small ones as asked for. */
export function seedTenants(options: CloudSeedOptions): TenantState[] {
  const ground = groundOf(options)
  return [
    seedContoso(ground, options.users),
    seedFabrikam(ground),
    ...Array.from({ length: options.tenants }, (_, index) => seedSmallTenant(ground, index)),
  ]
}
