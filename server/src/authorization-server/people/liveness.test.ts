import { describe, expect, it } from 'vitest'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import type { TokenPair } from '../authorization-server.ts'
import {
  aliceId,
  assertionParameters,
  backupOperators,
  createWorld,
  organizationId,
  ownApiClaims,
  type RawClaims,
  reasonOf,
  refusalOf,
  signInAppId,
  tokenOf,
  type World,
} from '../fixture.suite.ts'
import { directoryObjectIdOf, organizationIdOf } from '../ids.ts'
import { createRecentPeople } from './recent-people.ts'

const minute = 60_000
const exchangeAdministrator = '29232cdf-9323-42fd-ade2-1d097af3e4de'
const teamsAdministrator = '69091246-20e8-4a56-aa4d-066075b2a7a8'

describeOnEveryDatabase('the liveness of a session (security reference 1.7)', (open) => {
  async function world(): Promise<World> {
    const made = await createWorld(await open())
    await made.allow({
      allowedClientIds: [signInAppId],
      organizationRoles: [exchangeAdministrator, teamsAdministrator, backupOperators],
    })
    return made
  }
  const enter = ({ request, time }: World, claims: RawClaims = {}): Promise<TokenPair> =>
    request(assertionParameters(tokenOf(time.now, ownApiClaims(time.now, claims))))

  it.each<[string, string, (here: World) => void | Promise<void>]>([
    ['RFR-19: was disabled', 'user_disabled', ({ alice }) => void (alice.isEnabled = false)],
    ['RFR-19: was deleted', 'user_not_found', ({ microsoft }) => void (microsoft.isAliceThere = false)],
    [
      'RFR-20: was signed out after the sign-in',
      'sessions_revoked',
      ({ alice, time }) => void (alice.sessionsValidFrom = time.now),
    ],
    [
      'is a guest that is welcome no longer',
      'guest_not_allowed',
      ({ alice }) => void (alice.isExternal = true),
    ],
    [
      'is in no group that may sign in',
      'sign_in_group_missing',
      ({ allow }) => allow({ signInGroups: [backupOperators] }),
    ],
    [
      'RFR-22: lost one workload of two',
      'role_lost',
      ({ alice }) => void (alice.memberOf = new Set([exchangeAdministrator])),
    ],
    ['RFR-22: lost every role', 'role_lost', ({ alice }) => void (alice.memberOf = new Set())],
    [
      'RFR-22: holds a role that is not listed any more',
      'role_lost',
      ({ allow }) => allow({ organizationRoles: [exchangeAdministrator] }),
    ],
  ])('ends with it when its person %s', async (_title, reason, change) => {
    const here = await world()
    here.alice.memberOf = new Set([exchangeAdministrator, teamsAdministrator])
    const first = await enter(here)
    const second = await here.refresh(first.refreshToken)
    here.time.now += 6 * minute
    await change(here)
    expect(await reasonOf(here.refresh(second.refreshToken))).toBe(`invalid_grant/${reason}`)
    expect(await here.server.authenticate(second.accessToken)).toBeUndefined()
    expect((await here.audit()).slice(0, 2)).toMatchObject([
      { action: 'token.refresh', outcome: 'refused', reason },
      { action: 'session.revoke', outcome: 'success', reason },
    ])
  })

  it('counts from the moment of the sign-in at Microsoft, not from when the session began', async () => {
    const here = await world()
    const claims = { auth_time: here.time.now / 1000 - 3600 }
    here.alice.sessionsValidFrom = here.time.now - 7_200_000
    const { refreshToken } = await enter(here, claims)
    here.time.now += 6 * minute
    here.alice.sessionsValidFrom = here.time.now - 30 * minute
    expect(await reasonOf(here.refresh(refreshToken))).toBe('invalid_grant/sessions_revoked')
  })

  it('never gives more than the sign-in did: a new role counts from the next one', async () => {
    const here = await world()
    const { refreshToken } = await enter(here)
    here.alice.memberOf = new Set([backupOperators])
    here.time.now += 6 * minute
    const { accessToken } = await here.refresh(refreshToken)
    expect(await here.server.authenticate(accessToken)).toMatchObject({ reach: 'own' })
    expect(await here.server.authenticate((await enter(here)).accessToken)).toMatchObject({
      reach: 'organization',
    })
  })

  it('RFR-23: cannot be decided after fifteen minutes without Microsoft: 503, and nothing is used up', async () => {
    const here = await world()
    const { refreshToken } = await enter(here)
    here.microsoft.isAway = true
    here.time.now += 15 * minute
    expect(await refusalOf(here.refresh(refreshToken))).toMatchObject({ status: 503 })
    here.microsoft.isAway = false
    await expect(here.refresh(refreshToken)).resolves.toHaveProperty('accessToken')
  })
})

describe('recent people', () => {
  it('are asked for once by all who refresh at the same moment', async () => {
    let asked = 0
    const people = createRecentPeople(
      {
        async lookUp() {
          asked += 1
          await Promise.resolve()
          return undefined
        },
      },
      { now: () => 0, sleep: async () => undefined },
    )
    const ids = [organizationIdOf(organizationId), directoryObjectIdOf(aliceId)] as const
    await Promise.all(Array.from({ length: 50 }, () => people.lookUp(...ids)))
    expect(asked).toBe(1)
    await people.lookUp(...ids)
    expect(asked).toBe(2)
  })
})
