/** An application that another issuer stands for, against the built simulator: no key of ours anywhere, a file renewed. */
import { createPublicKey, createSign, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeTestCertificate } from '../../microsoft365/clouds/certificate.suite.ts'
import { request } from '../organizations/fake-tenant.suite.ts'
import { type SimulatedOperations, startSimulatedOperations } from '../simulated.suite.ts'

const longMs = 240_000
const administrator = 'admin@contoso.onmicrosoft.com'
const hourSeconds = 3_600
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const before = process.env['NODE_EXTRA_CA_CERTS']

let here: SimulatedOperations
let issuerServer: Server
let issuer = ''
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-issuer-'))
  const { certificatePem: cert, keyPem: key } = makeTestCertificate()
  await writeFile(join(folder, 'ca.pem'), cert)
  const jwk = { ...createPublicKey(privateKey).export({ format: 'jwk' }), kid: '1', use: 'sig', alg: 'RS256' }
  issuerServer = createServer({ cert, key }, (incoming, answer) => {
    const isKeys = incoming.url === '/keys'
    const document = isKeys ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` }
    answer.setHeader('content-type', 'application/json').end(JSON.stringify(document))
  })
  await new Promise<void>((resolve) => issuerServer.listen(0, 'localhost', resolve))
  const address = issuerServer.address()
  issuer = `https://localhost:${typeof address === 'object' ? (address?.port ?? 0) : 0}`
  // The simulator reads the issuer's documents as Entra ID does: from a server whose certificate it trusts.
  process.env['NODE_EXTRA_CA_CERTS'] = join(folder, 'ca.pem')
  here = await startSimulatedOperations('--mails', '0', '--users', '2')
}, longMs)
afterAll(async () => {
  if (before === undefined) delete process.env['NODE_EXTRA_CA_CERTS']
  else process.env['NODE_EXTRA_CA_CERTS'] = before
  await here.stop()
  issuerServer.close()
  await rm(folder, { recursive: true, force: true })
}, longMs)

/** Whoever renews the file: Kubernetes, SPIFFE, … */
async function renew(subject: string): Promise<string> {
  const now = Math.floor(here.clock.now() / 1000)
  const audience = 'api://AzureADTokenExchange'
  const claims = {
    iss: issuer,
    sub: subject,
    aud: audience,
    iat: now - 5,
    nbf: now - 5,
    exp: now + hourSeconds,
  }
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const content = `${part({ alg: 'RS256', typ: 'JWT', kid: '1' })}.${part(claims)}`
  const signature = createSign('sha256').update(content).sign(privateKey).toString('base64url')
  const file = join(folder, 'token')
  await writeFile(file, `${content}.${signature}\n`)
  return file
}

it(
  'PRV-31: is connected by the file of another issuer, works when it is renewed, and for its own subject alone',
  async () => {
    const subject = 'system:serviceaccount:backup:strongroom'
    const tokenFile = await renew(subject)
    const { deviceCodes, provisionings } = here.operations
    const { userCode } = await deviceCodes.start('Worldwide', here.actor)
    await here.approve(userCode, administrator)
    while (!(await deviceCodes.check(userCode, here.actor))) await here.clock.sleep(50)
    const credential = { kind: 'federated', tokenFile } as const
    const wish = { ...request, signIn: false, credential, signInReference: userCode }
    const planned = await provisionings.plan(wish, here.actor)
    await provisionings.apply(planned.id, planned.plan?.hash ?? '', here.actor)
    const { id } = await provisionings.finished(planned.id)
    const ask = async (): Promise<void> => {
      here.connections.forget(id)
      await (await here.connections.graph(id)).send({ path: '/organization?$select=id' })
    }
    await ask()
    const row = await here.database.db.selectFrom('organizationApplications').selectAll().executeTakeFirst()
    expect(row).toMatchObject({ credential: 'federated', credentialPlace: tokenFile, keyId: null })

    await here.passTime(2 * hourSeconds * 1000)
    await expect(ask()).rejects.toThrow('expired')
    await renew(subject)
    await ask()
    await renew('system:serviceaccount:backup:somebody-else')
    await expect(ask()).rejects.toMatchObject({ code: 'invalid_client' })
  },
  longMs,
)
