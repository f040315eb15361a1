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
}

const [, script = '', tableFile = ''] = process.argv
if (tableFile === '') throw new Error(`usage: npx tsx ${script} TABLE.json`)
const table: Readonly<Record<string, Entry>> = JSON.parse(readFileSync(tableFile, 'utf8'))

const derived = new Map([
  ...endpoints.map((endpoint) => [endpoint, derive(endpoint)] as const),
  ...Object.entries(additions).map(([endpoint, source]) => [endpoint, derive(source)] as const),
])

const output = {
  source: 'Microsoft Graph permissions.json, microsoftgraph/microsoft-graph-devx-content, commit 6cbd6bbd',
  endpoints: Object.fromEntries([...derived].toSorted(([one], [other]) => one.localeCompare(other))),
}
const file = fileURLToPath(new URL('../simulator/data/graph-permissions.json', import.meta.url))
writeFileSync(file, `${JSON.stringify(output, undefined, 2)}\n`)

const byName = (one: string, other: string) => one.localeCompare(other)

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
  const widened = (permission: string) => widen(permission, permissions)
  const found = permissions.flatMap((permission) => {
    const needed = also[permission]?.split(',')
    if (needed !== undefined)
      return needed.flatMap((one) => widened(one).map((companion) => `${permission} ${companion}`))
    // on a write, a permission that only accompanies another one opens nothing by itself
    const isCompanion =
      !endpoint.startsWith('GET ') && [...companions].some((one) => widened(one).includes(permission))
    return isCompanion ? [] : widened(permission)
  })
  return [...new Set(found.map((text) => text.split(' ').toSorted(byName).join(' ')))].toSorted(byName)
}

/** Whoever may write may read, also where the table names the reading permission of mail alone. */
function widen(permission: string, listed: readonly string[]): string[] {
  const writing = permission.replace(/\.Read(\.All|$)/, '.ReadWrite$1')
  const isKnown = listed.includes(writing) || permission.startsWith('Mail.')
  return writing === permission || !isKnown ? [permission] : [permission, writing]
}
