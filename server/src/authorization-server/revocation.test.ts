import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { type Database, verifyAudit } from '../database/index.ts'
import { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
import { silentLog } from '../foundation/log.ts'
import { createWorld, reasonOf, refusalOf, type World } from './fixture.suite.ts'
import { createRevocation } from './revocation.ts'
import { addService, outOfReach } from './service-accounts.suite.ts'
import { newToken } from './tokens/token-text.ts'
import { systemRandom } from '../foundation/random.ts'

describeOnEveryDatabase('revocation (RFC 7009)', (open) => {
  const world = async (): Promise<World> => createWorld(await open())
  const revoke = ({ server }: World, parameters: Record<string, string>, requestId = 'r1'): Promise<void> =>
    server.revokeToken({ parameters, remoteAddress: '192.0.2.1', requestId })

  it('SES-01: a request without a token is invalid_request, and recorded', async () => {
    const given = await world()
    expect(await reasonOf(revoke(given, {}, 'r-1'))).toBe('invalid_request/parameter_missing')
    expect(await reasonOf(revoke(given, { token: '' }))).toBe('invalid_request/parameter_missing')
    expect(await given.audit({ requestId: 'r-1' })).toMatchObject([
      { action: 'token.revoke', outcome: 'refused', reason: 'parameter_missing' },
    ])
  })

  it('SES-02: a token that nobody knows is no error (§2.2)', async () => {
    const given = await world()
    for (const token of ['x', 'eyJhbGciOiJub25lIn0.e30.', newToken('access', systemRandom)])
      await expect(revoke(given, { token })).resolves.toBeUndefined()
    expect(await given.audit()).toEqual([])
  })

  it.each(['accessToken', 'refreshToken'] as const)(
    'SES-03: the %s ends the whole session at once',
    async (name) => {
      const given = await world()
      const { server, exchange, refresh, audit } = given
      const other = await exchange()
      const first = await exchange()
      const second = await refresh(first.refreshToken)
      await revoke(given, { token: second[name] }, 'r-2')
      for (const token of [first.accessToken, second.accessToken])
        expect(await server.authenticate(token)).toBeUndefined()
      expect(await reasonOf(refresh(second.refreshToken))).toBe('invalid_grant/session_revoked')
      expect(await server.authenticate(other.accessToken)).toMatchObject({ kind: 'person' })
      expect(await audit({ requestId: 'r-2' })).toMatchObject([
        { action: 'session.revoke', outcome: 'success', reason: 'revoked_by_client' },
      ])
      await expect(revoke(given, { token: second[name] })).resolves.toBeUndefined()
      expect(await verifyAudit(given.database.db)).toMatchObject({ isIntact: true })
    },
  )

  it('ends the session of a token that has expired or was used up', async () => {
    const given = await world()
    const { exchange, refresh, time } = given
    const first = await exchange()
    const second = await refresh(first.refreshToken)
    time.now += 3_700_000
    await revoke(given, { token: first.accessToken })
    expect(await reasonOf(refresh(second.refreshToken))).toBe('invalid_grant/session_revoked')
  })

  it('SES-04: a wrong token_type_hint does no harm (§2.1)', async () => {
    const given = await world()
    const { accessToken, refreshToken } = await given.exchange()
    await revoke(given, { token: refreshToken, token_type_hint: 'access_token' })
    expect(await given.server.authenticate(accessToken)).toBeUndefined()
  })

  it('SES-05: 503 and never 200 while the records cannot be reached', async () => {
    const given = await world()
    const { accessToken } = await given.exchange()
    const away: Database = {
      ...given.database,
      transaction: async () => {
        throw outOfReach()
      },
    }
    const clock = { now: () => given.time.now, sleep: async () => undefined }
    const revokeAway = createRevocation({
      database: away,
      clock,
      log: silentLog,
      authenticateClient: async () => undefined,
    })
    const request = { parameters: { token: accessToken }, remoteAddress: '192.0.2.1', requestId: 'r' }
    expect(await refusalOf(revokeAway(request))).toMatchObject({
      code: 'temporarily_unavailable',
      status: 503,
    })
    expect(await given.server.authenticate(accessToken)).toBeDefined()
  })

  it('a client that proves itself ends its own sessions, and nobody else’s (§2.1)', async () => {
    const given = await world()
    const service = await addService(given)
    const own = await service.accessToken()
    const { accessToken } = await given.exchange()
    expect(await reasonOf(revoke(given, { token: accessToken, ...(await service.proof()) }))).toBe(
      'unauthorized_client/token_of_another_client',
    )
    expect(await given.server.authenticate(accessToken)).toBeDefined()
    await revoke(given, { token: own, ...(await service.proof()) })
    expect(await given.server.authenticate(own)).toBeUndefined()
  })

  it('a client whose proof does not hold is refused', async () => {
    const given = await world()
    const service = await addService(given)
    const { accessToken } = await given.exchange()
    const proof = await service.proof({ aud: 'https://elsewhere.test' })
    expect(await reasonOf(revoke(given, { token: accessToken, ...proof }))).toBe(
      'invalid_client/client_assertion_audience',
    )
    expect(await given.server.authenticate(accessToken)).toBeDefined()
  })

  it('is throttled by address', async () => {
    const given = await world()
    const attempts = Array.from({ length: 201 }, () => revoke(given, { token: randomUUID() }))
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  })
})
