/**
 * Derives `server/data/permissions.json`: what our applications ask for, with Microsoft's ids, and what each is for.
 *
 * Run with the two JSON tables that were compiled from Microsoft's published permissions:
 * `npx tsx tools/derive-permissions.ts PERMISSIONS.json ENDPOINTS.json`. The choice is below; the tables supply the
 * ids and prove that every endpoint we use accepts the permission that we chose for it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const graphAppId = '00000003-0000-0000-c000-000000000000'

interface Choice {
  readonly value: string
  readonly purpose: string
  /** As the endpoint table spells them: lower case, `{id}` for every key. */
  readonly endpoints: readonly string[]
}

/** Application permissions of *Strongroom Backup*. */
const backup: readonly Choice[] = [
  {
    value: 'User.Read.All',
    purpose: 'list the users of the organization, and look up who signs in',
    endpoints: ['GET /users', 'GET /users/{id}', 'GET /organization', 'GET /users/{id}/transitivememberof'],
  },
  {
    value: 'RoleManagement.Read.Directory',
    purpose: "see which directory roles a person holds; without it Graph leaves out the roles' template ids",
    endpoints: ['GET /directoryroles'],
  },
  {
    value: 'Mail.Read',
    purpose: 'back up mail folders, messages and attachments',
    endpoints: [
      'GET /users/{id}/mailfolders',
      'GET /users/{id}/mailfolders/{id}',
      'GET /users/{id}/mailfolders/{id}/childfolders',
      'GET /users/{id}/mailfolders/delta',
      'GET /users/{id}/mailfolders/{id}/messages',
      'GET /users/{id}/mailfolders/{id}/messages/delta',
      'GET /users/{id}/messages/{id}',
      'GET /users/{id}/mailfolders/{id}/messages/{id}/attachments',
    ],
  },
  {
    value: 'Mail.ReadWrite',
    purpose: 'restore mail: create folders, messages and attachments',
    endpoints: [
      'POST /users/{id}/mailfolders',
      'POST /users/{id}/mailfolders/{id}/childfolders',
      'POST /users/{id}/mailfolders/{id}/messages',
      'POST /users/{id}/messages/{id}/attachments',
      'POST /users/{id}/messages/{id}/attachments/createuploadsession',
      'PATCH /users/{id}/messages/{id}',
      'DELETE /users/{id}/messages/{id}',
    ],
  },
]

/** Delegated permissions of *Strongroom Sign-in*. */
const signIn: readonly Choice[] = [
  { value: 'User.Read', purpose: 'sign a person in and read who it is', endpoints: ['GET /me'] },
]

/** Delegated permissions of the administrator's one sign-in, which registers both applications. */
const registration: readonly Choice[] = [
  {
    value: 'User.Read',
    purpose: 'see who signed in, their roles, and the name of the organization',
    endpoints: ['GET /me', 'GET /me/memberof', 'GET /organization'],
  },
  {
    value: 'Application.ReadWrite.All',
    purpose: 'create both applications and their enterprise applications, and remove them again on failure',
    endpoints: [
      'GET /applications',
      'POST /applications',
      'PATCH /applications/{id}',
      'DELETE /applications/{id}',
      'GET /serviceprincipals(appid={value})',
      'POST /serviceprincipals',
      'DELETE /serviceprincipals/{id}',
      'GET /serviceprincipals/{id}/approleassignments',
    ],
  },
  {
    value: 'AppRoleAssignment.ReadWrite.All',
    purpose: 'grant the application permissions of the backup application',
    endpoints: ['POST /serviceprincipals/{id}/approleassignedto'],
  },
  {
    value: 'DelegatedPermissionGrant.ReadWrite.All',
    purpose: 'grant the delegated permission of the sign-in application',
    endpoints: [
      'GET /oauth2permissiongrants',
      'POST /oauth2permissiongrants',
      'PATCH /oauth2permissiongrants/{id}',
    ],
  },
]

/** Not in the table: microsoftgraph/microsoft-graph-devx-content, `permissions/permissions-descriptions.json`. */
const moreIds: Readonly<Record<string, string>> = {
  'Role RoleManagement.Read.Directory': '483bed4a-2ad3-4361-a73b-c83ccdbdc53c',
}

interface PermissionTable {
  readonly sets: Record<string, { resourceAppId: string; value: string; type: string; id: string | null }[]>
}
type EndpointTable = Record<string, { D: string[]; A: string[] } | undefined>

function derive(table: PermissionTable, endpoints: EndpointTable) {
  const permission = (choice: Choice, type: 'Role' | 'Scope') => {
    const row = Object.values(table.sets)
      .flat()
      .find(
        ({ resourceAppId, value, type: kind }) =>
          resourceAppId === graphAppId && value === choice.value && kind === type,
      )
    const id = row?.id ?? moreIds[`${type} ${choice.value}`]
    if (id === undefined || id === null) throw new Error(`no id is known for ${type} ${choice.value}`)
    for (const endpoint of choice.endpoints) {
      const accepted = endpoints[endpoint]?.[type === 'Role' ? 'A' : 'D'] ?? []
      if (!accepted.includes(choice.value))
        throw new Error(`${endpoint} does not accept ${type} ${choice.value}`)
    }
    return { value: choice.value, id, purpose: choice.purpose, endpoints: choice.endpoints }
  }
  return {
    resource: { appId: graphAppId, displayName: 'Microsoft Graph' },
    backup: backup.map((choice) => permission(choice, 'Role')),
    signIn: signIn.map((choice) => permission(choice, 'Scope')),
    registration: registration.map((choice) => permission(choice, 'Scope')),
  }
}

const [permissionsFile, endpointsFile] = process.argv.slice(2)
if (permissionsFile === undefined || endpointsFile === undefined)
  throw new Error('usage: tsx tools/derive-permissions.ts PERMISSIONS.json ENDPOINTS.json')
const table: PermissionTable = JSON.parse(readFileSync(permissionsFile, 'utf8'))
const endpoints: EndpointTable = JSON.parse(readFileSync(endpointsFile, 'utf8'))
const target = fileURLToPath(new URL('../server/data/permissions.json', import.meta.url))
writeFileSync(target, `${JSON.stringify(derive(table, endpoints), undefined, 2)}\n`)
