/** A tenant's directory in a few maps, for the rules of a registration; the simulator is the real examiner. */
import { silentLog } from '../../foundation/log.ts'
import { Secret } from '../../foundation/secret.ts'
import {
  createTestClock,
  createTestRandom,
  jsonAnswer,
  testCloud,
  type TestClock,
} from '../clouds/scripted.suite.ts'
import { createBudget } from '../graph/budget.ts'
import { createGraph } from '../graph/client.ts'
import type { Graph } from '../graph/graph.ts'
import { readCatalogue } from './catalogue.ts'

interface WireRequest {
  readonly method: string
  /** Below `/v1.0`, decoded, with the query. */
  readonly path: string
  readonly body: Record<string, unknown>
}

/** Answers instead of the directory, or after it: a response replaces the answer, `lost` cuts the connection. */
export type Fault = (
  request: WireRequest,
  count: number,
) => Response | 'lost-before' | 'lost-after' | undefined

type Stored = Record<string, unknown> & { id: string }

export interface TestTenant {
  readonly graph: Graph
  readonly clock: TestClock
  readonly random: ReturnType<typeof createTestRandom>
  readonly requests: WireRequest[]
  readonly objects: Record<
    'applications' | 'servicePrincipals' | 'assignments' | 'grants' | 'owners' | 'federated',
    Map<string, Stored>
  >
  /** Other answers of GET, by path. */
  readonly pages: Map<string, unknown>
}

export const graphServicePrincipalId = 'graph-sp'

export function graphError(status: number, code: string, message: string): Response {
  return jsonAnswer(status, { error: { code, message } })
}

export function createTestTenant(fault: Fault = () => undefined): TestTenant {
  const clock = createTestClock()
  const random = createTestRandom()
  const requests: WireRequest[] = []
  const objects: TestTenant['objects'] = {
    applications: new Map(),
    servicePrincipals: new Map(),
    assignments: new Map(),
    grants: new Map(),
    owners: new Map(),
    federated: new Map(),
  }
  const pages = new Map<string, unknown>()
  publishResources(objects)
  const fetch = async (input: string | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(input)
    const path = decodeURIComponent(url.pathname.slice('/v1.0'.length) + url.search)
    const body: Record<string, unknown> = typeof init?.body === 'string' ? JSON.parse(init.body) : {}
    const request = { method: init?.method ?? 'GET', path, body }
    requests.push(request)
    const instead = fault(request, requests.length)
    if (instead === 'lost-before') throw new TypeError('fetch failed')
    if (instead instanceof Response) return instead
    const answer = route(objects, pages, request)
    if (instead === 'lost-after') throw new TypeError('fetch failed')
    return answer
  }
  const tokens = { token: async () => new Secret('administrator'), forget: () => undefined }
  const dependencies = {
    fetch,
    clock,
    random,
    log: silentLog,
    cloud: testCloud,
    tokens,
    budget: createBudget({ clock }),
  }
  return { graph: createGraph(dependencies, { userAgent: 'test' }), clock, random, requests, objects, pages }
}

/** Microsoft's own service principals, with every permission that the catalogue knows of them. */
function publishResources({ servicePrincipals }: TestTenant['objects']): void {
  const { resources, permissions, recognized } = readCatalogue()
  const known = [...permissions, ...recognized.flatMap((set) => set.permissions)]
  for (const { name, appId, displayName } of resources) {
    const publish = (kind: string) => {
      const own = known.filter((permission) => permission.resource === name && permission.kind === kind)
      return [...new Map(own.map(({ id, value }) => [id, { id, value, isEnabled: true }])).values()]
    }
    servicePrincipals.set(`${name}-sp`, {
      id: `${name}-sp`,
      appId,
      displayName,
      appRoles: publish('application'),
      oauth2PermissionScopes: publish('delegated'),
    })
  }
}

const notFound = (): Response =>
  graphError(
    404,
    'Request_ResourceNotFound',
    'Resource does not exist or one of its queried references is not present.',
  )

function route(objects: TestTenant['objects'], pages: Map<string, unknown>, request: WireRequest): Response {
  const { method, path, body } = request
  const known = pages.get(path)
  if (known instanceof Response) return known
  if (known !== undefined) return jsonAnswer(200, known)
  if (method === 'GET') return read(objects, path)
  if (method === 'DELETE') return remove(objects, path)
  if (method === 'PATCH') return change(objects, path, body)
  return create(objects, path, body)
}

