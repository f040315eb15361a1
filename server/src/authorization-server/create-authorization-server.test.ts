import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, verifyAudit } from '../database/index.ts'
import { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
import { systemRandom } from '../foundation/random.ts'
import { createWorld, reasonOf, refusalOf, type World } from './fixture.suite.ts'
import { createSetupSecret } from './setup-secret.ts'

const minute = 60_000
const password = 'correct horse battery'

/** The same records, where every transaction runs twice, as one does whose first run was taken back. */
function twice(database: Database): Database {
  const undone = new Error('undone')
  return {
    ...database,
    async transaction(work) {
      const first = database.transaction(async (trx) => {
        await work(trx)
        throw undone
      })
      await first.catch((error: unknown) => {
        if (error !== undone) throw error
      })
      return database.transaction(work)
    },
  }
}

describeOnEveryDatabase('the authorization server', (open) => {
  const world = async (): Promise<World> => createWorld(await open())

  describe('token endpoint', () => {
    it('refuses what it cannot serve with the code of RFC 6749 §5.2', async () => {
      const { request } = await world()
      expect(await reasonOf(request({}))).toBe('invalid_request/no_grant_type')
      expect(await reasonOf(request({ grant_type: '' }))).toBe('invalid_request/no_grant_type')
      const unknown = [
        'foo',
        'Refresh_Token',
        'urn:ietf:params:oauth:grant-type:device_code',
        'authorization_code',
        'integration',
        '__proto__',
      ]
      for (const grantType of unknown)
        expect(await reasonOf(request({ grant_type: grantType }))).toBe(
          'unsupported_grant_type/unsupported_grant_type',
        )
      const withSecret = { grant_type: 'password', client_secret: 'x' }
      expect(await refusalOf(request(withSecret))).toMatchObject({ code: 'invalid_client', status: 401 })
    })

    it('records every refusal under its request, with its reason', async () => {
      const { server, audit, database } = await world()
      const request = {
        parameters: { grant_type: 'foo' },
        remoteAddress: '192.0.2.9',
        requestId: 'request-1',
      }
      await refusalOf(server.token(request))
      expect(await audit({ requestId: 'request-1' })).toMatchObject([
        { action: 'token', outcome: 'refused', reason: 'unsupported_grant_type' },
      ])
      expect(await verifyAudit(database.db)).toMatchObject({ isIntact: true })
    })

    it('answers 503 while its records are away, and tells no more (F-13)', async () => {
      const { request } = await createWorld(await open(), { areSettingsAway: true })
      const refusal = await refusalOf(request({ grant_type: 'password', username: 'admin', password }))
      expect(refusal).toMatchObject({
        code: 'temporarily_unavailable',
        status: 503,
        reason: 'database_unavailable',
      })
      expect(refusal.message).not.toContain('ECONNREFUSED')
    })

    it('slows down one address that floods it, and serves others (TOK-27)', async () => {
      const { request } = await world()
      const reasons: string[] = []
      for (let index = 0; index < 210; index += 1) reasons.push(await reasonOf(request({})))
      expect(reasons.filter((reason) => reason === 'slow_down/too_many_requests')).toHaveLength(10)
      expect(await reasonOf(request({}, '192.0.2.2'))).toBe('invalid_request/no_grant_type')
    })

    it('has what it counted of a flood on record also when the transaction runs twice', async () => {
      const { request, server, time, audit } = await createWorld(twice(await open()))
      for (let index = 0; index < 203; index += 1) await refusalOf(request({}))
      time.now += minute
      await server.sweep(time.now)
      const [last] = await audit()
      expect(last).toMatchObject({ reason: 'too_many_requests' })
      expect(JSON.parse(last?.details ?? '')).toMatchObject({ attempts: 2 })
    })
  })

  describe('sessions', () => {
    it('know an access token until it expires, and nothing but access tokens (RFR-05)', async () => {
      const { exchange, server, time } = await world()
      const { accessToken, refreshToken } = await exchange()
      expect(await server.authenticate(accessToken)).toMatchObject({
        userName: 'alice@contoso.onmicrosoft.com',
      })
      expect(await server.authenticate(refreshToken)).toBeUndefined()
      expect(await server.authenticate('')).toBeUndefined()
      time.now += 60 * minute
      expect(await server.authenticate(accessToken)).toBeUndefined()
    })

    it('live as long as the setting says', async () => {
      const { exchange, settings } = await world()
      settings.accessTokenSeconds = 300
      expect(await exchange()).toMatchObject({ expiresInSeconds: 300 })
    })

    it('end at once here, and within a second on another server (SES-03, SES-24, RFR-08)', async () => {
      const database = await open()
      const first = await createWorld(database)
      const second = await createWorld(await open(database), { beside: first })
      const { accessToken, refreshToken } = await first.exchange()
      const principal = await second.server.authenticate(accessToken)
      await first.server.revoke(principal?.familyId ?? '', 'logout')
      await first.server.revoke(principal?.familyId ?? '', 'logout')
      expect(await first.server.authenticate(accessToken)).toBeUndefined()
      first.time.now += 1000
      expect(await second.server.authenticate(accessToken)).toBeUndefined()
      expect(await reasonOf(second.refresh(refreshToken))).toBe('invalid_grant/session_revoked')
      expect(await first.audit({ action: 'session.revoke' })).toHaveLength(1)
    })

    it('leave no row behind once they are over', async () => {
      const { exchange, refresh, server, time, database } = await world()
      await refresh((await exchange()).refreshToken)
      time.now += 25 * 60 * minute
      await server.sweep(time.now)
      for (const table of ['tokenFamilies', 'accessTokens', 'refreshTokens', 'seenAssertions'] as const)
        expect(await database.db.selectFrom(table).selectAll().execute()).toEqual([])
    })
  })

  describe('setup', () => {
    let folder = ''

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'strongroom-setup-'))
    })

    afterEach(() => rm(folder, { recursive: true, force: true }))

    async function fresh() {
      const time = { now: 0 }
      const clock = { now: () => time.now, sleep: async () => undefined }
      const setupSecret = await createSetupSecret({ folder, clock, random: systemRandom })
      const secret = (await readFile(setupSecret.file, 'utf8')).trim()
      const created = await createWorld(await open(), { setupSecret })
      const setUp = (given: string, userName: string, chosen: string): Promise<void> =>
        created.server.setUp({
          secret: given,
          userName,
          password: chosen,
          requestId: 'setup',
          remoteAddress: '192.0.2.1',
        })
      return { ...created, setupSecret, secret, time, setUp }
    }

    it('hands the secret out in a file of the owner alone', async () => {
      const { setupSecret, secret } = await fresh()
      expect((await stat(setupSecret.file)).mode & 0o777).toBe(0o600)
      expect(secret).toMatch(/^[0-9A-Za-z]{43}$/)
    })

    it('makes the first administrator once, and burns the secret (PWD-14)', async () => {
      const { server, secret, setupSecret, request, setUp } = await fresh()
      expect(await server.needsSetup()).toBe(true)
      await setUp(`${secret}\n`, 'admin', password)
      expect(await server.needsSetup()).toBe(false)
      await expect(stat(setupSecret.file)).rejects.toMatchObject({ code: 'ENOENT' })
      expect(await reasonOf(setUp(secret, 'other', password))).toBe('invalid_grant/setup_secret_wrong')
      await expect(request({ grant_type: 'password', username: 'admin', password })).resolves.toBeDefined()
    })

    it('makes one administrator of two requests at the same moment', async () => {
      const { setUp, secret, database } = await fresh()
      const outcomes = await Promise.allSettled([
        setUp(secret, 'one', password),
        setUp(secret, 'two', password),
      ])
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(await database.db.selectFrom('accounts').selectAll().execute()).toHaveLength(1)
    })

    it('refuses a wrong secret and one older than 30 minutes (PWD-14)', async () => {
      const { setUp, secret, time } = await fresh()
      expect(await reasonOf(setUp('wrong', 'admin', password))).toBe('invalid_grant/setup_secret_wrong')
      time.now += 30 * minute
      expect(await reasonOf(setUp(secret, 'admin', password))).toBe('invalid_grant/setup_secret_wrong')
    })

    it('refuses a weak password without burning the secret', async () => {
      const { server, secret, setUp } = await fresh()
      expect(await reasonOf(setUp(secret, 'admin', 'short'))).toBe('invalid_request/weak_password')
      expect(await reasonOf(setUp(secret, 'administrator', 'Administrator'))).toBe(
        'invalid_request/weak_password',
      )
      await setUp(secret, 'admin', password)
      expect(await server.needsSetup()).toBe(false)
    })
  })
})
