import { randomUUID } from 'node:crypto'
import { exportJWK, exportPKCS8, generateKeyPair, SignJWT } from 'jose'
import { expect, it } from 'vitest'
import { updateAccount } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import type { Account, AccountActor } from '../index.ts'
import { createWorld, issuer, reasonOf, type World } from '../fixture.suite.ts'

const actor: AccountActor = { name: 'admin', familyId: 'f', requestId: 'r', remoteAddress: '192.0.2.1' }
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const minute = 60_000

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']

interface Service {
  readonly account: Account
  readonly keyId: string
  readonly privateKey: Key
  readonly alg: string
}

describeOnEveryDatabase('the client credentials grant (RFC 6749 §4.4, RFC 7523 §2.2)', (open) => {
  const world = async (): Promise<World> => createWorld(await open())

  async function addService({ server }: World, alg = 'ES256', expiresAt?: number): Promise<Service> {
    const account = await server.accounts.create(
      {
        userName: `reporter-${randomUUID().slice(0, 8)}`,
        kind: 'service',
        role: 'monitor',
        organizationIds: null,
        description: '',
      },
      actor,
    )
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
    const jwk = { ...(await exportJWK(publicKey)), kid: 'my-key', use: 'sig' }
    const { id } = await server.serviceKeys.add(account.id, { jwk, description: '', expiresAt }, actor)
    return { account, keyId: id, privateKey, alg }
  }

  async function assertionOf(
    { time }: World,
    { account, privateKey, alg }: Service,
    claims: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
  ): Promise<string> {
    const now = Math.floor(time.now / 1000)
    return new SignJWT({
      iss: account.id,
      sub: account.id,
      aud: issuer,
      jti: randomUUID(),
      iat: now,
      exp: now + 300,
      ...claims,
    })
      .setProtectedHeader({ alg, ...header })
      .sign(privateKey)
  }

  const ask = ({ server }: World, assertion: string, parameters: Record<string, string> = {}) =>
    server.token({
      parameters: {
        grant_type: 'client_credentials',
        client_assertion_type: assertionType,
        client_assertion: assertion,
        ...parameters,
      },
      remoteAddress: '192.0.2.1',
      requestId: 'request',
    })

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('takes keys for %s', async (alg) => {
    const created = await world()
    const service = await addService(created, alg)
    await expect(ask(created, await assertionOf(created, service))).resolves.toHaveProperty('accessToken')
  })

  it('gives a quarter of an hour and no refresh token (RFC 6749 §4.4.3), on record with its key', async () => {
    const created = await world()
    const service = await addService(created)
    const answer = await ask(created, await assertionOf(created, service))
    expect(answer).toMatchObject({ expiresInSeconds: 900, userName: service.account.userName })
    expect(answer).not.toHaveProperty('refreshToken')
    expect(await created.server.authenticate(answer.accessToken)).toMatchObject({
      kind: 'monitor',
      isService: true,
      organizations: 'all',
    })
    const [row] = await created.audit({ action: 'token.client_credentials' })
    expect(row).toMatchObject({ outcome: 'success', actor: service.account.userName })
    expect(JSON.parse(row?.details ?? '')).toMatchObject({ clientId: service.keyId })
    created.time.now += 15 * minute
    expect(await created.server.authenticate(answer.accessToken)).toBeUndefined()
    await created.server.sweep(created.time.now + 1)
    expect(await created.database.db.selectFrom('tokenFamilies').selectAll().execute()).toEqual([])
  })

  it('knows the client by id or by name, and its key by thumbprint, id, its own kid or no name', async () => {
    const created = await world()
    const service = await addService(created)
    const [key] = await created.server.serviceKeys.list(service.account.id)
    const name = service.account.userName.toUpperCase()
    for (const kid of [key?.thumbprint, service.keyId, 'my-key', undefined])
      await expect(
        ask(created, await assertionOf(created, service, {}, kid === undefined ? {} : { kid })),
      ).resolves.toBeDefined()
    const named = await assertionOf(created, service, { iss: name, sub: name })
    await expect(ask(created, named, { client_id: service.account.userName })).resolves.toBeDefined()
    const foreignKid = await assertionOf(created, service, {}, { kid: 'another' })
    expect(await reasonOf(ask(created, foreignKid))).toBe('invalid_client/client_key_unknown')
  })

  it.each([
    ['issuer', issuer],
    ['token endpoint of v6', `${issuer}/v6/token`],
    ['token endpoint in another case', `${issuer}/V8/Token`],
    ['both of ours', [issuer, `${issuer}/v8/token`]],
  ])('is for us when the audience is our %s (RFC 7523 §3 rule 3)', async (_name, aud) => {
    const created = await world()
    const service = await addService(created)
    await expect(ask(created, await assertionOf(created, service, { aud }))).resolves.toBeDefined()
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['for somebody else', { aud: 'https://other.test' }, 'client_assertion_audience'],
    ['for somebody else too', { aud: [issuer, 'https://other.test'] }, 'client_assertion_audience'],
    ['for an address that begins like ours', { aud: `${issuer}.evil.test` }, 'client_assertion_audience'],
    ['for nobody', { aud: [] }, 'client_assertion_malformed'],
    ['expired', { exp: 1_893_455_000 }, 'client_assertion_expired'],
    ['valid for longer than ten minutes', { exp: 1_893_459_999 }, 'client_assertion_too_long'],
    ['not valid yet', { nbf: 1_893_456_300 }, 'client_assertion_not_yet_valid'],
    ['from the future', { iat: 1_893_456_300 }, 'client_assertion_not_yet_valid'],
    ['without an id', { jti: undefined }, 'client_assertion_malformed'],
    ['without an end', { exp: undefined }, 'client_assertion_malformed'],
    ['issued by another', { iss: 'somebody' }, 'client_mismatch'],
    ['of an unknown client', { iss: 'nobody', sub: 'nobody' }, 'client_unknown'],
  ])('refuses an assertion %s, and says so in the audit log alone', async (_name, claims, reason) => {
    const created = await world()
    const service = await addService(created)
    const refused = ask(created, await assertionOf(created, service, claims))
    expect(await reasonOf(refused)).toBe(`invalid_client/${reason}`)
    const [row] = await created.audit({ action: 'token.client_credentials' })
    expect(row).toMatchObject({ outcome: 'refused', reason })
    expect(await created.database.db.selectFrom('seenAssertions').selectAll().execute()).toEqual([])
  })

  it('takes an assertion once, also of two at the same moment (RFC 7523 §3 rule 7)', async () => {
    const created = await world()
    const service = await addService(created)
    const assertion = await assertionOf(created, service)
    const outcomes = await Promise.allSettled([ask(created, assertion), ask(created, assertion)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await reasonOf(ask(created, assertion))).toBe('invalid_client/client_assertion_replayed')
  })

  it('refuses another key, another algorithm, none at all, and a spelling of its own', async () => {
    const created = await world()
    const service = await addService(created, 'RS256')
    const other = await addService(created, 'RS256')
    const claims = { iss: service.account.id, sub: service.account.id }
    const foreign = await assertionOf(created, { ...other, account: service.account })
    expect(await reasonOf(ask(created, foreign))).toBe('invalid_client/client_assertion_signature')
    const wrongAlgorithm = await assertionOf(
      created,
      { ...service, ...(await generateKeyPair('ES256')), alg: 'ES256' },
      claims,
    )
    expect(await reasonOf(ask(created, wrongAlgorithm))).toBe('invalid_client/client_assertion_algorithm')
    const good = await assertionOf(created, service)
    const [, payload = ''] = good.split('.')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    expect(await reasonOf(ask(created, `${none}.${payload}.`))).toBe(
      'invalid_client/client_assertion_malformed',
    )
    for (const spelled of [`${good}=`, `${good} `, `${good}.x`, good.slice(0, -1)])
      expect(await reasonOf(ask(created, spelled))).toMatch(/^invalid_client\/client_assertion_/)
    await expect(ask(created, good)).resolves.toBeDefined()
  })

  it('ends with the key: expired, removed, or of an account that is off', async () => {
    const created = await world()
    const service = await addService(created, 'ES256', created.time.now + minute)
    const { accessToken } = await ask(created, await assertionOf(created, service))
    await updateAccount(created.database.db, service.account.id, { isEnabled: 0 })
    const whileOff = await assertionOf(created, service)
    expect(await reasonOf(ask(created, whileOff))).toBe('invalid_client/client_disabled')
    await updateAccount(created.database.db, service.account.id, { isEnabled: 1 })
    await created.server.serviceKeys.remove(service.account.id, service.keyId, actor)
    expect(await created.server.authenticate(accessToken)).toBeUndefined()
    const afterwards = await assertionOf(created, service)
    expect(await reasonOf(ask(created, afterwards))).toBe('invalid_client/client_key_unknown')
    const brief = await addService(created, 'ES256', created.time.now + minute)
    created.time.now += minute
    const late = await assertionOf(created, brief)
    expect(await reasonOf(ask(created, late))).toBe('invalid_client/client_key_expired')
  })

  it('needs a whole proof, and no secret ever (TOK-28, TOK-29)', async () => {
    const { server } = await world()
    const send = (parameters: Record<string, string>) =>
      reasonOf(
        server.token({
          parameters: { grant_type: 'client_credentials', ...parameters },
          remoteAddress: '192.0.2.1',
          requestId: 'r',
        }),
      )
    expect(await send({})).toBe('invalid_client/client_credential_missing')
    expect(await send({ client_secret: 'x' })).toBe('invalid_client/client_credential_sent')
    expect(await send({ client_assertion: 'x' })).toBe('invalid_client/client_assertion_type_unknown')
    expect(await send({ client_assertion_type: assertionType })).toBe(
      'invalid_client/client_assertion_missing',
    )
  })

  it('validates a proof that comes with another grant', async () => {
    const created = await world()
    const service = await addService(created)
    const proof = {
      client_assertion_type: assertionType,
      client_assertion: await assertionOf(created, service),
    }
    const { refreshToken } = await created.exchange({}, proof)
    expect(await reasonOf(created.refresh(refreshToken, proof))).toBe(
      'invalid_client/client_assertion_replayed',
    )
    await expect(created.refresh(refreshToken)).resolves.toBeDefined()
  })

  it('gives nothing for a key that was removed while its signature was checked', async () => {
    const database = await open()
    let before: (() => Promise<void>) | undefined
    const created = await createWorld({
      ...database,
      async transaction(work) {
        const act = before
        before = undefined
        await act?.()
        return database.transaction(work)
      },
    })
    const service = await addService(created)
    const { account, keyId } = service
    const assertion = await assertionOf(created, service)
    before = () => created.server.serviceKeys.remove(account.id, keyId, actor)
    expect(await reasonOf(ask(created, assertion))).toBe('invalid_client/client_key_unknown')
    expect(await database.db.selectFrom('tokenFamilies').selectAll().execute()).toEqual([])
  })

  it('takes public keys that are strong enough, each once, and keeps nothing else of them', async () => {
    const created = await world()
    const { account } = await addService(created)
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    const add = (jwk: unknown) => created.server.serviceKeys.add(account.id, { jwk, description: '' }, actor)
    const publicJwk = await exportJWK(publicKey)
    await add({ ...publicJwk, use: 'sig', x5c: ['canary'] })
    const rows = await created.database.db.selectFrom('accountKeys').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('canary')
    await expect(add(publicJwk)).rejects.toMatchObject({ code: 'conflict' })
    const weak = { kty: 'RSA', e: 'AQAB', n: Buffer.alloc(128, 0xc5).toString('base64url') }
    const curve = { kty: 'EC', crv: 'P-384', x: 'AQ', y: 'AQ' }
    const offCurve = { kty: 'EC', crv: 'P-256', x: 'AQ', y: 'AQ' }
    const symmetric = { kty: 'oct', k: 'c2VjcmV0' }
    const wrong = [await exportJWK(privateKey), weak, curve, offCurve, symmetric, 'x', null, {}]
    for (const jwk of wrong) await expect(add(jwk)).rejects.toMatchObject({ code: 'invalid_request' })
    expect(JSON.stringify(await created.audit())).not.toContain(await exportPKCS8(privateKey))
  })
})