/** What is read by a path; the first capture is a key of the object or of those that hang on it. */
const reads: readonly (readonly [
  RegExp,
  (objects: TestTenant['objects'], key: string) => readonly Stored[] | Stored | undefined,
])[] = [
  [
    /^\/applications\?\$filter=displayName eq '(.*)'&/,
    ({ applications }, key) =>
      [...applications.values()].filter((each) => each['displayName'] === key.replaceAll("''", "'")),
  ],
  [
    /^\/applications\(appId='([^']+)'\)/,
    ({ applications }, key) => [...applications.values()].find((each) => each['appId'] === key),
  ],
  [/^\/applications\/([^/?]+)\?\$select=/, ({ applications }, key) => applications.get(key)],
  [/^\/applications\/([^/]+)\/owners/, ({ owners }, key) => hangingOn(owners, 'applicationId', key)],
  [
    /^\/applications\/([^/]+)\/federatedIdentityCredentials/,
    ({ federated }, key) => hangingOn(federated, 'applicationId', key),
  ],
  [
    /^\/servicePrincipals\(appId='([^']+)'\)/,
    ({ servicePrincipals }, key) => [...servicePrincipals.values()].find((each) => each['appId'] === key),
  ],
  [/^\/servicePrincipals\/([^/?]+)\?\$select=/, ({ servicePrincipals }, key) => servicePrincipals.get(key)],
  [
    /^\/servicePrincipals\/([^/]+)\/appRoleAssignments$/,
    ({ assignments }, key) => hangingOn(assignments, 'principalId', key),
  ],
  [
    /^\/oauth2PermissionGrants\?\$filter=clientId eq '(.*)'$/,
    ({ grants }, key) => hangingOn(grants, 'clientId', key),
  ],
]

function hangingOn(stored: Map<string, Stored>, name: string, key: string): readonly Stored[] {
  return [...stored.values()].filter((each) => each[name] === key)
}

function read(objects: TestTenant['objects'], path: string): Response {
  for (const [pattern, find] of reads) {
    const key = pattern.exec(path)?.[1]
    if (key === undefined) continue
    const found = find(objects, key)
    if (Array.isArray(found)) return list(found)
    return found ? jsonAnswer(200, found) : notFound()
  }
  return graphError(400, 'BadRequest', `the test tenant does not know GET ${path}`)
}

function list(value: readonly Stored[]): Response {
  return jsonAnswer(200, { value })
}

function create(objects: TestTenant['objects'], path: string, body: Record<string, unknown>): Response {
  const kinds: [RegExp, keyof TestTenant['objects']][] = [
    [/^\/applications$/, 'applications'],
    [/^\/servicePrincipals$/, 'servicePrincipals'],
    [/\/appRoleAssignedTo$/, 'assignments'],
    [/^\/oauth2PermissionGrants$/, 'grants'],
    [/\/federatedIdentityCredentials$/, 'federated'],
  ]
  const kind = kinds.find(([pattern]) => pattern.test(path))?.[1]
  if (kind === undefined) return graphError(400, 'BadRequest', `the test tenant does not know POST ${path}`)
  // An id is never given twice, also after something was deleted.
  let number = objects[kind].size + 1
  while (objects[kind].has(`${kind}-${number}`)) number += 1
  const id = `${kind}-${number}`
  const stored = {
    ...(kind === 'applications' ? { appId: `app-${number}` } : {}),
    ...(kind === 'federated' ? { applicationId: path.split('/')[2] } : {}),
    ...withKeyIds(body),
    id,
  }
  objects[kind].set(id, stored)
  return jsonAnswer(201, stored)
}

/** Keys get an id; one that is kept by its id keeps its certificate. */
function withKeyIds(body: Record<string, unknown>, before: readonly Stored[] = []): Record<string, unknown> {
  const keys = body['keyCredentials']
  if (!Array.isArray(keys)) return body
  return {
    ...body,
    keyCredentials: keys.map((key: Stored, index) => {
      const kept = before.find((each) => each['keyId'] === key['keyId'])
      return kept ?? Object.assign({}, key, { keyId: `key-${before.length + index + 1}` })
    }),
  }
}

function change(objects: TestTenant['objects'], path: string, body: Record<string, unknown>): Response {
  const [, kind, id = ''] = path.split('/')
  const found = kind === 'applications' ? objects.applications.get(id) : objects.grants.get(id)
  if (!found) return notFound()
  const keys = found['keyCredentials']
  Object.assign(found, withKeyIds(body, Array.isArray(keys) ? keys : []))
  return new Response(null, { status: 204 })
}

function remove(objects: TestTenant['objects'], path: string): Response {
  const [, kind = '', id = '', collection, hanging = ''] = path.split('/')
  if (kind === 'directory') return new Response(null, { status: 204 })
  const stored: Partial<Record<string, Map<string, Stored>>> = {
    applications: objects.applications,
    servicePrincipals: objects.servicePrincipals,
    oauth2PermissionGrants: objects.grants,
    appRoleAssignments: objects.assignments,
    federatedIdentityCredentials: objects.federated,
  }
  const isGone = collection === undefined ? stored[kind]?.delete(id) : stored[collection]?.delete(hanging)
  return isGone === true ? new Response(null, { status: 204 }) : notFound()
}
