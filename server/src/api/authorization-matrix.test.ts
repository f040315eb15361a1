/**
 * Every registered route × every kind of principal × own, foreign and absent objects, over the real operations and
 * two organizations (security 5.8, AZ-01, AZ-04 to AZ-15, AZ-26, AZ-29, AZ-33, AZ-36, AZ-38). What a route is expected
 * to answer follows from two things: its access level, and whose object its first parameter names.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../authorization-server/index.ts'
import type { Reach } from '../operations/index.ts'
import {
  createTwoOrganizations,
  type Tenant,
  type TwoOrganizations,
} from '../operations/two-organizations.suite.ts'
import { accessLevels, type Access } from './access.ts'
import { createTestApi, type TestApi } from './fakes.suite.ts'
import { ids } from './sample-values.suite.ts'

const longMs = 300_000
let two: TwoOrganizations
let api: TestApi
let principals: Record<Name, Principal>

const names = [
  'administrator',
  'service',
  'administratorOfOwn',
  'monitor',
  'monitorOfOwn',
  'person',
  'organizationWide',
  'operator',
  'operatorOutOfScope',
] as const
type Name = (typeof names)[number]

/** Who is let in to which level. */
const admitted: Readonly<Record<Exclude<Access, 'anonymous'>, readonly Name[]>> = {
  'server-administrator': ['administrator', 'service'],
  administrator: ['administrator', 'service', 'administratorOfOwn'],
  monitor: ['administrator', 'service', 'administratorOfOwn', 'monitor', 'monitorOfOwn'],
  person: ['person', 'organizationWide'],
  operator: ['person', 'organizationWide', 'operator', 'operatorOutOfScope'],
  restore: names.filter((name) => !name.startsWith('monitor')),
  session: names,
}
const seesEverything: ReadonlySet<Name> = new Set<Name>(['administrator', 'service', 'monitor'])
/** An operator without a role finds nothing, whosever it is. */
const seesNothing: ReadonlySet<Name> = new Set<Name>(['operatorOutOfScope'])

type Whose = 'own' | 'foreign' | 'absent' | 'foreign below own' | 'absent below own'

beforeAll(async () => {
  two = await createTwoOrganizations()
  principals = principalsOf(two)
  api = await createTestApi({ operations: two.world.operations, principals })
}, longMs)
afterAll(async () => {
  await api.app.close()
  await two.world.close()
})

function principalsOf({ own, operator, world }: TwoOrganizations): Record<Name, Principal> {
  const { familyId } = world.actor
  const account = { accountId: randomUUID(), userName: 'account', familyId, isService: false }
  const inOwn = { organizationId: own.organizationId, familyId }
  const owner = { ...inOwn, userId: own.owner.id, userName: own.owner.userPrincipalName }
  const second = { ...inOwn, userId: own.other.id, userName: own.other.userPrincipalName }
  const oscar = { ...inOwn, userId: operator.id, userName: operator.userPrincipalName }
  const ofOwn = [own.organizationId]
  return {
    administrator: { kind: 'administrator', ...account, organizations: 'all' },
    service: { kind: 'administrator', ...account, organizations: 'all', isService: true },
    administratorOfOwn: { kind: 'administrator', ...account, organizations: ofOwn },
    monitor: { kind: 'monitor', ...account, organizations: 'all' },
    monitorOfOwn: { kind: 'monitor', ...account, organizations: ofOwn },
    person: { kind: 'person', ...owner, reach: 'own', workloads: [] },
    organizationWide: { kind: 'person', ...second, reach: 'organization', workloads: ['exchange'] },
    operator: { kind: 'operator', ...oscar },
    operatorOutOfScope: { kind: 'operator', ...second },
  }
}

/** As whom the restore session is opened that a principal finds under `own`. */
function sessionReach(name: Name, { organizationId, owner }: Tenant): Reach {
  if (name === 'person') return { kind: 'person', organizationId, userId: owner.id }
  if (name === 'operator' || name === 'operatorOutOfScope')
    return { kind: 'operator', organizationId, userId: two.operator.id }
  return { kind: 'server' }
}

