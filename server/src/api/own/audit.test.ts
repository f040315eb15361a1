import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.app.close())

const sequencesOf = (answer: { json(): { results: { sequence: number }[] } }): number[] =>
  answer.json().results.map(({ sequence }) => sequence)

describe('GET /api/v1/audit', () => {
  it('narrows by what the query names, and keeps it in the links of its pages', async () => {
    const url = '/api/v1/audit?outcome=refused&since=2026-11-21&limit=5'
    const answer = await api.ask('admin', 'GET', url)
    expect(sequencesOf(answer)).toEqual([7])
    expect(answer.json()).toMatchObject({
      _links: {
        self: { href: '/api/v1/audit?outcome=refused&since=2026-11-21&offset=0&limit=5' },
      },
    })
    expect(sequencesOf(await api.ask('admin', 'GET', '/api/v1/audit?outcome=success'))).toEqual([])
    expect(sequencesOf(await api.ask('admin', 'GET', '/api/v1/audit?since=2027-01-01'))).toEqual([])
  })

  it.each(['outcome=denied', 'since=yesterday', 'until=1'])(
    'refuses a filter that it cannot read rather than leave it out: %s',
    async (query) => {
      expect((await api.ask('admin', 'GET', `/api/v1/audit?${query}`)).statusCode).toBe(400)
      expect((await api.ask('admin', 'GET', `/api/v1/audit/export?${query}`)).statusCode).toBe(400)
    },
  )
})

describe('GET /api/v1/audit/{sequence}', () => {
  it('shows one record with its hashes', async () => {
    const answer = await api.ask('admin', 'GET', '/api/v1/audit/7')
    expect(answer.json()).toMatchObject({ sequence: 7, previousHash: '6'.repeat(64), hash: '7'.repeat(64) })
  })

  it.each(['8', '0', '07', 'x', '99999999999999999999'])('is not found: %s', async (sequence) => {
    expect((await api.ask('admin', 'GET', `/api/v1/audit/${sequence}`)).statusCode).toBe(404)
  })
})

describe('GET /api/v1/audit/verification', () => {
  it('says that the log is intact and where it ends', async () => {
    const answer = await api.ask('admin', 'GET', '/api/v1/audit/verification')
    expect(answer.json()).toEqual({ isIntact: true, records: 7, head: '7'.repeat(64) })
  })

  it('AUD-05: says that the end is missing that was noted', async () => {
    const query = `expectRecords=9&expectHead=${'a'.repeat(64)}`
    const answer = await api.ask('admin', 'GET', `/api/v1/audit/verification?${query}`)
    expect(answer.json()).toEqual({ isIntact: false, sequence: 8, problem: 'cut_off' })
  })

  it.each([
    'expectRecords=0',
    'expectRecords=many',
    `expectHead=${'a'.repeat(64)}`,
    'expectRecords=1&expectHead=a',
  ])('refuses a checkpoint that is none: %s', async (query) => {
    expect((await api.ask('admin', 'GET', `/api/v1/audit/verification?${query}`)).statusCode).toBe(400)
  })
})

describe('GET /api/v1/audit/export', () => {
  it('is a file of JSON lines', async () => {
    const answer = await api.ask('admin', 'GET', '/api/v1/audit/export')
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-ndjson',
      'content-disposition': 'attachment; filename="audit.ndjson"',
      'cache-control': 'no-store',
    })
    expect(JSON.parse(answer.body)).toMatchObject({ sequence: 7 })
  })
})

it.each([
  ['adminOfContoso', '/api/v1/audit', 200],
  ['adminOfContoso', '/api/v1/audit/7', 200],
  ['adminOfContoso', '/api/v1/audit/export', 200],
  ['adminOfContoso', '/api/v1/audit/verification', 403],
  ['monitor', '/api/v1/audit', 403],
  ['oscar', '/api/v1/audit', 403],
  ['alice', '/api/v1/audit/export', 403],
  [undefined, '/api/v1/audit/export', 401],
])('%s at %s: %i', async (who, url, status) => {
  expect((await api.ask(who, 'GET', url)).statusCode).toBe(status)
})
