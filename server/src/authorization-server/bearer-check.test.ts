import { expect, it } from 'vitest'
import { type Database, deleteOrganization } from '../database/index.ts'
import { describeOnEveryDatabase, type OpenTestDatabase } from '../database/test-databases.suite.ts'
import { createBearerCheck } from './bearer-check.ts'
import { aliceId, createWorld, organizationId } from './fixture.suite.ts'

/** The same records, with every statement counted. */
function counted(database: OpenTestDatabase): { database: Database; statements: () => number } {
  let statements = 0
  const db = database.db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      statements += 1
      return result
    },
  })
  return { database: { ...database, db }, statements: () => statements }
}

describeOnEveryDatabase('a bearer check', (open) => {
  async function setUp() {
    const records = await open()
    const world = await createWorld(records)
    const { database, statements } = counted(records)
    const check = createBearerCheck({
      database,
      clock: { now: () => world.time.now, sleep: async () => undefined },
    })
    return { ...world, world, records, check, statements, pair: await world.exchange() }
  }

  it('asks the database once a second for a token that is in use, however many ask', async () => {
    const { check, statements, pair, time } = await setUp()
    const answers = await Promise.all(Array.from({ length: 20 }, () => check(pair.accessToken)))
    expect(answers.every((principal) => principal?.kind === 'person')).toBe(true)
    time.now += 999
    await check(pair.accessToken)
    expect(statements()).toBe(1)
    time.now += 1
    await check(pair.accessToken)
    expect(statements()).toBe(2)
  })

  it('remembers no refusal: garbage costs no query, an unknown token one each time', async () => {
    const { check, statements, pair, records } = await setUp()
    expect(await check('garbage')).toBeUndefined()
    expect(statements()).toBe(0)
    await records.db.deleteFrom('accessTokens').execute()
    expect(await check(pair.accessToken)).toBeUndefined()
    expect(await check(pair.accessToken)).toBeUndefined()
    expect(statements()).toBe(2)
  })

  it('ends with the token, to the millisecond, although it was remembered', async () => {
    const { check, pair, time } = await setUp()
    time.now = pair.expiresAt - 1
    expect(await check(pair.accessToken)).toBeDefined()
    time.now = pair.expiresAt
    expect(await check(pair.accessToken)).toBeUndefined()
  })

  it('does not trust what it remembered when the clock was set back', async () => {
    const { check, statements, pair, time } = await setUp()
    await check(pair.accessToken)
    time.now -= 3_600_000
    await check(pair.accessToken)
    expect(statements()).toBe(2)
  })

  it('hears of a logout in this process at once (SES-03)', async () => {
    const { check, pair, server } = await setUp()
    const principal = await check(pair.accessToken)
    await server.revoke(principal?.familyId ?? '', 'logout')
    expect(await check(pair.accessToken)).toBeUndefined()
  })

  it('hears of a stolen refresh token at once (RFR-08)', async () => {
    const { check, pair, refresh, time } = await setUp()
    const second = await refresh(pair.refreshToken)
    expect(await check(second.accessToken)).toBeDefined()
    time.now += 100
    await refresh(second.refreshToken)
    await expect(refresh(pair.refreshToken)).rejects.toThrow(/not valid any more/)
    expect(await check(second.accessToken)).toBeUndefined()
  })

  it('hears at once that the organization was removed, and its sessions with it', async () => {
    const { check, pair, records } = await setUp()
    expect(await check(pair.accessToken)).toBeDefined()
    await records.transaction((trx) => deleteOrganization(trx, organizationId))
    expect(await check(pair.accessToken)).toBeUndefined()
  })

  it('hears of a logout in another process within a second (SES-24)', async () => {
    const { check, pair, records, time, world } = await setUp()
    const other = await createWorld(await open(records), { beside: world })
    const principal = await check(pair.accessToken)
    await other.server.revoke(principal?.familyId ?? '', 'logout')
    time.now += 1000
    expect(await check(pair.accessToken)).toBeUndefined()
  })

  it('is never wrong about a logout that runs at the same moment, in two hundred rounds', async () => {
    const { check, exchange, server, time } = await setUp()
    for (let round = 0; round < 200; round += 1) {
      time.now += 15_000
      const { accessToken } = await exchange()
      const principal = await check(accessToken)
      const familyId = principal?.familyId ?? ''
      await Promise.all([check(accessToken), server.revoke(familyId, 'logout'), check(accessToken)])
      expect(await check(accessToken)).toBeUndefined()
    }
  })

  it('says who it is', async () => {
    const { check, pair } = await setUp()
    expect(await check(pair.accessToken)).toMatchObject({ kind: 'person', userId: aliceId })
  })
})