/** The value of each parameter that a path may have. A route with one that is not here fails the test. */
async function parametersOf(tenant: Tenant, name: Name, path: string): Promise<Record<string, string>> {
  const mayBreak = /^DELETE |\/Stop$/.test(path)
  const isOfJob = mayBreak && path.endsWith('/Jobs/:jobId')
  const isOfRole = mayBreak && /RbacRoles\/:roleId(\/\w+)?$/.test(path)
  const isOfOrganization = mayBreak && path.endsWith('/Organizations/:organizationId')
  const session = path.includes(':restoreSessionId') ? await openSession(tenant, name, mayBreak) : undefined
  const inRole = path.includes('/RbacRoles/')
  return {
    organizationId: isOfOrganization ? await two.addOrganization() : tenant.organizationId,
    organization: tenant.organizationId,
    jobId: isOfJob ? (await two.addJob(tenant, randomUUID())).id : tenant.job.id,
    repositoryId: tenant.job.repositoryId,
    sessionId: tenant.jobSession.id,
    logItemId: tenant.logItemId,
    restorePointId: tenant.restorePointId,
    reportId: tenant.reportId,
    findingId: tenant.findingId,
    grantId: tenant.grantId,
    keyId: tenant.keyId,
    verificationId: tenant.verificationId,
    runId: tenant.runId,
    approvalId: tenant.approvalId,
    provisioningId: tenant.provisioningId,
    roleId: isOfRole ? await two.addRole(tenant, randomUUID()) : tenant.roleId,
    operatorId: tenant.operatorItemId,
    userId: tenant.owner.id,
    restoreSessionId: session?.id ?? '',
    eventId: session?.eventId ?? '',
    mailboxId: tenant.owner.id,
    folderId: tenant.folderId,
    itemId: inRole ? await itemOf(tenant, path) : tenant.messageId,
    proxyId: ids.proxy,
    sequence: await sequenceOf(tenant),
    ...Object.fromEntries(ofNobody.map((parameter) => [parameter, randomUUID()])),
  }
}

/** Objects that neither organization has: of their routes it is enough that nobody learns whose the path is. */
const ofNobody = [
  'kitId',
  'repositoryKeyId',
  'groupId',
  'siteId',
  'teamId',
  'oneDriveId',
  'onedriveId',
  'licensedUserId',
  'protectedId',
  'protectedUserId',
  'attachmentId',
] as const
const endsWithNobodys = new RegExp(
  `:(${ofNobody.join('|')})(/|$)|Data/:|Jobs/:jobId/(Selected|Excluded)Items`,
)

const sessions = new Map<string, { readonly id: string; readonly eventId: string }>()

async function openSession(
  tenant: Tenant,
  name: Name,
  isFresh: boolean,
): Promise<{ readonly id: string; readonly eventId: string }> {
  const reach = sessionReach(name, tenant)
  const key = `${tenant.name} ${reach.kind}`
  const known = sessions.get(key)
  if (known !== undefined && !isFresh) return known
  const { id } = await two.open(tenant, reach)
  const access = { sessionId: id, reach, actor: two.world.actor }
  await two.world.operations.restore.message(access, tenant.owner.id, tenant.messageId)
  const [event] = (await two.world.operations.restore.events(access, { offset: 0, limit: 1 })).items
  const opened = { id, eventId: event?.id ?? '' }
  if (!isFresh) sessions.set(key, opened)
  return opened
}

async function itemOf({ roleId }: Tenant, path: string): Promise<string> {
  const list = path.includes('selectedItems') ? 'selectedItems' : 'excludedItems'
  const [item] = await two.world.operations.rbac.items({ roleId, list }, { kind: 'server' })
  return item?.id ?? ''
}

async function sequenceOf({ organizationId }: Tenant): Promise<string> {
  const reach: Reach = { kind: 'organizations', organizationIds: [organizationId] }
  const [entry] = (await two.world.operations.audit.list({}, reach, { offset: 0, limit: 1 })).items
  return String(entry?.sequence ?? 0)
}

