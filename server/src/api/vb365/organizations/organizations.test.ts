/** What clients of each version send to connect and to edit an organization (reference 2.3 and 2.4). */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../fakes.suite.ts'
import { ids } from '../../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

const applicationId = 'AAAAAAAA-2222-4333-8444-555555555555'
const applicationCertificate = Buffer.from('pfx').toString('base64')
const proof = { applicationId, applicationCertificate, applicationCertificatePassword: 'secret' }

describe.each([6, 7, 8])('v%i', (version) => {
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, json?: object) =>
    api.ask('admin', method, `/v${version}/Organizations${path}`, json)
  const contoso = `/${ids.contoso}`
  const created = version === 8 ? 201 : 200

  describe('POST Organizations', () => {
    it('B: takes an existing application with its certificate, and asks nobody to sign in', async () => {
      const settings = {
        useApplicationOnlyAuth: true,
        officeOrganizationName: 'contoso.onmicrosoft.com',
        ...proof,
      }
      const answer = await ask('POST', '', {
        type: 'Office365',
        region: 'Worldwide',
        isExchangeOnline: true,
        isSharePointOnline: true,
        exchangeOnlineSettings: settings,
        sharePointOnlineSettings: settings,
      })
      expect([answer.statusCode, answer.body.includes('secret')]).toEqual([created, false])
      expect(api.recorded.organization).toMatchObject({
        way: 'existing',
        tenant: 'contoso.onmicrosoft.com',
        applications: { backup: applicationId.toLowerCase() },
        services: { exchange: true, sharePoint: true },
        credential: { kind: 'pfx' },
        signIn: false,
        signInReference: undefined,
      })
    })

    it('C: lets an existing application be granted what it needs, with a certificate made here or theirs', async () => {
      const request = { isExchangeOnline: true, configureApplication: true, userCode: 'ABCD12345' }
      const made = await ask('POST', '', { ...request, exchangeOnlineSettings: { applicationId } })
      expect(made.statusCode).toBe(created)
      expect(api.recorded.organization).toMatchObject({
        way: 'existing-managed',
        applications: { backup: applicationId.toLowerCase() },
        credential: { kind: 'new-certificate' },
        signInReference: 'ABCD12345',
      })
      await ask('POST', '', { ...request, exchangeOnlineSettings: proof })
      expect(api.recorded.organization).toMatchObject({
        way: 'existing-managed',
        credential: { kind: 'pfx' },
      })
    })

    it.each([
      ['basic authentication', { useApplicationOnlyAuth: false, account: 'a@contoso.com', password: 'p' }],
      ['a password beside an application', { ...proof, password: 'p' }],
      ['legacy protocols', { useApplicationOnlyAuth: false, ...proof }],
      ['app passwords', { useMfa: true }],
    ])('refuses %s, and says what to send instead', async (_name, exchangeOnlineSettings) => {
      const answer = await ask('POST', '', {
        isExchangeOnline: true,
        userCode: 'ABCD12345',
        exchangeOnlineSettings,
      })
      expect(answer.statusCode).toBe(400)
      expect(answer.json<{ message: string }>().message).toMatch(/useApplicationOnlyAuth": true.*DeviceCode/)
      expect(api.recorded.organization).toBeUndefined()
    })
  })

  describe('PUT Organizations/{id}', () => {
    it('changes nothing in the tenant when a client sends back what it has read', async () => {
      const read = (await ask('GET', contoso)).json<object>()
      expect((await ask('PUT', contoso, read)).statusCode).toBe(204)
      expect(api.recorded.organization).toBeUndefined()
    })

    it('adds a workload with the sign-in of an administrator, to the application that is there', async () => {
      const change = { isExchangeOnline: true, isSharePointOnline: true, userCode: 'ABCD12345' }
      expect((await ask('PUT', contoso, change)).statusCode).toBe(204)
      expect(api.recorded.organization).toMatchObject({
        way: 'register',
        organizationId: ids.contoso,
        services: { exchange: true, sharePoint: true },
        applications: {},
        credential: { kind: 'keep' },
        signInReference: 'ABCD12345',
      })
    })

    it('only verifies a workload that is added without a sign-in', async () => {
      await ask('PUT', contoso, { isExchangeOnline: true, isSharePointOnline: true })
      expect(api.recorded.organization).toMatchObject({ way: 'existing', signInReference: undefined })
    })

    it('changes the application: only used, or managed', async () => {
      const exchangeOnlineSettings = { useApplicationOnlyAuth: true, ...proof }
      await ask('PUT', contoso, { exchangeOnlineSettings })
      expect(api.recorded.organization).toMatchObject({
        way: 'existing',
        applications: { backup: applicationId.toLowerCase() },
        credential: { kind: 'pfx' },
      })
      await ask('PUT', contoso, {
        exchangeOnlineSettings: { applicationId },
        configureApplication: true,
        userCode: 'ABCD12345',
      })
      expect(api.recorded.organization).toMatchObject({
        way: 'existing-managed',
        credential: { kind: 'new-certificate' },
      })
    })

    it.each([
      ['basic authentication', { exchangeOnlineSettings: { useApplicationOnlyAuth: false } }, /DeviceCode/],
      ['a secret', { exchangeOnlineSettings: { applicationSecret: 's' } }, /applicationCertificate/],
      ['another cloud', { region: 'China' }, /belongs to one cloud/],
      [
        'another certificate without its key',
        { exchangeOnlineSettings: { applicationCertificateThumbprint: 'FF' } },
        /needs its key/,
      ],
    ])('refuses %s', async (_name, change, message) => {
      const answer = await ask('PUT', contoso, change)
      expect(answer.statusCode).toBe(400)
      expect(answer.json<{ message: string }>().message).toMatch(message)
      expect(api.recorded.organization).toBeUndefined()
    })
  })

  describe('Applications and BackupApplications', () => {
    it('name each application once, and that for backup with its certificate', async () => {
      const all = (await ask('GET', `${contoso}/Applications`)).json<{ results: object[] }>()
      expect(all.results.length).toBeGreaterThan(0)
      expect(all.results[0]).toMatchObject({ applicationId: expect.any(String), tags: [] })
      const backup = (await ask('GET', `${contoso}/BackupApplications`)).json<{ results: object[] }>()
      expect(backup.results).toMatchObject([{ certificateThumbprint: expect.any(String) }])
      const none = await ask('GET', `${contoso}/Applications?displayName=nothing*`)
      expect(none.json()).toMatchObject({ results: [] })
      expect((await ask('GET', `${contoso}/BackupAccounts`)).json()).toEqual([])
    })

    it.each([
      ['POST', 'BackupApplications'],
      ['PUT', 'BackupApplications'],
      ['DELETE', 'BackupApplications'],
      ['POST', 'Applications'],
      ['PUT', 'BackupAccounts'],
    ] as const)('%s %s is refused with the reason', async (method, name) => {
      const answer = await ask(method, `${contoso}/${name}`, method === 'DELETE' ? undefined : {})
      expect(answer.statusCode).toBe(400)
      expect(answer.json<{ message: string }>().message).toMatch(/not used/)
    })

    it('are unknown of an organization that is not there', async () => {
      expect((await ask('GET', `/${ids.absent}/BackupApplications`)).statusCode).toBe(404)
      expect((await ask('POST', `/${ids.absent}/BackupApplications`, {})).statusCode).toBe(404)
    })
  })

  it('DELETE takes the organization away without a sign-in: what stands in the tenant stays there', async () => {
    expect((await ask('DELETE', contoso)).statusCode).toBe(204)
    expect(api.recorded.provisioning).toBeUndefined()
  })
})
