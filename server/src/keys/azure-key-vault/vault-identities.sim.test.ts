/** The ways into the vault, by Microsoft's own libraries against the built simulator: a certificate, and a token file. */
import { createPublicKey, createSign, generateKeyPairSync, verify, X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../foundation/clock.ts'
import { systemRandom } from '../../foundation/random.ts'
import type { KeyProvider, SealedKey } from '../keys.ts'
import type { CertificateAndKey } from '../local/pfx-reader.ts'
import { password, pfxOf, selfSigned } from '../local/self-signed.suite.ts'
import { ensureServerCertificate } from '../server-certificate/server-certificate.ts'
import {
  credentialOf,
  pemOf,
  type SimulatedVault,
  startSimulatedVault,
  writePrivate,
} from './simulated-vault.suite.ts'
import type { NamedIdentity } from './identity-certificate.ts'
import type { VaultIdentity } from './vault-identity.ts'

const longMs = 120_000
const nobody = '33333333-3333-4333-8333-333333333333'
const request = { commonName: 'Strongroom Backup', validDays: 180, context: 'organization-1' }

let here: SimulatedVault
let issuerServer: Server
let issuer = ''
let issuerFolder = ''
const { privateKey: issuerKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const curveKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ format: 'pem', type: 'pkcs8' })
  .toString()

