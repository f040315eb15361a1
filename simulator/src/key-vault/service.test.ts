/** Key Vault's rules by plain requests: challenge, access, life of a key, refusals (Key Vault REST). */
import { createHash, createPublicKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { signJwt } from '../entra/tokens/jwt.ts'
import type { Service } from '../http.ts'
import { clouds } from '../tenant/cloud.ts'
import { keyVaultAppId } from '../tenant/microsoft-applications.ts'
import { seedTenants } from '../tenant/seed.ts'
import { createKeyVault, createKeyVaultControl, createKeyVaultState } from './index.ts'

const tenantId = randomUUID()
const appId = randomUUID()
const principalId = randomUUID()
const signer = generateKeyPairSync('rsa', { modulusLength: 2048 })
const origin = 'https://localhost:8443'
const resource = 'https://vault.azure.net'

let time: number
let vault: Service
let control: Service

beforeEach(() => {
  time = Date.UTC(2026, 10, 22)
  const state = createKeyVaultState()
  const common = { state, tenantId: () => tenantId, changed: () => undefined }
  vault = createKeyVault({
    ...common,
    publishedKeys: () => [{ keyId: 'k1', publicKey: signer.publicKey }],
    now: () => time,
    loginOrigin: () => 'https://localhost:8443',
    resource,
  })
  control = createKeyVaultControl(common)
})

function token(claims: object = {}): string {
  const now = Math.floor(time / 1000)
  return signJwt(
    signer.privateKey,
    { typ: 'JWT', alg: 'RS256', kid: 'k1', nonce: 'n' },
    {
      aud: resource,
      iss: `https://sts.windows.net/${tenantId}/`,
      tid: tenantId,
      appid: appId,
      oid: principalId,
      nbf: now - 300,
      exp: now + 3600,
      ...claims,
    },
  )
}

interface Item {
  readonly kid: string
}

interface Body {
  readonly error: {
    readonly code: string
    readonly message: string
    readonly innererror?: { readonly code: string }
  }
  readonly key: Item & { readonly n: string }
  readonly attributes: { readonly enabled?: boolean; readonly exp?: number; readonly expiryTime?: string }
  readonly kid: string
  readonly tags: object
  readonly recoveryId: string
  /** A signature, a verdict, or the items of a page. */
  readonly value: unknown
  readonly nextLink: string | null
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  /** Which of the members are there depends on the request. */
  readonly body: Body
}

async function ask(service: Service, method: string, url: string, more: object = {}): Promise<Answer> {
  const { body, bearer } = more as { body?: object; bearer?: string }
  const reply = await service({
    method,
    url: new URL(url, origin),
    headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    requestId: randomUUID(),
  })
  if (reply === undefined) throw new Error(`${url} is not the vault's`)
  return { status: reply.status, headers: reply.headers ?? {}, body: reply.body as Body }
}

const send = (method: string, path: string, body?: object) =>
  ask(vault, method, `${path}${path.includes('?') ? '&' : '?'}api-version=7.5`, { body, bearer: token() })

const allow = (...permissions: string[]) =>
  ask(control, 'POST', '/_simulator/key-vault/access', { body: { principalId, permissions } })

describe('who calls', () => {
  it('is asked with a challenge that names tenant and resource', async () => {
    const answer = await ask(vault, 'GET', '/keys/signing')
    expect(answer.status).toBe(401)
    expect(answer.headers['www-authenticate']).toBe(
      `Bearer authorization="${origin}/${tenantId}", resource="${resource}"`,
    )
    expect(answer.body.error).toMatchObject({
      code: 'Unauthorized',
      message: expect.stringMatching(/^AKV10000/),
    })
  })

  it.each([
    ['another audience', { aud: 'https://graph.microsoft.com' }, 'AKV10022'],
    ['another tenant', { tid: randomUUID() }, 'AKV10032'],
    ['an expired token', { exp: 1 }, 'AKV10012'],
  ])('is refused with %s', async (_name, claims, code) => {
    await allow('all')
    const answer = await ask(vault, 'GET', '/keys?api-version=7.5', { bearer: token(claims) })
    expect([answer.status, answer.body.error.message.slice(0, 8)]).toEqual([401, code])
    expect(answer.headers['www-authenticate']).toContain('Bearer authorization=')
  })

  it('is refused with a token that somebody else signed', async () => {
    const [head = '', , signature = ''] = token().split('.')
    const claims = Buffer.from(JSON.stringify({ aud: resource, tid: tenantId, exp: 9e9, nbf: 0 }))
    const forged = `${head}.${claims.toString('base64url')}.${signature}`
    expect((await ask(vault, 'GET', '/keys', { bearer: forged })).body.error.message).toMatch(/^AKV10046/)
  })
})

describe('who may', () => {
  it('is decided for each operation by the table of the vault', async () => {
    await allow('create', 'get')
    expect((await send('POST', '/keys/signing/create', { kty: 'RSA' })).status).toBe(200)
    const refused = await send('POST', '/keys/signing/sign', { alg: 'RS256', value: 'AA' })
    expect(refused.status).toBe(403)
    expect(refused.body.error).toMatchObject({ code: 'Forbidden', innererror: { code: 'AccessDenied' } })
    expect(refused.body.error.message).toContain(`oid=${principalId}`)
    expect(refused.body.error.message).toContain('keys sign permission')
    await allow()
    expect((await send('GET', '/keys/signing')).status).toBe(403)
  })

  it('may be said by a role of Azure', async () => {
    await allow('Key Vault Crypto Officer')
    expect((await send('POST', '/keys/signing/create', { kty: 'EC' })).status).toBe(200)
    await allow('Key Vault Crypto User')
    expect((await send('GET', '/keys/signing')).status).toBe(200)
    expect((await send('DELETE', '/keys/signing')).status).toBe(403)
  })

  it('is refused at control when a permission is not one of Key Vault', async () => {
    const answer = await allow('everything')
    expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining('unwrapKey')])
  })
})

