/**
 * Derives `simulator/data/graph-permissions.json`: which permissions open which of the simulator's Graph endpoints.
 *
 * Run with the table that was compiled from Microsoft's permissions.json (microsoftgraph/microsoft-graph-devx-content):
 * `npx tsx tools/derive-simulator-graph-permissions.ts TABLE.json`. An entry of the result is a list of alternatives;
 * the permissions in one alternative, separated by a blank, are needed together.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface Entry {
  readonly D: readonly string[]
  readonly A: readonly string[]
  /** What a permission needs beside itself, separated by commas: one of them. */
  readonly also: Readonly<Record<string, string>>
}

const mailPaths = ['/users/{id}/messages', '/users/{id}/mailfolders/{id}/messages']

const endpoints = [
  'GET /me',
  'GET /organization',
  'GET /organization/{id}',
  'GET /domains',
  'GET /domains/{id}',
  'GET /policies/identitysecuritydefaultsenforcementpolicy',
  'PATCH /policies/identitysecuritydefaultsenforcementpolicy',
  'GET /policies/authorizationpolicy',
  'PATCH /policies/authorizationpolicy',
  'GET /policies/defaultappmanagementpolicy',
  'PATCH /policies/defaultappmanagementpolicy',
  'GET /policies/appmanagementpolicies',
  'POST /policies/appmanagementpolicies',
  'GET /policies/appmanagementpolicies/{id}',
  'PATCH /policies/appmanagementpolicies/{id}',
  'DELETE /policies/appmanagementpolicies/{id}',
  'GET /identity/conditionalaccess/policies',
  'GET /identity/conditionalaccess/policies/{id}',
  'GET /identity/conditionalaccess/namedlocations',
  'GET /rolemanagement/directory/roledefinitions',
  'GET /rolemanagement/directory/roledefinitions/{id}',
  'GET /rolemanagement/directory/roleassignments',
  'POST /rolemanagement/directory/roleassignments',
  'GET /rolemanagement/directory/roleassignments/{id}',
  'DELETE /rolemanagement/directory/roleassignments/{id}',
  'POST /directoryroles/{id}/members',
  'DELETE /directoryroles/{id}/members/{id}',
  'GET /directoryroletemplates',
  'GET /auditlogs/signins',
  'GET /auditlogs/signins/{id}',
  'GET /reports/authenticationmethods/userregistrationdetails',
  'GET /reports/authenticationmethods/userregistrationdetails/{id}',
  'GET /users/{id}/authentication/requirements',
  'PATCH /users/{id}/authentication/requirements',
  'GET /users/{id}/authentication/methods',
  'GET /subscribedskus',
  'GET /serviceprincipals/{id}/memberof',
  'GET /serviceprincipals/{id}/transitivememberof',
  'GET /sites',
  'GET /sites/{id}',
  'GET /sites/getallsites',
  'GET /sites/{id}/lists',
  'GET /sites/{id}/lists/{id}',
  'GET /sites/{id}/lists/{id}/items',
  'GET /sites/{id}/drive',
  'GET /sites/{id}/drives',
  'GET /sites/{id}/permissions',
  'GET /users/{id}/drive',
  'GET /users/{id}/drives',
  'GET /users/{id}/drive/root',
  'GET /drives/{id}',
  'GET /drives/{id}/items/{id}',
  'GET /drives/{id}/items/{id}/children',
  'PATCH /users/{id}/events/{id}',
  'PATCH /users/{id}/contacts/{id}',
  'PATCH /users/{id}/todo/lists/{id}',
  'PATCH /users/{id}/drive/items/{id}',
  'PATCH /sites/{id}/lists/{id}/items/{id}/fields',
  'POST /teams',
  'POST /teams/{id}/channels',
  'PATCH /teams/{id}/members/{id}',
  'PATCH /teams/{id}/channels/{id}/members/{id}',
  'POST /teams/{id}/channels/{id}/completemigration',
  'GET /teams',
  'GET /teams/{id}',
  'GET /teams/{id}/channels/getallmessages',
  'GET /teams/{id}/channels',
  'GET /teams/{id}/channels/{id}',
  'GET /teams/{id}/channels/{id}/messages',
  'GET /teams/{id}/channels/{id}/members',
  'GET /teams/{id}/members',
  'GET /users/{id}/joinedteams',
  'GET /chats/{id}',
  'GET /chats/{id}/messages',
  'GET /users/{id}/chats/getallmessages',
  'GET /users/{id}/calendars',
  'GET /users/{id}/events',
  'GET /users/{id}/calendars/{id}/events',
  'GET /users/{id}/calendarview',
  'GET /users/{id}/contacts',
  'GET /users/{id}/contactfolders',
  'GET /users/{id}/todo/lists',
  'GET /users/{id}/todo/lists/{id}/tasks',
  'GET /users/{id}/mailboxsettings',
  'GET /admin/exchange/mailboxes/{id}/folders',
  'POST /admin/exchange/mailboxes/{id}/exportitems',
  'GET /admin/exchange/mailboxes/{id}/folders/{id}',
  'GET /admin/exchange/mailboxes/{id}/folders/{id}/items',
  'GET /users',
  'GET /users/{id}',
  'GET /users/{id}/memberof',
  'GET /users/{id}/transitivememberof',
  'POST /users/{id}/checkmembergroups',
  'POST /users/{id}/checkmemberobjects',
  'POST /users/{id}/getmembergroups',
  'POST /users/{id}/getmemberobjects',
  'POST /users/{id}/translateexchangeids',
  'GET /groups',
  'GET /groups/{id}',
  'GET /groups/{id}/members',
  'GET /groups/{id}/transitivemembers',
  'GET /directoryroles',
  'GET /directoryroles/{id}',
  'GET /directoryroles/{id}/members',
  'GET /applications',
  'POST /applications',
  'GET /applications/{id}',
  'PATCH /applications/{id}',
  'DELETE /applications/{id}',
  'POST /applications/{id}/addpassword',
  'POST /applications/{id}/removepassword',
  'POST /applications/{id}/addkey',
  'POST /applications/{id}/removekey',
  'POST /serviceprincipals/{id}/addkey',
  'POST /serviceprincipals/{id}/removekey',
  'POST /serviceprincipals/{id}/addpassword',
  'POST /serviceprincipals/{id}/removepassword',
  'GET /serviceprincipals/{id}/owners',
  'POST /serviceprincipals/{id}/owners',
  'DELETE /serviceprincipals/{id}/owners/{id}',
  'GET /applications/{id}/federatedidentitycredentials',
  'POST /applications/{id}/federatedidentitycredentials',
  'GET /applications/{id}/federatedidentitycredentials/{id}',
  'PATCH /applications/{id}/federatedidentitycredentials/{id}',
  'DELETE /applications/{id}/federatedidentitycredentials/{id}',
  'GET /applications/{id}/owners',
  'POST /applications/{id}/owners',
  'DELETE /applications/{id}/owners/{id}',
  'GET /serviceprincipals',
  'POST /serviceprincipals',
  'GET /serviceprincipals/{id}',
  'PATCH /serviceprincipals/{id}',
  'DELETE /serviceprincipals/{id}',
  'GET /serviceprincipals/{id}/oauth2permissiongrants',
  ...['approleassignedto', 'approleassignments'].flatMap((list) => [
    `GET /serviceprincipals/{id}/${list}`,
    `POST /serviceprincipals/{id}/${list}`,
    `DELETE /serviceprincipals/{id}/${list}/{id}`,
  ]),
  'GET /oauth2permissiongrants',
  'POST /oauth2permissiongrants',
  'GET /oauth2permissiongrants/{id}',
  'PATCH /oauth2permissiongrants/{id}',
  'DELETE /oauth2permissiongrants/{id}',
  'GET /users/{id}/mailfolders',
  'POST /users/{id}/mailfolders',
  'GET /users/{id}/mailfolders/delta',
  'GET /users/{id}/mailfolders/{id}',
  'PATCH /users/{id}/mailfolders/{id}',
  'DELETE /users/{id}/mailfolders/{id}',
  'GET /users/{id}/mailfolders/{id}/childfolders',
  'POST /users/{id}/mailfolders/{id}/childfolders',
  'POST /users/{id}/mailfolders/{id}/move',
  'POST /users/{id}/mailfolders/{id}/permanentdelete',
  'GET /users/{id}/mailfolders/{id}/messages/delta',
  ...mailPaths.flatMap((path) => [
    `GET ${path}`,
    `POST ${path}`,
    `GET ${path}/{id}`,
    `PATCH ${path}/{id}`,
    `DELETE ${path}/{id}`,
    `POST ${path}/{id}/copy`,
    `POST ${path}/{id}/move`,
    `POST ${path}/{id}/permanentdelete`,
  ]),
  'GET /users/{id}/messages/{id}/attachments',
  'POST /users/{id}/messages/{id}/attachments',
]

