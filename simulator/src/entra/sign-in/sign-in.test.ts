/** The sign-in pages: password, lockout, second factor, consent (microsoft.md 1.6, 1.9, 3.4). */
import { beforeEach, describe, expect, it } from 'vitest'
import { azureCliAppId, graphAppId, graphCommandLineToolsAppId } from '../../tenant/microsoft-applications.ts'
import {
  answersOf,
  approveOnPage,
  claimsOf,
  codeOf,
  createTestEntra,
  createTestKey,
  pageErrorOf,
  principalOf,
  register,
  requestDeviceCode,
  walk,
  type Answer,
  type TestEntra,
} from '../testing.ts'
import { totpCode, totpStep } from './totp.ts'

const key = await createTestKey()
let test: TestEntra

beforeEach(() => {
  test = createTestEntra(key)
})

async function onDevicePage(
  scope: string,
  steps: Record<string, string>[],
  clientId = azureCliAppId,
  authority = 'contoso.onmicrosoft.com',
): Promise<Answer> {
  const { userCode } = await requestDeviceCode(test, clientId, scope, authority)
  const first = await test.get('/common/oauth2/deviceauth')
  return walk(test, first, [{ otc: userCode }, ...steps])
}

async function poll(clientId: string, deviceCode: string): Promise<Answer> {
  return test.token({ grant_type: 'device_code', client_id: clientId, device_code: deviceCode })
}

describe('TOTP (RFC 6238 appendix B)', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [20000000000, '353130'],
  ])('gives the code of second %i', (second, code) => {
    expect(totpCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', totpStep(second * 1000))).toBe(code)
  })
})

describe('the password', () => {
  it('must belong to somebody (50034)', async () => {
    expect(pageErrorOf(await onDevicePage('openid', [{ login: 'nobody@contoso.com' }]))).toBe('50034')
  })

  it('must be right (50126), and may be typed again', async () => {
    const alice = test.user('alice')
    const page = await onDevicePage('openid', [{ login: alice.userPrincipalName }, { passwd: 'wrong' }])
    expect(pageErrorOf(page)).toBe('50126')
    const done = await onDevicePage('openid', [
      { login: alice.userPrincipalName },
      { passwd: 'wrong' },
      { passwd: alice.password },
      { consent: 'accept' },
    ])
    expect(done.html).toContain('You have signed in')
  })

  it('locks the account for a minute after ten failures (50053)', async () => {
    const alice = test.user('alice')
    const wrong = Array.from({ length: 10 }, () => ({ passwd: 'wrong' }))
    const steps = [{ login: alice.userPrincipalName }, ...wrong]
    expect(pageErrorOf(await onDevicePage('openid', steps))).toBe('50053')
    const right = [{ login: alice.userPrincipalName }, { passwd: alice.password }]
    expect(pageErrorOf(await onDevicePage('openid', right))).toBe('50053')
    test.clock.advance(60_000)
    expect(pageErrorOf(await onDevicePage('openid', right))).toBeUndefined()
  })

  it('does not help a disabled account (50057)', async () => {
    const erin = test.user('erin')
    const page = await onDevicePage('openid', [{ login: erin.userPrincipalName }, { passwd: erin.password }])
    expect(pageErrorOf(page)).toBe('50057')
  })
})

