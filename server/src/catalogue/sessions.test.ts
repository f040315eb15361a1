/** SES: ends of sessions, revocation, introspection, and what is no session (security reference 6.5; RFC 7009, RFC 7662). */
import { afterEach, describe, expect, it } from 'vitest'
import { type Database, deleteOrganization } from '../database/index.ts'
import { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
import { attempt, refusalIn, refused } from './attempt.suite.ts'
import { passwordForm, refresh, serviceToken, signIn, signInPerson, whoami } from './requests.suite.ts'
import { people, tenants } from './people.suite.ts'
import { type CatalogueOptions, type CatalogueWorld, createCatalogueWorld } from './world.suite.ts'

const hour = 3_600_000
const inactive = '{"active":false}'

describeOnEveryDatabase('SES, a session', (open) => {
  const worlds: CatalogueWorld[] = []
  afterEach(async () => {
    for (const world of worlds.splice(0).toReversed()) await world.close()
  })
  const worldOver = async (database: Database, options: CatalogueOptions = {}): Promise<CatalogueWorld> => {
    const world = await createCatalogueWorld(database, options)
    worlds.push(world)
    return world
  }
  const createWorld = async (): Promise<CatalogueWorld> => worldOver(await open())
  const revoke = (world: CatalogueWorld, form: Record<string, string>) =>
    attempt(world, { url: '/v8/oauth2/revoke', form })
  const introspect = (world: CatalogueWorld, token: string, bearer?: string) =>
    attempt(world, {
      url: '/v8/oauth2/introspect',
      form: { token },
      ...(bearer === undefined ? {} : { bearer }),
    })

  describe('revocation', () => {
    it('SES-01: without a token is invalid_request', async () => {
      const world = await createWorld()
      expect(refusalIn(await revoke(world, { token_type_hint: 'refresh_token' }))).toEqual(
        refused({ error: 'invalid_request', reason: 'parameter_missing' }),
      )
    })

    it('SES-02: of what nobody issued is 200 and changes nothing', async () => {
      const world = await createWorld()
      for (const token of ['garbage', `srrt_${'0'.repeat(49)}`, 'a.b.c'])
        expect(await revoke(world, { token })).toMatchObject({ status: 200, tablesChanged: [] })
    })

    it('SES-03: of the refresh token ends the whole family', async () => {
      const world = await createWorld()
      const { accessToken, refreshToken } = await signIn(world)
      expect((await revoke(world, { token: refreshToken })).status).toBe(200)
      expect((await whoami(world, accessToken)).status).toBe(401)
      expect(refusalIn(await refresh(world, refreshToken))).toEqual(
        refused({ error: 'invalid_grant', reason: 'session_revoked' }),
      )
    })

    it('SES-04: with a wrong hint ends it all the same', async () => {
      const world = await createWorld()
      for (const [hint, kind] of [
        ['access_token', 'refreshToken'],
        ['refresh_token', 'accessToken'],
        ['something', 'accessToken'],
      ] as const) {
        const pair = await signIn(world)
        expect((await revoke(world, { token: pair[kind], token_type_hint: hint })).status).toBe(200)
        expect((await whoami(world, pair.accessToken)).status).toBe(401)
      }
    })

    it('SES-05: while the records are away is 503, never 200', async () => {
      const database = await open()
      const away = { isAway: false }
      const world = await worldOver({
        ...database,
        transaction: (work) =>
          away.isAway ? Promise.reject(refusedConnection()) : database.transaction(work),
      })
      const { refreshToken, accessToken } = await signIn(world)
      away.isAway = true
      const outcome = await revoke(world, { token: refreshToken })
      away.isAway = false
      expect(outcome).toMatchObject({ status: 503, body: { error: 'temporarily_unavailable' } })
      expect((await whoami(world, accessToken)).status).toBe(200)
    })
  })

  describe('introspection', () => {
    it('SES-06: without a credential is 401', async () => {
      const world = await createWorld()
      const { accessToken } = await signIn(world)
      expect(refusalIn(await introspect(world, accessToken))).toEqual(
        refused({ error: 'invalid_client', reason: 'no_client_credential', status: 401 }),
      )
    })

    it('SES-07: with the token of a person or an administrator is 403', async () => {
      const world = await createWorld()
      const person = await signInPerson(world)
      const admin = await signIn(world)
      for (const { accessToken } of [person, admin])
        expect(refusalIn(await introspect(world, person.accessToken, accessToken))).toEqual(
          refused({ error: 'insufficient_scope', reason: 'not_a_service_account', status: 403 }),
        )
    })

    it('SES-08, SES-10: of what nobody could use now says exactly that', async () => {
      const world = await createWorld()
      const service = await serviceToken(world)
      const first = await signIn(world)
      expect((await introspect(world, first.accessToken, service)).body).toMatchObject({ active: true })
      const used = first.refreshToken
      await refresh(world, used)
      const revoked = await signIn(world)
      await revoke(world, { token: revoked.accessToken })
      const payload = Buffer.from(JSON.stringify({ active: true, sub: 'admin' })).toString('base64url')
      for (const token of [
        'garbage',
        used,
        revoked.accessToken,
        revoked.refreshToken,
        `eyJhbGciOiJub25lIn0.${payload}.`,
      ])
        expect((await introspect(world, token, service)).text).toBe(inactive)
      world.clock.advance(2 * hour)
      expect((await introspect(world, first.accessToken, await serviceToken(world))).text).toBe(inactive)
    })

    it('SES-09: by a service of A of a token of B says the same as of none', async () => {
      const world = await createWorld()
      const ofA = await serviceToken(world, [tenants.a.organizationId])
      const alice = await signInPerson(world)
      const zoe = await signInPerson(world, people.zoe, tenants.b)
      expect((await introspect(world, alice.accessToken, ofA)).body).toMatchObject({ active: true })
      expect((await introspect(world, zoe.accessToken, ofA)).text).toBe(inactive)
    })
  })

  it('SES-11: is over after logout, on every node within a second', async () => {
    const database = await open()
    const first = await worldOver(database)
    const other = await worldOver(await open(database), { beside: first })
    const { accessToken, refreshToken } = await signIn(first)
    expect((await whoami(other, accessToken)).status).toBe(200)
    expect((await attempt(first, { url: '/v8/token/logout', bearer: accessToken })).status).toBe(204)
    expect((await whoami(first, accessToken)).status).toBe(401)
    first.clock.advance(1000)
    expect((await whoami(other, accessToken)).status).toBe(401)
    expect((await refresh(other, refreshToken)).status).toBe(400)
  })

  it('AZ-37: of an organization that was removed is over', async () => {
    const world = await createWorld()
    const { accessToken, refreshToken } = await signInPerson(world)
    await deleteOrganization(world.database.db, tenants.a.organizationId)
    world.clock.advance(1000)
    expect((await whoami(world, accessToken)).status).toBe(401)
    expect((await refresh(world, refreshToken)).status).toBe(400)
  })

  it('SES-23: is over when it was idle for too long, or lived for too long', async () => {
    const world = await createWorld()
    const { accessToken } = await signIn(world)
    world.clock.advance(hour)
    const outcome = await whoami(world, accessToken)
    expect([outcome.status, outcome.text]).toEqual([401, ''])
  })

  it('SES-24: of somebody else is ended by an administrator, on every node within a second', async () => {
    const database = await open()
    const first = await worldOver(database)
    const other = await worldOver(await open(database), { beside: first })
    const admin = await signIn(first)
    const alice = await signInPerson(first)
    expect((await whoami(other, alice.accessToken)).status).toBe(200)
    const familyId = (
      await database.db.selectFrom('tokenFamilies').select('id').where('userId', 'is not', null).execute()
    )[0]?.id
    const ended = await attempt(first, {
      method: 'DELETE',
      url: `/api/v1/sessions/${familyId ?? ''}`,
      bearer: admin.accessToken,
    })
    expect(ended.status).toBe(204)
    expect((await whoami(first, alice.accessToken)).status).toBe(401)
    first.clock.advance(1000)
    expect((await whoami(other, alice.accessToken)).status).toBe(401)
  })
})

describeOnEveryDatabase('SES, no session', (open) => {
  const worlds: CatalogueWorld[] = []
  afterEach(async () => {
    for (const world of worlds.splice(0)) await world.close()
  })
  const createWorld = async (): Promise<CatalogueWorld> => {
    const world = await createCatalogueWorld(await open())
    worlds.push(world)
    return world
  }

  it('SES-12: is ended by GET, or without its token', async () => {
    const world = await createWorld()
    const { accessToken } = await signIn(world)
    const get = await attempt(world, { method: 'GET', url: '/v8/token/logout', bearer: accessToken })
    expect([404, 405]).toContain(get.status)
    const foreign = await attempt(world, {
      url: '/v8/token/logout',
      headers: { origin: 'https://evil.test', cookie: `session=${accessToken}` },
    })
    expect(foreign.status).toBe(401)
    expect((await whoami(world, accessToken)).status).toBe(200)
  })

  it.each([
    [
      'SES-15: a form from another site with a cookie',
      { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
    ],
    ['SES-17: a cookie alone', {}],
    ['SES-21: a page without an origin', { origin: 'null' }],
  ])('%s', async (_title, headers) => {
    const world = await createWorld()
    const { accessToken } = await signIn(world)
    const cookie = `access_token=${accessToken}; session=${accessToken}`
    for (const method of ['GET', 'POST'] as const) {
      const outcome = await attempt(world, { method, url: '/v6/Jobs', headers: { ...headers, cookie } })
      expect([outcome.status, outcome.text]).toEqual([401, ''])
    }
  })

  it('SES-18: a token in the address or in the body', async () => {
    const world = await createWorld()
    const { accessToken } = await signIn(world)
    const inAddress = await attempt(world, { method: 'GET', url: `/v6/Jobs?access_token=${accessToken}` })
    const inBody = await attempt(world, { url: '/v6/Jobs', form: { access_token: accessToken } })
    expect([inAddress.status, inBody.status]).toEqual([401, 401])
    expect(world.logLines.join('')).not.toContain(accessToken)
  })

  it('SES-25: no page of ours can be framed', async () => {
    const world = await createCatalogueWorld(await open(), { swaggerUi: true })
    worlds.push(world)
    const page = await world.api.app.inject({ method: 'GET', url: '/swagger/' })
    expect(page.headers['content-type']).toMatch(/^text\/html/)
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  })

  it.each(['//evil.test', '/\\evil.test', 'https:evil.test'])('SES-27: redirects to %s', async (target) => {
    const world = await createWorld()
    const form = { ...passwordForm, returnUrl: target, redirect_uri: target, RelayState: target }
    const outcome = await attempt(world, { form })
    expect([outcome.status, outcome.headers['location']]).toEqual([200, undefined])
  })
})

function refusedConnection(): Error {
  return Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })
}
