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
  it('is of the tenant and the application, with a state of its own each time', async () => {
    const body = { redirectUri: 'http://localhost:51234' }
    const answers = [await api.ask('admin', 'POST', path, body), await api.ask('admin', 'POST', path, body)]
    const [first, second] = answers.map((answer): { url: string; state: string } => answer.json())
    const url = new URL(first?.url ?? '')
    expect(url.href).toMatch(/^https:\/\/login\.microsoftonline\.com\/[^/]+\/adminconsent\?/)
    expect(url.searchParams.get('redirect_uri')).toBe('http://localhost:51234')
    expect(url.searchParams.get('state')).toBe(first?.state)
    expect(first?.state).not.toBe(second?.state)
  })

  it.each(['http://evil.example', 'http://localhost.evil.example', 'javascript:alert(1)', 'x'])(
    'leads not back to %s',
    async (redirectUri) => {
      expect((await api.ask('admin', 'POST', path, { redirectUri })).statusCode).toBe(400)
    },
  )
})
