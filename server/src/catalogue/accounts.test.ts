import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { attempt } from './attempt.suite.ts'
import { administrator, type CatalogueWorld, issuer, worldsInMemory } from './world.suite.ts'

const createWorld = worldsInMemory()
const { password } = administrator

interface Person {
  readonly token: string
  readonly ask: (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ) => Promise<Answer>
}
interface Answer {
  readonly status: number
  readonly body: Record<string, unknown> & {
    readonly id: string
    readonly message: string
    readonly code: string
  }
  readonly challenge: string | undefined
}

async function signIn(world: CatalogueWorld, userName: string = administrator.userName): Promise<Person> {
  const { accessToken } = await world.server.token({
    parameters: { grant_type: 'password', username: userName, password },
    remoteAddress: '192.0.2.1',
    requestId: randomUUID(),
  })
  return bearing(world, accessToken)
}

function bearing({ api }: CatalogueWorld, token: string): Person {
  return {
    token,
    async ask(method, path, body) {
      const answer = await api.app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { payload: body }),
      })
      const text = answer.body === '' ? '{}' : answer.body
      const challenge = answer.headers['www-authenticate']
      return {
        status: answer.statusCode,
        body: JSON.parse(text) as Answer['body'],
        challenge: typeof challenge === 'string' ? challenge : undefined,
      }
    },
  }
}

const monitor = { userName: 'watcher', password, role: 'monitor' }

describe('accounts over HTTP', () => {
  it('are made, shown, changed and removed by an administrator of the whole server', async () => {
    const admin = await signIn(await createWorld())
    const made = await admin.ask('POST', '/accounts', monitor)
    expect(made).toMatchObject({
      status: 201,
      body: {
        userName: 'watcher',
        kind: 'password',
        role: 'monitor',
        organizationIds: null,
        isEnabled: true,
      },
    })
    expect(JSON.stringify(made.body)).not.toMatch(/hash|secret|password"\s*:/i)
    const path = `/accounts/${made.body.id}`
    expect(await admin.ask('PATCH', path, { description: 'x' })).toMatchObject({ body: { description: 'x' } })
    expect((await admin.ask('GET', path)).body).toMatchObject({ description: 'x', role: 'monitor' })
    expect((await admin.ask('GET', '/accounts')).body).toHaveLength(2)
    expect((await admin.ask('DELETE', path)).status).toBe(204)
    expect(await admin.ask('GET', path)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await admin.ask('GET', '/accounts/nonsense')).status).toBe(404)
    const [own] = (await admin.ask('GET', '/accounts')).body as unknown as Answer['body'][]
    expect(await admin.ask('DELETE', `/accounts/${own?.id}`)).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    })
  })

  it.each([
    [{ createdBy: 'me' }, /^createdBy is an unknown property\.$/],
    [{ totpSecret: 'x' }, /^totpSecret is an unknown property\.$/],
    [{ kind: 'service' }, /^kind is an unknown property\.$/],
    [{ role: 'owner' }, /^role has to be one of administrator, monitor\.$/],
    [{ role: 'ADMINISTRATOR' }, /^role has to be one of administrator, monitor\.$/],
    [{ isEnabled: 'false' }, /^isEnabled must be boolean/],
    [{ organizationIds: [] }, /^organizationIds/],
    [{ organizationIds: ['x'] }, /^organizationIds/],
  ])('AZ-27: a change with %j is refused, and nothing of it is done', async (extra, message) => {
    const world = await createWorld()
    const admin = await signIn(world)
    const { body } = await admin.ask('POST', '/accounts', monitor)
    const tried = await attempt(world, {
      method: 'PATCH',
      url: `/api/v1/accounts/${body.id}`,
      bearer: admin.token,
      json: { description: 'changed', ...extra },
    })
    expect(tried).toMatchObject({ status: 400, tablesChanged: [] })
    expect(tried.body).toMatchObject({
      code: 'malformed',
      message: expect.stringMatching(message) as unknown,
    })
  })

  it('AZ-28: nobody raises themselves, by whatever door', async () => {
    const world = await createWorld()
    const admin = await signIn(world)
    const { body } = await admin.ask('POST', '/accounts', monitor)
    const watcher = await signIn(world, 'watcher')
    for (const [method, path, change] of [
      ['PATCH', `/accounts/${body.id}`, { role: 'administrator' }],
      ['POST', '/accounts', { userName: 'mine', password, role: 'administrator' }],
      ['PUT', '/settings/authentication', { accessTokenSeconds: 86_400 }],
    ] as const)
      expect(await watcher.ask(method, path, change)).toMatchObject({ status: 403 })
    const own = { currentPassword: password, newPassword: 'another password', role: 'administrator' }
    expect(await watcher.ask('PUT', '/account/password', own)).toMatchObject({
      status: 400,
      body: { message: 'role is an unknown property.' },
    })
    expect((await watcher.ask('GET', '/account')).body).toMatchObject({
      role: 'monitor',
      userName: 'watcher',
    })
  })

  it('keeps an open session from changing its own credentials without the ones that are now (security 2.8)', async () => {
    const world = await createWorld()
    const admin = await signIn(world)
    const { body: own } = await admin.ask('GET', '/account')
    for (const change of [{ password: 'another password' }, { resetTotp: true }])
      expect(await admin.ask('PATCH', `/accounts/${own.id}`, change)).toMatchObject({ status: 400 })
    expect(await admin.ask('PATCH', `/accounts/${own.id}`, { description: 'mine' })).toMatchObject({
      status: 200,
    })
    await expect(signIn(world)).resolves.toBeDefined()
  })

  it('AZ-38: a service that may only look is told insufficient_scope when it writes', async () => {
    const world = await createWorld()
    const admin = await signIn(world)
    const service = await admin.ask('POST', '/accounts', {
      userName: 'robot',
      kind: 'service',
      role: 'monitor',
    })
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
    const keys = `/accounts/${service.body.id}/keys`
    expect(await admin.ask('POST', keys, { jwk: await exportJWK(privateKey) })).toMatchObject({ status: 400 })
    const key = await admin.ask('POST', keys, { jwk: await exportJWK(publicKey), expiresAt: '2999-01-01' })
    expect(key).toMatchObject({ status: 201, body: { expiresAt: '2999-01-01T00:00:00.000Z' } })
    expect((await admin.ask('GET', keys)).body).toMatchObject([{ id: key.body.id }])
    const robot = bearing(world, await serviceToken(world, service.body.id, privateKey))
    expect((await robot.ask('GET', '/account')).body).toMatchObject({ kind: 'service' })
    const refused = await robot.ask('POST', '/accounts', monitor)
    expect(refused.status).toBe(403)
    expect(refused.challenge).toContain('insufficient_scope')
    expect(await robot.ask('POST', '/account/totp', { currentPassword: '' })).toMatchObject({ status: 400 })
    expect((await admin.ask('DELETE', `${keys}/${key.body.id}`)).status).toBe(204)
    expect((await robot.ask('GET', '/account')).status).toBe(401)
  })

  it('have a second factor that their owner enrols and gives up', async () => {
    const world = await createWorld()
    const admin = await signIn(world)
    const started = await admin.ask('POST', '/account/totp', { currentPassword: password })
    const { secret, uri } = started.body
    expect(uri).toContain(`secret=${String(secret)}`)
    const totp = new TOTP({ secret: String(secret) })
    expect(await admin.ask('POST', '/account/totp/confirm', { code: '000000' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_grant' },
    })
    const code = totp.generate({ timestamp: world.clock.now() })
    expect((await admin.ask('POST', '/account/totp/confirm', { code })).status).toBe(204)
    expect((await admin.ask('GET', '/account')).status).toBe(401)
    await expect(signIn(world)).rejects.toMatchObject({ message: 'mfa_required' })
  })
})

