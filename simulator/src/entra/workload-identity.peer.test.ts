/** @azure/identity and @azure/msal-node without a stored secret: an external token, a token file, a managed identity. */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSimulator, type Simulator } from '../simulator.ts'
import type { Application } from '../tenant/model.ts'
import { signAssertion } from './testing-certificate.ts'
import { runClient } from './testing-client.ts'
import { register } from './testing.ts'

const audience = 'api://AzureADTokenExchange'
const subject = 'system:serviceaccount:backup:strongroom'
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const graphScope = 'https://graph.microsoft.com/.default'

let simulator: Simulator
let cluster: Server
let issuer: string
let folder: string

/** A cluster that publishes its issuer's documents on this machine. */
async function startCluster(): Promise<string> {
  const documents: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({ issuer, jwks_uri: `${issuer}/keys` }),
    '/keys': () => ({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] }),
  }
  cluster = createServer((request, response) => {
    const document = documents[request.url ?? '']
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(document?.() ?? {}))
  })
  cluster.listen(0, '127.0.0.1')
  await once(cluster, 'listening')
  const address = cluster.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workload-identity-'))
  simulator = await startSimulator({ mails: 0 })
  issuer = await startCluster()
})

afterAll(async () => {
  cluster.close()
  await simulator.stop()
  rmSync(folder, { recursive: true, force: true })
})

function trusting(trusted: { issuer: string; subject: string }): Application {
  return register(simulator.tenant, {
    federatedIdentityCredentials: [
      { id: randomUUID(), name: 'cluster', ...trusted, audiences: [audience], description: null },
    ],
  }).application
}

function clusterToken(): string {
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const now = Math.floor(simulator.clock.now() / 1000)
  const claims = { iss: issuer, sub: subject, aud: [audience], iat: now, nbf: now, exp: now + 3600 }
  return signAssertion(pem, { alg: 'RS256', kid: 'one', typ: 'JWT' }, claims)
}

function baseInput(application: Application): object {
  const { ready } = simulator
  return {
    tenantId: ready.tenantId,
    clientId: application.appId,
    authorityHost: ready.loginUrl,
    host: new URL(ready.loginUrl).host,
    scope: graphScope,
  }
}

it('WorkloadIdentityCredential reads the token file of a cluster', { timeout: 30_000 }, async () => {
  const tokenFilePath = join(folder, 'token')
  writeFileSync(tokenFilePath, clusterToken())
  const done = await runClient({
    ready: simulator.ready,
    input: { ...baseInput(trusting({ issuer, subject })), tokenFilePath },
    script: `
      import { WorkloadIdentityCredential } from '@azure/identity'
      const { tenantId, clientId, tokenFilePath, authorityHost, scope } = input
      const credential = new WorkloadIdentityCredential({ tenantId, clientId, tokenFilePath, authorityHost, disableInstanceDiscovery: true })
      const { token } = await credential.getToken(scope)
      say({ done: { token } })`,
  })
  expect(done['token']).toMatch(/^ey/)
})

it('ClientAssertionCredential and msal-node call back for an assertion', { timeout: 30_000 }, async () => {
  const done = await runClient({
    ready: simulator.ready,
    input: { ...baseInput(trusting({ issuer, subject })), assertion: clusterToken() },
    script: `
      import { ClientAssertionCredential } from '@azure/identity'
      import { ConfidentialClientApplication } from '@azure/msal-node'
      const { tenantId, clientId, authorityHost, host, scope, assertion } = input
      const options = { authorityHost, disableInstanceDiscovery: true }
      const one = await new ClientAssertionCredential(tenantId, clientId, async () => assertion, options).getToken(scope)
      const application = new ConfidentialClientApplication({ auth: {
        clientId, authority: authorityHost + '/' + tenantId, knownAuthorities: [host], clientAssertion: async () => assertion,
      } })
      const other = await application.acquireTokenByClientCredential({ scopes: [scope] })
      say({ done: { one: one.token, other: other.accessToken } })`,
  })
  expect(done).toMatchObject({ one: expect.stringMatching(/^ey/), other: expect.stringMatching(/^ey/) })
})

