/**
 * Derives `simulator/data/permissions.json`: the permissions that Microsoft's own service principals publish.
 *
 * Run with the JSON table of permissions that was compiled from Microsoft's documentation:
 * `npx tsx tools/derive-simulator-permissions.ts TABLE.json`. What that table leaves out and a real directory has
 * is added below, from microsoftgraph/microsoft-graph-devx-content, `permissions/permissions-descriptions.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const graph = '00000003-0000-0000-c000-000000000000'
const exchange = '00000002-0000-0ff1-ce00-000000000000'
const sharepoint = '00000003-0000-0ff1-ce00-000000000000'
const management = '797f4846-ba00-4fd7-ba43-dac1f8f63013'
const keyVault = 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093'

interface Permission {
  readonly id: string
  readonly value: string
}

interface Table {
  readonly resources: Record<string, { displayName: string; identifierUris?: string[] }>
  readonly sets: Record<string, { resourceAppId: string; value: string; type: string; id: string | null }[]>
  readonly sharepointAppRoles: Record<string, string>
  readonly sharepointScopes: Record<string, string>
  readonly exchangeAppRoles: Record<string, string>
  readonly exchangeScopes: Record<string, string | null>
}

const moreGraphScopes = `
  email 64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0
  User.ReadWrite b4e74841-8e56-480b-be8b-910348b18b4c
  User.ReadBasic.All b340eb25-3456-403f-be2f-af7a0d370277
  User.ReadWrite.All 204e0828-b5ca-4ad8-b9f3-f32a958e7cc4
  Directory.AccessAsUser.All 0e263e50-5827-48a4-b97c-d940288653c7
  Group.Read.All 5f8c59db-677d-491f-a6b8-5f174b11ec1d
  GroupMember.Read.All bc024368-1153-4739-b217-4326f2e966d0
  Application.Read.All c79f8feb-a9db-4090-85f9-90d820caa0eb
  AuditLog.Read.All e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20
  Policy.Read.All 572fea84-0151-49b2-9301-11cb16974376
  RoleManagement.Read.Directory 741c54c3-0c1e-44a1-818b-3f97ab4e8c83
  Reports.Read.All 02e97553-ed7b-43d0-ab3c-f8bace0d040c
  Mail.Read 570282fd-fa5c-430d-a7fd-fc8dc98a9dca
  Mail.ReadBasic a4b8392a-d8d1-4954-a029-8e668a39a170
  Mail.ReadWrite 024d486e-b451-40bb-833d-3e66d98c5c73
  Mail.Send e383f46e-2787-4529-855e-0e479a3ffac0
  MailboxSettings.Read 87f447af-9fa4-4c32-9dfa-4a57a73d18ce
  MailboxSettings.ReadWrite 818c620a-27a9-40bd-a6a5-d96f7d610b4b
  Calendars.Read 465a38f9-76ea-45b9-9f34-9e8b0d4b0b42
  Calendars.ReadWrite 1ec239c2-d7c9-4623-a91a-a9775856bb36
  Contacts.Read ff74d97f-43af-4b68-9f2a-b77ee6968c5d
  Contacts.ReadWrite d56682ec-c09e-4743-aaf4-1a3aac4caa21
  Files.Read 10465720-29dd-4523-a11a-6a75c743c9d9
  Files.ReadWrite 5c28f0bf-8a70-41f1-8ab2-9032436ddb65
  Files.Read.All df85f4d6-205c-4ac5-a5ea-6bf408dba283
  Files.ReadWrite.All 863451e7-0667-486c-a5d6-d135439485f0
  People.Read ba47897c-39ec-4d83-8086-ee8256fa737d
  Policy.ReadWrite.ApplicationConfiguration b27add92-efb2-4f16-84f5-8108ba77985c
  Policy.ReadWrite.AuthenticationMethod 7e823077-d88e-468f-a337-e18f1f0e6c7c
  Policy.ReadWrite.Authorization edd3c878-b384-41fd-95ad-e7407dd775be
  Policy.ReadWrite.ConditionalAccess ad902697-1014-4ef5-81ef-2b4301988e8c
  Policy.ReadWrite.SecurityDefaults 0b2a744c-2abf-4f1e-ad7e-17a087e2be99
  UserAuthenticationMethod.Read.All aec28ec7-4d02-4e8c-b864-50163aea77eb
  Team.ReadBasic.All 485be79e-c497-4b35-9400-0e3fa7f2a5d4
  TeamMember.Read.All 2497278c-d82d-46a2-b1ce-39d4cdde5570
  Channel.ReadBasic.All 9d8982ae-4365-4f57-95e9-d6032a4c0b87
  ChannelMessage.Read.All 767156cb-16ae-4d10-8f8b-41b657c8c8c8
  Chat.Read f501c180-9344-439a-bca0-6cbf209fd270
  Tasks.Read f45671fb-e0fe-4b4b-be20-3d3ce43f1bcb`

const moreGraphAppRoles = `
  Application.Read.All 9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30
  Application.ReadWrite.All 1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9
  Application.ReadWrite.OwnedBy 18a4783c-866b-4cc7-a460-3d5e5662c884
  AppRoleAssignment.ReadWrite.All 06b708a9-e830-4db3-a914-8e69da51d44f
  DelegatedPermissionGrant.ReadWrite.All 8e8e4742-1d95-4f68-9d56-6ee75648c72a
  Domain.Read.All dbb9058a-0e50-45d7-ae91-66909b5d4664
  GroupMember.Read.All 98830695-27a2-44f7-8c18-0c3ebc9698f6
  Mail.ReadBasic.All 693c5e45-0940-467d-9b8a-1022fb9d42ef
  Mail.Send b633e1c5-b582-4048-a93e-9f11b44c7e96
  RoleManagement.Read.Directory 483bed4a-2ad3-4361-a73b-c83ccdbdc53c
  RoleManagement.ReadWrite.Directory 9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8
  User.ReadBasic.All 97235f07-e226-4f63-ace3-39588e11d3a1
  User.ReadWrite.All 741f803b-c850-494e-b5df-cde7c675a1ca
  Policy.ReadWrite.ApplicationConfiguration be74164b-cff1-491c-8741-e671cb536e13
  Policy.ReadWrite.AuthenticationMethod 29c18626-4985-4dcd-85c0-193eef327366
  Policy.ReadWrite.Authorization fb221be6-99f2-473f-bd32-01c6a0e9ca3b
  Policy.ReadWrite.ConditionalAccess 01c0a623-fc9b-48e9-b794-0756f8e8f067
  Policy.ReadWrite.SecurityDefaults 1c6e93a6-28e2-4cbb-9f64-1a46a821124d
  UserAuthenticationMethod.Read.All 38d9df27-64da-44fd-b7c5-a6fbac20248f`

/** Delegated permissions that a person without a role may consent to; every other one needs an administrator. */
const consentableByUsers =
  /^(openid|profile|email|offline_access|User\.Read(Write|Basic\.All)?|Mail\..*|MailboxSettings\..*|MailboxFolder\..*|MailboxItem\.Read|Calendars\..*|Contacts\..*|Files\..*|People\.Read|Tasks\.Read|Chat\.Read|Team\.ReadBasic\.All|Channel\.ReadBasic\.All|Sites\.Read\.All|EWS\.AccessAsUser\.All|AllSites\.(Read|Write|Manage)|MyFiles\..*|user_impersonation)$/

