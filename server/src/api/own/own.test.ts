import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids } from '../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

describe('switches of the sign-in (contracts: switches of seed 2)', () => {
  const url = `/api/v1/organizations/${ids.contoso}/authentication`
  const cli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'

  it('are read and written by id and by name; what is left out stays', async () => {
    const put = await api.ask('admin', 'PUT', url, {
      tenantAuthentication: true,
      policies: ['verify_by_use'],
    })
    expect(put.statusCode).toBe(200)
    await api.ask('admin', 'PUT', '/api/v1/organizations/Contoso.onmicrosoft.com/authentication', {
      allowedClientIds: [cli.toUpperCase(), cli],
    })
    expect((await api.ask('admin', 'GET', url)).json()).toEqual({
      tenantAuthentication: true,
      operatorAuthentication: false,
      policies: ['verify_by_use'],
      allowedClientIds: [cli],
      allowGuests: false,
      organizationRoles: [],
      signInGroups: [],
      operatorSignInMinutes: null,
      operatorAuthenticationContext: null,
      verifyByUseReach: null,
      remarks: ['missing'],
    })
  })

  it('take back an answer with what it remarked, which changes nothing', async () => {
    const { remarks: _now, ...switches } = (await api.ask('admin', 'GET', url)).json<{ remarks: string[] }>()
    const put = await api.ask('admin', 'PUT', url, { ...switches, remarks: ['from before'] })
    expect(put.json()).toEqual({ ...switches, remarks: [] })
  })

  it('say why, until when and by whom verify by use may show more, and take it back with null', async () => {
    const verifyByUseReach = { reason: 'old clients', expiresAt: '2027-03-31T00:00:00.000Z' }
    const put = await api.ask('admin', 'PUT', url, {
      verifyByUseReach,
      operatorSignInMinutes: 60,
      operatorAuthenticationContext: 'c1',
      signInGroups: [cli.toUpperCase()],
    })
    expect(put.json()).toMatchObject({
      verifyByUseReach: { ...verifyByUseReach, allowedBy: 'admin' },
      operatorSignInMinutes: 60,
      operatorAuthenticationContext: 'c1',
      signInGroups: [cli],
    })
    await api.ask('admin', 'PUT', url, { allowGuests: true })
    expect((await api.ask('admin', 'GET', url)).json()).toMatchObject({
      verifyByUseReach: verifyByUseReach,
      operatorSignInMinutes: 60,
    })
    const emptied = {
      verifyByUseReach: null,
      operatorSignInMinutes: null,
      operatorAuthenticationContext: null,
    }
    expect((await api.ask('admin', 'PUT', url, emptied)).json()).toMatchObject(emptied)
  })

  it.each([
    [{ allowedClientIds: ['azure-cli'] }, /allowedClientIds has to hold GUIDs/],
    [{ organizationRoles: ['admins'] }, /organizationRoles/],
    [{ signInGroups: ['admins'] }, /signInGroups/],
    [{ verifyByUseReach: { reason: 'x', expiresAt: 'soon' } }, /verifyByUseReach.expiresAt/],
    [{ policies: ['trust_everybody'] }, /own_api, audience_upgrade, verify_by_use/],
    [{ tenantAuthentication: 'maybe' }, /tenantAuthentication/],
    [{ everybody: true }, /everybody is an unknown property/],
  ])('%j is refused', async (change, message) => {
    const answer = await api.ask('admin', 'PUT', url, change)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({
      code: 'malformed',
      message: expect.stringMatching(message) as string,
    })
    expect(api.recorded.authentication).toBeUndefined()
  })

  it('an unknown organization is 404', async () => {
    for (const name of [ids.absent, 'nobody.onmicrosoft.com'])
      expect((await api.ask('admin', 'GET', `/api/v1/organizations/${name}/authentication`)).statusCode).toBe(
        404,
      )
  })
})

it('settings are changed one by one and kept within bounds', async () => {
  const url = '/api/v1/settings/authentication'
  const changed = await api.ask('admin', 'PUT', url, { dateFormat: 'iso', refreshGraceSeconds: 0 })
  expect(changed.json()).toEqual({
    accessTokenSeconds: 3600,
    refreshGraceSeconds: 0,
    dateFormat: 'iso',
    swaggerUi: false,
    passwordGrant: 'everywhere',
    passwordGrantNetworks: ['loopback'],
    restorePortalOrganizationId: null,
    consoleIdleMinutes: 15,
  })
  const wrongOnes = [
    { accessTokenSeconds: 5 },
    { refreshGraceSeconds: 61 },
    { dateFormat: 'unix' },
    { passwordGrant: 'never' },
    { passwordGrantNetworks: ['10.0.0.0/33'] },
    { restorePortalOrganizationId: 'contoso' },
    { consoleIdleMinutes: 1 },
    { accessTokenSecond: 600 },
  ]
  for (const wrong of wrongOnes) expect((await api.ask('admin', 'PUT', url, wrong)).statusCode).toBe(400)
  expect((await api.ask('admin', 'GET', url)).json()).toMatchObject({ refreshGraceSeconds: 0 })
})

it('the audit log is found by the request id that a caller was given, with the remedy', async () => {
  const answer = await api.ask('admin', 'GET', '/api/v1/audit?&requestId=abc&limit=5')
  expect(answer.json()).toMatchObject({
    results: [
      {
        sequence: 7,
        at: '2026-11-21T12:00:00.000Z',
        requestId: 'abc',
        reason: 'tenant_authentication_off',
        details: { remedy: 'strongroom org auth set contoso.onmicrosoft.com --tenant-authentication on' },
      },
    ],
    _links: { self: { href: '/api/v1/audit?requestId=abc&offset=0&limit=5' } },
  })
})

it('setup trades the one-time secret for an administrator', async () => {
  const request = { secret: 'one-time', userName: 'admin', password: 'correct horse' }
  expect((await api.ask(undefined, 'POST', '/api/v1/setup', request)).statusCode).toBe(204)
  const refused = await api.ask(undefined, 'POST', '/api/v1/setup', { ...request, secret: 'guess' })
  expect([refused.statusCode, refused.json()]).toMatchObject([400, { code: 'invalid_grant' }])
  expect((await api.ask(undefined, 'POST', '/api/v1/setup', {})).json()).toMatchObject({
    message: 'secret is missing.',
  })
})

it('whoami tells a session what it is, health tells anybody whether the server serves', async () => {
  expect((await api.ask('admin', 'GET', '/api/v1/whoami')).json()).toEqual({
    kind: 'administrator',
    userName: 'admin',
  })
  expect((await api.ask('alice', 'GET', '/api/v1/whoami')).json()).toEqual({
    kind: 'person',
    userName: 'alice@contoso.onmicrosoft.com',
    organizationId: ids.contoso,
    userId: ids.alice,
    reach: 'own',
  })
  expect((await api.ask(undefined, 'GET', '/api/v1/health')).json()).toEqual({
    status: 'ok',
    version: '0.1.0',
    needsSetup: true,
  })
})

it('an unknown address of our own API asks for a session first', async () => {
  expect((await api.ask(undefined, 'GET', '/api/v1/nothing')).statusCode).toBe(401)
  const answer = await api.ask('alice', 'GET', '/api/v1/nothing')
  expect([answer.statusCode, answer.json()]).toMatchObject([404, { code: 'not_found' }])
})
