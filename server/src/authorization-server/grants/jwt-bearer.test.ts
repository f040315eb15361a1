import { describe, expect, it } from 'vitest'
import { deleteOrganization } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import {
  aliceId,
  assertionParameters,
  azureCli,
  backupOperators,
  brokerId,
  createWorld,
  documentOf,
  organizationId,
  ownApiClaims,
  reasonOf,
  refusalOf,
  signInAppId,
  tenantId,
  tenantName,
  tokenOf,
  type World,
} from '../fixture.suite.ts'

const rejected = (reason: string): string => `invalid_grant/${reason}`

describeOnEveryDatabase('the JWT bearer grant', (open) => {
  const world = async (): Promise<World> => createWorld(await open())
  const worldOfOwnApi = async (): Promise<World> => {
    const made = await world()
    await made.allow({ policies: ['own_api'], allowedClientIds: [signInAppId] })
    return made
  }

  describe('lets in', () => {
    it("alice with the manual's document, to her own data (AST-13)", async () => {
      const { exchange, server } = await world()
      const pair = await exchange()
      expect(pair).toMatchObject({ expiresInSeconds: 3600, userName: 'alice@contoso.onmicrosoft.com' })
      expect(await server.authenticate(pair.accessToken)).toMatchObject({
        kind: 'person',
        organizationId,
        userId: aliceId,
        reach: 'own',
      })
    })

    it('the raw access token in place of the document (security 1.8)', async () => {
      const { request, time } = await world()
      await expect(request(assertionParameters(tokenOf(time.now)))).resolves.toHaveProperty('accessToken')
    })

    it('the tenant named by its id, in upper case, with a dot at its end (AST-73)', async () => {
      const { exchange } = await world()
      for (const name of [tenantId, tenantName.toUpperCase(), `${tenantName}.`])
        await expect(exchange({}, { client_id: name })).resolves.toHaveProperty('accessToken')
    })

    it('unknown parameters beside it (TOK-17)', async () => {
      const { exchange } = await world()
      const extra = { disable_antiforgery_token: 'true', foo: '1' }
      await expect(exchange({}, extra)).resolves.toHaveProperty('accessToken')
    })

    it('a fresh token of 24 hours, marked as over-privileged (AST-57)', async () => {
      const { exchange, time, audit } = await world()
      await exchange({ exp: time.now / 1000 + 86_000 })
      const [row] = await audit({ action: 'token.assertion' })
      expect(JSON.parse(row?.details ?? '')).toMatchObject({
        isOverprivileged: true,
        policy: 'verify_by_use',
      })
    })

    it('a holder of a listed role or group to the whole organization, decided by our own look-up', async () => {
      const { exchange, server, alice, time } = await worldOfOwnApi()
      alice.memberOf = new Set([backupOperators])
      const { accessToken } = await exchange(ownApiClaims(time.now, { wids: [] }))
      expect(await server.authenticate(accessToken)).toMatchObject({ reach: 'organization' })
    })

    it('to her own data whatever roles the token itself claims (AST-70)', async () => {
      const { exchange, server } = await world()
      const { accessToken } = await exchange({ wids: [backupOperators], groups: [backupOperators] })
      expect(await server.authenticate(accessToken)).toMatchObject({ reach: 'own' })
    })

    it('guests to their own data alone, where the organization allows them (AST-67)', async () => {
      const { exchange, server, alice, allow } = await world()
      alice.isExternal = true
      alice.memberOf = new Set([backupOperators])
      await allow({ allowGuests: true })
      const { accessToken } = await exchange()
      expect(await server.authenticate(accessToken)).toMatchObject({ reach: 'own' })
    })
  })

  describe('refuses without asking Microsoft', () => {
    it('what is malformed, and what its claims rule out (AST-03, AST-38)', async () => {
      const { request, exchange, microsoft } = await world()
      expect(await reasonOf(request(assertionParameters('hello')))).toBe(rejected('assertion_not_json'))
      const appid = '55555555-5555-4555-8555-555555555555'
      expect(await refusalOf(exchange({ appid }))).toMatchObject({
        code: 'invalid_grant',
        reason: 'client_not_allowed',
        message: 'assertion_rejected',
      })
      expect(microsoft.requests).toBe(0)
    })

    it('an expired one, and says so (AST-52)', async () => {
      const { exchange, time } = await world()
      const seconds = time.now / 1000
      const refusal = await refusalOf(exchange({ exp: seconds - 61, iat: seconds - 600, nbf: seconds - 600 }))
      expect(refusal).toMatchObject({
        code: 'invalid_grant',
        reason: 'expired',
        message: 'assertion_expired',
      })
    })

    it('another organization than the token is of, and unknown ones, alike (AST-34, AST-72)', async () => {
      const { exchange } = await world()
      const unknown = await refusalOf(exchange({}, { client_id: 'fabrikam.onmicrosoft.com' }))
      const foreign = await refusalOf(exchange({ tid: '99999999-9999-4999-8999-999999999999' }))
      expect([unknown.code, unknown.status, unknown.message]).toEqual([
        foreign.code,
        foreign.status,
        foreign.message,
      ])
      expect([unknown.reason, foreign.reason]).toEqual(['organization_unknown', 'wrong_tenant'])
    })

    it('look-alikes of the name (AST-73)', async () => {
      const { exchange } = await world()
      for (const name of [
        'cоntoso.onmicrosoft.com',
        ' contoso.onmicrosoft.com',
        'contoso%2eonmicrosoft.com',
        '..',
      ])
        expect(await reasonOf(exchange({}, { client_id: name }))).toBe(rejected('organization_unknown'))
    })

    it('everybody until tenant authentication is on, and tells the administrator how (AST-75)', async () => {
      const { exchange, allow, audit } = await world()
      await allow({ tenantAuthentication: false, policies: [] })
      const refusal = await refusalOf(exchange())
      expect(refusal).toMatchObject({ code: 'invalid_grant', message: 'assertion_rejected' })
      const [row] = await audit({ action: 'token.assertion' })
      expect(row).toMatchObject({
        outcome: 'refused',
        actor: 'anonymous',
        organizationId,
        reason: 'tenant_authentication_off',
      })
      expect(JSON.parse(row?.details ?? '')).toMatchObject({
        remedy: `strongroom org auth set ${tenantName} --tenant-authentication on --policy verify_by_use`,
      })
    })

    it('the Azure CLI until it is allowed, and tells the administrator how (AST-39)', async () => {
      const { exchange, allow, audit } = await world()
      await allow({ allowedClientIds: [] })
      expect(await reasonOf(exchange())).toBe(rejected('client_not_allowed'))
      const [row] = await audit({ action: 'token.assertion' })
      expect(JSON.parse(row?.details ?? '')).toMatchObject({
        remedy: `strongroom org auth set ${tenantName} --allow-client ${azureCli}`,
        clientId: azureCli,
      })
    })

    it('a broker of Microsoft even when somebody allowed it (AST-40)', async () => {
      const { exchange, allow } = await world()
      await allow({ allowedClientIds: [brokerId] })
      expect(await reasonOf(exchange({ appid: brokerId }))).toBe(rejected('client_never_allowed'))
    })

    it('a token for Graph while only our own API is in force, and tells the administrator how', async () => {
      const { exchange, allow, audit } = await world()
      await allow({ policies: ['own_api'] })
      expect(await reasonOf(exchange())).toBe(rejected('verify_by_use_off'))
      const [row] = await audit({ action: 'token.assertion' })
      expect(JSON.parse(row?.details ?? '')).toMatchObject({
        remedy: `strongroom org auth set ${tenantName} --policy verify_by_use`,
      })
    })

    it('a scope that was asked for (AST-90), and an assertion that is missing (AST-01, AST-02)', async () => {
      const { exchange } = await world()
      expect(await reasonOf(exchange({}, { scope: 'admin' }))).toBe('invalid_scope/scope_sent')
      expect(await reasonOf(exchange({}, { assertion: '' }))).toBe('invalid_request/parameter_missing')
    })

    it('an organization that is gone, along with its sessions (AST-76)', async () => {
      const { exchange, database, server } = await world()
      const { accessToken } = await exchange()
      await deleteOrganization(database.db, organizationId)
      expect(await reasonOf(exchange())).toBe(rejected('organization_unknown'))
      expect(await server.authenticate(accessToken)).toBeUndefined()
    })
  })

  describe('refuses after asking Microsoft', () => {
    it('a token that Graph does not accept (AST-78)', async () => {
      const { exchange, microsoft } = await world()
      microsoft.proof = async () => undefined
      expect(await reasonOf(exchange())).toBe(rejected('graph_refused_token'))
    })

    it('a proof for somebody else, or for another tenant (AST-77)', async () => {
      const { exchange, microsoft, alice } = await world()
      const proof = { tenantId, userId: aliceId }
      for (const differing of [{ userId: backupOperators }, { tenantId: backupOperators }]) {
        microsoft.proof = async () => ({ ...proof, ...differing }) as never
        expect(await reasonOf(exchange())).toBe(rejected('proof_differs'))
      }
      expect(alice.isEnabled).toBe(true)
    })

    it('people who are disabled (AST-68), deleted (AST-69), guests (AST-65, AST-66) or were signed out', async () => {
      const { exchange, microsoft, alice, time } = await world()
      alice.isEnabled = false
      expect(await reasonOf(exchange())).toBe(rejected('user_disabled'))
      alice.isEnabled = true
      alice.isExternal = true
      expect(await reasonOf(exchange())).toBe(rejected('guest_not_allowed'))
      alice.isExternal = false
      alice.sessionsValidFrom = time.now
      expect(await reasonOf(exchange())).toBe(rejected('sessions_revoked'))
      alice.sessionsValidFrom = time.now - 3_600_000
      microsoft.isAliceThere = false
      expect(await reasonOf(exchange())).toBe(rejected('user_not_found'))
    })

    it('nobody for good while Microsoft is away: 503, and the same assertion works later (AST-79)', async () => {
      const { request, microsoft, time } = await world()
      const parameters = assertionParameters(documentOf(tokenOf(time.now)))
      microsoft.isAway = true
      expect(await refusalOf(request(parameters))).toMatchObject({
        code: 'temporarily_unavailable',
        status: 503,
      })
      microsoft.isAway = false
      await expect(request(parameters)).resolves.toHaveProperty('accessToken')
    })
  })

  describe('accepts an assertion once', () => {
    it('and leaves the first session alone when it comes again (AST-59)', async () => {
      const { request, time, server } = await world()
      const parameters = assertionParameters(documentOf(tokenOf(time.now)))
      const { accessToken } = await request(parameters)
      expect(await reasonOf(request(parameters))).toBe(rejected('replay'))
      expect(await server.authenticate(accessToken)).toBeDefined()
    })

    it('also with another signature spelling, document or refresh token (AST-25, AST-61)', async () => {
      const { request, time } = await world()
      const token = tokenOf(time.now)
      await request(assertionParameters(documentOf(token)))
      const respelled = `${token.slice(0, -1)}V`
      for (const assertion of [respelled, documentOf(token, { refresh_token: 'other', z: 1 })])
        expect(await reasonOf(request(assertionParameters(assertion)))).toBe(rejected('replay'))
    })

    it('of many at the same moment, on two servers (AST-60)', async () => {
      const database = await open()
      const first = await createWorld(database)
      // SQLite serves one process; PostgreSQL is given a second one's connections.
      const records = database.dialect === 'postgresql' ? await open(database) : database
      const second = await createWorld(records, { beside: first })
      const parameters = assertionParameters(documentOf(tokenOf(first.time.now)))
      const outcomes = await Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          (index % 2 === 0 ? first : second).request(parameters, `192.0.2.${index}`).then(
            () => 'granted',
            (error: { reason?: string }) => error.reason,
          ),
        ),
      )
      expect(outcomes.filter((outcome) => outcome === 'granted')).toHaveLength(1)
      expect(new Set(outcomes)).toEqual(new Set(['granted', 'replay']))
    })

    it('until the last second in which it could be used (AST-62, AST-64)', async () => {
      const { request, time, server } = await world()
      const claims = { exp: time.now / 1000 + 300 }
      const parameters = assertionParameters(documentOf(tokenOf(time.now, claims)))
      await request(parameters)
      time.now += 359_000
      await server.sweep(time.now)
      expect(await reasonOf(request(parameters))).toBe(rejected('replay'))
    })
  })

  it('keeps no token of Microsoft anywhere (AST-92)', async () => {
    const { request, time, database } = await world()
    const token = tokenOf(time.now)
    await request(assertionParameters(documentOf(token)))
    const rows = [
      await database.db.selectFrom('audit').selectAll().execute(),
      await database.db.selectFrom('seenAssertions').selectAll().execute(),
      await database.db.selectFrom('tokenFamilies').selectAll().execute(),
      await database.db.selectFrom('refreshTokens').selectAll().execute(),
    ]
    const text = JSON.stringify(rows)
    expect(text).toContain('alice@contoso')
    expect(text).not.toContain('canary')
    expect(text).not.toContain(token.split('.')[1])
  })

  it('asks Microsoft only so often for one address, and serves another meanwhile (AST-95)', async () => {
    const { request, time, microsoft } = await world()
    const attempt = (address: string): Promise<string> =>
      request(assertionParameters(documentOf(tokenOf(time.now, { oid: backupOperators }))), address).then(
        () => 'granted',
        (error: { reason: string }) => error.reason,
      )
    const outcomes: string[] = []
    for (let index = 0; index < 30; index += 1) outcomes.push(await attempt('192.0.2.1'))
    expect(outcomes.filter((reason) => reason === 'proof_budget_spent')).toHaveLength(20)
    expect(microsoft.requests).toBe(20)
    expect(await attempt('192.0.2.2')).toBe('user_not_found')
  })
})
