/** Routes of the posture reports: what may be asked, and how an answer looks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids } from '../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.app.close())

const url = '/api/v1/organizations/contoso.onmicrosoft.com/posture'

describe('posture reports', () => {
  it('are made with the standing rights unless a sign-in is named, over thirty days unless told', async () => {
    const answer = await api.ask('admin', 'POST', url, {})
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      organizationId: ids.contoso,
      days: 30,
      checkedAt: '2026-11-21T12:00:00.000Z',
      findings: [{ severity: 'high', step: 'Do it.' }],
      unread: [{ subject: 'App passcodes', reason: 'no_interface' }],
    })
    expect((await api.ask('admin', 'POST', url, { days: 7 })).json()).toMatchObject({ days: 7 })
  })

  it('are made once for a tenant that is not connected, with a sign-in', async () => {
    const answer = await api.ask('admin', 'POST', '/api/v1/posture', { signIn: 'ABCD' })
    expect(answer.json()).not.toHaveProperty('organizationId')
    expect((await api.ask('admin', 'POST', '/api/v1/posture', {})).statusCode).toBe(400)
  })

  it.each([{ days: 0 }, { days: 31 }, { days: '7' }, { sign_in: 'ABCD' }])('refuse %j', async (body) => {
    expect((await api.ask('admin', 'POST', url, body)).statusCode).toBe(400)
  })

  it('are listed and read by id; another id is not found', async () => {
    expect((await api.ask('admin', 'GET', url)).json()).toMatchObject([{ id: ids.report }])
    expect((await api.ask('admin', 'GET', `${url}/${ids.report}`)).json()).toMatchObject({ id: ids.report })
    for (const id of [ids.absent, 'x'])
      expect((await api.ask('admin', 'GET', `${url}/${id}`)).statusCode).toBe(404)
  })
})
