/** A tenant of the built simulator and a clock that both sides share, for tests of a registration. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { constants, createHash, sign, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '../../foundation/clock.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import { makeTestCertificate } from '../clouds/certificate.suite.ts'
import type { Cloud } from '../clouds/cloud.ts'
import { readCloudFile } from '../clouds/cloud-file.ts'
import { createTransport } from '../clouds/transport.ts'
import { createBudget } from '../graph/budget.ts'
import { createGraph } from '../graph/client.ts'
import type { Graph } from '../graph/graph.ts'
import type { AccessTokenSource, AssertionSigner } from '../identity-platform/access-token.ts'
import { createIdentityPlatform, type IdentityPlatform } from '../identity-platform/identity-platform.ts'
import type { CertificateToRegister } from './model.ts'

const program = fileURLToPath(new URL('../../../../simulator/bin/m365-simulator.js', import.meta.url))

const readySchema = Type.Object({
  loginUrl: Type.String(),
  controlUrl: Type.String(),
  caFile: Type.String(),
  tenant: Type.String(),
  tenantId: Type.String(),
  cloudFile: Type.String(),
})

export interface SimulatedTenant {
  readonly tenantId: string
  readonly cloud: Cloud
  readonly clock: Clock
  /** Sleeps so far, in milliseconds; each moved the simulator's clock, too. */
  readonly waits: number[]
  readonly identityPlatform: IdentityPlatform
  readonly certificate: CertificateToRegister
  readonly signer: AssertionSigner
  scopes(values: readonly string[]): readonly string[]
  graphWith(tokens: AccessTokenSource): Graph
  /** Signs in on the simulator's own pages. */
  approve(userCode: string, user: string, ...options: string[]): Promise<void>
  control(method: string, path: string, json?: unknown): Promise<unknown>
  stop(): Promise<void>
}

export async function startSimulatedTenant(...flags: string[]): Promise<SimulatedTenant> {
  const child = spawn(process.execPath, [program, '--port', '0', '--mails', '1', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ready = await readReadyLine(child)
  const cloud = await readCloudFile(ready.cloudFile)
  const transport = createTransport(cloud)
  const control: SimulatedTenant['control'] = async (method, path, json) => {
    const body = json === undefined ? {} : { body: JSON.stringify(json) }
    const headers = { 'content-type': 'application/json' }
    const response = await transport.fetch(`${ready.controlUrl}${path}`, { method, headers, ...body })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text === '' ? 'null' : text)
  }
  const waits: number[] = []
  let aheadMs = 0
  const clock: Clock = {
    now: () => Date.now() + aheadMs,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted()
      waits.push(milliseconds)
      aheadMs += milliseconds
      await control('POST', 'clock', { advanceSeconds: milliseconds / 1000 })
    },
  }
  const dependencies = { fetch: transport.fetch, clock, random: systemRandom, log: silentLog, cloud }
  return {
    tenantId: ready.tenantId,
    cloud,
    clock,
    waits,
    identityPlatform: createIdentityPlatform(dependencies),
    ...makeCredential(),
    scopes: (values) => values.map((value) => `${cloud.graphAudience}/${value}`),
    graphWith: (tokens) =>
      createGraph({ ...dependencies, tokens, budget: createBudget({ clock }) }, { userAgent: 'test' }),
    async approve(userCode, user, ...options) {
      const page = ['--user', user, '--url', ready.loginUrl, '--ca', ready.caFile, ...options]
      await promisify(execFile)(process.execPath, [program, 'approve', userCode, ...page])
    },
    control,
    async stop() {
      await transport.close()
      child.kill()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
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

function makeCredential(): { certificate: CertificateToRegister; signer: AssertionSigner } {
  const { certificatePem, keyPem: key } = makeTestCertificate()
  const certificate = new X509Certificate(certificatePem)
  return {
    certificate: {
      certificate: certificate.raw,
      thumbprintSha1: createHash('sha1').update(certificate.raw).digest('hex').toUpperCase(),
      notBefore: Date.parse(certificate.validFrom),
      notAfter: Date.parse(certificate.validTo),
    },
    signer: {
      thumbprintSha256: createHash('sha256').update(certificate.raw).digest('base64url'),
      signPs256: async (data) =>
        sign('sha256', data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
    },
  }
}
