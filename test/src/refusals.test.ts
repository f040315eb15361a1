/** What is refused, in front of the whole product: the documented error, help for the person, nothing left half-made. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiError } from '@strongroom/api-client'
import { member, postForm, type Answer } from './support/http.ts'
import { azureCli, graphTools, startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import { addOrganization, startStrongroom, until, type Named, type Strongroom } from './support/strongroom.ts'

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let microsoft: Microsoft
let server: Strongroom
/** A token that may read applications: one sign-in, because a code of an authenticator is good once in 30 s. */
let reader: string

beforeAll(async () => {
  folder = await temporaryFolder()
  microsoft = await startMicrosoft('--mails', '1')
  server = await startStrongroom(folder.path, microsoft)
  // Consent for everybody, after which Microsoft's page lets anybody through who asks for these scopes.
  const scope =
    'User.Read Application.ReadWrite.All AppRoleAssignment.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All'
  const signedIn = await microsoft.signIn('admin', { clientId: graphTools, scope }, '--for-organization')
  reader = member(signedIn, 'access_token')
})

afterAll(async () => {
  await server.program.stop()
  await microsoft.stop()
  await folder.remove()
})

async function refusal(work: Promise<unknown>): Promise<ApiError> {
  try {
    await work
  } catch (error) {
    return error as ApiError
  }
  throw new Error('was not refused')
}

const token = (form: Record<string, string>): Promise<Answer> =>
  postForm(server.fetch, `${server.url}/v6/token`, form)

/** The names of all applications that stand in the tenant. */
async function applications(): Promise<string[]> {
  const listed = await microsoft.graph(reader, 'GET', '/applications?$select=displayName')
  return (listed.body['value'] as { displayName: string }[]).map((one) => one.displayName)
}

const start = async (): Promise<string> =>
  (await server.admin.send<{ userCode: string }>('POST', '/v8/DeviceCode', { targetRegion: 'Worldwide' }))
    .userCode
const check = (userCode: string): Promise<{ authenticated: boolean }> =>
  server.admin.send('POST', '/v8/DeviceCode/check', { userCode })

describe('the password grant', () => {
  it.each([
    ['a wrong password', { username: 'admin', password: 'wrong' }],
    ['an unknown account', { username: 'nobody', password: 'wrong' }],
  ])(
    'answers %s with 400 invalid_grant and no hint which of the two it was (RFC 6749 §5.2)',
    async (_, credentials) => {
      const answer = await token({ grant_type: 'password', ...credentials })
      expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_grant'])
      expect(answer.headers.get('x-request-id')).toBeTruthy()
    },
  )
})

describe('a device code for adding an organization', () => {
  const signedIn = (userCode: string): Promise<void> =>
    until(async () => (await check(userCode)).authenticated)
  const add = (userCode: string): Promise<Named> =>
    server.admin.send('POST', '/v8/Organizations', {
      type: 'Office365',
      region: 'Worldwide',
      isExchangeOnline: true,
      isSharePointOnline: false,
      isTeamsOnline: false,
      userCode,
      exchangeOnlineSettings: { useApplicationOnlyAuth: true },
    })

  it('that was never issued is unknown', async () => {
    expect((await refusal(check('AAAAAAAAA'))).message).toMatch(/code/i)
  })

  it('that nobody has redeemed adds nothing, and says to sign in first', async () => {
    const userCode = await start()
    expect(await check(userCode)).toEqual({ authenticated: false })
    expect((await refusal(add(userCode))).message).toMatch(/sign/i)
    expect(await applications()).not.toContain('Strongroom Backup')
  })

  it('that the administrator declined says so', async () => {
    const userCode = await start()
    await microsoft.approve(userCode, 'admin', '--decline')
    let message = ''
    await until(async () => {
      const outcome = await check(userCode).then(
        () => undefined,
        (error: unknown) => error as ApiError,
      )
      message = outcome?.message ?? ''
      return outcome !== undefined
    })
    expect(message).toMatch(/declined/i)
    await refusal(add(userCode))
  })

  it('redeemed by a person who lacks the role is refused with help, and creates nothing', async () => {
    const userCode = await start()
    await microsoft.approve(userCode, 'bob')
    await signedIn(userCode).catch(() => undefined)
    expect((await refusal(add(userCode))).message).toMatch(/Global Administrator/)
    expect(await applications()).not.toContain('Strongroom Backup')
  })

  it('is of no use to a guest: Microsoft\u2019s page refuses, and nothing is created (AADSTS50020)', async () => {
    const userCode = await start()
    const guest = microsoft.approve(userCode, 'dora_fabrikam.com#EXT#@contoso.onmicrosoft.com')
    await expect(guest).rejects.toThrow(/AADSTS50020/)
    await refusal(add(userCode))
    expect(await applications()).not.toContain('Strongroom Backup')
  })

  it('works once: the same code does not add a second time', async () => {
    const userCode = await start()
    await microsoft.approve(userCode, 'admin')
    await signedIn(userCode)
    await add(userCode)
    await refusal(add(userCode))
    const names = await applications()
    expect(names.filter((name) => name === 'Strongroom Backup')).toHaveLength(1)
  })
})