function absentOf(parameters: Record<string, string>): Record<string, string> {
  const absent = Object.keys(parameters).map((name) => [name, randomUUID()] as const)
  return { ...Object.fromEntries(absent), sequence: '999999' }
}

/** What a request has to say so that its objects are looked at, whatever becomes of it then; the first that fits counts. */
const bodies: readonly (readonly [RegExp, (objects: Record<string, string>) => unknown])[] = [
  [/repositories\/:repositoryId\/keys$/, () => ({ passphrase: 'a passphrase of twelve' })],
  [/recovery-kits\/:kitId\/trial$/, () => ({ passphrase: 'a passphrase of twelve' })],
  [/(restore(To)?|items\/Save|items\/sendTo\w+)$/i, ({ itemId }) => ({ items: [{ id: itemId }] })],
  [/search(Exchange)?$/i, () => ({ query: 'subject:x' })],
  [/Jobs\/:jobId\/\w+Items\/:itemId$/, ({ mailboxId }) => ({ type: 'User', user: { id: mailboxId } })],
  [/Items$|operators$/, () => [{ type: 'User', user: { id: randomUUID() } }]],
  [
    /\/Jobs$/,
    (objects) => ({
      ...objects,
      name: randomUUID(),
      items: [],
      selectedItems: [{ type: 'User', user: { id: objects['mailboxId'] } }],
    }),
  ],
  [/\/RbacRoles$/, () => ({ name: randomUUID() })],
  [/^\/api\/v1\/repositories$/, () => ({ name: randomUUID(), storage: { kind: 'folder' } })],
  [/\/permissions\/apply$/, ({ provisioningId }) => ({ provisioningId, planHash: 'ab' })],
  [/\/apply$/, () => ({ planHash: 'ab' })],
  [/\/(resume|permissions\/plan)$/, () => ({ signInId: 'ABCD12345' })],
  [/\/certificate$/, () => ({ certificate: 'PEM' })],
  [/\/(posture|:grantId)$/, () => ({ signIn: 'ABCD12345' })],
  [/:provisioningId\/accept$/, () => ({ planHash: 'ab', subjects: ['matrix'] })],
  [/\/accept$/, () => ({ reason: 'matrix' })],
  [/\/restore-permissions$/, () => ({ signIn: 'ABCD12345', minutes: 5, reason: 'matrix' })],
  [/\/consent$/, () => ({ redirectUri: 'http://localhost:51234' })],
  [/\/maintenance$/, () => ({ kind: 'check' })],
  [/\/keep-last$/, () => ({ keepLast: 5 })],
  [/\/DeviceCode$/, () => ({ targetRegion: 'Atlantis' })],
]

function bodyOf(path: string, objects: Record<string, string>): unknown {
  const write = bodies.find(([pattern]) => pattern.test(path))?.[1]
  return write === undefined ? {} : write(objects)
}

interface Answer {
  readonly status: number
  readonly body: string
}

interface Route {
  readonly method: string
  readonly path: string
  readonly access: string
}

async function ask(name: Name, { method, path }: Route, objects: Record<string, string>): Promise<Answer> {
  const url = path.replaceAll(/:(\w+)/g, (_whole, parameter: string) => {
    const value = objects[parameter]
    if (value === undefined) throw new Error(`no rule says what :${parameter} of ${path} names`)
    return encodeURIComponent(value)
  })
  const query = method === 'DELETE' ? `?ids=${randomUUID()}` : ''
  const body = method === 'GET' ? undefined : bodyOf(path, objects)
  const answer = await api.ask(name, method as 'GET', url + query, body)
  return { status: answer.statusCode, body: withoutRequestId(answer.body) }
}

/** Our own API tells the id of each request, which nobody chooses. */
function withoutRequestId(body: string): string {
  return body.replace(/"requestId":"[^"]*"/, '')
}

function levelOf({ access }: Route): Access {
  const level = accessLevels.find((one) => one === access)
  if (level === undefined) throw new Error(`no rule for the access level ${access}`)
  return level
}

function firstParameter({ path }: Route): string | undefined {
  return /:(\w+)/.exec(path)?.[1]
}