describe('security defaults (microsoft.md 1.9)', () => {
  it('ask administrators for a second factor, and the token says mfa', async () => {
    const { userCode, deviceCode } = await requestDeviceCode(test, azureCliAppId, 'User.ReadWrite.All')
    await approveOnPage(test, userCode, test.user('admin'))
    expect(claimsOf(await poll(azureCliAppId, deviceCode))).toMatchObject({
      amr: ['pwd', 'mfa'],
      wids: ['62e90394-69f5-4237-9190-012177145e10', 'b79fbf4d-3ef9-4689-8143-76b194e85509'],
    })
  })

  it('refuse a wrong code (500121) and one whose time step was spent (50074)', async () => {
    const admin = test.user('admin')
    const known = [{ login: admin.userPrincipalName }, { passwd: admin.password }]
    expect(pageErrorOf(await onDevicePage('openid', [...known, { totp: '000000' }]))).toBe('500121')
    const code = totpCode(admin.totpSecret ?? '', totpStep(test.clock.now()))
    expect(pageErrorOf(await onDevicePage('openid', [...known, { totp: code }]))).toBeUndefined()
    expect(pageErrorOf(await onDevicePage('openid', [...known, { totp: code }]))).toBe('50074')
    test.clock.advance(30_000)
    const next = totpCode(admin.totpSecret ?? '', totpStep(test.clock.now()))
    expect(pageErrorOf(await onDevicePage('openid', [...known, { totp: next }]))).toBeUndefined()
  })

  it('send an administrator without an authenticator app to enrol (50079)', async () => {
    const admin = test.user('admin')
    admin.totpSecret = null
    const page = await onDevicePage('openid', [
      { login: admin.userPrincipalName },
      { passwd: admin.password },
    ])
    expect(pageErrorOf(page)).toBe('50079')
  })

  it('can be turned off', async () => {
    test.tenant.securityDefaultsEnabled = false
    const admin = test.user('admin')
    const steps = [{ login: admin.userPrincipalName }, { passwd: admin.password }, { consent: 'accept' }]
    expect((await onDevicePage('openid', steps)).html).toContain('You have signed in')
  })

  it('ask everybody for Azure Resource Manager, also on refresh (50076)', async () => {
    const { userCode, deviceCode } = await requestDeviceCode(
      test,
      azureCliAppId,
      'User.ReadWrite.All offline_access',
    )
    await approveOnPage(test, userCode, test.user('alice'))
    const { json } = await poll(azureCliAppId, deviceCode)
    const answer = await test.token({
      grant_type: 'refresh_token',
      client_id: azureCliAppId,
      refresh_token: String(json['refresh_token']),
      scope: 'https://management.azure.com/.default',
    })
    expect([codeOf(answer), answer.json['suberror']]).toEqual([50076, 'basic_action'])
  })
})

describe('consent', () => {
  it("refuses what Microsoft's own client does not hold (65002)", async () => {
    const alice = test.user('alice')
    const steps = answersOf(test, alice)
    expect(pageErrorOf(await onDevicePage('RoleManagement.ReadWrite.Directory', steps))).toBe('65002')
    expect(pageErrorOf(await onDevicePage('https://outlook.office365.com/EWS.AccessAsUser.All', steps))).toBe(
      '65002',
    )
  })

  it('of an ordinary person covers ordinary permissions, as a grant of type Principal', async () => {
    const alice = test.user('alice')
    const { userCode, deviceCode } = await requestDeviceCode(
      test,
      graphCommandLineToolsAppId,
      'User.Read Mail.Read',
    )
    const page = await approveOnPage(test, userCode, alice)
    expect(page.html).toContain('You have signed in')
    expect([...test.tenant.oauth2PermissionGrants.values()]).toMatchObject([
      {
        clientId: principalOf(test.tenant, graphCommandLineToolsAppId).id,
        consentType: 'Principal',
        principalId: alice.id,
        resourceId: principalOf(test.tenant, graphAppId).id,
        scope: 'User.Read Mail.Read',
      },
    ])
    expect(claimsOf(await poll(graphCommandLineToolsAppId, deviceCode))['scp']).toBe('Mail.Read User.Read')
  })

  it('to permissions of administrators needs an administrator (90094)', async () => {
    const steps = answersOf(test, test.user('alice'))
    const page = await onDevicePage('Application.ReadWrite.All', steps, graphCommandLineToolsAppId)
    expect(pageErrorOf(page)).toBe('90094')
    expect(test.tenant.oauth2PermissionGrants.size).toBe(0)
    const carol = answersOf(test, test.user('carol'))
    expect(
      pageErrorOf(await onDevicePage('Application.ReadWrite.All', carol, graphCommandLineToolsAppId)),
    ).toBe('90094')
  })

  it('of an administrator extends the grant, or covers everybody where the box is ticked', async () => {
    const admin = test.user('admin')
    const steps = (): Record<string, string>[] => {
      test.clock.advance(30_000)
      return answersOf(test, admin)
    }
    await onDevicePage('Application.ReadWrite.All', steps(), graphCommandLineToolsAppId)
    await onDevicePage('Domain.Read.All', steps(), graphCommandLineToolsAppId)
    const ticked = steps()
    Object.assign(ticked.at(-1) ?? {}, { consent_for_organization: '1' })
    await onDevicePage('Organization.Read.All', ticked, graphCommandLineToolsAppId)
    const grants = [...test.tenant.oauth2PermissionGrants.values()]
    expect(grants.map(({ consentType, scope }) => [consentType, scope])).toEqual([
      ['Principal', 'Application.ReadWrite.All Domain.Read.All'],
      ['AllPrincipals', 'Organization.Read.All'],
    ])
  })

  it('is not given by anything but accept', async () => {
    const steps = [...answersOf(test, test.user('alice')).slice(0, -1), { consent: 'maybe' }]
    await onDevicePage('User.Read', steps, graphCommandLineToolsAppId)
    expect(test.tenant.oauth2PermissionGrants.size).toBe(0)
  })
})

