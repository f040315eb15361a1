import type { KyselyPlugin } from 'kysely'
import { describe, expect, it } from 'vitest'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { Secret } from '../../foundation/secret.ts'
import {
  aliceId,
  assertionParameters,
  azureCli,
  backupOperators,
  createWorld,
  decode,
  documentOf,
  organizationId,
  ownApiClaims,
  type RawClaims,
  reasonOf,
  refusalOf,
  signInAppId,
  tenantId,
  tokenOf,
  type World,
} from '../fixture.suite.ts'
import type { OwnApiVerdict } from '../ports.ts'

const rejected = (reason: string): string => `invalid_grant/${reason}`
const exchangeAdministrator = '29232cdf-9323-42fd-ade2-1d097af3e4de'
const teamsAdministrator = '69091246-20e8-4a56-aa4d-066075b2a7a8'
const day = 86_400_000

async function detailsOf({ audit }: World): Promise<unknown> {
  const [row] = await audit({ action: 'token.assertion' })
  return JSON.parse(row?.details ?? '{}')
}

describeOnEveryDatabase('the policies of an assertion', (open) => {
  const world = async (): Promise<World> => {
    const made = await createWorld(await open())
    await made.allow({ policies: ['own_api'], allowedClientIds: [signInAppId, azureCli] })
    return made
  }
  const ownToken = ({ time }: World, claims: RawClaims = {}): string =>
    tokenOf(time.now, ownApiClaims(time.now, claims))
  const lastPolicy = async ({ database }: World): Promise<string | undefined> => {
    const families = await database.db
      .selectFrom('tokenFamilies')
      .select(['method', 'createdAt'])
      .orderBy('createdAt', 'desc')
      .execute()
    return families[0]?.method
  }

  describe('own API', () => {
    it('needs no other policy, and takes the raw token as RFC 7523 has it', async () => {
      const here = await world()
      await here.allow({ policies: [] })
      const { accessToken } = await here.request(assertionParameters(ownToken(here)))
      expect(await here.server.authenticate(accessToken)).toMatchObject({ kind: 'person', userId: aliceId })
      expect(await lastPolicy(here)).toBe('own_api')
      expect(await detailsOf(here)).toMatchObject({ policy: 'own_api', clientId: signInAppId, reach: 'own' })
    })

    it('AST-103: leaves a refresh token beside it alone', async () => {
      const here = await world()
      await here.allow({ policies: ['own_api', 'audience_upgrade', 'verify_by_use'] })
      await here.request(assertionParameters(documentOf(ownToken(here))))
      // The one request is our own look-up of the person.
      expect(here.microsoft.requests).toBe(1)
      expect(await lastPolicy(here)).toBe('own_api')
    })

    it.each(['bad_signature', 'unknown_key', 'key_of_other_issuer'])(
      'refuses what is not proven, and asks nobody: %s',
      async (flaw) => {
        const here = await world()
        await here.allow({ policies: ['own_api', 'audience_upgrade', 'verify_by_use'] })
        here.microsoft.ownApiFlaw = flaw
        const refusal = await refusalOf(here.request(assertionParameters(documentOf(ownToken(here)))))
        expect(refusal).toMatchObject({ code: 'invalid_grant', reason: flaw, message: 'assertion_rejected' })
        expect(here.microsoft.requests).toBe(0)
        expect(await detailsOf(here)).toMatchObject({ policy: 'own_api' })
      },
    )

    it('AST-94: a flood of junk causes no request, however it comes', async () => {
      const here = await world()
      here.microsoft.ownApiFlaw = 'bad_signature'
      for (let index = 0; index < 150; index += 1) {
        const junk = index % 3 === 0 ? 'junk' : ownToken(here, index % 3 === 1 ? {} : { tid: organizationId })
        await refusalOf(here.request(assertionParameters(junk), `192.0.2.${index}`))
      }
      expect(here.microsoft.requests).toBe(0)
    })

    it('is not slowed down by others who use up what may be asked of Microsoft', async () => {
      const here = await world()
      await here.allow({ policies: ['own_api', 'verify_by_use'] })
      here.microsoft.proof = async () => undefined
      for (let index = 0; index < 30; index += 1) await refusalOf(here.exchange())
      expect(await reasonOf(here.exchange())).toBe('slow_down/proof_budget_spent')
      await expect(here.request(assertionParameters(ownToken(here)))).resolves.toHaveProperty('accessToken')
    })

    it('slows down one person who posts good tokens without end', async () => {
      const here = await world()
      const attempt = (): Promise<string> =>
        here.request(assertionParameters(ownToken(here))).then(
          () => 'granted',
          (error: { reason: string }) => error.reason,
        )
      const outcomes: string[] = []
      for (let index = 0; index < 24; index += 1) outcomes.push(await attempt())
      expect(outcomes.filter((outcome) => outcome === 'proof_budget_spent')).toHaveLength(4)
    })

    it('AST-79: decides nothing without keys: 503, and the same token works later', async () => {
      const here = await world()
      const parameters = assertionParameters(ownToken(here))
      here.microsoft.isAway = true
      expect(await refusalOf(here.request(parameters))).toMatchObject({ status: 503 })
      here.microsoft.isAway = false
      await expect(here.request(parameters)).resolves.toHaveProperty('accessToken')
      expect(await reasonOf(here.request(parameters))).toBe(rejected('replay'))
    })

    it('AST-70: knows people by oid, whatever names the token gives', async () => {
      const here = await world()
      const names = { email: 'admin@contoso.com', upn: 'admin', preferred_username: 'admin' }
      const { accessToken } = await here.request(assertionParameters(ownToken(here, names)))
      expect(await here.server.authenticate(accessToken)).toMatchObject({ userId: aliceId, reach: 'own' })
    })
  })

  describe('audience upgrade', () => {
    const upgrading = async (policies: ('own_api' | 'audience_upgrade' | 'verify_by_use')[]) => {
      const here = await world()
      await here.allow({ policies })
      return here
    }
    const verdict = (here: World, claims: RawClaims = {}): OwnApiVerdict => {
      const token = ownToken(here, { azp: azureCli, uti: undefined, ...claims })
      const read = decode(new Secret(token))
      return read === undefined
        ? { isGood: false, reason: 'malformed' }
        : { isGood: true, claims: { ...read, tokenId: 'theirs' } }
    }

    it('redeems the refresh token once for the client that got it, and keeps nothing of it', async () => {
      const here = await upgrading(['own_api', 'audience_upgrade'])
      const redeemed: string[] = []
      here.microsoft.upgrade = async (refreshToken, clientId) => {
        redeemed.push(`${refreshToken} ${clientId}`)
        return verdict(here, { amr: ['pwd', 'mfa'] })
      }
      const { accessToken } = await here.exchange()
      expect(redeemed).toEqual([`0.canary-refresh-token ${azureCli}`])
      expect(await here.server.authenticate(accessToken)).toMatchObject({ userId: aliceId })
      expect(await lastPolicy(here)).toBe('audience_upgrade')
      expect(await detailsOf(here)).toMatchObject({
        policy: 'audience_upgrade',
        clientId: azureCli,
        authenticationMethods: ['pwd', 'mfa'],
        isOverprivileged: true,
      })
      const rows = await here.database.db.selectFrom('audit').selectAll().execute()
      expect(JSON.stringify(rows)).not.toContain('canary')
    })

    it('AST-12: needs the refresh token, unless the token may be proven by use', async () => {
      const here = await upgrading(['own_api', 'audience_upgrade'])
      const { request, time, allow, microsoft } = here
      expect(await reasonOf(request(assertionParameters(tokenOf(time.now))))).toBe(rejected('rt_required'))
      expect(microsoft.requests).toBe(0)
      await allow({ policies: ['own_api', 'audience_upgrade', 'verify_by_use'] })
      await expect(request(assertionParameters(tokenOf(time.now)))).resolves.toHaveProperty('accessToken')
      expect(await lastPolicy(here)).toBe('verify_by_use')
    })

    it.each([
      ['AST-35, AST-36', { oid: backupOperators }, 'proof_differs'],
      ['another tenant', { tid: backupOperators }, 'proof_differs'],
      ['AST-86', { azp: signInAppId }, 'proof_of_other_client'],
      ['AST-85', { aud: azureCli }, 'wrong_audience'],
      ['AST-84', { scp: 'other' }, 'scope_missing'],
      ['not a person', { idtyp: 'app' }, 'not_a_user_token'],
      ['not public', { azpacr: '2' }, 'client_not_public'],
    ])('refuses outright what differs, %s: %o', async (_id, claims, reason) => {
      const here = await upgrading(['own_api', 'audience_upgrade', 'verify_by_use'])
      here.microsoft.upgrade = async () => verdict(here, claims)
      expect(await reasonOf(here.exchange())).toBe(rejected(reason))
      expect(here.microsoft.requests).toBe(1)
    })

    it('AST-37, AST-83: tells of a refusal what the person can do, and the tenant’s own log by its ids', async () => {
      const here = await upgrading(['own_api', 'audience_upgrade', 'verify_by_use'])
      const ids = { traceId: 'a-trace', correlationId: 'a-correlation' }
      here.microsoft.upgrade = async () => ({ isGood: false, reason: 'interaction_required', ...ids })
      expect(await refusalOf(here.exchange())).toMatchObject({
        code: 'invalid_grant',
        message: 'interaction_required',
      })
      expect(await detailsOf(here)).toMatchObject({
        policy: 'audience_upgrade',
        entraTraceId: 'a-trace',
        entraCorrelationId: 'a-correlation',
      })
      here.microsoft.upgrade = async () => ({ isGood: false, reason: 'refresh_token_refused' })
      expect(await refusalOf(here.exchange())).toMatchObject({
        reason: 'refresh_token_refused',
        message: 'assertion_rejected',
      })
    })

    it('AST-61: one refresh token is good for one session, however the document around it is rewritten', async () => {
      const here = await upgrading(['own_api', 'audience_upgrade'])
      here.microsoft.upgrade = async () => verdict(here)
      const seen = () => here.database.db.selectFrom('seenAssertions').selectAll().execute()
      await here.exchange()
      const before = await seen()
      expect(await reasonOf(here.exchange())).toBe(rejected('replay'))
      expect(await seen()).toEqual(before)
    })

    it('leaves it to verify by use when the client was never allowed to use our API', async () => {
      const here = await upgrading(['own_api', 'audience_upgrade'])
      expect(await reasonOf(here.exchange())).toBe(rejected('consent_required'))
      await here.allow({ policies: ['own_api', 'audience_upgrade', 'verify_by_use'] })
      await expect(here.exchange()).resolves.toHaveProperty('accessToken')
      expect(await lastPolicy(here)).toBe('verify_by_use')
    })

    it('is decided by no switch that was changed while Microsoft was asked', async () => {
      const here = await world()
      await here.allow({ policies: ['own_api', 'verify_by_use'] })
      const parameters = assertionParameters(documentOf(tokenOf(here.time.now)))
      here.microsoft.proof = async () => {
        await here.allow({ policies: ['own_api'] })
        return { tenantId: tenantId as never, userId: here.alice.userId }
      }
      expect(await reasonOf(here.request(parameters))).toBe(rejected('authentication_changed'))
      expect(await here.database.db.selectFrom('tokenFamilies').selectAll().execute()).toEqual([])
      here.microsoft.proof = undefined
      await here.allow({ policies: ['own_api', 'verify_by_use'] })
      await expect(here.request(parameters)).resolves.toHaveProperty('accessToken')
    })

    it('AST-79: consumes nothing while Microsoft is away', async () => {
      const here = await upgrading(['own_api', 'audience_upgrade'])
      const parameters = assertionParameters(documentOf(tokenOf(here.time.now)))
      here.microsoft.isAway = true
      expect(await refusalOf(here.request(parameters))).toMatchObject({ status: 503 })
      here.microsoft.isAway = false
      here.microsoft.upgrade = async () => verdict(here)
      await expect(here.request(parameters)).resolves.toHaveProperty('accessToken')
    })

    it('AST-68: voids sign-ins that are older than what the directory still accepts, by auth_time', async () => {
      const here = await upgrading(['own_api', 'audience_upgrade'])
      here.alice.sessionsValidFrom = here.time.now - 600_000
      const authenticated = Math.floor(here.time.now / 1000) - 3600
      here.microsoft.upgrade = async () => verdict(here, { auth_time: authenticated })
      expect(await reasonOf(here.exchange())).toBe(rejected('sessions_revoked'))
    })
  })

  describe('what a session may see', () => {
    it.each([
      [[exchangeAdministrator], ['exchange']],
      [
        [exchangeAdministrator, teamsAdministrator],
        ['exchange', 'teams'],
      ],
      [[backupOperators], ['exchange', 'sharepoint', 'teams']],
      [
        [exchangeAdministrator, backupOperators],
        ['exchange', 'sharepoint', 'teams'],
      ],
    ])('is the workloads of the roles that are held and listed: %o %o', async (held, workloads) => {
      const here = await world()
      await here.allow({ organizationRoles: [exchangeAdministrator, teamsAdministrator, backupOperators] })
      here.alice.memberOf = new Set(held)
      const { accessToken } = await here.request(assertionParameters(ownToken(here)))
      expect(await here.server.authenticate(accessToken)).toMatchObject({ reach: 'organization', workloads })
      expect(await detailsOf(here)).toMatchObject({ reach: 'organization', workloads })
    })

    it('is never more than own data by verify by use, unless the administrator says why and until when', async () => {
      const here = await world()
      const { exchange, server, alice, allow, time, refresh } = here
      alice.memberOf = new Set([backupOperators])
      await allow({ policies: ['own_api', 'verify_by_use'] })
      expect(await server.authenticate((await exchange()).accessToken)).toMatchObject({ reach: 'own' })
      const expiresAt = time.now + day
      await allow({ verifyByUseReach: { reason: 'old clients', expiresAt, allowedBy: 'admin' } })
      const pair = await exchange()
      expect(await server.authenticate(pair.accessToken)).toMatchObject({ reach: 'organization' })
      expect(await detailsOf(here)).toMatchObject({ verifyByUseReason: 'old clients' })
      await allow({
        verifyByUseReach: { reason: 'old clients', expiresAt: time.now + 60_000, allowedBy: 'a' },
      })
      time.now += 60_000
      expect(await reasonOf(refresh(pair.refreshToken))).toBe(rejected('verify_by_use_reach_ended'))
      expect(await server.authenticate(pair.accessToken)).toBeUndefined()
      expect(await server.authenticate((await exchange()).accessToken)).toMatchObject({ reach: 'own' })
    })

    it('AST-101: is nothing for who is in no group that may sign in', async () => {
      const here = await world()
      const group = '77777777-7777-4777-8777-777777777777'
      await here.allow({ signInGroups: [group] })
      expect(await reasonOf(here.request(assertionParameters(ownToken(here))))).toBe(
        rejected('sign_in_group_missing'),
      )
      here.alice.memberOf = new Set([group])
      const { accessToken } = await here.request(assertionParameters(ownToken(here)))
      expect(await here.server.authenticate(accessToken)).toMatchObject({ reach: 'own' })
    })
  })

  it('AST-72: an unknown organization and a wrong tenant are refused alike, after the same queries', async () => {
    const database = await open()
    const queries: string[] = []
    const counting: KyselyPlugin = {
      transformQuery({ node }) {
        queries.push(node.kind)
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const here = await createWorld({ ...database, db: database.db.withPlugin(counting) })
    const stranger = '99999999-9999-4999-8999-999999999999'
    const attempt = async (clientId: string, claims: RawClaims): Promise<unknown> => {
      const assertion = ownToken(here, claims)
      queries.length = 0
      const parameters = { ...assertionParameters(assertion), client_id: clientId }
      const { status, code, message } = await refusalOf(here.request(parameters))
      const asked = [...queries]
      const [row] = await here.audit({ action: 'token.assertion' })
      reasons.push(row?.reason ?? '')
      return { status, code, message, asked }
    }
    const reasons: string[] = []
    const foreign = await attempt('contoso.onmicrosoft.com', { tid: stranger })
    const unknown = await attempt('fabrikam.onmicrosoft.com', {})
    const unknownId = await attempt(stranger, {})
    expect(foreign).toMatchObject({ status: 400, code: 'invalid_grant', message: 'assertion_rejected' })
    expect([unknown, unknownId]).toEqual([foreign, foreign])
    expect(reasons).toEqual(['wrong_tenant', 'organization_unknown', 'organization_unknown'])
    expect(queries.length).toBeGreaterThan(0)
    expect(here.microsoft.requests).toBe(0)
  })
})
