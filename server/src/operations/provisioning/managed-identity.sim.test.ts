/** An application that a managed identity stands for, against the built simulator: Microsoft's own token in the file. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent, fetch } from 'undici'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { request } from '../organizations/fake-tenant.suite.ts'
import { type SimulatedOperations, startSimulatedOperations } from '../simulated.suite.ts'

const longMs = 240_000
const administrator = 'admin@contoso.onmicrosoft.com'
const exchange = 'api://AzureADTokenExchange'
const identitySchema = Type.Object({
  principalId: Type.String(),
  endpoint: Type.String(),
  header: Type.String(),
})
const answerSchema = Type.Object({ access_token: Type.String() })
const claimsSchema = Type.Object({ iss: Type.String(), sub: Type.String(), aud: Type.String() })

let here: SimulatedOperations
let folder = ''
let file = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-managed-'))
  file = join(folder, 'token')
  here = await startSimulatedOperations('--mails', '0', '--users', '2')
}, longMs)
afterAll(async () => {
  await here.stop()
  await rm(folder, { recursive: true, force: true })
}, longMs)

interface Host {
  readonly principalId: string
  /** Asks the machine for a token of its identity, and puts it into the file. @returns what the token says. */
  renew(resource?: string): Promise<{ readonly iss: string; readonly sub: string; readonly aud: string }>
}

async function createHost(displayName: string): Promise<Host> {
  const made = Value.Parse(identitySchema, await here.control('POST', 'managed-identities', { displayName }))
  const dispatcher = new Agent({ connect: { ca: readFileSync(here.pages.caFile, 'utf8') } })
  return {
    principalId: made.principalId,
    async renew(resource = exchange) {
      const url = `${made.endpoint}?api-version=2019-08-01&resource=${encodeURIComponent(resource)}`
      const answer = await fetch(url, { headers: { 'x-identity-header': made.header }, dispatcher })
      const { access_token: token } = Value.Parse(answerSchema, await answer.json())
      await writeFile(file, token)
      const [, payload = ''] = token.split('.')
      return Value.Parse(claimsSchema, JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
    },
  }
}

it(
  'is connected by its token, whose audience is an id and not the name that is registered, and works when renewed',
  async () => {
    const host = await createHost('backup host')
    const claims = await host.renew()
    expect(claims).toMatchObject({ sub: host.principalId, aud: 'fb60f99c-7a34-4190-8149-302f77469936' })
    const { deviceCodes, provisionings } = here.operations
    const { userCode } = await deviceCodes.start('Worldwide', here.actor)
    await here.approve(userCode, administrator)
    while (!(await deviceCodes.check(userCode, here.actor))) await here.clock.sleep(50)
    const credential = { kind: 'federated', tokenFile: file } as const
    const wish = { ...request, signIn: false, credential, signInReference: userCode }
    const planned = await provisionings.plan(wish, here.actor)
    const writes = JSON.stringify(planned.plan?.writes)
    for (const words of [host.principalId, claims.iss]) expect(writes).toContain(words)
    await provisionings.apply(planned.id, planned.plan?.hash ?? '', here.actor)
    const { id } = await provisionings.finished(planned.id)
    const ask = async (): Promise<void> => {
      here.connections.forget(id)
      await (await here.connections.graph(id)).send({ path: '/organization?$select=id' })
    }
    await ask()
    await here.passTime(2 * 3_600_000)
    await expect(ask()).rejects.toThrow('expired')
    await host.renew()
    await ask()
    // Microsoft's token for something else proves nothing, nor does the identity of another machine.
    await host.renew('https://vault.azure.net')
    await expect(ask()).rejects.toThrow(/audience has to be api:/)
    await (await createHost('another host')).renew()
    await expect(ask()).rejects.toMatchObject({ code: 'invalid_client' })
  },
  longMs,
)