/** There is one proxy, and it belongs to the server. */
const ofTheServer: ReadonlySet<string> = new Set(['proxyId'])

function isVisible(name: Name, whose: Whose, route: Route): boolean {
  const first = firstParameter(route)
  if (first === undefined) return !(seesNothing.has(name) && /\/(Operator)?Explore$/.test(route.path))
  if (whose !== 'own' && whose !== 'foreign') return false
  if (ofTheServer.has(first)) return true
  return whose === 'own' ? !seesNothing.has(name) : seesEverything.has(name)
}

/** Ids that only the other organization has: no answer to somebody of the first one may hold any. */
function foreignIds({ foreign }: TwoOrganizations): readonly string[] {
  const { organizationId, name, owner, other, job, jobSession, restorePointId, roleId } = foreign
  return [
    organizationId,
    name,
    owner.id,
    other.id,
    job.id,
    job.repositoryId,
    jobSession.id,
    restorePointId,
    roleId,
  ]
}

const isIn = (status: number): boolean => status < 500 && ![401, 403, 404].includes(status)

async function objectsOf(whose: Whose, name: Name, route: Route): Promise<Record<string, string>> {
  const path = `${route.method} ${route.path}`
  const objects = await parametersOf(whose === 'foreign' ? two.foreign : two.own, name, path)
  if (whose === 'own' || whose === 'foreign') return objects
  const first = firstParameter(route)
  const others =
    whose === 'foreign below own' ? await parametersOf(two.foreign, name, path) : absentOf(objects)
  if (whose === 'absent' || first === undefined) return absentOf(objects)
  return { ...others, [first]: objects[first] ?? '', userId: randomUUID() }
}

/** All of the fake directory's people are in every organization, and so is what they own. */
const ofTheFakeDirectory =
  /\/Organizations\/:organizationId\/.*(Users|OneDrives|Groups|Members|Sites|Teams)$|\/Reports\/Generate(Mailbox|User)Protection$/
/** It has every group; and what a request says of an item is compared with the address before anything is looked up. */
const namesOneOfAny = /Users\/:userId\/OneDrives$|Groups\/:groupId|^PUT .*Jobs\/:jobId\/\w+Items\/:itemId$/

function isExpected(status: number, name: Name, whose: Whose, route: Route): boolean {
  const level = levelOf(route)
  if (level !== 'anonymous' && !admitted[level].includes(name)) return status === 403
  if (!isVisible(name, whose, route)) return status === 404
  if (endsWithNobodys.test(route.path) && status === 404) return true
  return route.method === 'GET' ? status === 200 : isIn(status)
}

/** Ids of the other organization in an answer to somebody who must not know of it. */
function leaksOf(name: Name, { path }: Route, body: string): readonly string[] {
  const isOpen = seesEverything.has(name) || ofTheFakeDirectory.test(path)
  return isOpen ? [] : foreignIds(two).filter((id) => body.includes(id))
}

/** What does not fit the rule, in words. */
async function misfits(name: Name, route: Route): Promise<readonly string[]> {
  const where = `${name} ${route.method} ${route.path}`
  const level = levelOf(route)
  if (level === 'anonymous') return []
  const isNested = route.path.split(':').length > 2
  const all: readonly Whose[] =
    isNested && !namesOneOfAny.test(`${route.method} ${route.path}`)
      ? ['own', 'foreign', 'absent', 'foreign below own', 'absent below own']
      : ['own', 'foreign', 'absent']
  const found: string[] = []
  const hidden = new Set<string>()
  for (const whose of firstParameter(route) === undefined ? all.slice(0, 1) : all) {
    const { status, body } = await ask(name, route, await objectsOf(whose, name, route))
    const says = `${where} (${whose}) answered ${status} ${body.slice(0, 200)}`
    const isHidden = admitted[level].includes(name) && !isVisible(name, whose, route)
    if (isHidden) hidden.add(`${status} ${body}`)
    if (!isExpected(status, name, whose, route)) found.push(says)
    const leaked = leaksOf(name, route, body)
    if (leaked.length > 0) found.push(`${says}: tells of ${leaked.join(', ')}`)
  }
  if (hidden.size > 1) found.push(`${where} tells foreign from absent: ${[...hidden].join(' | ')}`)
  return found
}