describe('a key', () => {
  beforeEach(() => allow('all'))

  it('is made in the vault and shows its public half alone', async () => {
    const made = await send('POST', '/keys/signing/create', {
      kty: 'RSA-HSM',
      key_size: 3072,
      tags: { a: 'b' },
    })
    expect(made.body.key).toMatchObject({ kty: 'RSA-HSM', e: 'AQAB' })
    expect(made.body.key.kid).toMatch(/^https:\/\/localhost:8443\/keys\/signing\/[\da-f]{32}$/)
    expect(Buffer.from(made.body.key.n, 'base64url')).toHaveLength(384)
    expect(made.body.attributes).toMatchObject({ enabled: true, exportable: false, recoverableDays: 90 })
    expect(JSON.stringify((await send('GET', '/keys/signing')).body)).not.toMatch(/"[dpq]"|PRIVATE/)
  })

  it.each([
    ['kty', { kty: 'oct' }],
    ['key_size', { kty: 'RSA', key_size: 1024 }],
    ['crv', { kty: 'EC', crv: 'P-192' }],
    ['key_ops', { kty: 'RSA', key_ops: ['fly'] }],
    ['exp', { kty: 'RSA', attributes: { exp: 'tomorrow' } }],
    ['exportable', { kty: 'RSA', attributes: { exportable: true } }],
  ])('is not made with a wrong %s', async (_name, body) => {
    const { status, body: answer } = await send('POST', '/keys/signing/create', body)
    expect([status, answer.error.code]).toEqual([400, 'BadParameter'])
  })

  it('signs digests with RS256 and PS256, and verifies', async () => {
    const made = await send('POST', '/keys/signing/create', { kty: 'RSA' })
    const publicKey = createPublicKey({ key: { ...made.body.key }, format: 'jwk' })
    const digest = createHash('sha256').update('data').digest()
    const value = digest.toString('base64url')
    const signed = await send('POST', '/keys/signing//sign', { alg: 'RS256', value })
    expect(signed.body.kid).toBe(made.body.key.kid)
    expect(
      verify('sha256', Buffer.from('data'), publicKey, Buffer.from(String(signed.body.value), 'base64url')),
    ).toBe(true)
    for (const alg of ['RS256', 'PS256']) {
      const mine = await send('POST', '/keys/signing/sign', { alg, value })
      const good = { alg, digest: value, value: mine.body.value }
      expect((await send('POST', '/keys/signing/verify', good)).body).toEqual({ value: true })
      const bad = { ...good, digest: Buffer.alloc(32).toString('base64url') }
      expect((await send('POST', '/keys/signing/verify', bad)).body).toEqual({ value: false })
    }
    expect((await send('POST', '/keys/signing/sign', { alg: 'ES256', value })).body.error.code).toBe(
      'BadParameter',
    )
    expect((await send('POST', '/keys/signing/sign', { alg: 'RS512', value })).body.error.code).toBe(
      'BadParameter',
    )
  })

  it('signs within its time and its operations only', async () => {
    const now = Math.floor(time / 1000)
    await send('POST', '/keys/signing/create', { kty: 'RSA', attributes: { nbf: now + 60, exp: now + 120 } })
    const sign = async () => {
      const value = Buffer.alloc(32).toString('base64url')
      return (await send('POST', '/keys/signing/sign', { alg: 'PS256', value })).body.error?.innererror?.code
    }
    expect(await sign()).toBe('KeyNotYetValid')
    time += 61_000
    expect(await sign()).toBeUndefined()
    time += 60_000
    expect(await sign()).toBe('KeyExpired')
    await send('PATCH', '/keys/signing', { attributes: { exp: now + 9999 }, key_ops: ['verify'] })
    expect(await sign()).toBe('KeyOperationForbidden')
    await send('PATCH', '/keys/signing', { attributes: { enabled: false } })
    expect(await sign()).toBe('KeyDisabled')
    expect((await send('GET', '/keys/signing')).body.attributes.enabled).toBe(false)
  })

  it('keeps its earlier versions when it is rotated, with the life that the policy gives', async () => {
    const first = await send('POST', '/keys/signing/create', { kty: 'RSA', tags: { purpose: 'backup' } })
    const policy = { lifetimeActions: [], attributes: { expiryTime: 'P90D' } }
    expect((await send('PUT', '/keys/signing/rotationpolicy', policy)).body.attributes.expiryTime).toBe(
      'P90D',
    )
    const second = await send('POST', '/keys/signing/rotate')
    expect(second.body.attributes.exp).toBe(Math.floor(time / 1000) + 90 * 86_400)
    expect(second.body.tags).toEqual({ purpose: 'backup' })
    const { value } = (await send('GET', '/keys/signing/versions')).body
    expect((value as Item[]).map(({ kid }) => kid)).toEqual([first.body.key.kid, second.body.key.kid])
    expect((await send('GET', new URL(first.body.key.kid).pathname)).body.key.n).toBe(first.body.key.n)
    expect((await send('GET', '/keys/signing')).body.key.n).toBe(second.body.key.n)
  })

  it('is gone softly: recovered, or purged, and its name is kept from others', async () => {
    const made = await send('POST', '/keys/signing/create', { kty: 'EC' })
    const deleted = await send('DELETE', '/keys/signing')
    expect(deleted.body.recoveryId).toBe(`${origin}/deletedkeys/signing`)
    expect((await send('GET', '/keys/signing')).body.error.code).toBe('KeyNotFound')
    const again = await send('POST', '/keys/signing/create', { kty: 'EC' })
    expect([again.status, again.body.error.innererror?.code]).toEqual([409, 'ObjectIsDeletedButRecoverable'])
    expect((await send('POST', '/deletedkeys/signing/recover')).status).toBe(200)
    expect((await send('GET', '/keys/signing')).body.key.kid).toBe(made.body.key.kid)
    await send('DELETE', '/keys/signing')
    expect((await send('DELETE', '/deletedkeys/signing')).status).toBe(204)
    expect((await send('GET', '/deletedkeys/signing')).status).toBe(404)
    expect((await send('POST', '/keys/signing/create', { kty: 'EC' })).status).toBe(200)
  })

  it('comes in as a whole key, and never out', async () => {
    await send('POST', '/keys/signing/create', { kty: 'EC' })
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const jwk = privateKey.export({ format: 'jwk' })
    const put = (key: object) => send('PUT', '/keys/other', { key })
    expect((await put(publicKey.export({ format: 'jwk' }))).status).toBe(400)
    expect((await put({ ...jwk, d: undefined })).status).toBe(400)
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
    expect((await put(small.export({ format: 'jwk' }))).status).toBe(400)
    expect((await send('PUT', '/keys/other', { key: jwk, hsm: true })).status).toBe(400)
    const taken = await put(jwk)
    expect(taken.body).toMatchObject({ key: { kty: 'RSA', n: jwk.n } })
    for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(taken.body.key).not.toHaveProperty(member)
    expect((await send('POST', '/keys/signing/backup')).status).toBe(403)
  })
})

