/** RFR: rotation, reuse and races of refresh tokens (security reference 2.3, 6.3; RFC 6749 §6, RFC 9700 §4.14). */
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import type { Database } from '../database/index.ts'
import { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
import { attempt, attemptTogether, granted, pairOf, refusalIn, refused, repeated } from './attempt.suite.ts'
import { people, tenants } from './people.suite.ts'
import { ownApiAssertion, passwordForm, refresh, signIn, signInPerson, whoami } from './requests.suite.ts'
import { type CatalogueOptions, type CatalogueWorld, createCatalogueWorld } from './world.suite.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const invalidGrant = (reason: string, changes: readonly string[] = []) =>
  refused({ error: 'invalid_grant', reason, changes })
/** A family that was revoked: the row says when and why, nothing else changes. */
const revoked = (reason: string) => invalidGrant(reason, ['token_families'])

describeOnEveryDatabase('RFR, a refresh', (open) => {
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
  /** Two processes over the same records, each with its own connection. */
  const twoNodes = async (): Promise<[CatalogueWorld, CatalogueWorld]> => {
    const database = await open()
    const first = await worldOver(database)
    return [first, await worldOver(await open(database), { beside: first })]
  }

  it('RFR-01, RFR-26: without the parameter, wherever else a token stands', async () => {
    const world = await createWorld()
    const { refreshToken } = await signIn(world)
    const missing = refused({ error: 'invalid_request', reason: 'parameter_missing' })
    expect(refusalIn(await refresh(world, ''))).toEqual(missing)
    const inHeader = await attempt(world, { form: { grant_type: 'refresh_token' }, bearer: refreshToken })
    expect(refusalIn(inHeader)).toEqual(missing)
    const inAddress = await attempt(world, {
      url: `/v6/token?refresh_token=${refreshToken}`,
      form: { grant_type: 'refresh_token' },
    })
    expect(refusalIn(inAddress)).toEqual(
      refused({ error: 'invalid_request', reason: 'parameters_in_address' }),
    )
    expect(await refresh(world, refreshToken)).toMatchObject(granted)
  })

  it('RFR-02: of a token that nobody issued', async () => {
    const [first, other] = await twoNodes()
    const { refreshToken } = await signIn(other)
    await sql`delete from token_families`.execute(first.database.db)
    expect(refusalIn(await refresh(first, refreshToken))).toEqual(invalidGrant('unknown_refresh_token'))
  })

  it('RFR-03: of a text whose checksum is wrong, without a look into the records', async () => {
    const world = await createWorld()
    const { refreshToken } = await signIn(world)
    const damaged = refreshToken.slice(0, -1) + (refreshToken.endsWith('a') ? 'b' : 'a')
    await sql`alter table refresh_tokens rename to gone`.execute(world.database.db)
    expect(refusalIn(await refresh(world, damaged))).toEqual(invalidGrant('not_a_refresh_token'))
  })

  it('RFR-04: of an access token', async () => {
    const world = await createWorld()
    const { accessToken } = await signIn(world)
    expect(refusalIn(await refresh(world, accessToken))).toEqual(invalidGrant('not_a_refresh_token'))
  })

  it('RFR-05: token is no bearer token', async () => {
    const world = await createWorld()
    const { refreshToken } = await signIn(world)
    const outcome = await whoami(world, refreshToken)
    expect([outcome.status, outcome.text]).toEqual([401, ''])
    expect(outcome.headers['www-authenticate']).toContain('error="invalid_token"')
  })

  it('RFR-06: of a session that was idle for too long', async () => {
    const world = await createWorld()
    const { refreshToken } = await signIn(world)
    // Twice the life of an access token at least.
    world.clock.advance(2 * hour)
    expect(refusalIn(await refresh(world, refreshToken))).toEqual(invalidGrant('refresh_token_expired'))
  })

  it('RFR-07: of a session past its absolute life, rotated a minute ago', async () => {
    const world = await createWorld()
    let { refreshToken } = await signIn(world)
    for (let halfHours = 0; halfHours < 15; halfHours += 1) {
      world.clock.advance(hour / 2)
      refreshToken = pairOf(await refresh(world, refreshToken)).refreshToken
    }
    world.clock.advance(hour / 2 - minute)
    refreshToken = pairOf(await refresh(world, refreshToken)).refreshToken
    world.clock.advance(minute)
    expect(refusalIn(await refresh(world, refreshToken))).toEqual(invalidGrant('session_expired'))
  })

  describe('of a used token', () => {
    it('RFR-08: after the grace window ends the family, on every node within a second', async () => {
      const [first, other] = await twoNodes()
      const { refreshToken } = await signIn(first)
      const pair = pairOf(await refresh(first, refreshToken))
      expect((await whoami(other, pair.accessToken)).status).toBe(200)
      first.clock.advance(10 * second)
      expect(refusalIn(await refresh(first, refreshToken))).toEqual(revoked('refresh_token_reused'))
      expect((await whoami(first, pair.accessToken)).status).toBe(401)
      first.clock.advance(second)
      expect((await whoami(other, pair.accessToken)).status).toBe(401)
      expect(refusalIn(await refresh(other, pair.refreshToken))).toEqual(invalidGrant('session_revoked'))
      expect(first.logLines.join('')).toContain('a used refresh token came back')
    })

    it('RFR-09: inside the window gives the identical pair again', async () => {
      const world = await createWorld()
      const { refreshToken } = await signIn(world)
      const first = await refresh(world, refreshToken)
      world.clock.advance(10 * second - 1)
      const again = await refresh(world, refreshToken)
      expect(again).toMatchObject(repeated)
      expect(pairOf(again)).toEqual(pairOf(first))
    })

    it('RFR-10: whose successor was used ends the family, inside the window too', async () => {
      const world = await createWorld()
      const { refreshToken: first } = await signIn(world)
      const { refreshToken: next } = pairOf(await refresh(world, first))
      const last = pairOf(await refresh(world, next))
      expect(refusalIn(await refresh(world, first))).toEqual(revoked('refresh_token_reused'))
      expect(refusalIn(await refresh(world, last.refreshToken))).toEqual(invalidGrant('session_revoked'))
    })

    it('RFR-11: fifty times at once on two nodes gives one pair, or asks to slow down', async () => {
      const nodes = await twoNodes()
      const { refreshToken } = await signIn(nodes[0])
      const request = { form: { grant_type: 'refresh_token', refresh_token: refreshToken } }
      const answers = await attemptTogether(
        nodes,
        Array.from({ length: 50 }, () => request),
      )
      const good = answers.filter(({ status }) => status === 200)
      expect(good.length).toBeGreaterThan(1)
      expect(new Set(good.map(({ body }) => body['refresh_token'])).size).toBe(1)
      expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true)
      const { rows } = await sql<{ count: number | string }>`
        select count(*) as count from refresh_tokens where consumed_at is null`.execute(nodes[0].database.db)
      expect(Number(rows[0]?.count)).toBe(1)
      expect(await refresh(nodes[1], String(good[0]?.body['refresh_token']))).toMatchObject(granted)
    })

    it('RFR-12: more often than a browser has tabs is slowed down, and the family lives', async () => {
      const world = await createWorld()
      const { refreshToken } = await signIn(world)
      const next = pairOf(await refresh(world, refreshToken))
      for (let count = 0; count < 20; count += 1) await refresh(world, refreshToken)
      expect(refusalIn(await refresh(world, refreshToken))).toEqual(
        refused({ error: 'slow_down', reason: 'refresh_repeated_too_often', status: 429 }),
      )
      expect(await refresh(world, next.refreshToken)).toMatchObject(granted)
    })

    it('RFR-13: whose answer died with the process gives the same pair from the next process', async () => {
      const [killed, next] = await twoNodes()
      const { refreshToken } = await signIn(killed)
      const lost = pairOf(await refresh(killed, refreshToken))
      expect(pairOf(await refresh(next, refreshToken))).toEqual(lost)
    })

    it('RFR-15: is known as used after a restart', async () => {
      const [first, next] = await twoNodes()
      const { refreshToken } = await signIn(first)
      await refresh(first, refreshToken)
      first.clock.advance(minute)
      expect(refusalIn(await refresh(next, refreshToken))).toEqual(revoked('refresh_token_reused'))
    })

    it('RFR-16: ends the family even when everything after it fails', async () => {
      const real = await open()
      const failing = failingDatabase(real)
      const world = await worldOver(failing.database)
      const { refreshToken } = await signIn(world)
      const { refreshToken: next } = pairOf(await refresh(world, refreshToken))
      world.clock.advance(minute)
      failing.failAfter(1)
      const outcome = await refresh(world, refreshToken)
      failing.heal()
      expect(outcome.status).toBeGreaterThanOrEqual(400)
      expect(refusalIn(await refresh(world, next))).toEqual(invalidGrant('session_revoked'))
    })

    it('RFR-27: stays used when the clock is set back an hour', async () => {
      const world = await createWorld()
      const { refreshToken } = await signIn(world)
      await refresh(world, refreshToken)
      world.clock.advance(-hour)
      expect(refusalIn(await refresh(world, refreshToken))).toEqual(revoked('refresh_token_reused'))
    })

    it('RFR-30: whose sealed answer was tampered with is a reuse, not a fault', async () => {
      const world = await createWorld()
      const { refreshToken } = await signIn(world)
      await refresh(world, refreshToken)
      await world.database.db
        .updateTable('refreshTokens')
        .set({ graceBlob: new Uint8Array(60) })
        .where('consumedAt', 'is not', null)
        .execute()
      expect(refusalIn(await refresh(world, refreshToken))).toEqual(revoked('refresh_token_reused'))
    })
  })

  it('RFR-14: that fails in the middle consumes nothing', async () => {
    const failing = failingDatabase(await open())
    const world = await worldOver(failing.database)
    const { refreshToken } = await signIn(world)
    failing.failAfter(0)
    const outcome = await refresh(world, refreshToken)
    failing.heal()
    expect(outcome).toMatchObject({
      status: 503,
      body: { error: 'temporarily_unavailable' },
      tablesChanged: [],
    })
    expect(await refresh(world, refreshToken)).toMatchObject(granted)
  })

  it('RFR-17: cannot ask for more', async () => {
    const world = await createWorld()
    const { refreshToken } = await signIn(world)
    const outcome = await refresh(world, refreshToken, { scope: 'openid admin' })
    expect(refusalIn(outcome)).toEqual(refused({ error: 'invalid_scope', reason: 'scope_sent' }))
    expect(await refresh(world, refreshToken)).toMatchObject(granted)
  })

  it('RFR-18: that asked for less once gets everything again the next time', async () => {
    const world = await createWorld()
    const { refreshToken } = await signInPerson(world)
    const less = pairOf(await refresh(world, refreshToken, { scope: 'openid' }))
    const more = pairOf(await refresh(world, less.refreshToken))
    const [before, after] = [await whoami(world, less.accessToken), await whoami(world, more.accessToken)]
    expect(after.body).toEqual(before.body)
    expect(after.status).toBe(200)
  })

  describe('of a person', () => {
    const stale = 6 * minute
    const lookUps = 2

    it.each([
      [
        'RFR-19: who was disabled',
        'user_disabled',
        (world: CatalogueWorld) => {
          alice(world).accountEnabled = false
        },
      ],
      [
        'RFR-19: who was deleted',
        'user_not_found',
        (world: CatalogueWorld) => {
          world.microsoft.people.delete(people.alice.id)
        },
      ],
      [
        'RFR-20: whose sessions were revoked in Entra',
        'sessions_revoked',
        (world: CatalogueWorld) => {
          alice(world).signInSessionsValidFromDateTime = new Date(world.clock.now()).toISOString()
        },
      ],
    ] as const)('%s ends the family', async (_title, reason, change) => {
      const world = await createWorld()
      const { refreshToken, accessToken } = await signInPerson(world)
      world.clock.advance(stale)
      change(world)
      const outcome = await refresh(world, refreshToken)
      expect(refusalIn({ ...outcome, outgoing: 0 })).toEqual(revoked(reason))
      expect(outcome.outgoing).toBeLessThanOrEqual(lookUps)
      expect((await whoami(world, accessToken)).status).toBe(401)
    })

    it('RFR-21: of an organization that lets its people in no longer', async () => {
      const world = await createWorld()
      const { refreshToken } = await signInPerson(world)
      await world.allow(tenants.a, { tenantAuthentication: false })
      expect(refusalIn(await refresh(world, refreshToken))).toEqual(revoked('tenant_authentication_off'))
    })

    it('RFR-22, AZ-44: who lost the group that showed them the organization is out, and stays out when it comes back', async () => {
      const world = await createWorld()
      const pair = pairOf(await attempt(world, { form: ownApiAssertion(world, people.carol) }))
      expect((await whoami(world, pair.accessToken)).body).toMatchObject({ reach: 'organization' })
      world.clock.advance(stale)
      const carol = world.microsoft.people.get(people.carol.id)
      if (carol !== undefined) carol.memberOf = []
      const outcome = await refresh(world, pair.refreshToken)
      expect(refusalIn({ ...outcome, outgoing: 0 })).toEqual(revoked('role_lost'))
      expect((await whoami(world, pair.accessToken)).status).toBe(401)
      if (carol !== undefined) carol.memberOf = people.carol.memberOf
      world.clock.advance(stale)
      expect((await whoami(world, pair.accessToken)).status).toBe(401)
      expect((await refresh(world, pair.refreshToken)).auditReason).toBe('session_revoked')
    })

    it('RFR-23: waits, and consumes nothing, once Graph has been away for fifteen minutes', async () => {
      const world = await createWorld()
      let { refreshToken } = await signInPerson(world)
      world.clock.advance(14 * minute)
      world.microsoft.trouble = () => new Error('connection refused')
      refreshToken = pairOf(await refresh(world, refreshToken)).refreshToken
      world.clock.advance(minute)
      const outcome = await refresh(world, refreshToken)
      expect(outcome).toMatchObject({
        status: 503,
        body: { error: 'temporarily_unavailable' },
        auditReason: 'upstream_unavailable',
        tablesChanged: [],
      })
      world.microsoft.trouble = undefined
      expect(await refresh(world, refreshToken)).toMatchObject(granted)
    })

    it('RFR-24: of another organization than client_id names, and the family lives', async () => {
      const world = await createWorld()
      const { refreshToken } = await signInPerson(world)
      const outcome = await refresh(world, refreshToken, { client_id: tenants.b.name })
      expect(refusalIn(outcome)).toEqual(invalidGrant('client_mismatch'))
      expect(await refresh(world, refreshToken)).toMatchObject(granted)
    })
  })

  it('RFR-29: is guessed by nobody: after two hundred guesses every one waits', async () => {
    const world = await createWorld()
    const guess = `srrt_${'0'.repeat(49)}`
    const request = { form: { grant_type: 'refresh_token', refresh_token: guess } }
    const answers = await attemptTogether(
      [world],
      Array.from({ length: 400 }, () => request),
    )
    const counts = (status: number): number => answers.filter((answer) => answer.status === status).length
    expect([counts(400), counts(429)]).toEqual([200, 200])
    expect(await attempt(world, { form: passwordForm, address: '192.0.2.99' })).toMatchObject(granted)
  })
})

function alice(world: CatalogueWorld) {
  const person = world.microsoft.people.get(people.alice.id)
  if (person === undefined) throw new Error('alice has left')
  return person
}

/** Records whose commit fails, from a transaction on, as when the connection to the database is lost. */
function failingDatabase(database: Database) {
  let left = Number.POSITIVE_INFINITY
  const lost = (): Error =>
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })
  return {
    database: {
      ...database,
      transaction: async (work) => {
        if (left > 0) {
          left -= 1
          return database.transaction(work)
        }
        return database.transaction(async (trx) => {
          await work(trx)
          throw lost()
        })
      },
    } satisfies Database,
    /** So many transactions succeed, and no more. */
    failAfter(count: number): void {
      left = count
    },
    heal(): void {
      left = Number.POSITIVE_INFINITY
    },
  }
}
