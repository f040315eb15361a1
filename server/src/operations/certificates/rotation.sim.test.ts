/** Rotation against the built simulator: addKey and removeKey with proof, 700027 until a key is known, a stranger beside. */
import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listApplicationKeys } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import type { Graph } from '../../microsoft365/index.ts'
import { request as newOrganization } from '../organizations/fake-tenant.suite.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Microsoft365 } from '../ports.ts'
import { type SimulatedOperations, startSimulatedOperations } from '../simulated.suite.ts'
import { createCertificates } from './certificate-operations.ts'
import { createKeyring } from './keyring.ts'

const graphTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
const administrator = 'admin@contoso.onmicrosoft.com'
const lagSeconds = 150
const dayMs = 86_400_000
const longMs = 600_000
const { signal } = new AbortController()

const applicationSchema = Type.Object({
  id: Type.String(),
  keyCredentials: Type.Array(
    Type.Object({ keyId: Type.String(), customKeyIdentifier: Type.Union([Type.String(), Type.Null()]) }),
  ),
})

let here: SimulatedOperations
let graph: Graph
let id: OrganizationId
let objectId = ''
let clock: Clock

/** Requests of the rotation, and where it ends as if it were killed. */
let asked: string[] = []
let stopAt: { readonly index: number; readonly when: 'before' | 'after' } | undefined
let stopped: () => void = () => undefined

beforeAll(async () => {
  here = await startSimulatedOperations('--mails', '0', '--users', '2')
  clock = { now: () => here.clock.now(), sleep: (milliseconds) => here.passTime(milliseconds) }
  const { deviceCodes, organizations } = here.operations
  const { userCode } = await deviceCodes.start('Worldwide', here.actor)
  await here.approve(userCode, administrator)
  while (!(await deviceCodes.check(userCode, here.actor))) await here.clock.sleep(50)
  const wish = { ...newOrganization, signInReference: userCode }
  id = (await organizations.provision(wish, here.actor)).id
  const [row] = await here.database.db
    .selectFrom('organizationApplications')
    .select('applicationObjectId')
    .where('organizationId', '=', id)
    .where('purpose', '=', 'backup')
    .execute()
  objectId = row?.applicationObjectId ?? ''
  await here.control('POST', 'lag', { credentials: lagSeconds })
}, longMs)
afterAll(() => here.stop(), longMs)

/** The administrator at Microsoft's own tools; their token lasts an hour, the test days. */
async function signIn(): Promise<void> {
  const code = await here.identityPlatform.requestDeviceAuthorization({
    tenant: 'contoso.onmicrosoft.com',
    clientId: graphTools,
    scopes: ['https://graph.microsoft.com/Application.ReadWrite.All'],
  })
  await here.approve(code.userCode, administrator)
  const { accessToken } = await here.identityPlatform.pollForDeviceAccessToken(code)
  graph = here.microsoft365.withToken(accessToken)
}

async function keysAtMicrosoft(): Promise<{ readonly keyId: string; readonly thumbprint: string }[]> {
  const path = `/applications/${objectId}?$select=id,keyCredentials`
  const { keyCredentials } = await graph.json({ path }, applicationSchema)
  return keyCredentials.map(({ keyId, customKeyIdentifier }) => ({
    keyId,
    thumbprint: Buffer.from(customKeyIdentifier ?? '', 'base64')
      .toString('hex')
      .toUpperCase(),
  }))
}

/** The server from its start to its end: what it asks is counted, and it may be stopped at any of it. */
function startProcess() {
  const microsoft365: Pick<Microsoft365, 'connect'> = {
    async connect(credential) {
      const real = await here.microsoft365.connect(credential)
      const watched = async <Result>(path: string, ask: () => Promise<Result>): Promise<Result> => {
        const index = asked.length
        asked.push(path.replace(objectId, 'ID').split('?')[0] ?? '')
        const stop = stopAt?.index === index ? stopAt : undefined
        if (stop?.when === 'before') return end()
        try {
          return await ask()
        } finally {
          if (stop !== undefined) await end()
        }
      }
      return {
        ...real,
        json: (request, schema) => watched(request.path, () => real.json(request, schema)),
        send: (request) => watched(request.path, () => real.send(request)),
      }
    },
  }
  const { database, keys, connections } = here
  return createCertificates({
    database,
    keys,
    clock,
    random: systemRandom,
    log: silentLog,
    connections,
    keyring: createKeyring({ microsoft365, keys, clock, random: systemRandom }),
  })
}

