/** Operations with all their real rooms over the built simulator: SQLite, vaults in folders, keys, HTTPS. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { createSealedKeyStore, type Database, insertTokenFamily, openDatabase } from '../database/index.ts'
import { type Clock, systemClock } from '../foundation/clock.ts'
import type { Fetch } from '../foundation/fetch.ts'
import { type Log, silentLog } from '../foundation/log.ts'
import { systemRandom } from '../foundation/random.ts'
import {
  createLocalKeyProvider,
  createPfxProcess,
  createSecretBox,
  type KeyProvider,
  openMasterKey,
} from '../keys/index.ts'
import {
  createIdentityPlatform,
  createTransport,
  type IdentityPlatform,
  readCloudFile,
} from '../microsoft365/index.ts'
import { type Connections, createConnections } from './connections.ts'
import { createOperations, type OperationsDependencies } from './create-operations.ts'
import { createMicrosoft365 } from './microsoft365.ts'
import type { Actor, Operations } from './operations.ts'
import type { Microsoft365 } from './ports.ts'
import { createVaults } from './repositories/vaults.ts'

const program = fileURLToPath(new URL('../../../simulator/bin/m365-simulator.js', import.meta.url))

const readySchema = Type.Object({
  loginUrl: Type.String(),
  controlUrl: Type.String(),
  caFile: Type.String(),
  tenantId: Type.String(),
  cloudFile: Type.String(),
  usersFile: Type.String(),
})
const requestsSchema = Type.Object({
  last: Type.Number(),
  requests: Type.Array(
    Type.Object({ method: Type.String(), path: Type.String(), subrequests: Type.Number() }),
  ),
})

export interface SimulatedOperations {
  readonly operations: Operations
  readonly connections: Connections
  readonly microsoft365: Microsoft365
  readonly identityPlatform: IdentityPlatform
  readonly database: Database
  readonly keys: KeyProvider
  readonly clock: Clock
  readonly actor: Actor
  readonly tenantId: string
  /** Records, keys and vaults. */
  readonly folder: string
  /** Where the people of the tenant sign in, and their passwords. */
  readonly pages: { readonly caFile: string; readonly usersFile: string }
  /** Signs in on the simulator's own pages. */
  approve(userCode: string, user: string): Promise<void>
  /** Requests to Graph since the last call, those inside a batch counted each. */
  graphRequests(): Promise<number>
  control(method: string, path: string, json?: unknown): Promise<unknown>
  /** Moves the time of both sides. */
  passTime(milliseconds: number): Promise<void>
  stop(): Promise<void>
}

/** Who looks at everything that is said aloud and on the wire. */
export interface Watcher {
  readonly log: Log
  readonly fetch: (through: Fetch) => Fetch
}

export function startSimulatedOperations(...flags: string[]): Promise<SimulatedOperations> {
  return startWatchedOperations({ log: silentLog, fetch: (through) => through }, ...flags)
}

