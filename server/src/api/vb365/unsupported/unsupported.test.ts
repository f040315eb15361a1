import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../fakes.suite.ts'
import { ids } from '../../sample-values.suite.ts'
import { apiVersions } from '../../schema.ts'
import { areaOf } from './areas.ts'
import { dialectOperations, operationKey, versionsOf } from './operations.ts'
import { compatibilityTable } from './table.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.app.close())

describe('operations of the dialect that nothing serves (reference 0 rule 10, 5)', () => {
  it('every operation of every version has a route (reference 6: 429, 457, 487)', () => {
    const registered = new Set(api.routes.map(({ method, path }) => operationKey(method, path)))
    const missing = dialectOperations().flatMap((operation) =>
      versionsOf(operation)
        .map((version) => operationKey(operation.method, `/v${version}${operation.path}`))
        .filter((key) => !registered.has(key)),
    )
    expect(missing).toEqual([])
    const count = (version: 6 | 7 | 8): number =>
      dialectOperations().filter((operation) => versionsOf(operation).includes(version)).length
    expect(apiVersions.map(count)).toEqual([429, 457, 487])
  })

  it('every operation belongs to an area, so that taking a route away leaves an honest answer', () => {
    expect(dialectOperations().filter((operation) => areaOf(operation) === undefined)).toEqual([])
  })

  it('a listing has the envelope of its version (reference 3.2)', async () => {
    const six = await api.ask('admin', 'GET', '/v6/CopyJobs')
    const eight = await api.ask('admin', 'GET', '/v8/copyjobs/?offset=5&limit=7')
    expect(six.json()).toEqual([])
    expect(eight.json()).toEqual({
      offset: 5,
      limit: 7,
      results: [],
      _links: {
        self: { href: '/v8/CopyJobs?offset=5&limit=7' },
        first: { href: '/v8/CopyJobs?offset=0&limit=7' },
        prev: { href: '/v8/CopyJobs?offset=0&limit=7' },
      },
    })
  })

  it('one of a kind that does not exist is not found, an act is refused with what to do instead', async () => {
    const one = await api.ask('admin', 'GET', `/v8/CopyJobs/${ids.job}`)
    const act = await api.ask('admin', 'POST', `/v8/CopyJobs/${ids.job}/start`)
    const pst = await api.ask('admin', 'POST', '/v6/AzureServiceAccounts')
    expect(one.statusCode).toBe(404)
    expect(act.statusCode).toBe(400)
    expect(act.json()).toEqual({
      message: expect.stringContaining('Copy the folder to a second place'),
      errorCode: 'HttpError',
    })
    expect(pst.json()).toEqual({ message: expect.stringContaining('archive appliances') })
  })

  it('who may not call it does not learn whether it does anything (reference 1.6: 401 before all else)', async () => {
    const url = '/v8/CopyJobs'
    expect((await api.app.inject(url)).statusCode).toBe(401)
    expect((await api.app.inject({ method: 'POST', url, payload: '{' })).statusCode).toBe(401)
    expect((await api.ask('alice', 'GET', url)).statusCode).toBe(403)
    expect((await api.ask('monitor', 'POST', url)).statusCode).toBe(403)
  })

  it('what lies below something foreign is not found, like all of it (AZ-08)', async () => {
    const unknown = '99999999-9999-4999-8999-999999999999'
    for (const path of [
      `/Organizations/${unknown}/AuditItems`,
      `/Organizations/${ids.fabrikam}/AuditItems`,
      `/RestoreSessions/${unknown}/Organization/OneDrives`,
      `/BackupRepositories/${unknown}/TeamData`,
      `/RestorePoints/${unknown}/teams`,
    ]) {
      const answer = await api.ask('adminOfContoso', 'GET', `/v6${path}`)
      expect({ path, status: answer.statusCode }).toEqual({ path, status: 404 })
    }
  })

  it('settings that clients read have their true value, and cannot be changed', async () => {
    const read = await api.ask('admin', 'GET', '/v7/HistorySettings')
    const changed = await api.ask('admin', 'PUT', '/v7/HistorySettings', { keeponlyLast: 1 })
    expect(read.json()).toEqual({ keepAllsessions: true, _links: { self: { href: '/v7/HistorySettings' } } })
    expect(changed.statusCode).toBe(400)
  })
})

describe('docs/rest-compatibility.md', () => {
  it('is what the documents say; write it anew with: npx tsx tools/make-rest-compatibility.ts', () => {
    const file = new URL('../../../../../docs/rest-compatibility.md', import.meta.url)
    expect(readFileSync(file, 'utf8')).toBe(compatibilityTable())
  })
})