const displayNames: Record<string, string> = {
  openid: 'Sign users in',
  profile: "View users' basic profile",
  email: "View users' email address",
  offline_access: 'Maintain access to data you have given it access to',
  user_impersonation: 'Access Azure Resource Manager as organization users',
  full_access_as_app: 'Use Exchange Web Services with full access to all mailboxes',
}

const verbs: Record<string, string> = {
  Read: 'Read',
  ReadBasic: 'Read the basics of',
  ReadWrite: 'Read and write',
  Send: 'Send',
  Create: 'Create',
  Manage: 'Manage',
  Write: 'Read and write',
  FullControl: 'Have full control of',
  Export: 'Export',
  ImportExport: 'Import and export',
  Migrate: 'Migrate',
  AccessAsUser: 'Access as the signed-in person:',
  ManageAsApp: 'Manage as an application:',
  AccessAsApp: 'Access as an application:',
  Search: 'Search',
}

/** What the consent page says: from the name `Subject.Verb.Range`, in our own words. */
function displayName(value: string): string {
  const known = displayNames[value]
  if (known !== undefined) return known
  const [subject = value, verb = '', range] = value.split('.')
  const words = subject.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  const reach = range === 'All' ? ' (all)' : range === undefined ? '' : ` (${range.toLowerCase()})`
  return `${verbs[verb] ?? verb} ${words}${reach}`
}

