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
import { readPermissionCatalogue } from './permissions.ts'

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
    'applications' | 'servicePrincipals' | 'assignments' | 'grants',
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
  }
  const pages = new Map<string, unknown>()
  const catalogue = readPermissionCatalogue()
  const publish = ({ id, value }: { id: string; value: string }) => ({ id, value, isEnabled: true })
  objects.servicePrincipals.set(graphServicePrincipalId, {
    id: graphServicePrincipalId,
    appId: catalogue.resource.appId,
    appRoles: catalogue.backup.map(publish),
    oauth2PermissionScopes: catalogue.signIn.map(publish),
  })
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

function read(objects: TestTenant['objects'], path: string): Response {
  const name = /^\/applications\?\$filter=displayName eq '(.*)'&/.exec(path)?.[1]?.replaceAll("''", "'")
  if (name !== undefined)
    return list([...objects.applications.values()].filter((stored) => stored['displayName'] === name))
  const appId = /^\/servicePrincipals\(appId='([^']+)'\)/.exec(path)?.[1]
  if (appId !== undefined) {
    const found = [...objects.servicePrincipals.values()].find((stored) => stored['appId'] === appId)
    return found ? jsonAnswer(200, found) : notFound()
  }
  const principalId = /^\/servicePrincipals\/([^/]+)\/appRoleAssignments$/.exec(path)?.[1]
  if (principalId !== undefined)
    return list([...objects.assignments.values()].filter((stored) => stored['principalId'] === principalId))
  const clientId = /^\/oauth2PermissionGrants\?\$filter=clientId eq '(.*)'$/.exec(path)?.[1]
  if (clientId !== undefined)
    return list([...objects.grants.values()].filter((stored) => stored['clientId'] === clientId))
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
  ]
  const kind = kinds.find(([pattern]) => pattern.test(path))?.[1]
  if (kind === undefined) return graphError(400, 'BadRequest', `the test tenant does not know POST ${path}`)
  const id = `${kind}-${objects[kind].size + 1}`
  const stored = {
    ...(kind === 'applications' ? { appId: `app-${objects[kind].size + 1}` } : {}),
    ...body,
    id,
  }
  objects[kind].set(id, stored)
  return jsonAnswer(201, stored)
}

function change(objects: TestTenant['objects'], path: string, body: Record<string, unknown>): Response {
  const [, kind, id = ''] = path.split('/')
  const found = kind === 'applications' ? objects.applications.get(id) : objects.grants.get(id)
  if (!found) return notFound()
  Object.assign(found, body)
  return new Response(null, { status: 204 })
}

function remove(objects: TestTenant['objects'], path: string): Response {
  const [, kind, id = ''] = path.split('/')
  if (kind === 'directory') return new Response(null, { status: 204 })
  const isGone =
    kind === 'applications' ? objects.applications.delete(id) : objects.servicePrincipals.delete(id)
  return isGone ? new Response(null, { status: 204 }) : notFound()
}
