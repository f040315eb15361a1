import { expect, it } from 'vitest'
import { updateAccount } from '../database/index.ts'
import { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
import { systemRandom } from '../foundation/random.ts'
import {
  aliceId,
  azureCli,
  createWorld,
  issuer,
  organizationId,
  reasonOf,
  type World,
} from './fixture.suite.ts'
import type { IntrospectedToken } from './introspection.ts'
import { addService } from './service-accounts.suite.ts'
import { newToken } from './tokens/token-text.ts'

const elsewhere = '99999999-9999-4999-8999-999999999999'

describeOnEveryDatabase('introspection (RFC 7662)', (open) => {
  const world = async (): Promise<World> => createWorld(await open())
  const ask = (
    { server }: World,
    parameters: Record<string, string>,
    accessToken?: string,
  ): Promise<IntrospectedToken | undefined> =>
    server.introspect({ parameters, accessToken, remoteAddress: '192.0.2.1', requestId: 'r1' })

  it('tells a service account what a token is worth', async () => {
    const given = await world()
    const caller = await (await addService(given)).accessToken()
    const { accessToken, refreshToken, issuedAt, expiresAt } = await given.exchange()
    const common = {
      kind: 'person',
      issuer,
      subject: aliceId,
      userName: 'alice@contoso.onmicrosoft.com',
      clientId: azureCli,
      organizationId,
      issuedAt,
    }
    expect(await ask(given, { token: accessToken }, caller)).toEqual({ ...common, use: 'access', expiresAt })
    expect(await ask(given, { token: refreshToken }, caller)).toMatchObject({ ...common, use: 'refresh' })
    expect(await ask(given, { token: refreshToken, token_type_hint: 'access_token' }, caller)).toBeDefined()
  })

  it('takes a client assertion as well, once', async () => {
    const given = await world()
    const service = await addService(given)
    const { accessToken } = await given.exchange()
    const proof = await service.proof()
    expect(await ask(given, { token: accessToken, ...proof })).toMatchObject({ subject: aliceId })
    expect(await reasonOf(ask(given, { token: accessToken, ...proof }))).toBe(
      'invalid_client/client_assertion_replayed',
    )
  })

  it('SES-06: who does not say who they are is refused, and that is recorded', async () => {
    const given = await world()
    const { accessToken } = await given.exchange()
    for (const caller of [undefined, 'garbage', newToken('access', systemRandom)])
      expect(await reasonOf(ask(given, { token: accessToken }, caller))).toBe(
        'invalid_client/no_client_credential',
      )
    expect(await given.audit({ action: 'token.introspect' })).toHaveLength(3)
  })

  it('SES-07: a person may not ask, about their own token neither', async () => {
    const given = await world()
    const { accessToken } = await given.exchange()
    expect(await reasonOf(ask(given, { token: accessToken }, accessToken))).toBe(
      'insufficient_scope/not_a_service_account',
    )
  })

  it('who may not ask fills no log with asking', async () => {
    const given = await world()
    const { accessToken } = await given.exchange()
    const reasons: string[] = []
    for (let index = 0; index < 205; index += 1)
      reasons.push(await reasonOf(ask(given, { token: accessToken }, accessToken)))
    expect(reasons.filter((reason) => reason === 'slow_down/too_many_requests')).toHaveLength(5)
  })

  it('SES-08, SES-10: what nobody could use is not active, whatever it looks like', async () => {
    const given = await world()
    const { exchange, refresh, server, time } = given
    const service = await addService(given)
    const used = await exchange()
    const next = await refresh(used.refreshToken)
    const revoked = await exchange()
    await server.revokeToken({
      parameters: { token: revoked.accessToken },
      remoteAddress: '192.0.2.1',
      requestId: 'r',
    })
    const claims = Buffer.from(JSON.stringify({ sub: aliceId, active: true })).toString('base64url')
    const dead = {
      garbage: 'x',
      forged: `eyJhbGciOiJub25lIn0.${claims}.`,
      unknown: newToken('access', systemRandom),
      used: used.refreshToken,
      revoked: revoked.accessToken,
      revokedToo: revoked.refreshToken,
    }
    const caller = await service.accessToken()
    for (const [what, token] of Object.entries(dead))
      expect([what, await ask(given, { token }, caller)]).toEqual([what, undefined])
    time.now += 3_600_000
    const later = await service.accessToken()
    expect(await ask(given, { token: next.accessToken }, later)).toBeUndefined()
    expect(await ask(given, { token: next.refreshToken }, later)).toBeDefined()
    time.now += 30 * 3_600_000
    expect(await ask(given, { token: next.refreshToken }, await service.accessToken())).toBeUndefined()
  })

  it('a token of an account that was switched off is not active', async () => {
    const given = await world()
    const caller = await (await addService(given)).accessToken()
    const gone = await addService(given)
    const token = await gone.accessToken()
    expect(await ask(given, { token }, caller)).toMatchObject({ kind: 'monitor', subject: gone.accountId })
    await updateAccount(given.database.db, gone.accountId, { isEnabled: 0 })
    expect(await ask(given, { token }, caller)).toBeUndefined()
  })

  it('SES-09: a caller for named organizations sees the tokens of their people, and its own', async () => {
    const given = await world()
    const { accessToken } = await given.exchange()
    const ours = await (await addService(given, { organizationIds: [organizationId] })).accessToken()
    const foreign = await (await addService(given, { organizationIds: [elsewhere] })).accessToken()
    const server = await (await addService(given)).accessToken()
    expect(await ask(given, { token: accessToken }, ours)).toMatchObject({ organizationId })
    expect(await ask(given, { token: accessToken }, foreign)).toBeUndefined()
    expect(await ask(given, { token: foreign }, foreign)).toMatchObject({ use: 'access' })
    expect(await ask(given, { token: server }, ours)).toBeUndefined()
    expect(await ask(given, { token: ours }, server)).toMatchObject({ use: 'access' })
  })

  it('a request without a token is invalid_request', async () => {
    const given = await world()
    const caller = await (await addService(given)).accessToken()
    expect(await reasonOf(ask(given, {}, caller))).toBe('invalid_request/parameter_missing')
  })
})