/** What the table leaves out, or mixes with other kinds of object, and the documentation page that says it. */
const additions: Readonly<Record<string, string>> = {
  // "List deletedItems", "Get deletedItem", "Permanently delete item", "Restore deleted item": applications
  'GET /directory/deleteditems/microsoft.graph.application': 'GET /applications',
  'GET /directory/deleteditems/{id}': 'GET /applications/{id}',
  'DELETE /directory/deleteditems/{id}': 'DELETE /applications/{id}',
  'POST /directory/deleteditems/{id}/restore': 'DELETE /applications/{id}',
  // "Get message", MIME content: the whole message, so not for Mail.ReadBasic
  'GET /users/{id}/messages/{id}/$value': 'GET /users/{id}/messages/{id}/attachments',
  // "attachment: createUploadSession": Calendars.ReadWrite is for events
  'POST /users/{id}/messages/{id}/attachments/createuploadsession':
    'POST /users/{id}/messages/{id}/attachments',
  // "Get drive item": the root is one, under its own name
  'GET /drives/{id}/root': 'GET /drives/{id}/items/{id}',
  'GET /drives/{id}/root/children': 'GET /drives/{id}/items/{id}/children',
  'GET /users/{id}/drive/root/children': 'GET /drives/{id}/items/{id}/children',
  // "Get calendar": the default one
  'GET /users/{id}/calendar': 'GET /users/{id}/calendars',
  // "Get exchangeSettings": what finds the mailbox for its folders
  'GET /users/{id}/settings/exchange': 'GET /admin/exchange/mailboxes/{id}/folders',
  // "List all appManagementPolicies assigned", "Remove appliesTo"
  'GET /applications/{id}/appmanagementpolicies': 'GET /policies/appmanagementpolicies/{id}/appliesto',
}