it('is told the subject that no credential matches (700213)', { timeout: 30_000 }, async () => {
  const done = await runClient({
    ready: simulator.ready,
    input: { ...baseInput(trusting({ issuer, subject: 'another' })), assertion: clusterToken() },
    script: `
      import { ClientAssertionCredential } from '@azure/identity'
      const { tenantId, clientId, authorityHost, scope, assertion } = input
      const options = { authorityHost, disableInstanceDiscovery: true }
      const credential = new ClientAssertionCredential(tenantId, clientId, async () => assertion, options)
      const message = await credential.getToken(scope).then(() => '', (error) => error.message)
      say({ done: { message } })`,
  })
  expect(done['message']).toContain('AADSTS700213')
  expect(done['message']).toContain(subject)
})

it('a managed identity opens Key Vault', { timeout: 30_000 }, async () => {
  const { ready } = simulator
  const done = await runClient({
    ready,
    input: { controlUrl: ready.controlUrl, keyVaultUrl: ready.keyVaultUrl },
    script: `
      import { ManagedIdentityCredential } from '@azure/identity'
      import { KeyClient } from '@azure/keyvault-keys'
      const { controlUrl, keyVaultUrl } = input
      const post = async (path, body) =>
        (await fetch(controlUrl + path, { method: 'POST', body: JSON.stringify(body) })).json()
      const identity = await post('managed-identities', { displayName: 'host', systemAssigned: true })
      process.env.IDENTITY_ENDPOINT = identity.endpoint
      process.env.IDENTITY_HEADER = identity.header
      const keys = new KeyClient(keyVaultUrl, new ManagedIdentityCredential(), { disableChallengeResourceVerification: true })
      const refused = await keys.createRsaKey('tenant').then(() => 200, (error) => error.statusCode)
      await post('key-vault/access', { principalId: identity.principalId, permissions: ['create', 'get'] })
      const { name } = await keys.createRsaKey('tenant', { keySize: 2048 })
      say({ done: { refused, name } })`,
  })
  expect(done).toEqual({ refused: 403, name: 'tenant' })
})

it(
  'ManagedIdentityCredential asks its host, and its token stands in for an application',
  { timeout: 30_000 },
  async () => {
    const { ready } = simulator
    const application = trusting({ issuer: `${ready.loginUrl}/${ready.tenantId}/v2.0`, subject: 'set below' })
    const done = await runClient({
      ready,
      input: { ...baseInput(application), controlUrl: ready.controlUrl },
      script: `
      import { ClientAssertionCredential, ManagedIdentityCredential } from '@azure/identity'
      const { tenantId, clientId, authorityHost, scope, controlUrl } = input
      const answer = await fetch(controlUrl + 'managed-identities', {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ displayName: 'host' }),
      })
      const identity = await answer.json()
      process.env.IDENTITY_ENDPOINT = identity.endpoint
      process.env.IDENTITY_HEADER = identity.header
      say({ principalId: identity.principalId })
      await hear()
      const managed = new ManagedIdentityCredential({ clientId: identity.clientId })
      const vault = await managed.getToken('https://vault.azure.net/.default')
      const assertion = async () => (await managed.getToken('${audience}/.default')).token
      const options = { authorityHost, disableInstanceDiscovery: true }
      const graph = await new ClientAssertionCredential(tenantId, clientId, assertion, options).getToken(scope)
      const claims = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())
      say({ done: { vault: claims(vault.token).aud, appid: claims(graph.token).appid } })`,
      onLine: ({ principalId }) => {
        const [credential] = application.federatedIdentityCredentials
        if (typeof principalId !== 'string' || credential === undefined) return Promise.resolve(undefined)
        credential.subject = principalId
        return Promise.resolve({})
      },
    })
    expect(done).toEqual({ vault: 'https://vault.azure.net', appid: application.appId })
  },
)