describe('sessions over HTTP (SES-24)', () => {
  it('SES-24: an administrator ends a session of somebody else, and the next call is 401', async () => {
    const world = await createWorld()
    const admin = await signIn(world)
    await admin.ask('POST', '/accounts', monitor)
    const watcher = await signIn(world, 'watcher')
    const all = (await admin.ask('GET', '/sessions?limit=1')).body
    expect(all).toMatchObject({ limit: 1, _links: { next: {} } })
    const { results } = (await admin.ask('GET', '/sessions')).body as unknown as {
      results: { id: string; userName: string; isCurrent: boolean }[]
    }
    const theirs = results.find(({ userName }) => userName === 'watcher')
    expect(results.find(({ isCurrent }) => isCurrent)?.userName).toBe(administrator.userName)
    expect((await watcher.ask('GET', '/account')).status).toBe(200)
    expect((await admin.ask('DELETE', `/sessions/${theirs?.id}`)).status).toBe(204)
    expect((await watcher.ask('GET', '/account')).status).toBe(401)
    expect((await admin.ask('DELETE', `/sessions/${theirs?.id}`)).status).toBe(404)
  })

  it("are one's own for everybody else; another's is answered like one that is not there", async () => {
    const world = await createWorld()
    const admin = await signIn(world)
    await admin.ask('POST', '/accounts', monitor)
    const watcher = await signIn(world, 'watcher')
    const principal = await world.server.authenticate(admin.token)
    const { results } = (await watcher.ask('GET', '/sessions')).body as unknown as {
      results: { userName: string }[]
    }
    expect(results.map(({ userName }) => userName)).toEqual(['watcher'])
    const foreign = await watcher.ask('DELETE', `/sessions/${principal?.familyId}`)
    const absent = await watcher.ask('DELETE', `/sessions/${randomUUID()}`)
    expect(foreign.status).toBe(404)
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' })
    expect((await admin.ask('GET', '/account')).status).toBe(200)
  })
})

async function serviceToken(
  world: CatalogueWorld,
  id: string,
  key: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'],
): Promise<string> {
  const now = Math.floor(world.clock.now() / 1000)
  const claims = { iss: id, sub: id, aud: issuer, jti: randomUUID(), exp: now + 60 }
  const { accessToken } = await world.server.token({
    parameters: {
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(key),
    },
    remoteAddress: '192.0.2.1',
    requestId: randomUUID(),
  })
  return accessToken
}