describe('an assertion', () => {
  let valid: Answer
  beforeAll(async () => {
    const organizations = await server.admin.get<{ results: Named[] }>('/v8/Organizations')
    const organization = organizations.results[0] ?? (await addOrganization(server, microsoft))
    await server.admin.send('PUT', `/api/v1/organizations/${organization.id}/authentication`, {
      tenantAuthentication: true,
      operatorAuthentication: false,
      policies: ['verify_by_use'],
      allowedClientIds: [azureCli],
      allowGuests: false,
      organizationRoles: [],
    })
    valid = await microsoft.signIn('alice')
  })

  const exchange = (assertion: string, client = microsoft.tenant): Promise<Answer> =>
    token({ grant_type: jwtBearer, client_id: client, assertion })

  it.each<[string, () => string]>([
    ['that is not JSON', () => 'not json'],
    ['that is an empty document', () => '{}'],
    ['whose access token is not a token', () => JSON.stringify({ ...valid.body, access_token: 'abc' })],
    [
      'whose access token was altered',
      () => JSON.stringify({ ...valid.body, access_token: tampered(member(valid, 'access_token')) }),
    ],
    ['with a member twice', () => `{"access_token":"x",${valid.text.slice(1)}`],
  ])('%s is refused with 400 invalid_grant, the same words for each', async (_, assertion) => {
    const answer = await exchange(assertion())
    expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_grant'])
    expect(answer.body['error_description']).toMatch(/^assertion_(rejected|expired)/)
  })

  it('for an unknown tenant is refused like any other: who is a customer here is nobody’s business', async () => {
    const answer = await exchange(valid.text, 'fabrikam.onmicrosoft.com')
    expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_grant'])
  })

  it('of a client that is not allowed is refused', async () => {
    const other = await microsoft
      .signIn('alice', { clientId: graphTools, scope: 'Directory.Read.All User.Read offline_access' })
      .catch(() => undefined)
    const narrow =
      other ?? (await microsoft.signIn('alice', { clientId: graphTools, scope: 'User.Read offline_access' }))
    expect((await exchange(narrow.text)).status).toBe(400)
  })

  it('of a guest is refused', async () => {
    const guest = await microsoft.signIn('dora_fabrikam.com#EXT#@contoso.onmicrosoft.com')
    expect((await exchange(guest.text)).status).toBe(400)
  })

  it('is accepted when nothing is wrong with it, and once only', async () => {
    const fresh = await microsoft.signIn('alice')
    expect((await exchange(fresh.text)).status).toBe(200)
    expect((await exchange(fresh.text)).status).toBe(400)
  })
})

describe('a device code that has expired', () => {
  it('says so', async () => {
    const userCode = await start()
    await microsoft.control('POST', 'clock', { advanceSeconds: 1000 })
    let message = ''
    await until(async () => {
      const outcome = await check(userCode).then(
        () => undefined,
        (error: unknown) => error as ApiError,
      )
      message = outcome?.message ?? ''
      return outcome !== undefined
    })
    expect(message).toMatch(/expired/i)
  })
})

/** The same token with another user in it: the signature no longer fits. */
function tampered(accessToken: string): string {
  const [header = '', payload = '', signature = ''] = accessToken.split('.')
  const claims: Record<string, unknown> = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  claims['oid'] = '11111111-1111-4111-8111-111111111111'
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
}