export async function startWatchedOperations(
  watcher: Watcher,
  ...flags: string[]
): Promise<SimulatedOperations> {
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-simulated-'))
  const child = spawn(process.execPath, [program, '--port', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ready = await readReadyLine(child)
  const cloud = await readCloudFile(ready.cloudFile)
  const transport = createTransport(cloud)
  const fetch = watcher.fetch(transport.fetch)
  const control: SimulatedOperations['control'] = async (method, path, json) => {
    const body = json === undefined ? {} : { body: JSON.stringify(json) }
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${ready.controlUrl}${path}`, { method, headers, ...body })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    const text = await response.text()
    return JSON.parse(text === '' ? 'null' : text)
  }
  const { clock, hurried, typing } = sharedClock(control)
  const { log } = watcher
  const random = systemRandom
  const database = await openDatabase({ file: join(folder, 'records.db'), log })
  const secretBox = createSecretBox(await openMasterKey({ folder: join(folder, 'keys'), random }), random)
  const keys = createLocalKeyProvider({
    store: createSealedKeyStore(database.db),
    secretBox,
    clock,
    random,
    readPfx: createPfxProcess({ clock: systemClock }),
  })
  const identityPlatform = createIdentityPlatform({ fetch, clock: hurried, random, log, cloud })
  const microsoft365 = createMicrosoft365(
    { fetch, cloud, identityPlatform, keys, clock: hurried, random, log },
    { userAgent: 'NONISV|Strongroom|test' },
  )
  const connections = createConnections({ database, microsoft365 })
  const vaults = createVaults({ clock, random, log })
  const dependencies: OperationsDependencies = {
    database,
    keys,
    secretBox,
    vaults,
    microsoft365,
    connections,
    clock,
    random,
    log,
  }
  const operations = createOperations(dependencies, { dataFolder: folder })
  await operations.start()
  const actor = await administrator(database, clock)
  let seen = 0
  return {
    operations,
    connections,
    microsoft365,
    identityPlatform,
    database,
    keys,
    clock,
    actor,
    tenantId: ready.tenantId,
    folder,
    pages: { caFile: ready.caFile, usersFile: ready.usersFile },
    control,
    async approve(userCode, user) {
      const page = ['--user', user, '--url', ready.loginUrl, '--ca', ready.caFile]
      await typing(() => promisify(execFile)(process.execPath, [program, 'approve', userCode, ...page]))
    },
    async graphRequests() {
      const { last, requests } = Value.Parse(requestsSchema, await control('GET', `requests?since=${seen}`))
      seen = last
      return requests
        .filter(({ path }) => path.startsWith('/v1.0/'))
        .reduce((count, { subrequests }) => count + Math.max(1, subrequests), 0)
    },
    passTime: (milliseconds) => hurried.sleep(milliseconds),
    async stop() {
      await operations.close()
      await database.close()
      await transport.close()
      child.kill()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function readReadyLine(child: ChildProcess): Promise<Type.Static<typeof readySchema>> {
  if (child.stdout === null) throw new Error('no standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"ready":true')) continue
    child.stdout.resume()
    return Value.Parse(readySchema, JSON.parse(line))
  }
  throw new Error('the simulator ended before it was ready')
}

const codeMs = 30_000

/**
 * One time for both sides. `hurried` moves it instead of waiting, after a moment in which others get their turn, and
 * not while a person is `typing`: a one-time code is good for half a minute, and once. Each person begins with a new one.
 */
function sharedClock(control: SimulatedOperations['control']): {
  readonly clock: Clock
  readonly hurried: Clock
  readonly typing: (work: () => Promise<unknown>) => Promise<void>
} {
  let aheadMs = 0
  let people = 0
  const pass = async (milliseconds: number): Promise<void> => {
    aheadMs += milliseconds
    await control('POST', 'clock', { advanceSeconds: milliseconds / 1000 })
  }
  const now = (): number => Math.floor(Date.now() + aheadMs)
  return {
    clock: { now, sleep: (milliseconds, signal) => systemClock.sleep(milliseconds, signal) },
    hurried: {
      now,
      async sleep(milliseconds, signal) {
        for (;;) {
          await wait(100, undefined, signal && { signal })
          if (people === 0) return pass(milliseconds)
        }
      },
    },
    async typing(work) {
      people += 1
      try {
        await pass(codeMs)
        await work()
      } finally {
        people -= 1
      }
    },
  }
}

async function administrator(database: Database, clock: Clock): Promise<Actor> {
  const familyId = randomUUID()
  await insertTokenFamily(database.db, {
    id: familyId,
    principalKind: 'account',
    accountId: null,
    organizationId: null,
    userId: null,
    userName: 'admin',
    reach: null,
    method: 'password',
    createdAt: clock.now(),
    expiresAt: clock.now() + 86_400_000,
    revokedAt: null,
    revokedReason: null,
    workloads: null,
    clientId: null,
    authenticatedAt: null,
  })
  return { name: 'admin', familyId, requestId: 'request', remoteAddress: '127.0.0.1' }
}
