import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids } from '../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

const url = `/api/v1/organizations/${ids.contoso}/certificates`
const pfx = Buffer.from('a file').toString('base64')

describe('certificates of an organization', () => {
  it('are listed without anything of their private keys (PRV-11)', async () => {
    const answer = await api.ask('adminOfContoso', 'GET', url)
    expect(answer.statusCode).toBe(200)
    const [one] = answer.json<Record<string, unknown>[]>()
    expect(one).toMatchObject({ state: 'active', daysLeft: 180, isAutomatic: true, purposes: ['backup'] })
    expect(
      Object.keys(one ?? {}).filter((name) => /private|pkcs8|secret|password|sealed/i.test(name)),
    ).toEqual([])
  })

  it('are followed by one that is made, that is here, or of a file', async () => {
    const rotate = (body: object) => api.ask('admin', 'POST', `${url}/rotate`, body)
    expect((await rotate({})).statusCode).toBe(202)
    expect(api.recorded.rotation).toMatchObject({ purpose: 'backup', next: { kind: 'new' } })
    await rotate({ purpose: 'restore', keyId: ids.report.toUpperCase() })
    expect(api.recorded.rotation).toMatchObject({
      purpose: 'restore',
      next: { kind: 'key', keyId: ids.report },
    })
    await rotate({ certificate: pfx, certificatePassword: 'right', allowWeakEncryption: true })
    expect(api.recorded.rotation).toMatchObject({ next: { kind: 'pfx', allowWeakEncryption: true } })
  })

  it.each([
    ['both a key and a file', { keyId: ids.report, certificate: pfx }, 400],
    ['a file that is not base64', { certificate: 'no base64 at all!' }, 400],
    ['a wrong password (PRV-20)', { certificate: pfx, certificatePassword: 'wrong' }, 422],
    ['a member that nobody knows', { key: 'x' }, 400],
    ['the name of a file (PRV-21)', { certificate: pfx, fileName: '../../x' }, 400],
  ])('are not followed by %s', async (_what, body, status) => {
    expect((await api.ask('admin', 'POST', `${url}/rotate`, body)).statusCode).toBe(status)
  })

  it('PRV-16: a file of 10 MB is refused as too large', async () => {
    const answer = await api.ask('admin', 'POST', `${url}/rotate`, { certificate: 'A'.repeat(10_000_000) })
    expect(answer.statusCode).toBe(413)
  })

  it('are asked of a certification authority, and its answer is taken', async () => {
    const asked = await api.ask('admin', 'POST', `${url}/signing-request`, {})
    expect(asked.statusCode).toBe(201)
    const { keyId, request } = asked.json<{ keyId: string; request: string }>()
    expect(request).toContain('CERTIFICATE REQUEST')
    const install = (id: string) =>
      api.ask('admin', 'POST', `${url}/${id}/certificate`, { certificate: 'PEM' })
    expect((await install(keyId)).statusCode).toBe(202)
    expect((await install(ids.absent)).statusCode).toBe(404)
  })
})