/** An issuer of tokens as Entra ID finds it: its documents by HTTPS. */
beforeAll(async () => {
  issuerFolder = await mkdtemp(join(tmpdir(), 'strongroom-issuer-'))
  const made = await ensureServerCertificate({
    folder: issuerFolder,
    hostNames: ['localhost'],
    clock: systemClock,
    random: systemRandom,
  })
  const jwk = { ...createPublicKey(issuerKey).export({ format: 'jwk' }), kid: '1', use: 'sig', alg: 'RS256' }
  issuerServer = createServer({ cert: made.certPem, key: made.keyPem.reveal() }, (incoming, answer) => {
    const isKeys = incoming.url === '/keys'
    const document = isKeys ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` }
    answer.setHeader('content-type', 'application/json').end(JSON.stringify(document))
  })
  await new Promise<void>((resolve) => issuerServer.listen(0, 'localhost', resolve))
  const address = issuerServer.address()
  issuer = `https://localhost:${typeof address === 'object' ? (address?.port ?? 0) : 0}`
  here = await startSimulatedVault({ NODE_EXTRA_CA_CERTS: made.caFile })
}, longMs)
afterAll(async () => {
  await here.stop()
  issuerServer.close()
  await rm(issuerFolder, { recursive: true, force: true })
}, longMs)

async function certificateNamed(commonName: string, from = systemClock.now()): Promise<CertificateAndKey> {
  return selfSigned({ commonName, validDays: 30, now: from, serialNumber: new Uint8Array([1]) })
}

async function works(keys: KeyProvider): Promise<boolean> {
  const made = await keys.createCertificate(request)
  const data = Buffer.from('header.payload')
  const { publicKey } = new X509Certificate(made.certificate)
  return verify('sha256', data, publicKey, await keys.signRs256(made.id, data))
}

async function refusalOf(keys: KeyProvider): Promise<unknown> {
  return keys.createCertificate(request).then(
    () => 'made',
    (error: unknown) => error,
  )
}

const saying = (words: RegExp): object => ({ code: 'key_vault', message: expect.stringMatching(words) })

describe('an application with a certificate', { timeout: longMs }, () => {
  let own: CertificateAndKey
  let clientId: string
  let file: string

  beforeAll(async () => {
    own = await certificateNamed('vault identity')
    clientId = (await here.register({ keyCredentials: [credentialOf(own)] })).clientId
    file = await writePrivate(join(here.folder, 'identity.pem'), pemOf(own))
  }, longMs)

  const identity = (change: Partial<NamedIdentity> = {}): VaultIdentity => ({
    kind: 'certificate',
    tenantId: here.tenantId,
    clientId,
    file,
    ...change,
  })
  const written = (name: string, content: string): Promise<string> =>
    writePrivate(join(here.folder, name), content)

  it('opens the vault', async () => {
    expect(await works(await here.open(identity()))).toBe(true)
  })

  it('is refused with a certificate that nobody registered, and told where to register it', async () => {
    const other = await written('other.pem', pemOf(await certificateNamed('vault identity')))
    expect(await refusalOf(await here.open(identity({ file: other })))).toMatchObject(
      saying(/does not accept the certificate in .*other\.pem.*\(AADSTS700027\)\. Register that certificate/),
    )
  })

  it('is refused as an application or in a tenant that is not there, by that name', async () => {
    expect(await refusalOf(await here.open(identity({ clientId: nobody })))).toMatchObject(
      saying(new RegExp(`no application ${nobody} .*check --key-vault-identity`)),
    )
    expect(await refusalOf(await here.open(identity({ tenantId: nobody })))).toMatchObject(
      saying(/--key-vault-identity/),
    )
  })

  it('is refused without the role, which is named', async () => {
    const stranger = await certificateNamed('stranger')
    const made = await here.register({ keyCredentials: [credentialOf(stranger)] })
    await here.permit(made.principalId, [])
    const place = await written('stranger.pem', pemOf(stranger))
    const keys = await here.open(identity({ clientId: made.clientId, file: place }))
    expect(await refusalOf(keys)).toMatchObject(saying(/Key Vault Crypto Officer/))
    await here.permit(made.principalId, ['Key Vault Crypto Officer'])
    expect(await works(keys)).toBe(true)
  })

  it.each([
    ['is not there', undefined, /cannot be read/],
    ['holds no key', () => pemOf(own).replace(/-----BEGIN PRIVATE[^]*/, ''), /holds no private key/],
    [
      'holds no certificate',
      () => pemOf(own).replace(/^[^]*-----END CERTIFICATE-----/, ''),
      /holds no certificate/,
    ],
    ['holds no RSA key', () => curveKey, /not an RSA key/],
    ['is too long', () => 'x'.repeat(70_000), /longer than/],
  ])('is refused when the server starts if the file %s', async (name, content, words) => {
    const place = join(here.folder, `${name}.pem`)
    if (content !== undefined) await writePrivate(place, content())
    await expect(here.open(identity({ file: place }))).rejects.toMatchObject(saying(words))
  })

  it('takes the certificate that belongs to the key, wherever it stands in the file', async () => {
    const another = pemOf(await certificateNamed('authority')).replace(/-----BEGIN PRIVATE[^]*/, '')
    expect(
      await works(await here.open(identity({ file: await written('chain.pem', another + pemOf(own)) }))),
    ).toBe(true)
  })

  it('is refused when its certificate has expired, and works again with the file renewed', async () => {
    const past = await certificateNamed('vault identity', systemClock.now() - 40 * 86_400_000)
    const place = await written('renewed.pem', pemOf(past))
    const keys = await here.open(identity({ file: place }))
    expect(await refusalOf(keys)).toMatchObject(saying(/has expired\. Register another one/))
    await written('renewed.pem', pemOf(own))
    expect(await works(keys)).toBe(true)
  })

  describe('is never a key that is held (security 3.1)', () => {
    it('of an organization: refused when the server starts, by the name of the certificate', async () => {
      const rows = new Map<string, SealedKey>()
      const local = await here.open({ kind: 'managed', clientId: undefined }, rows)
      const { thumbprintSha1 } = await local.importPfx(pfxOf(own, { count: 1 }), password, 'organization-1')
      await expect(here.open(identity(), rows)).rejects.toMatchObject(
        saying(new RegExp(`identity\\.pem .*is also the certificate ${thumbprintSha1} .*Make another key`)),
      )
    })

    it('of an organization that came while the server runs: refused at the next token', async () => {
      const rows = new Map<string, SealedKey>()
      const keys = await here.open(identity(), rows)
      const other = new Map<string, SealedKey>()
      const local = await here.open({ kind: 'managed', clientId: undefined }, other)
      const { id } = await local.importPfx(pfxOf(own, { count: 1 }), password, 'organization-1')
      for (const row of other.values()) rows.set(row.id, row)
      expect(await refusalOf(keys)).toMatchObject(saying(/is also the certificate/))
      rows.delete(id)
      expect(await works(keys)).toBe(true)
    })

    it('and is taken as no key of an organization', async () => {
      const rows = new Map<string, SealedKey>()
      const keys = await here.open(identity(), rows)
      await expect(
        keys.importPfx(pfxOf(own, { count: 1 }), password, 'organization-1'),
      ).rejects.toMatchObject({
        code: 'repeated_key',
        message: expect.stringMatching(/opens Azure Key Vault/),
      })
      expect(rows.size).toBe(0)
    })

    it('of the vault itself, in whichever version: refused at the first use, by the name of the key', async () => {
      const inside = await certificateNamed('inside')
      const made = await here.register({ keyCredentials: [credentialOf(inside)] })
      const place = await written('inside.pem', pemOf(inside))
      const name = 'backup-certificate'
      await here.importKey(name, inside)
      await here.importKey(name, await certificateNamed('its next version'))
      const keys = await here.open(identity({ clientId: made.clientId, file: place }))
      const before = await here.keyNames()
      expect(before).toContain(name)
      const words = new RegExp(`inside\\.pem .*is also the key ${name} of https:.*Make another key`)
      for (const refused of [await refusalOf(keys), await refusalOf(keys)])
        expect(refused).toMatchObject(saying(words))
      expect(await here.keyNames()).toEqual(before)
      await written('inside.pem', pemOf(own))
      expect(await works(await here.open(identity({ file: place })))).toBe(true)
    })
  })
})

describe('an application that another issuer stands for', { timeout: longMs }, () => {
  const subject = 'system:serviceaccount:backup:strongroom'
  const audience = 'api://AzureADTokenExchange'
  let clientId: string
  let file: string

  beforeAll(async () => {
    const made = await here.register({})
    clientId = made.clientId
    await here.graph(`/applications/${made.id}/federatedIdentityCredentials`, {
      name: 'cluster',
      issuer,
      subject,
      audiences: [audience],
    })
    file = join(here.folder, 'token')
  }, longMs)

  async function renew(claims: object = {}): Promise<void> {
    const now = Math.floor(systemClock.now() / 1000)
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const payload = {
      iss: issuer,
      sub: subject,
      aud: audience,
      iat: now,
      nbf: now - 5,
      exp: now + 3600,
      ...claims,
    }
    const content = `${part({ alg: 'RS256', typ: 'JWT', kid: '1' })}.${part(payload)}`
    const signature = createSign('sha256').update(content).sign(issuerKey).toString('base64url')
    await writePrivate(file, `${content}.${signature}`)
  }

  const open = (change: Partial<NamedIdentity> = {}): Promise<KeyProvider> =>
    here.open({ kind: 'token-file', tenantId: here.tenantId, clientId, file, ...change })

  it('opens the vault', async () => {
    await renew()
    expect(await works(await open())).toBe(true)
  })

  it.each([
    [
      'of another subject',
      { sub: 'system:serviceaccount:other' },
      /AADSTS700213\)\. Register the token's issuer/,
    ],
    ['of another issuer', { iss: 'https://issuer.example' }, /AADSTS700211\)\. Register the token's issuer/],
    ['for another audience', { aud: 'sts.amazonaws.com' }, /AADSTS700212\)\. Register the token's issuer/],
    ['that has expired', { exp: 1_700_000_000 }, /renewed before its token expires/],
  ])('is refused with a token %s, with what to do', async (_what, claims, words) => {
    await renew(claims)
    expect(await refusalOf(await open())).toMatchObject(saying(words))
  })

  it('is refused without its file, which may come later', async () => {
    const place = join(here.folder, 'later')
    const keys = await open({ file: place })
    expect(await refusalOf(keys)).toMatchObject(saying(/The token file .*later .*cannot be used/))
    await renew()
    await writePrivate(place, await readFile(file, 'utf8'))
    expect(await works(keys)).toBe(true)
  })

  it('is refused as an application that is not there', async () => {
    await renew()
    expect(await refusalOf(await open({ clientId: nobody }))).toMatchObject(
      saying(new RegExp(`no application ${nobody}`)),
    )
  })
})
