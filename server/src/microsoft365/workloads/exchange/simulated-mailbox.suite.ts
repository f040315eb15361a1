/** A mailbox of the built simulator, reached with our own Graph client, for tests that need both sides. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { Type } from 'typebox'
import { Value } from 'typebox/value'

import type { Clock } from '../../../foundation/clock.ts'
import type { Fetch } from '../../../foundation/fetch.ts'
import { silentLog } from '../../../foundation/log.ts'
import { systemRandom } from '../../../foundation/random.ts'
import { Secret } from '../../../foundation/secret.ts'
import { readCloudFile } from '../../clouds/cloud-file.ts'
import { createTransport } from '../../clouds/transport.ts'
import { createBudget } from '../../graph/budget.ts'
import { createGraph } from '../../graph/client.ts'
import type { Graph } from '../../graph/graph.ts'

const program = fileURLToPath(new URL('../../../../../simulator/bin/m365-simulator.js', import.meta.url))
/** Microsoft Graph Command Line Tools, which every tenant knows. */
const clientId = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
const owner = 'admin@contoso.onmicrosoft.com'

const Ready = Type.Object({
  loginUrl: Type.String(),
  graphUrl: Type.String(),
  controlUrl: Type.String(),
  caFile: Type.String(),
  tenant: Type.String(),
  cloudFile: Type.String(),
})
const DeviceCode = Type.Object({ user_code: Type.String(), device_code: Type.String() })
const Tokens = Type.Object({ access_token: Type.String() })
const Person = Type.Object({ id: Type.String() })

export interface SimulatedMailbox {
  readonly graph: Graph
  /** The owner's object id. */
  readonly userId: string
  /** Speaks to the simulator's control interface: `faults`, `clock`, `requests`. */
  control(method: string, path: string, json?: unknown): Promise<unknown>
  stop(): Promise<void>
}

/** Nothing waits for real time: the simulator's own clock stands for it. */
const impatient: Clock = { now: () => Date.now(), sleep: async () => undefined }

/** Starts the simulator with a mailbox into which a folder of `.eml` files is imported, and signs its owner in. */
export async function startSimulatedMailbox(folder: string): Promise<SimulatedMailbox> {
  const data = await mkdtemp(join(tmpdir(), 'strongroom-simulated-'))
  const child = spawn(
    process.execPath,
    [program, '--port', '0', '--state', join(data, 'state.json'), '--mailbox', `${owner}=${folder}`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ready = await readReadyLine(child)
  const cloud = await readCloudFile(ready.cloudFile)
  const transport = createTransport(cloud)
  const dependencies = {
    fetch: transport.fetch,
    clock: impatient,
    random: systemRandom,
    log: silentLog,
    cloud,
  }
  const token = new Secret(await signIn(transport.fetch, ready))
  const tokens = { token: async () => token, forget: () => undefined }
  const graph = createGraph(
    { ...dependencies, tokens, budget: createBudget({ clock: impatient }) },
    { userAgent: 'NONISV|Strongroom|Strongroom/test' },
  )
  const { id } = await graph.json({ path: `/users/${owner}?$select=id` }, Person)
  return {
    graph,
    userId: id,
    async control(method, path, json) {
      const body = json === undefined ? {} : { body: JSON.stringify(json) }
      const headers = { 'content-type': 'application/json' }
      const response = await transport.fetch(`${ready.controlUrl}${path}`, { method, headers, ...body })
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
      return text === '' ? undefined : JSON.parse(text)
    },
    async stop() {
      await transport.close()
      child.kill()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function readReadyLine(child: ChildProcess): Promise<Type.Static<typeof Ready>> {
  if (child.stdout === null) throw new Error('no standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"ready":true')) continue
    child.stdout.resume()
    return Value.Parse(Ready, JSON.parse(line))
  }
  throw new Error('the simulator ended before it was ready')
}

/** The device authorization grant (RFC 8628), the owner at the simulator's own sign-in page. */
async function signIn(
  fetch: Fetch,
  { loginUrl, tenant, caFile }: Type.Static<typeof Ready>,
): Promise<string> {
  const ask = async (endpoint: string, form: Record<string, string>): Promise<unknown> => {
    const response = await fetch(`${loginUrl}/${tenant}/oauth2/v2.0/${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ client_id: clientId, ...form }).toString(),
    })
    return response.json()
  }
  const scope = 'https://graph.microsoft.com/Mail.ReadWrite https://graph.microsoft.com/User.Read'
  const code = Value.Parse(DeviceCode, await ask('devicecode', { scope }))
  const page = ['--user', owner, '--url', loginUrl, '--ca', caFile]
  await promisify(execFile)(process.execPath, [program, 'approve', code.user_code, ...page])
  const grant = {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: code.device_code,
  }
  return Value.Parse(Tokens, await ask('token', grant)).access_token
}
