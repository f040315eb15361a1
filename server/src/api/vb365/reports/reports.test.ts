/** Reports as CSV (reference 3.7, 4.10). */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../fakes.suite.ts'
import { ids } from '../../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

async function report(name: string, body: object = {}, as = 'admin'): Promise<string[]> {
  const answer = await api.ask(as, 'POST', `/v8/Reports/Generate${name}`, body)
  expect({ name, status: answer.statusCode }).toEqual({ name, status: 200 })
  expect(answer.headers['content-type']).toBe('application/octet-stream')
  expect(answer.headers['content-disposition']).toMatch(
    new RegExp(`^attachment; filename=${name}_\\d{4}-\\d\\d-\\d\\d\\.csv;?`),
  )
  return answer.body.replace('\uFEFF', '').trimEnd().split('\r\n')
}

describe('reports', () => {
  it('who was licensed', async () => {
    expect(await report('LicenseOverview', { format: 'CSV', timezone: 'Europe/Berlin' })).toEqual([
      'Organization,User,Account,State,Last backup (Europe/Berlin)',
      'contoso.onmicrosoft.com,Alice,alice@contoso.com,New,2026-11-21 13:00:00',
    ])
    await report('LicenseOverview', { startTime: '2026-01-01', endTime: '2026-02-01T00:00:00Z' })
    expect(api.recorded.licensedIn).toEqual({ from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 1) })
  })

  it('what was written, by day', async () => {
    const [header, ...rows] = await report('StorageConsumption', {
      startTime: '2026-11-01',
      endTime: '2026-11-22',
    })
    expect(header).toBe('Day (UTC),Repository,Organization,Runs,Bytes read,Bytes written')
    expect(rows).toEqual([expect.stringMatching(/^2026-11-21,\w+,contoso.onmicrosoft.com,2,20000,10000$/)])
  })

  it('who is protected and who is not, mailbox by mailbox and user by user', async () => {
    expect(await report('MailboxProtection', { organizationId: ids.contoso })).toEqual([
      'Organization,Mailbox,Address,Kind,State,Repository,Last backup (UTC)',
      expect.stringMatching(
        /^contoso.onmicrosoft.com,Alice,alice@contoso.com,User,Protected,\w+,2026-11-21 12:00:00$/,
      ),
      'contoso.onmicrosoft.com,Bob,bob@contoso.onmicrosoft.com,Shared,Not protected,,',
    ])
    expect(await report('UserProtection', { organizationId: ids.contoso })).toEqual([
      'Organization,User,Account,Kind,State,Mailbox,OneDrive,Last backup (UTC)',
      'contoso.onmicrosoft.com,Alice,alice@contoso.com,User,Protected,Yes,No,2026-11-21 12:00:00',
      'contoso.onmicrosoft.com,Bob,bob@contoso.onmicrosoft.com,Shared,Not protected,No,No,',
    ])
  })

  it('AZ-26: hold nothing of what is out of reach, and are not for people', async () => {
    const lines = await report('UserProtection', {}, 'adminOfContoso')
    expect(lines.join()).not.toContain('fabrikam')
    const foreign = { organizationId: ids.fabrikam }
    const answer = await api.ask('adminOfContoso', 'POST', '/v7/Reports/GenerateUserProtection', foreign)
    expect(answer.statusCode).toBe(404)
    for (const [as, name] of [
      ['alice', 'LicenseOverview'],
      ['oscar', 'StorageConsumption'],
      ['monitor', 'MailboxProtection'],
    ] as const)
      expect((await api.ask(as, 'POST', `/v6/Reports/Generate${name}`)).statusCode).toBe(403)
    expect((await api.ask('monitor', 'POST', '/v6/Reports/GenerateLicenseOverview')).statusCode).toBe(200)
  })

  it.each([
    [{ format: 'PDF' }, /"format": "CSV"/],
    [{ timezone: 'Nowhere/Else' }, /Europe\/Berlin/],
    [{ startTime: 'yesterday' }, /startTime/],
    [{ startTime: '2026-02-01', endTime: '2026-01-01' }, /before/],
    [{ format: 'DOCX' }, /format/],
  ])('%j is refused with what to send instead', async (body, words) => {
    const answer = await api.ask('admin', 'POST', '/v8/Reports/GenerateLicenseOverview', body)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ message: expect.stringMatching(words) })
  })
})