/** Where the documentation page says something else than the table, which leaves out what goes together. */
const corrections: Readonly<Record<string, { delegated: string[]; application: string[] }>> = {
  // "Create conditionalAccessPolicy", "Update …", "Delete …"
  ...Object.fromEntries(
    [
      'POST /identity/conditionalaccess/policies',
      'PATCH /identity/conditionalaccess/policies/{id}',
      'DELETE /identity/conditionalaccess/policies/{id}',
    ].map((endpoint) => [endpoint, both('Policy.Read.All Policy.ReadWrite.ConditionalAccess')]),
  ),
  // "List directoryAudits": both are needed
  'GET /auditlogs/directoryaudits': both('AuditLog.Read.All Directory.Read.All'),
  'GET /auditlogs/directoryaudits/{id}': both('AuditLog.Read.All Directory.Read.All'),
  // "Assign appliesTo", "Remove appliesTo": both are needed
  'POST /applications/{id}/appmanagementpolicies': both(
    'Application.Read.All Policy.ReadWrite.ApplicationConfiguration',
  ),
  'DELETE /applications/{id}/appmanagementpolicies/{id}': both(
    'Application.Read.All Policy.ReadWrite.ApplicationConfiguration',
  ),
  // "List chats": with application permissions, Chat.Read.All as well
  'GET /users/{id}/chats': {
    delegated: ['Chat.Read', 'Chat.ReadBasic', 'Chat.ReadWrite'],
    application: ['Chat.Read.All', 'Chat.ReadBasic.All', 'Chat.ReadWrite.All'],
  },
  // "reportRoot: getOffice365ActiveUserDetail"
  'GET /reports/getoffice365activeuserdetail': both('Reports.Read.All'),
}

function both(permissions: string): { delegated: string[]; application: string[] } {
  return { delegated: [permissions], application: [permissions] }
}

const [, script = '', tableFile = ''] = process.argv
if (tableFile === '') throw new Error(`usage: npx tsx ${script} TABLE.json`)
const table: Readonly<Record<string, Entry>> = JSON.parse(readFileSync(tableFile, 'utf8'))

/** Every permission that the table knows at all. */
const permissionNames = new Set(Object.values(table).flatMap(({ D, A }) => D.concat(A)))

const derived = new Map([
  ...endpoints.map((endpoint) => [endpoint, derive(endpoint)] as const),
  ...Object.entries(additions).map(([endpoint, source]) => [endpoint, derive(source)] as const),
  ...Object.entries(corrections),
])

const output = {
  source: 'Microsoft Graph permissions.json, microsoftgraph/microsoft-graph-devx-content, commit 6cbd6bbd',
  endpoints: Object.fromEntries([...derived].toSorted(([one], [other]) => one.localeCompare(other))),
}
const file = fileURLToPath(new URL('../simulator/data/graph-permissions.json', import.meta.url))
writeFileSync(file, `${JSON.stringify(output, undefined, 2)}\n`)

function byName(one: string, other: string): number {
  return one.localeCompare(other)
}

function derive(endpoint: string): { delegated: string[]; application: string[] } {
  const entry = table[endpoint]
  if (entry === undefined) throw new Error(`the table has no ${endpoint}`)
  return {
    delegated: alternatives(endpoint, entry.D, entry.also),
    application: alternatives(endpoint, entry.A, entry.also),
  }
}

function alternatives(endpoint: string, permissions: readonly string[], also: Entry['also']): string[] {
  const companions = new Set(Object.values(also).flatMap((text) => text.split(',')))
  const found = permissions.flatMap((permission) => {
    const needed = also[permission]?.split(',')
    if (needed !== undefined)
      return needed.flatMap((one) => widen(one).map((companion) => `${permission} ${companion}`))
    // on a write, a permission that only accompanies another one opens nothing by itself
    const isCompanion =
      !endpoint.startsWith('GET ') && [...companions].some((one) => widen(one).includes(permission))
    return isCompanion ? [] : widen(permission)
  })
  return [...new Set(found.map((text) => text.split(' ').toSorted(byName).join(' ')))].toSorted(byName)
}

/** Whoever may write may read, also where the table names the reading permission alone. */
function widen(permission: string): string[] {
  const writing = permission.replace(/\.Read(\.All|$)/, '.ReadWrite$1')
  return writing === permission || !permissionNames.has(writing) ? [permission] : [permission, writing]
}