function parse(lines: string): Permission[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [value = '', id = ''] = line.trim().split(' ')
      return { id, value }
    })
}

function fromRecord(record: Record<string, string | null>): Permission[] {
  return Object.entries(record).flatMap(([value, id]) => (id === null ? [] : [{ id, value }]))
}

function merged(...lists: Permission[][]): Permission[] {
  const byValue = new Map(lists.flat().map((permission) => [permission.value, permission]))
  return [...byValue.values()].toSorted((one, other) => (one.value < other.value ? -1 : 1))
}

function fromSets(table: Table, resourceAppId: string, type: string): Permission[] {
  return Object.values(table.sets)
    .flat()
    .filter((entry) => entry.resourceAppId === resourceAppId && entry.type === type)
    .flatMap(({ id, value }) => (id === null ? [] : [{ id, value }]))
}

function derive(table: Table): object[] {
  const resource = (
    appId: string,
    names: string[],
    appRoles: Permission[],
    scopes: Permission[],
  ): object => ({
    appId,
    displayName: table.resources[appId]?.displayName.replace(/ \(ARM\)$/, '') ?? appId,
    names,
    appRoles: appRoles.map(({ id, value }) => ({ id, value, displayName: displayName(value) })),
    scopes: scopes.map(({ id, value }) => ({
      id,
      value,
      type: consentableByUsers.test(value) ? 'User' : 'Admin',
      displayName: displayName(value),
    })),
  })
  return [
    resource(
      graph,
      ['https://graph.microsoft.com'],
      merged(fromSets(table, graph, 'Role'), parse(moreGraphAppRoles)),
      merged(fromSets(table, graph, 'Scope'), parse(moreGraphScopes)),
    ),
    resource(
      exchange,
      ['https://outlook.office365.com', 'https://outlook.office.com'],
      fromRecord(table.exchangeAppRoles),
      fromRecord(table.exchangeScopes),
    ),
    resource(
      sharepoint,
      [
        'https://contoso.sharepoint.com',
        'https://contoso-admin.sharepoint.com',
        'https://contoso-my.sharepoint.com',
      ],
      fromRecord(table.sharepointAppRoles),
      fromRecord(table.sharepointScopes),
    ),
    resource(
      management,
      ['https://management.core.windows.net/', 'https://management.azure.com/'],
      [],
      [{ id: '41094075-9dad-400e-a0bd-54e686782033', value: 'user_impersonation' }],
    ),
    {
      appId: keyVault,
      displayName: 'Azure Key Vault',
      names: ['https://vault.azure.net', 'https://vault.usgovcloudapi.net', 'https://vault.azure.cn'],
      appRoles: [],
      scopes: [
        {
          id: 'f53da476-18e3-4152-8e01-aec403e6edc0',
          value: 'user_impersonation',
          type: 'User',
          displayName: 'Have full access to the Azure Key Vault service',
        },
      ],
    },
  ]
}

const source = process.argv[2]
if (source === undefined) throw new Error('usage: tsx tools/derive-simulator-permissions.ts TABLE.json')
const target = fileURLToPath(new URL('../simulator/data/permissions.json', import.meta.url))
const table: Table = JSON.parse(readFileSync(source, 'utf8'))
writeFileSync(target, `${JSON.stringify({ resources: derive(table) }, undefined, 1)}\n`)
