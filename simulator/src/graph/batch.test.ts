import { beforeEach, describe, expect, test } from 'vitest'
import type { JsonRecord } from '../json.ts'
import { createTestGraph, type TestGraph } from './testing.ts'

let graph: TestGraph
let me: ReturnType<TestGraph['app']>

beforeEach(() => {
  graph = createTestGraph({ mails: 5 })
  me = graph.app('Mail.ReadWrite', 'User.Read.All')
})

const batch = (requests: unknown, as = me) =>
  graph.send({ method: 'POST', path: '/$batch', as, body: { requests } })

const responses = (json: JsonRecord) =>
  new Map((json['responses'] as JsonRecord[]).map((response) => [response['id'], response]))

describe('$batch (section 4.1)', () => {
  test('answers every inner request under its id, JSON as an object, anything else as base64', async () => {
    const alice = `/users/${graph.user('alice').id}`
    const [message] = (await graph.send({ path: `${alice}/messages?$top=1&$select=id`, as: me })).value
    const reply = await batch([
      { id: 'a', method: 'GET', url: `${alice}?$select=displayName` },
      { id: 'b', method: 'get', url: `${alice}/messages/${String(message?.['id'])}/$value` },
      { id: 'c', method: 'GET', url: '/users/nobody@x.y' },
    ])
    expect([reply.status, reply.headers['x-simulator-subrequests']]).toEqual([200, '3'])
    const byId = responses(reply.json)
    expect(byId.get('a')).toMatchObject({ status: 200, body: { displayName: 'Alice Archer' } })
    const mime = Buffer.from(String(byId.get('b')?.['body']), 'base64').toString()
    expect(mime).toContain('MIME-Version')
    expect(byId.get('b')).toMatchObject({ headers: { 'Content-Type': 'text/plain' } })
    expect(byId.get('c')).toMatchObject({
      status: 404,
      body: { error: { code: 'Request_ResourceNotFound' } },
    })
  })

  test('a batch of beta holds requests of beta', async () => {
    const as = graph.app('Policy.Read.All')
    const requests = [
      { id: 'a', method: 'GET', url: `/users/${graph.user('alice').id}/authentication/requirements` },
    ]
    const reply = await graph.send({
      method: 'POST',
      path: 'https://graph.test/beta/$batch',
      as,
      body: { requests },
    })
    const body = { perUserMfaState: 'disabled' }
    expect(responses(reply.json).get('a')).toMatchObject({ status: 200, body })
    expect(responses((await batch(requests, as)).json).get('a')).toMatchObject({ status: 400 })
  })

  test('inner requests are authorized one by one', async () => {
    const reply = await batch([{ id: '1', method: 'GET', url: '/applications' }])
    expect(responses(reply.json).get('1')).toMatchObject({
      status: 403,
      body: { error: { code: 'Authorization_RequestDenied' } },
    })
  })

  test('a failed dependency is answered 424, and dependencies run first', async () => {
    const folders = `/users/${graph.user('alice').id}/mailFolders`
    const json = { 'Content-Type': 'application/json' }
    const sorted = await batch([
      { id: 'late', method: 'GET', url: `${folders}?$filter=displayName eq 'Batch'`, dependsOn: ['make'] },
      { id: 'make', method: 'POST', url: folders, headers: json, body: { displayName: 'Batch' } },
    ])
    expect(responses(sorted.json).get('late')).toMatchObject({ body: { value: [{ displayName: 'Batch' }] } })
    const failed = await batch([
      { id: 'fails', method: 'GET', url: '/users/nobody' },
      {
        id: 'blocked',
        method: 'POST',
        url: folders,
        headers: json,
        body: { displayName: 'Never' },
        dependsOn: ['fails'],
      },
      { id: 'blocked too', method: 'GET', url: folders, dependsOn: ['blocked'] },
    ])
    const statuses = [...responses(failed.json)].map(([id, { status }]) => [id, status])
    expect(Object.fromEntries(statuses)).toEqual({ fails: 404, blocked: 424, 'blocked too': 424 })
    const names = (await graph.send({ path: `${folders}?$top=100`, as: me })).value.map(
      ({ displayName }) => displayName,
    )
    expect(names).not.toContain('Never')
  })

  test.each([
    ['nothing', []],
    [
      'more than 20',
      Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: '/users' })),
    ],
    [
      'ids that differ by case only',
      [
        { id: 'a', method: 'GET', url: '/users' },
        { id: 'A', method: 'GET', url: '/users' },
      ],
    ],
    ['an absolute URL', [{ id: 'a', method: 'GET', url: 'https://graph.test/v1.0/users' }]],
    [
      'a batch',
      [
        {
          id: 'a',
          method: 'POST',
          url: '/$batch',
          headers: { 'Content-Type': 'application/json' },
          body: {},
        },
      ],
    ],
    [
      'dependencies of no documented pattern',
      [
        { id: 'a', method: 'GET', url: '/users' },
        { id: 'b', method: 'GET', url: '/users', dependsOn: ['a'] },
        { id: 'c', method: 'GET', url: '/users' },
        { id: 'd', method: 'GET', url: '/users', dependsOn: ['c'] },
      ],
    ],
    ['an unknown dependency', [{ id: 'a', method: 'GET', url: '/users', dependsOn: ['b'] }]],
    [
      'a circle',
      [
        { id: 'a', method: 'GET', url: '/users', dependsOn: ['b'] },
        { id: 'b', method: 'GET', url: '/users', dependsOn: ['a'] },
      ],
    ],
    ['an object without content type', [{ id: 'a', method: 'POST', url: '/users', body: {} }]],
  ])('refuses a batch of %s as a whole', async (_, requests) => {
    const reply = await batch(requests)
    expect([reply.status, reply.code]).toEqual([400, 'BadRequest'])
  })

  test('needs a token like any request', async () => {
    expect((await graph.send({ method: 'POST', path: '/$batch', body: { requests: [] } })).status).toBe(401)
  })
})
