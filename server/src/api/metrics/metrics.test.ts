import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids } from '../sample-values.suite.ts'
import { createProcessMetrics } from './metrics.ts'
import { createStateMetrics } from './state.ts'

let api: TestApi
beforeEach(async () => {
  api = await createTestApi()
})
afterEach(() => api.app.close())

const scrape = async (as = 'monitor'): Promise<string> => (await api.ask(as, 'GET', '/metrics')).body
const countsIn = (text: string): string[] =>
  text.split('\n').filter((line) => line.startsWith('strongroom_http_response_duration_seconds_count'))
const count = (method: string, route: string, status: string): string =>
  `strongroom_http_response_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`

describe('GET /metrics: who reads it (security 5.8)', () => {
  it('administrators and monitors do; without a session it is 401 with an empty body, with another one 403', async () => {
    for (const caller of ['admin', 'adminOfContoso', 'monitor'])
      expect((await api.ask(caller, 'GET', '/metrics')).statusCode).toBe(200)
    for (const caller of ['alice', 'carol', 'oscar'])
      expect((await api.ask(caller, 'GET', '/metrics')).statusCode).toBe(403)
    const anonymous = await api.ask(undefined, 'GET', '/metrics')
    expect([anonymous.statusCode, anonymous.body]).toEqual([401, ''])
  })

  it('AZ-26: who watches some organizations sees nothing that is of the whole server', async () => {
    const text = await scrape('adminOfContoso')
    expect(text).toContain('strongroom_organizations 1\n')
    expect(text).not.toMatch(/strongroom_audit|strongroom_http|process_|nodejs_/)
    expect(await scrape('monitor')).toContain('strongroom_organizations 2\n')
  })
})

describe('GET /metrics: what it says (Prometheus text format 0.0.4)', () => {
  it('is text in the version that scrapers know, each line a sample or a comment', async () => {
    const answer = await api.ask('monitor', 'GET', '/metrics')
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(answer.body.endsWith('\n')).toBe(true)
    for (const line of answer.body.split('\n').filter((text) => text !== ''))
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{\w+="[^"]*"(?:,\w+="[^"]*")*\})? \S+)$/)
  })

  it('tells jobs by status, sessions, the audit head and the process', async () => {
    const text = await scrape()
    for (const sample of [
      'strongroom_jobs{status="Success"} 1',
      'strongroom_jobs{status="Failed"} 0',
      'strongroom_job_sessions_running 0',
      'strongroom_restore_sessions_working 1',
      'strongroom_protected_objects 1',
      'strongroom_written_bytes 5000',
      'strongroom_audit_records 7',
      `strongroom_audit_head ${Number.parseInt('7'.repeat(13), 16)}`,
    ])
      expect(text).toContain(`${sample}\n`)
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m)
    expect(text).toMatch(/^process_resident_memory_bytes /m)
  })

  it('counts an answer by the pattern of its route, and holds no id, name or address', async () => {
    await api.ask('admin', 'GET', `/v8/Jobs/${ids.job}?secret=hunter2`)
    await api.ask('admin', 'GET', `/V8/jobs/${ids.job}`)
    await api.ask('admin', 'GET', `/v8/Jobs/${ids.absent}`)
    await api.ask('admin', 'GET', '/api/v1/organizations/contoso.onmicrosoft.com')
    const text = await scrape()
    const jobs = countsIn(text).filter((line) => line.includes('/v8/Jobs/'))
    expect(jobs.map((line) => line.replace(/route="[^"]+"/, 'route'))).toEqual([
      expect.stringMatching(/method="GET",route,status="2xx"\} 2$/),
      expect.stringMatching(/method="GET",route,status="4xx"\} 1$/),
    ])
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|hunter2|contoso|@|127\.0\.0\.1/i)
  })

  it('counts an action of version 5 once: as the operation that it stands for', async () => {
    const path = `/v5/Jobs/${ids.job}/Action`
    await api.ask('admin', 'POST', path, { start: null })
    await api.ask('admin', 'POST', path, { start: null, stop: null })
    const counts = countsIn(await scrape()).filter((line) => line.includes('method="POST"'))
    expect(counts).toEqual([
      `${count('POST', '/v6/Jobs/:jobId/start', '2xx')} 1`,
      `${count('POST', '/v5/*', '4xx')} 1`,
    ])
  })

  it('an address that nobody serves adds one series, however many are tried', async () => {
    for (let i = 0; i < 20; i += 1) {
      await api.ask(undefined, 'GET', `/guess-${i}`)
      await api.ask('admin', 'GET', `/v8/Guess${i}`)
    }
    const guesses = countsIn(await scrape())
    expect(guesses).toEqual([`${count('GET', '(none)', '4xx')} 40`])
  })

  it('two servers in one process share no counter', async () => {
    const other = await createTestApi()
    await other.ask('admin', 'GET', '/v8/Jobs')
    expect(countsIn(await scrape())).toEqual([])
    await other.app.close()
  })
})

it('a method that is nobody else’s is counted among the others', async () => {
  const metrics = createProcessMetrics()
  for (const method of ['PROPFIND', 'MKCOL', 'QUERY'])
    metrics.observe({ method, route: undefined, status: 404, seconds: 0.02 })
  expect(countsIn(await metrics.text())).toEqual([`${count('other', '(none)', '4xx')} 3`])
})

it('what an organization uses is added up once in five minutes, however often somebody scrapes', async () => {
  let now = 0
  let asked = 0
  const repository = { repositoryId: ids.repository, repositoryName: 'Default', usedBytes: 5000, objects: 3 }
  const page = async (): Promise<{ items: []; hasMore: false }> => ({ items: [], hasMore: false })
  const sources = {
    organizations: { list: async () => [{ id: ids.contoso }, { id: ids.fabrikam }] },
    jobs: { list: async () => [], sessions: page },
    restore: { working: async () => 0 },
    audit: { checkpoint: async () => ({ records: 0, head: undefined }) },
    maintenance: { alerts: async () => new Map(), lastSuccesses: async () => [] },
    approvals: { list: page },
    protection: {
      use: async () => {
        asked += 1
        return [repository]
      },
    },
  } as unknown as Parameters<typeof createStateMetrics>[0]
  const metrics = createStateMetrics(sources, { now: () => now })
  const text = await metrics.text({ kind: 'server' })
  expect(text).toContain('strongroom_protected_objects 6\n')
  expect(text).toContain('strongroom_written_bytes 10000\n')
  expect(text).toContain('strongroom_audit_head 0\n')
  await metrics.text({ kind: 'server' })
  expect(asked).toBe(2)
  now = 5 * 60_000
  await metrics.text({ kind: 'server' })
  expect(asked).toBe(4)
})