/** As after SIGKILL, nothing follows. */
function end(): Promise<never> {
  stopped()
  return new Promise(() => undefined)
}

const rows = () => listApplicationKeys(here.database.db, id)
const active = async () => (await rows()).filter(({ state }) => state === 'active')

async function live(process: ReturnType<typeof startProcess>): Promise<void> {
  const caller = { actor: here.actor, reach: { kind: 'server' } as const }
  await process.rotate(id, { purpose: 'backup', next: { kind: 'new' } }, caller)
  await process.settled()
  await retire(process)
}

/** Its turn comes once a day at an hour of its own; a day and an hour at a time goes over all of them. */
async function retire(process: ReturnType<typeof startProcess>): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await process.upkeep(signal)
    await process.settled()
    await here.passTime(dayMs)
  }
  for (let hour = 0; hour < 24; hour += 1) {
    await process.upkeep(signal)
    await process.settled()
    if ((await rows()).every(({ state }) => state !== 'retiring')) return
    await here.passTime(dayMs / 24)
  }
}

async function story(stop: typeof stopAt): Promise<string[]> {
  asked = []
  stopAt = stop
  const killed = new Promise<void>((resolve) => {
    stopped = resolve
  })
  await Promise.race([live(startProcess()), killed])
  const before = asked
  stopAt = undefined
  const second = startProcess()
  await second.upkeep(signal)
  await second.settled()
  await retire(second)
  return before
}

describe('rotation of a certificate at Microsoft', { timeout: longMs }, () => {
  const stranger = randomUUID()

  it('lets another key follow: added with proof, proven, switched to, and the old one removed', async () => {
    await signIn()
    const [first] = await keysAtMicrosoft()
    const strange = await here.keys.createCertificate({ commonName: 'x', validDays: 30, context: 'stranger' })
    const key = Buffer.from(strange.certificate).toString('base64')
    const path = `/applications/${objectId}`
    const theirs = { type: 'AsymmetricX509Cert', usage: 'Verify', displayName: stranger, key }
    const { keyCredentials } = await graph.json(
      { path },
      Type.Object({ keyCredentials: Type.Array(Type.Object({})) }),
    )
    await graph.send({ method: 'PATCH', path, json: { keyCredentials: [...keyCredentials, theirs] } })
    const requests = await story(undefined)
    expect(requests.filter((name) => name === '/applications/ID/addKey')).toHaveLength(1)
    expect(requests.filter((name) => name === '/applications/ID/removeKey')).toHaveLength(1)
    // Three proofs, and before them those that Microsoft did not take yet (700027).
    expect(requests.filter((name) => name === '/organization').length).toBeGreaterThan(3)
    await signIn()
    const [now] = await active()
    const thumbprints = (await keysAtMicrosoft()).map(({ thumbprint }) => thumbprint)
    expect(new Set(thumbprints)).toEqual(new Set([strange.thumbprintSha1, now?.thumbprintSha1]))
    expect(thumbprints).not.toContain(first?.thumbprint)
  })

  it('PRV-25: killed at any request, and resumed: one key of ours, the stranger’s stays, tokens all the time', async () => {
    const requests = await story(undefined)
    for (const [index, name] of requests.entries()) {
      const isWrite = name.endsWith('Key')
      for (const when of isWrite ? (['before', 'after'] as const) : (['before'] as const)) {
        await story({ index, when })
        const ours = (await rows()).filter(({ state }) => state !== 'removed')
        expect({ index, name, when, states: ours.map(({ state }) => state) }).toEqual({
          index,
          name,
          when,
          states: ['active'],
        })
        await signIn()
        const there = await keysAtMicrosoft()
        expect(there).toHaveLength(2)
        expect(there.map(({ thumbprint }) => thumbprint)).toContain(ours[0]?.thumbprintSha1)
        here.connections.forget(id)
        await (await here.connections.graph(id)).send({ path: '/organization?$select=id' })
      }
    }
  })
})