it('wraps and encrypts what it alone can open', async () => {
  await allow('all')
  await send('POST', '/keys/wrapping/create', { kty: 'RSA' })
  const value = Buffer.from('a key of somebody else').toString('base64url')
  const { kid } = (await send('GET', '/keys/wrapping')).body.key
  const at = (operation: string) => `${new URL(kid).pathname}/${operation}`
  for (const [there, back, alg] of [
    ['wrapkey', 'unwrapkey', 'RSA-OAEP-256'],
    ['encrypt', 'decrypt', 'RSA-OAEP'],
  ] as const) {
    const closed = await send('POST', at(there), { alg, value })
    expect(closed.body.value).not.toBe(value)
    expect((await send('POST', at(back), { alg, value: closed.body.value })).body.value).toBe(value)
    expect((await send('POST', at(back), { alg, value })).body.error.code).toBe('BadParameter')
  }
})

it.each(Object.values(clouds))('names a resource that tokens are issued for in $name', (cloud) => {
  const [tenant] = seedTenants({ seed: 1, users: 0, tenants: 0, cloud: cloud.name })
  const principals = [...(tenant?.servicePrincipals.values() ?? [])]
  const principal = principals.find(({ appId: id }) => id === keyVaultAppId)
  expect(principal?.servicePrincipalNames).toContain(`https://${cloud.keyVaultSuffix}`)
})

