/** Microsoft's own clients, @azure/keyvault-keys and @azure/identity, against the vault. */
import type { SignatureAlgorithm } from '@azure/keyvault-keys'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestCertificate } from '../entra/testing-certificate.ts'
import { runClient } from '../entra/testing-client.ts'
import { register } from '../entra/testing.ts'
import { startSimulator, type Simulator } from '../simulator.ts'

const algorithms: readonly SignatureAlgorithm[] = ['RS256', 'PS256']

let simulator: Simulator
let input: Record<string, unknown>
let principalId: string

beforeAll(async () => {
  simulator = await startSimulator({ mails: 0 })
  const { ready, tenant } = simulator
  const mine = await createTestCertificate(Date.now())
  const { application, principal } = register(tenant, { keyCredentials: [mine.credential] })
  principalId = principal.id
  input = {
    tenantId: ready.tenantId,
    clientId: application.appId,
    certificate: `${mine.privateKey}\n${mine.certificate}`,
    authorityHost: ready.loginUrl,
    vaultUrl: ready.keyVaultUrl,
    controlUrl: ready.controlUrl,
    principalId,
    algorithms,
  }
})

afterAll(async () => {
  await simulator.stop()
})

const opening = `
  import { createHash, generateKeyPairSync, verify } from 'node:crypto'
  import { ClientCertificateCredential } from '@azure/identity'
  import { CryptographyClient, KeyClient } from '@azure/keyvault-keys'
  const { tenantId, clientId, certificate, authorityHost, vaultUrl, controlUrl, principalId, algorithms } = input
  const options = { disableChallengeResourceVerification: true }
  const credential = new ClientCertificateCredential(tenantId, clientId, { certificate }, { authorityHost, disableInstanceDiscovery: true })
  const keys = new KeyClient(vaultUrl, credential, options)
  const allow = (permissions) => fetch(controlUrl + 'key-vault/access', { method: 'POST', body: JSON.stringify({ principalId, permissions }) })
  const codeOf = (promise) => promise.then(() => 'done', ({ statusCode, code }) => statusCode + ' ' + code)
`

it('a key is made, signs, is rotated and softly deleted', { timeout: 60_000 }, async () => {
  const done = await runClient({
    ready: simulator.ready,
    input,
    script: `${opening}
      const refused = await codeOf(keys.createRsaKey('signing', { keySize: 3072 }))
      await allow(['all'])
      const made = await keys.createRsaKey('signing', { keySize: 3072, keyOps: ['sign', 'verify'], tags: { purpose: 'backup' } })
      const crypto = new CryptographyClient(made.id, credential, options)
      const data = Buffer.from('header.payload')
      const digest = createHash('sha256').update(data).digest()
      const verdicts = []
      for (const algorithm of algorithms) {
        const { result } = await crypto.sign(algorithm, digest)
        verdicts.push((await crypto.verify(algorithm, digest, result)).result)
        verdicts.push((await crypto.verifyData(algorithm, Buffer.from('other'), result)).result)
      }
      const rotated = await keys.rotateKey('signing')
      const versions = []
      for await (const { version } of keys.listPropertiesOfKeyVersions('signing').byPage({ maxPageSize: 1 })) versions.push(version)
      const names = []
      for await (const { name } of keys.listPropertiesOfKeys()) names.push(name)
      await keys.updateKeyProperties('signing', made.properties.version, { enabled: false })
      const disabled = await codeOf(crypto.sign('PS256', digest))
      const curve = await keys.createEcKey('curve', { curve: 'P-256' })
      const signed = await new CryptographyClient(curve.id, credential, options).sign('ES256', digest)
      const poller = await keys.beginDeleteKey('signing', { intervalInMs: 10 })
      const deleted = await poller.pollUntilDone()
      const gone = await codeOf(keys.getKey('signing'))
      const taken = await codeOf(keys.createRsaKey('signing'))
      const back = await (await keys.beginRecoverDeletedKey('signing', { intervalInMs: 10 })).pollUntilDone()
      const read = await keys.getKey('signing')
      const half = await codeOf(keys.importKey('mine', { kty: 'RSA', n: new Uint8Array([1]), e: new Uint8Array([1, 0, 1]) }))
      const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const { kty, ...numbers } = pair.privateKey.export({ format: 'jwk' })
      const members = Object.entries(numbers).map(([name, value]) => [name, Buffer.from(value, 'base64url')])
      const imported = await keys.importKey('mine', { kty, ...Object.fromEntries(members) })
      const byImported = (await new CryptographyClient(imported.id, credential, options).sign('RS256', digest)).result
      const isSame = verify('sha256', data, pair.publicKey, byImported) && imported.key.d === undefined
      const missing = await codeOf(keys.getKey('nobody'))
      say({ done: { refused, verdicts, pages: versions.length, names, disabled, curve: signed.result.length,
        recovery: deleted.properties.recoveryId, gone, taken, back: back.name, half, isSame, missing,
        current: read.properties.version === rotated.properties.version, size: made.key.n.length, secret: made.key.d !== undefined } })`,
  })
  expect(done).toEqual({
    refused: '403 Forbidden',
    verdicts: [true, false, true, false],
    pages: 2,
    names: ['signing'],
    disabled: '403 Forbidden',
    curve: 64,
    recovery: `${simulator.ready.keyVaultUrl}/deletedkeys/signing`,
    gone: '404 KeyNotFound',
    taken: '409 Conflict',
    back: 'signing',
    half: '400 BadParameter',
    isSame: true,
    missing: '404 KeyNotFound',
    current: true,
    size: 384,
    secret: false,
  })
})

it('throttled by a fault, the client waits and comes back', { timeout: 60_000 }, async () => {
  const done = await runClient({
    ready: simulator.ready,
    input,
    script: `${opening}
      await allow(['all'])
      await keys.createEcKey('busy')
      await fetch(controlUrl + 'faults', { method: 'POST', body: JSON.stringify({ match: { method: 'GET', path: '/keys/busy' },
        status: 429, headers: { 'retry-after': '0' }, body: { error: { code: 'Throttled', message: 'Request was not processed because too many requests were received.' } } }) })
      say({ done: { name: (await keys.getKey('busy')).name } })`,
  })
  expect(done).toEqual({ name: 'busy' })
})

it('a managed identity signs with a key that a person made', { timeout: 60_000 }, async () => {
  const done = await runClient({
    ready: simulator.ready,
    input,
    script: `${opening}
      import { ManagedIdentityCredential } from '@azure/identity'
      await allow(['create'])
      const { id } = await keys.createRsaKey('shared')
      const made = await fetch(controlUrl + 'managed-identities', { method: 'POST', body: JSON.stringify({ displayName: 'server' }) })
      const identity = await made.json()
      process.env.IDENTITY_ENDPOINT = identity.endpoint
      process.env.IDENTITY_HEADER = identity.header
      const managed = new ManagedIdentityCredential({ clientId: identity.clientId })
      const crypto = new CryptographyClient(id, managed, options)
      const digest = createHash('sha256').update('data').digest()
      const before = await codeOf(crypto.sign('PS256', digest))
      await fetch(controlUrl + 'key-vault/access', { method: 'POST', body: JSON.stringify({ principalId: identity.principalId, permissions: ['get', 'sign'] }) })
      const { result } = await crypto.sign('PS256', digest)
      say({ done: { before, bytes: result.length, list: await codeOf(new KeyClient(vaultUrl, managed, options).listPropertiesOfKeys().next()) } })`,
  })
  expect(done).toEqual({ before: '403 Forbidden', bytes: 256, list: '403 Forbidden' })
})
