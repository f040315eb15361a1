import { describe, expect, it } from 'vitest'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import {
  assertionParameters,
  backupOperators,
  createWorld,
  ownApiClaims,
  reasonOf,
  refusalOf,
  signInAppId,
  tokenOf,
  type World,
} from '../fixture.suite.ts'

const minute = 60_000
const hour = 60 * minute

describeOnEveryDatabase('the refresh token grant', (open) => {
  const world = async (): Promise<World> => createWorld(await open())

  async function liveLeaves({ database }: World): Promise<number> {
    const rows = await database.db
      .selectFrom('refreshTokens')
      .innerJoin('tokenFamilies', 'tokenFamilies.id', 'refreshTokens.familyId')
      .select('refreshTokens.hash')
      .where('consumedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .execute()
    return rows.length
  }

  describe('refuses', () => {
    it('what is no living refresh token (RFR-01 to RFR-04)', async () => {
      const { refresh, exchange } = await world()
      const { refreshToken, accessToken } = await exchange()
      const damaged = `${refreshToken.slice(0, -1)}${refreshToken.endsWith('a') ? 'b' : 'a'}`
      expect(await reasonOf(refresh(''))).toBe('invalid_request/parameter_missing')
      expect(await reasonOf(refresh(damaged))).toBe('invalid_grant/not_a_refresh_token')
      expect(await reasonOf(refresh(accessToken))).toBe('invalid_grant/not_a_refresh_token')
      const other = await exchange()
      expect(other.refreshToken).not.toBe(refreshToken)
    })

    it('a token that was not used for too long (RFR-06)', async () => {
      const { refresh, exchange, time } = await world()
      const { refreshToken } = await exchange()
      time.now += 8 * hour
      expect(await reasonOf(refresh(refreshToken))).toBe('invalid_grant/refresh_token_expired')
    })

    it('a session past its absolute life, however fresh its last token is (RFR-07)', async () => {
      const { refresh, exchange, time } = await world()
      let { refreshToken } = await exchange()
      for (let hours = 0; hours < 23; hours += 1) {
        time.now += hour
        refreshToken = (await refresh(refreshToken)).refreshToken
      }
      time.now += hour
      expect(await reasonOf(refresh(refreshToken))).toBe('invalid_grant/session_expired')
    })

    it('another organization than the session is of, and leaves the session alone (RFR-24)', async () => {
      const { refresh, exchange } = await world()
      const { refreshToken } = await exchange()
      const foreign = { client_id: 'fabrikam.onmicrosoft.com' }
      expect(await reasonOf(refresh(refreshToken, foreign))).toBe('invalid_grant/client_mismatch')
      await expect(refresh(refreshToken)).resolves.toHaveProperty('accessToken')
    })

    it('a scope (RFR-17)', async () => {
      const { refresh, exchange } = await world()
      const { refreshToken } = await exchange()
      expect(await reasonOf(refresh(refreshToken, { scope: 'admin' }))).toBe('invalid_scope/scope_sent')
    })
  })

  describe('inside the grace window', () => {
    it('repeats the identical pair while the successor is unused (RFR-09, RFR-13)', async () => {
      const { refresh, exchange, time, server } = await world()
      const { refreshToken } = await exchange()
      const first = await refresh(refreshToken)
      time.now += 9_999
      expect(await refresh(refreshToken)).toEqual(first)
      expect(await server.authenticate(first.accessToken)).toBeDefined()
    })

    it('ends with the use of the successor: then the old token ends the family (RFR-10)', async () => {
      const { refresh, exchange, server } = await world()
      const { refreshToken } = await exchange()
      const second = await refresh(refreshToken)
      const third = await refresh(second.refreshToken)
      expect(await reasonOf(refresh(refreshToken))).toBe('invalid_grant/refresh_token_reused')
      expect(await server.authenticate(third.accessToken)).toBeUndefined()
      expect(await reasonOf(refresh(third.refreshToken))).toBe('invalid_grant/session_revoked')
    })

    it('slows down whoever repeats too often, and keeps the session (RFR-12)', async () => {
      const { refresh, exchange } = await world()
      const { refreshToken } = await exchange()
      const first = await refresh(refreshToken)
      for (let index = 0; index < 20; index += 1) expect(await refresh(refreshToken)).toEqual(first)
      expect(await refusalOf(refresh(refreshToken))).toMatchObject({ status: 429, retryAfterSeconds: 1 })
      await expect(refresh(first.refreshToken)).resolves.toHaveProperty('accessToken')
    })

    it('treats a tampered answer as a reuse, not as a fault (RFR-30)', async () => {
      const { refresh, exchange, database } = await world()
      const { refreshToken } = await exchange()
      await refresh(refreshToken)
      await database.db
        .updateTable('refreshTokens')
        .set({ graceBlob: new Uint8Array(60) })
        .where('consumedAt', 'is not', null)
        .execute()
      expect(await reasonOf(refresh(refreshToken))).toBe('invalid_grant/refresh_token_reused')
    })

    it('is strict when the setting says so', async () => {
      const { refresh, exchange, settings } = await world()
      settings.refreshGraceSeconds = 0
      const { refreshToken } = await exchange()
      await refresh(refreshToken)
      expect(await reasonOf(refresh(refreshToken))).toBe('invalid_grant/refresh_token_reused')
    })
  })

  describe('after the grace window', () => {
    it('ends the whole family when a used token comes back (RFR-08, RFR-16)', async () => {
      const all = await world()
      const { refresh, exchange, time, server, audit } = all
      const { refreshToken } = await exchange()
      const second = await refresh(refreshToken)
      time.now += 10_000
      expect(await reasonOf(refresh(refreshToken))).toBe('invalid_grant/refresh_token_reused')
      expect(await server.authenticate(second.accessToken)).toBeUndefined()
      expect(await liveLeaves(all)).toBe(0)
      expect((await audit()).slice(0, 2)).toMatchObject([
        { action: 'token.refresh', outcome: 'refused', reason: 'refresh_token_reused' },
        { action: 'session.revoke', reason: 'refresh_token_reused' },
      ])
    })

    it('knows a used token after a restart, and when the clock is set back (RFR-15, RFR-27)', async () => {
      const database = await open()
      const first = await createWorld(database)
      const { refreshToken } = await first.exchange()
      await first.refresh(refreshToken)
      first.time.now -= hour
      expect(await reasonOf(first.refresh(refreshToken))).toBe('invalid_grant/refresh_token_reused')
    })

    it('holds no answer that could be repeated once it was swept', async () => {
      const { refresh, exchange, time, server, database } = await world()
      await refresh((await exchange()).refreshToken)
      time.now += 2 * minute
      await server.sweep(time.now)
      const rows = await database.db.selectFrom('refreshTokens').select('graceBlob').execute()
      expect(rows.every(({ graceBlob }) => graceBlob === null)).toBe(true)
    })
  })

  it('gives one successor to all who ask at the same moment, in a hundred rounds (RFR-11)', async () => {
    const database = await open()
    const first = await createWorld(database)
    let { refreshToken } = await first.exchange()
    for (let round = 0; round < 100; round += 1) {
      first.time.now += 15_000
      const pairs = await Promise.all(Array.from({ length: 4 }, () => first.refresh(refreshToken)))
      expect(new Set(pairs.map(({ refreshToken: token }) => token)).size).toBe(1)
      expect(await liveLeaves(first)).toBe(1)
      refreshToken = pairs[0]?.refreshToken ?? ''
    }
  }, 60_000)

  it('gives fifty who ask at the same moment the identical pair, or asks them to slow down (RFR-11)', async () => {
    const all = await world()
    const { refreshToken } = await all.exchange()
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () =>
        all.refresh(refreshToken).then(
          (pair) => pair.refreshToken,
          (error: { code: string }) => error.code,
        ),
      ),
    )
    const tokens = new Set(outcomes.filter((outcome) => outcome !== 'slow_down'))
    expect(tokens.size).toBe(1)
    expect([...tokens][0]).toMatch(/^srrt_/)
    expect(await liveLeaves(all)).toBe(1)
  })

  describe('looks at the person again', () => {
    it('and ends the session of one who was disabled, deleted or signed out (RFR-19, RFR-20)', async () => {
      const { refresh, exchange, alice, microsoft, time, server } = await world()
      const lose = async (change: () => void, reason: string): Promise<void> => {
        const pair = await exchange()
        time.now += 6 * minute
        change()
        expect(await reasonOf(refresh(pair.refreshToken))).toBe(`invalid_grant/${reason}`)
        expect(await server.authenticate(pair.accessToken)).toBeUndefined()
        alice.isEnabled = true
        alice.sessionsValidFrom = undefined
        microsoft.isAliceThere = true
      }
      await lose(() => (alice.isEnabled = false), 'user_disabled')
      await lose(() => (alice.sessionsValidFrom = time.now), 'sessions_revoked')
      await lose(() => (microsoft.isAliceThere = false), 'user_not_found')
    })

    it('and ends it when the organization lets its people in no longer (RFR-21)', async () => {
      const { refresh, exchange, allow } = await world()
      const { refreshToken } = await exchange()
      await allow({ tenantAuthentication: false })
      expect(await reasonOf(refresh(refreshToken))).toBe('invalid_grant/tenant_authentication_off')
    })

    it('and ends it when the role is lost by which it saw the organization (RFR-22)', async () => {
      const { refresh, request, allow, alice, time, server } = await world()
      await allow({ allowedClientIds: [signInAppId] })
      alice.memberOf = new Set([backupOperators])
      const pair = await request(assertionParameters(tokenOf(time.now, ownApiClaims(time.now))))
      expect(await server.authenticate(pair.accessToken)).toMatchObject({ reach: 'organization' })
      const { refreshToken } = await refresh(pair.refreshToken)
      alice.memberOf = new Set()
      time.now += 6 * minute
      expect(await reasonOf(refresh(refreshToken))).toBe('invalid_grant/role_lost')
      expect(await server.authenticate(pair.accessToken)).toBeUndefined()
    })

    it('trusts an answer of five minutes, bridges an outage of fifteen, then says 503 (RFR-23)', async () => {
      const { refresh, exchange, microsoft, time } = await world()
      let { refreshToken } = await exchange()
      microsoft.requests = 0
      time.now += 4 * minute
      refreshToken = (await refresh(refreshToken)).refreshToken
      expect(microsoft.requests).toBe(0)
      microsoft.isAway = true
      time.now += 10 * minute
      refreshToken = (await refresh(refreshToken)).refreshToken
      time.now += 2 * minute
      expect(await refusalOf(refresh(refreshToken))).toMatchObject({ code: 'temporarily_unavailable' })
      microsoft.isAway = false
      await expect(refresh(refreshToken)).resolves.toHaveProperty('accessToken')
    })
  })

  it('keeps no token in the clear', async () => {
    const { refresh, exchange, database } = await world()
    const first = await exchange()
    const second = await refresh(first.refreshToken)
    const rows = [
      await database.db.selectFrom('refreshTokens').selectAll().execute(),
      await database.db.selectFrom('accessTokens').selectAll().execute(),
    ].flat()
    const bytes = rows.flatMap((row) =>
      Object.values(row).map((value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      ),
    )
    const text = JSON.stringify(bytes)
    for (const token of [first.accessToken, first.refreshToken, second.accessToken, second.refreshToken])
      expect(text).not.toContain(token.slice(5, 20))
  })
})