/** Sign-ins and accounts belong to no organization: of these the door alone is looked at, the rest has its own tests. */
const ofNoOrganization =
  /\/(token|oauth2|accounts?)(\/|$)|^\/api\/v1\/(sessions|sign-ins|invitations|consents)(\/|$)/

async function misfitsAtTheDoor(name: Name, route: Route): Promise<readonly string[]> {
  const level = levelOf(route)
  if (level === 'anonymous') return []
  const url = route.path.replaceAll(/:\w+/g, randomUUID())
  const { statusCode, body } = await api.ask(name, route.method as 'GET', url, {})
  const isRefused = statusCode === 403
  return isRefused === admitted[level].includes(name)
    ? [`${name} ${route.method} ${url}: ${statusCode} ${body}`]
    : []
}

/** Routes that answer for what is not here (`docs/rest-compatibility.md`): they say so to those whose parent it is. */
function unservedRoutes(): ReadonlySet<string> {
  const found = new Set<string>()
  for (const document of Object.values(api.documents())) {
    const { paths } = document as { paths: Record<string, Record<string, { 'x-support'?: string }>> }
    for (const [path, methods] of Object.entries(paths))
      for (const [method, described] of Object.entries(methods))
        if (described['x-support'] !== undefined)
          found.add(`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`)
  }
  return found
}

const parents = /^\/v\d\/(Organizations|Jobs|BackupRepositories|RestoreSessions|RestorePoints)\/:/i

async function misfitsUnserved(name: Name, route: Route): Promise<readonly string[]> {
  const atTheDoor = await misfitsAtTheDoor(name, route)
  const first = firstParameter(route)
  const level = levelOf(route)
  if (level === 'anonymous' || first === undefined || !parents.test(route.path)) return atTheDoor
  if (!admitted[level].includes(name) || seesEverything.has(name)) return atTheDoor
  const foreign = await parametersOf(two.foreign, name, `GET ${route.path}`)
  const url = route.path
    .replace(`:${first}`, encodeURIComponent(foreign[first] ?? ''))
    .replaceAll(/:\w+/g, randomUUID())
  const { statusCode, body } = await api.ask(name, route.method as 'GET', url, {})
  return statusCode === 404
    ? atTheDoor
    : [...atTheDoor, `${name} ${route.method} ${url}: ${statusCode} ${body}`]
}

/**
 * A stream has no end, and the session of a browser is not of these callers: `access.test.ts` looks at their doors.
 * Versions 4 and 5 stand for the operations of version 6.
 */
const elsewhere = /^\/(api\/v1\/(events|browser-session)|v[45]\/)/

describe('every route × every principal × own, foreign and absent', () => {
  it.each(names)(
    '%s',
    async (name) => {
      const found: string[] = []
      const unserved = unservedRoutes()
      for (const route of api.routes) {
        if (elsewhere.test(route.path)) continue
        const isUnserved = unserved.has(`${route.method} ${route.path}`)
        const served = ofNoOrganization.test(route.path) ? misfitsAtTheDoor : misfits
        found.push(...(await (isUnserved ? misfitsUnserved : served)(name, route)))
      }
      expect(found).toEqual([])
    },
    longMs,
  )

  it('AZ-01: nobody without a session, whatever the route names', async () => {
    const found: string[] = []
    for (const route of api.routes) {
      if (levelOf(route) === 'anonymous') continue
      const url = route.path.replaceAll(/:\w+/g, randomUUID())
      const { statusCode, body, headers } = await api.ask(undefined, route.method as 'GET', url)
      const challenge = String(headers['www-authenticate'])
      if (statusCode !== 401 || body !== '' || !challenge.startsWith('Bearer'))
        found.push(`${route.method} ${route.path} answered ${statusCode} ${challenge} ${body}`)
    }
    expect(found).toEqual([])
  })
})
