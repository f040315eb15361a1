import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids } from '../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

describe('what is known of a tenant (v8)', () => {
  it('is its id, and that nothing depends on where data lies', async () => {
    const path = `/v8/Organizations/${ids.contoso}/tenantInformation`
    const answer = await api.ask('monitor', 'GET', path)
    expect(answer.json()).toEqual({
      msid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      enableLocationProtection: false,
      protectInvalidLocations: false,
      protectEmptyLocations: false,
    })
    const foreign = `/v8/Organizations/${ids.fabrikam}/tenantInformation`
    expect((await api.ask('adminOfContoso', 'GET', foreign)).statusCode).toBe(404)
  })
})

describe('adding an organization (reference 2.3 A)', () => {
  const request = {
    type: 'Office365',
    region: 'Worldwide',
    isExchangeOnline: true,
    isSharePointOnline: false,
    isTeamsOnline: false,
    userCode: 'ABCD12345',
    newApplicationName: 'Backup app',
    exchangeOnlineSettings: {
      useApplicationOnlyAuth: true,
      applicationCertificate: Buffer.from('pfx').toString('base64'),
      applicationCertificatePassword: 'secret',
    },
  }
  const add = (change: object, version = 6) =>
    api.ask('admin', 'POST', `/v${version}/Organizations`, { ...request, ...change })

  it('passes everything on and answers 200, 201 on v8, without a secret', async () => {
    expect([(await add({}, 6)).statusCode, (await add({}, 7)).statusCode]).toEqual([200, 200])
    const answer = await add({}, 8)
    expect(answer.statusCode).toBe(201)
    expect(answer.body).not.toContain('secret')
    const given = api.recorded.organization
    expect(given).toMatchObject({
      way: 'register',
      region: 'Worldwide',
      signInReference: 'ABCD12345',
      applicationName: 'Backup app',
    })
    expect(given?.services).toEqual({ exchange: true, sharePoint: false, teams: false, teamsChats: false })
    if (given?.credential.kind !== 'pfx') throw new Error('no certificate was passed on')
    expect(Buffer.from(given.credential.file.pfx).toString()).toBe('pfx')
    expect(given.credential.file.password.reveal()).toBe('secret')
    expect(JSON.stringify(given)).not.toContain('secret')
  })

  it('mail alone is enough', async () => {
    expect(
      (
        await api.ask('admin', 'POST', '/v6/Organizations', {
          isExchangeOnline: true,
          userCode: 'ABCD12345',
        })
      ).statusCode,
    ).toBe(200)
    expect(api.recorded.organization?.credential).toEqual({ kind: 'new-certificate' })
  })

  it.each([
    ['a password', { exchangeOnlineSettings: { account: 'a@b', password: 'p' } }, /useApplicationOnlyAuth/],
    [
      'basic authentication',
      { exchangeOnlineSettings: { useApplicationOnlyAuth: false } },
      /POST DeviceCode/,
    ],
    [
      'an application of their own without its certificate',
      { exchangeOnlineSettings: { applicationId: ids.absent } },
      /applicationCertificate/,
    ],
    [
      'an application of their own without its tenant',
      { exchangeOnlineSettings: { applicationId: ids.absent, applicationCertificate: 'AAAA' } },
      /officeOrganizationName/,
    ],
    [
      'another application for each service',
      {
        exchangeOnlineSettings: { applicationId: ids.absent },
        sharePointOnlineSettings: { applicationId: ids.job },
      },
      /same applicationId/,
    ],
    ['an application secret', { exchangeOnlineSettings: { applicationSecret: 'x' } }, /applicationSecret/],
    ['Exchange on premises', { type: 'OnPremises' }, /Office365/],
    ['Germany', { region: 'Germany' }, /Worldwide/],
    ['no user code', { userCode: '' }, /DeviceCode/],
    ['no service', { isExchangeOnline: false }, /isExchangeOnline/],
    [
      'a certificate that is no base64',
      { exchangeOnlineSettings: { applicationCertificate: '***' } },
      /base64/,
    ],
    [
      'two certificates',
      { sharePointOnlineSettings: { applicationCertificate: 'AAAA' } },
      /same applicationCertificate/,
    ],
  ])('%s is refused with what to send instead', async (_name, change, message) => {
    const answer = await add(change)
    expect(answer.statusCode).toBe(400)
    expect(answer.json<{ message: string }>().message).toMatch(message)
    expect(api.recorded.organization).toBeUndefined()
  })

  it('the device code is handed out and checked (reference 2.3)', async () => {
    const code = await api.ask('admin', 'POST', '/v6/DeviceCode', { targetRegion: 'Worldwide' })
    expect(code.json()).toEqual({
      userCode: 'ABCD12345',
      verificationUrl: 'https://microsoft.com/devicelogin',
      expiresIn: 900,
      message: 'sign in',
    })
    expect(
      (await api.ask('admin', 'POST', '/v6/DeviceCode/check', { userCode: 'ABCD12345' })).json(),
    ).toEqual({ authenticated: true })
    const expired = await api.ask('admin', 'POST', '/v6/DeviceCode/check', { userCode: 'EXPIRED' })
    expect([expired.statusCode, expired.json()]).toEqual([
      400,
      { message: 'The code has expired: ask for a new one.' },
    ])
  })

  it('is removed with 204', async () => {
    expect((await api.ask('admin', 'DELETE', `/v6/Organizations/${ids.contoso}`)).statusCode).toBe(204)
    expect((await api.ask('admin', 'DELETE', `/v6/Organizations/${ids.absent}`)).statusCode).toBe(404)
  })
})

describe('repositories (reference 4.2)', () => {
  it('are created with their retention as given, 201 on v8', async () => {
    const request = {
      name: 'Mail',
      retentionType: 'itemlevel',
      retentionPeriodType: 'Daily',
      dailyRetentionPeriod: '30',
    }
    expect((await api.ask('admin', 'POST', '/v7/BackupRepositories', request)).statusCode).toBe(200)
    const answer = await api.ask('admin', 'POST', '/v8/BackupRepositories', request)
    expect(answer.statusCode).toBe(201)
    expect(api.recorded.repository).toEqual({
      name: 'Mail',
      description: '',
      path: '',
      retention: {
        retentionType: 'ItemLevel',
        retentionPeriodType: 'Daily',
        dailyRetentionPeriod: 30,
        retentionFrequencyType: 'Daily',
      },
    })
  })

  it.each([
    [{}, /name is missing/],
    [{ name: ' ' }, /name is empty/],
    [{ name: 'a', objectStorageId: ids.absent }, /Object storage/],
    [{ name: 'a', proxyId: ids.absent }, /one proxy/],
    [{ name: 'a', retentionType: 'forever' }, /ItemLevel, SnapshotBased/],
  ])('%j is refused', async (request, message) => {
    const answer = await api.ask('admin', 'POST', '/v6/BackupRepositories', request)
    expect([answer.statusCode, message.test(answer.json<{ message: string }>().message)]).toEqual([400, true])
  })
})
