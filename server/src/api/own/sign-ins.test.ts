import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.app.close())

const begin = { way: 'device-code', tenant: 'contoso.com' }

describe('sign-ins of administrators', () => {
  it('DEV-01: begin for nobody without a session', async () => {
    expect((await api.ask(undefined, 'POST', '/api/v1/sign-ins', begin)).statusCode).toBe(401)
  })

  it.each(['oscar', 'alice', 'monitor'])(
    'DEV-02: begin for no operator, person or monitor (%s)',
    async (who) => {
      expect((await api.ask(who, 'POST', '/api/v1/sign-ins', begin)).statusCode).toBe(403)
    },
  )

  it('begin for an administrator, with the code and what to do when it is blocked', async () => {
    const answer = await api.ask('admin', 'POST', '/api/v1/sign-ins', begin)
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({
      state: 'pending',
      deviceCode: { userCode: 'ABCD12345', hint: 'a hint' },
    })
  })

  it.each([
    ['another way', { way: 'password' }],
    ['another purpose', { way: 'browser', purpose: 'everything' }],
    ['a member that is not known', { way: 'browser', scopes: ['Directory.ReadWrite.All'] }],
  ])('begin in no %s', async (_title, body) => {
    expect((await api.ask('admin', 'POST', '/api/v1/sign-ins', body)).statusCode).toBe(400)
  })

  it('DEV-28: the answer to one of the console is led to its page, which hands it over with its session', async () => {
    const url = '/sign-in/callback?code=the-code&state=awaited-state&session_state=more'
    const { statusCode, headers } = await api.app.inject({ method: 'GET', url })
    expect([statusCode, headers['location']]).toEqual([
      303,
      '/console/sign-ins/callback?state=awaited-state&code=the-code',
    ])
  })
})