describe('who may use an application', () => {
  it('leads a guest home over /organizations, and in as a guest over the tenant (microsoft.md 1.1)', async () => {
    const dora = [...test.tenant.users.values()].find((user) => user.userType === 'Guest')
    if (dora === undefined) throw new Error('no guest')
    const steps = [{ login: 'dora@fabrikam.com' }, { passwd: dora.password }, { consent: 'accept' }]
    const home = await onDevicePage('openid', steps, azureCliAppId, 'organizations')
    expect(home.html).toContain('You have signed in')
    expect((await onDevicePage('openid', steps)).html).toContain('You have signed in')
  })

  it('asks for an assignment where the application does (50105), by group too', async () => {
    const { application, principal } = register(test.tenant, { isFallbackPublicClient: true })
    principal.appRoleAssignmentRequired = true
    const steps = answersOf(test, test.user('bob'))
    expect(pageErrorOf(await onDevicePage('User.Read', steps, application.appId))).toBe('50105')
    const group = [...test.tenant.groups.values()].find(
      ({ displayName }) => displayName === 'Backup Operators',
    )
    test.tenant.appRoleAssignments.set('a', {
      id: 'a',
      appRoleId: '00000000-0000-0000-0000-000000000000',
      principalId: group?.id ?? '',
      resourceId: principal.id,
      createdDateTime: '2026-01-01T00:00:00Z',
      effectiveAt: 0,
    })
    expect((await onDevicePage('User.Read', steps, application.appId)).html).toContain('You have signed in')
  })
})

describe('the walk', () => {
  it('belongs to one browser and to fifteen minutes (50089)', async () => {
    const { userCode } = await requestDeviceCode(test, azureCliAppId, 'openid')
    const page = await test.post('/common/oauth2/deviceauth', { otc: userCode })
    const flow = /name="flow" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const form = { flow, login: 'alice@contoso.onmicrosoft.com' }
    expect(pageErrorOf(await test.post('/common/login', form, { cookie: 'ESTSBROWSER=other' }))).toBe('50089')
    expect(pageErrorOf(await test.post('/common/login', { flow: 'none' }))).toBe('50089')
    const [cookie = ''] = String(page.headers['set-cookie']).split(';')
    expect(pageErrorOf(await test.post('/common/login', form, { cookie }))).toBeUndefined()
    test.clock.advance(900_000)
    expect(pageErrorOf(await test.post('/common/login', { flow, passwd: 'x' }, { cookie }))).toBe('50089')
  })

  it('cannot skip a step: consent before the password is a user name that nobody has', async () => {
    const { userCode, deviceCode } = await requestDeviceCode(test, azureCliAppId, 'openid')
    const first = await test.get('/common/oauth2/deviceauth')
    await walk(test, first, [{ otc: userCode }, { consent: 'accept' }])
    await walk(test, first, [
      { otc: userCode },
      { login: 'alice@contoso.onmicrosoft.com' },
      { consent: 'accept' },
    ])
    expect(codeOf(await poll(azureCliAppId, deviceCode))).toBe(70016)
  })

  it('shows what came from outside as text', async () => {
    const page = await onDevicePage('openid', [{ login: '"><script>alert(1)</script>' }])
    expect(page.html).not.toContain('<script>')
    expect(page.html).toContain('&quot;&gt;&lt;script&gt;')
  })
})
