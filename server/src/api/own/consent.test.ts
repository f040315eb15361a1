import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids } from '../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.app.close())

const path = `/api/v1/organizations/${ids.contoso}/consent`

describe('the page for consent (PRV-06)', () => {
  it('is asked for, and says where it leads back to and until when', async () => {
    const answer = await api.ask('admin', 'POST', path, { redirectUri: 'http://localhost:51234' })
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      expect.objectContaining({
        purpose: 'backup',
        redirectUri: 'http://localhost:51234',
        outcome: 'pending',
        expiresAt: '2026-11-21T12:15:00.000Z',
      }),
    ])
    const { id }: { id: string } = answer.json()
    expect((await api.ask('admin', 'GET', `/api/v1/consents/${id}`)).json()).toMatchObject({ id })
    const brought = { state: 'the-state', tenant: 't' }
    const done = await api.ask('admin', 'POST', `/api/v1/consents/${id}/complete`, brought)
    expect(done.json()).toMatchObject({ outcome: 'returned' })
  })

  it.each(['/consent/callback', '/sign-in/callback'])(
    'leads back to %s, which says that the answer arrived, and nothing about what was granted',
    async (callback) => {
      const url = `${callback}?state=the-state&tenant=t&admin_consent=True`
      const { statusCode, body, headers } = await api.app.inject({ method: 'GET', url })
      expect(statusCode).toBe(200)
      expect(body).toContain('Back from Microsoft')
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/)
    },
  )

  it.each(['?state=forged&admin_consent=True', '?admin_consent=True'])(
    'takes no answer that nobody waits for: %s',
    async (query) => {
      const { statusCode, body } = await api.app.inject({ method: 'GET', url: `/consent/callback${query}` })
      expect([statusCode, body]).toEqual([400, expect.stringContaining('Nobody waits for this answer')])
    },
  )
})
