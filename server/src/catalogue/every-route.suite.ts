/**
 * Every route of the HTTP face over real operations, a real authorization server and real records of two organizations:
 * what tests go through that ask something of all routes. Only Microsoft's side is a stand-in.
 */
import { randomUUID } from 'node:crypto'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import {
  createAdministrator,
  createAuthorizationServer,
  type Principal,
} from '../authorization-server/index.ts'
import { createLog } from '../foundation/log.ts'
import { systemRandom } from '../foundation/random.ts'
import { createAuthenticationSettings } from '../operations/index.ts'
import { createTwoOrganizations, type TwoOrganizations } from '../operations/two-organizations.suite.ts'
import type { TestWorld } from '../operations/test-world.suite.ts'
import { GraphError } from '../microsoft365/index.ts'
import { buildApi, type Api } from '../api/api.ts'
import { describeOperations, type RouteOperation } from './operations-of-documents.suite.ts'
import { ids } from '../api/sample-values.suite.ts'

export const administratorPassword = 'canary correct horse battery staple'

export interface EveryRoute {
  readonly api: Api
  readonly two: TwoOrganizations
  readonly operations: readonly RouteOperation[]
  /** Values of path parameters that name something which is there, by the parameter's name. */
  readonly known: Readonly<Record<string, string>>
  /** What the server wrote about failures of its own since it was asked last. */
  failures(): readonly string[]
  /** Sends a request; a wait on the server's clock passes at once. */
  send(request: InjectOptions): Promise<LightMyRequestResponse>
  close(): Promise<void>
}

/** @param location - of the records; a file of their own when absent. */
export async function openEveryRoute(location?: { url?: string; file?: string }): Promise<EveryRoute> {
  const two = await createTwoOrganizations(location)
  const { world } = two
  beRefusedByMicrosoft(world)
  // Connections to Microsoft are kept: those made before go with the operations that hold them.
  await world.operations.close()
  await world.start()
  const lines: string[] = []
  const log = createLog('error', { write: (line) => void lines.push(line) })
  const { database, clock } = world
  const settings = createAuthenticationSettings(database, clock)
  const server = createAuthorizationServer(
    {
      database,
      clock,
      random: systemRandom,
      log,
      verifier: {
        verifyOwnApi: async () => ({ isGood: false, reason: 'bad_signature' }),
        upgradeAudience: async () => ({ isGood: false, reason: 'interaction_required' }),
        verifyByUse: async () => undefined,
      },
      people: { lookUp: async () => undefined },
      decodeAssertion: () => undefined,
      acceptedTokensOf: () => undefined,
      issuer: () => 'https://backup.test:4443',
      secretBox: world.secretBox,
      requestsPerAddress: { perSecond: 1e9, burst: 1e9 },
    },
    settings,
  )
  await createAdministrator(
    { database, clock, random: systemRandom },
    { userName: 'admin', password: administratorPassword },
  )
  const [account] = await server.accounts.list()
  const principals = principalsOf(two, account?.id ?? randomUUID())
  const api = await buildApi(
    {
      operations: world.operations,
      authorizationServer: {
        ...server,
        authenticate: async (token) => principals.get(token) ?? server.authenticate(token),
      },
      settings,
      identity: { ...ids, installationId: ids.installation, proxyId: ids.proxy, ...ofThisServer },
      clock,
      random: systemRandom,
      log,
    },
    { swaggerUi: false },
  )
  return {
    api,
    two,
    // A stream of events has no end to wait for (`api/own/events.test.ts`).
    operations: describeOperations(api).filter(({ path }) => path !== '/api/v1/events'),
    known: await knownValues(two),
    failures: () => lines.splice(0),
    send: (request) => inTime(world, api.app.inject(request)),
    async close() {
      await api.app.close()
      await world.close()
    },
  }
}

const ofThisServer = {
  version: '0.1.0',
  hostName: 'backup.test',
  port: 4443,
  loginUrl: 'https://login.microsoftonline.com',
}

/** What the stand-in has no words for, Microsoft refuses: a failure of the server is then the server's own. */
function beRefusedByMicrosoft(world: TestWorld): void {
  const refusal = (): GraphError =>
    new GraphError(403, 'Authorization_RequestDenied', 'not for this application')
  const graphOf = world.graph.bind(world)
  world.graph = () => ({
    ...graphOf(),
    async *pages(request, item) {
      const owner = /^\/(?:users|groups)\/([^/?]+)\//.exec(request.path)?.[1]
      if (owner !== undefined && !world.users.has(owner) && !world.groupMembers.has(owner))
        throw new GraphError(404, 'Request_ResourceNotFound', 'no such object')
      yield* graphOf().pages(request, item)
    },
    send: () => Promise.reject(refusal()),
    bytes: () => {
      throw refusal()
    },
    delta: () => {
      throw refusal()
    },
    upload: () => Promise.reject(refusal()),
  })
  world.pendingSignIn = () => {
    throw refusal()
  }
  world.browserSignIn = () => {
    throw refusal()
  }
}

/** By bearer token. */
function principalsOf({ own, operator, world }: TwoOrganizations, accountId: string): Map<string, Principal> {
  const { familyId } = world.actor
  const { organizationId } = own
  const admin = { accountId, userName: 'admin', organizations: 'all', isService: false, familyId } as const
  const { id: userId, userPrincipalName: userName } = own.owner
  return new Map<string, Principal>([
    ['administrator', { kind: 'administrator', ...admin }],
    ['monitor', { kind: 'monitor', ...admin }],
    ['person', { kind: 'person', organizationId, userId, userName, reach: 'own', workloads: [], familyId }],
    [
      'operator',
      {
        kind: 'operator',
        organizationId,
        userId: operator.id,
        userName: operator.userPrincipalName,
        familyId,
      },
    ],
  ])
}

async function knownValues(two: TwoOrganizations): Promise<Record<string, string>> {
  const { own, world } = two
  const groupId = randomUUID()
  world.groupMembers.set(groupId, new Set([own.owner.id]))
  const session = await two.open(own, { kind: 'server' })
  const access = { sessionId: session.id, reach: { kind: 'server' }, actor: world.actor } as const
  await world.operations.restore.message(access, own.owner.id, own.messageId)
  const [event] = (await world.operations.restore.events(access, { offset: 0, limit: 1 })).items
  const { jobSession, job, owner, operatorItemId, ...rest } = own
  const texts = Object.entries(rest).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return {
    ...Object.fromEntries(texts),
    organization: own.organizationId,
    jobId: job.id,
    repositoryId: job.repositoryId,
    sessionId: jobSession.id,
    userId: owner.id,
    mailboxId: owner.id,
    operatorId: operatorItemId,
    itemId: own.messageId,
    restoreSessionId: session.id,
    eventId: event?.id ?? '',
    proxyId: ids.proxy,
    groupId,
    sequence: '1',
  }
}

const turns = 2_000
const aWhileMs = 60_000

/** The clock moves on for as long as an answer is waited for. @throws {Error} when it does not come at all. */
async function inTime<Value>(world: TestWorld, answer: Promise<Value>): Promise<Value> {
  const waited = { isThere: false }
  const done = answer.finally(() => {
    waited.isThere = true
  })
  const moving = (async () => {
    for (let turn = 0; turn < turns && !waited.isThere; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(turn, 25)))
      if (!waited.isThere && turn > 20) await world.clock.advance(aWhileMs)
    }
    if (!waited.isThere) throw new Error('no answer: the request hangs')
  })()
  const first = await Promise.race([done, moving])
  await moving
  return first ?? done
}