it('lists in pages whose links lead to the end', async () => {
  await allow('all')
  for (const name of ['a', 'b', 'c']) await send('POST', `/keys/${name}/create`, { kty: 'EC' })
  const names: string[] = []
  let next: string | null = '/keys?maxresults=2'
  for (let pages = 0; next !== null && pages < 5; pages += 1) {
    const { pathname, search }: URL = new URL(next, origin)
    const { body } = await send('GET', `${pathname}${search}`)
    names.push(...(body.value as Item[]).map(({ kid }) => kid))
    next = body.nextLink
  }
  expect(names).toEqual(['a', 'b', 'c'].map((name) => `${origin}/keys/${name}`))
  expect((await send('GET', '/keys?maxresults=26')).body.error.code).toBe('BadParameter')
})

it('wants a version of the interface that it knows', async () => {
  const none = await ask(vault, 'GET', '/keys', { bearer: token() })
  const odd = await ask(vault, 'GET', '/keys?api-version=1', { bearer: token() })
  expect([none.body.error.code, odd.body.error.code]).toEqual(['BadParameter', 'BadParameter'])
})

it('tells vaults apart by their host name, each with its own access', async () => {
  await ask(control, 'POST', '/_simulator/key-vault/access', {
    body: { vault: 'second', principalId, permissions: ['list'] },
  })
  const of = async (host: string) =>
    (await ask(vault, 'GET', `https://${host}/keys?api-version=7.5`, { bearer: token() })).status
  expect([await of('second.vault.azure.net'), await of('localhost:8443')]).toEqual([200, 403])
})
