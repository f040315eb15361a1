/** Two processes over the same records, asked at the same moment: a refresh, a replay, a logout (security 2.3). */
import { expect, it } from 'vitest'
import { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
import { assertionParameters, createWorld, documentOf, tokenOf, type World } from './fixture.suite.ts'

const rounds = 200

describeOnEveryDatabase('two servers over the same records', (open) => {
  async function two(): Promise<{ first: World; second: World }> {
    const database = await open()
    const first = await createWorld(database)
    return { first, second: await createWorld(await open(database), { beside: first }) }
  }

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

  /** Late enough that no rate of anybody is used up. */
  const pause = ({ time }: World): void => void (time.now += 15_000)

  it(`give one successor to all who refresh at the same moment, ${rounds} rounds (RFR-11)`, async () => {
    const { first, second } = await two()
    let { refreshToken } = await first.exchange()
    for (let round = 0; round < rounds; round += 1) {
      pause(first)
      const pairs = await Promise.all([first, second, first, second].map((one) => one.refresh(refreshToken)))
      expect(new Set(pairs.map((pair) => pair.refreshToken)).size).toBe(1)
      expect(await liveLeaves(first)).toBe(1)
      refreshToken = pairs[0]?.refreshToken ?? ''
    }
  }, 120_000)

  it(`grant an assertion once, whoever is asked, ${rounds} rounds (AST-59)`, async () => {
    const { first, second } = await two()
    for (let round = 0; round < rounds; round += 1) {
      pause(first)
      const parameters = assertionParameters(documentOf(tokenOf(first.time.now)))
      const outcomes = await Promise.allSettled([first.request(parameters), second.request(parameters)])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'invalid_grant' },
      })
    }
  }, 120_000)

  it(`leave nothing alive of a session that is ended while it is refreshed, ${rounds} rounds`, async () => {
    const { first, second } = await two()
    for (let round = 0; round < rounds; round += 1) {
      pause(first)
      const { accessToken, refreshToken } = await first.exchange()
      const principal = await second.server.authenticate(accessToken)
      const [refreshed] = await Promise.allSettled([
        second.refresh(refreshToken),
        first.server.revoke(principal?.familyId ?? '', 'logout'),
      ])
      expect(await liveLeaves(first)).toBe(0)
      first.time.now += 1000
      if (refreshed.status === 'rejected') continue
      expect(await second.server.authenticate(refreshed.value.accessToken)).toBeUndefined()
      await expect(second.refresh(refreshed.value.refreshToken)).rejects.toMatchObject({
        reason: 'session_revoked',
      })
    }
  }, 120_000)
})
