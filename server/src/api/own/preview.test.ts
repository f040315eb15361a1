import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids } from '../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.app.close())

const item = `/api/v1/restore-sessions/${ids.session}/mailboxes/${ids.alice}/items/${ids.message}`

describe('a message as one looks at it', () => {
  it('is told with its files', async () => {
    const answer = await api.ask('alice', 'GET', item)
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        subject: 'Hällo',
        from: 'bob@contoso.onmicrosoft.com',
        to: 'alice@contoso.onmicrosoft.com',
        cc: '',
        sentAt: '2026-11-21T10:00:00Z',
        receivedAt: '2026-11-21T10:00:01Z',
        sizeBytes: 11,
        hasHtml: true,
        text: 'Hällo',
        attachments: [
          { id: '0', name: 'plan.html', contentType: 'text/html', sizeBytes: 25, isInline: false },
        ],
      },
    ])
  })

  it('CON-01, CON-04, CON-05, CON-06, CON-11, CON-12, CON-16: its page may do nothing (security 5.6)', async () => {
    const { headers, body, statusCode } = await api.ask('alice', 'GET', `${item}/body`)
    expect([statusCode, body]).toEqual([200, '<!doctype html><p>Hällo</p>'])
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
      'x-frame-options': 'SAMEORIGIN',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(headers).not.toHaveProperty('set-cookie')
  })

  it('CON-15: a file is a download whatever it says it is, and nothing if it is opened', async () => {
    const { headers, body, statusCode } = await api.ask('alice', 'GET', `${item}/attachments/0`)
    expect([statusCode, body]).toEqual([200, '<script>alert(1)</script>'])
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename=plan.html',
      'content-length': '25',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  it('is absent for everybody else, and so is what it does not have', async () => {
    for (const path of ['', '/body', '/attachments/0']) {
      const absent = await api.ask('alice', 'GET', item.replace(ids.message, 'YWJzZW50') + path)
      const foreign = await api.ask('bob', 'GET', item + path)
      expect([absent.statusCode, foreign.statusCode]).toEqual([404, 404])
      expect((await api.ask('monitor', 'GET', item + path)).statusCode).toBe(403)
    }
    expect((await api.ask('alice', 'GET', `${item}/attachments/1`)).statusCode).toBe(404)
  })

  it('CON-21: what cannot be read is refused with what to do', async () => {
    const answer = await api.ask('alice', 'GET', item.replace(ids.message, 'YnJva2Vu'))
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { code: 'unreadable_message' }])
  })
})
