import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../fakes.suite.ts'
import { ids } from '../../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.app.close())

describe('changes (vb365-rest 3.8)', () => {
  it('are events on v8, each with what its kind has, and a token for the next request', async () => {
    const answer = await api.ask('monitor', 'GET', '/v8/Events?from=0-1&limit=10&timeoutSeconds=1')
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        nextChangeToken: '0-9',
        limit: 10,
        results: [
          { eventType: 'JobUpdate', id: ids.job, eTag: 5, jobType: 'Backup' },
          { eventType: 'JobSelectedItemsChange', jobId: ids.job },
          {
            eventType: 'JobSessionUpdate',
            id: ids.jobSession,
            eTag: 6,
            jobType: 'Backup',
            jobId: ids.job,
            status: 'Success',
          },
          { eventType: 'RestorePointDelete', id: ids.point },
        ],
        _links: { next: { href: '/v8/Events?from=0-9&limit=10' } },
      },
    ])
    expect((await api.ask('admin', 'GET', '/v7/Events')).statusCode).toBe(404)
    expect((await api.ask('alice', 'GET', '/v8/Events')).statusCode).toBe(403)
  })

  it('from a token that is outdated are refused by the name that clients wait for', async () => {
    const answer = await api.ask('admin', 'GET', '/v8/Events?from=old')
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { errorCode: 'OutdatedChangeToken' }])
  })

  it('are the changed sessions and restore points themselves on v7', async () => {
    const sessions = await api.ask('admin', 'GET', '/v7/JobSessions/Changes?from=0-1')
    expect(sessions.json()).toMatchObject({
      nextChangeToken: '0-9',
      results: [{ id: ids.jobSession, status: 'Success' }],
    })
    const copies = await api.ask('admin', 'GET', '/v7/JobSessions/Changes?from=0-1&jobType=Copy')
    expect(copies.json()).toMatchObject({ results: [] })
    const points = await api.ask('admin', 'GET', '/v7/RestorePoints/Changes?from=0-1')
    expect(points.json()).toMatchObject({ results: [{ id: ids.point }] })
  })
})
