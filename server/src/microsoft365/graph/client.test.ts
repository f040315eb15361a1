/** The Graph client against scripted answers: microsoft.md 4.1 to 4.3 and 5.4, security.md 6.9. */
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { Secret } from '../../foundation/secret.ts'
import {
  connectionError,
  createTestClock,
  createTestRandom,
  jsonAnswer,
  scriptedFetch,
  testCloud,
  type ScriptedAnswer,
} from '../clouds/scripted.suite.ts'
import { createBudget } from './budget.ts'
import { createGraph } from './client.ts'
import { GraphError } from './errors.ts'

const user = Type.Object({ id: Type.String() })
const anything = Type.Object({})
const base = 'https://graph.microsoft.com/v1.0'

function setUp(answers: ScriptedAnswer[], tokenTexts = ['token-1', 'token-2']) {
  const clock = createTestClock()
  const { fetch, sent } = scriptedFetch(answers)
  let index = 0
  const tokens = {
    token: async () => new Secret(tokenTexts[index] ?? ''),
    forget: () => {
      index = Math.min(index + 1, tokenTexts.length - 1)
    },
  }
  const budget = createBudget({ clock })
  const dependencies = {
    fetch,
    clock,
    random: createTestRandom(),
    log: silentLog,
    cloud: testCloud,
    tokens,
    budget,
  }
  return { graph: createGraph(dependencies, { userAgent: 'test' }), clock, sent }
}

function graphRefusal(status: number, code: string, headers: Record<string, string> = {}): Response {
  const document = { error: { code, message: `about ${code}`, innerError: { 'request-id': 'r' } } }
  return jsonAnswer(status, document, { 'request-id': 'request-1', ...headers })
}

async function collect<Item>(pages: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const page of pages) all.push(page)
  return all
}

describe('one request', () => {
  it('carries token, client-request-id and user agent, and gives the checked JSON', async () => {
    const { graph, sent } = setUp([jsonAnswer(200, { id: 'a' })])

    await expect(graph.json({ path: '/users/a?$select=id' }, user)).resolves.toEqual({ id: 'a' })
    expect(sent[0]?.url).toBe(`${base}/users/a?$select=id`)
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
      authorization: 'Bearer token-1',
      'client-request-id': '00000000-0000-4000-8000-000000000001',
      'user-agent': 'test',
    })
  })

  it("throws Graph's own code, status and request-id", async () => {
    const { graph } = setUp([graphRefusal(404, 'ErrorItemNotFound')])

    await expect(graph.json({ path: '/users/a/messages/b' }, anything)).rejects.toMatchObject({
      name: 'GraphError',
      status: 404,
      code: 'ErrorItemNotFound',
      requestId: 'request-1',
    })
  })

  it('takes the inner code where the outer one says nothing (microsoft.md 4.2)', async () => {
    const inner = { error: { code: '', message: '', innerError: { code: 'resyncRequired' } } }
    const { graph } = setUp([jsonAnswer(410, inner), new Response('', { status: 403 })])

    await expect(graph.send({ path: '/x' })).rejects.toMatchObject({ code: 'resyncRequired' })
    await expect(graph.send({ path: '/x' })).rejects.toMatchObject({ code: 'http403' })
  })

  it('F-23: refuses 200 with a document of another form, once', async () => {
    const { graph, sent } = setUp([jsonAnswer(200, { id: 7 })])

    await expect(graph.json({ path: '/users/a' }, user)).rejects.toMatchObject({ code: 'unexpectedForm' })
    expect(sent).toHaveLength(1)
  })

  it('GRF-15: refuses a redirect', async () => {
    const answer = new Response(null, { status: 302, headers: { location: 'https://evil.example/' } })
    const { graph, sent } = setUp([answer])

    await expect(graph.send({ path: '/users' })).rejects.toMatchObject({ code: 'redirectRefused' })
    expect(sent).toHaveLength(1)
  })

  it('GRF-21: stops reading JSON beyond 64 MiB', async () => {
    const mebibyte = new Uint8Array(1_048_576).fill(32)
    let sentPieces = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sentPieces += 1
        controller.enqueue(mebibyte)
      },
    })
    const { graph } = setUp([new Response(endless)])

    await expect(graph.json({ path: '/users' }, user)).rejects.toMatchObject({ code: 'answerTooLarge' })
    expect(sentPieces).toBeLessThan(70)
  })

  it('ends at once when the caller aborts', async () => {
    const reason = new Error('stopped')
    const controller = new AbortController()
    const { graph, sent } = setUp([
      () => {
        controller.abort(reason)
        throw new TypeError('fetch failed')
      },
    ])

    await expect(graph.send({ path: '/users', signal: controller.signal })).rejects.toBe(reason)
    expect(sent).toHaveLength(1)
  })
})

describe('the token', () => {
  it('GRF-30: is renewed once after 401, and no second time', async () => {
    const refusals = [401, 401].map((status) => graphRefusal(status, 'InvalidAuthenticationToken'))
    const { graph, sent } = setUp(refusals)

    await expect(graph.send({ path: '/users' })).rejects.toMatchObject({ status: 401 })
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ])
  })

  it('that comes back the same is not sent twice', async () => {
    const { graph, sent } = setUp([graphRefusal(401, 'InvalidAuthenticationToken')], ['only'])

    await expect(graph.send({ path: '/me' })).rejects.toMatchObject({ status: 401 })
    expect(sent).toHaveLength(1)
  })
})

describe('what is sent again (microsoft.md 4.2, 5.4)', () => {
  it.each([429, 500, 502, 503, 504, 509, 408, 423])('GET after %i', async (status) => {
    const { graph, sent } = setUp([graphRefusal(status, 'busy'), jsonAnswer(200, { id: 'a' })])

    await expect(graph.json({ path: '/users/a' }, user)).resolves.toEqual({ id: 'a' })
    expect(sent).toHaveLength(2)
  })

  it.each([400, 402, 403, 404, 409, 410, 412, 413, 501, 507])('not after %i', async (status) => {
    const { graph, sent } = setUp([graphRefusal(status, 'refused')])

    await expect(graph.send({ path: '/users/a' })).rejects.toMatchObject({ status })
    expect(sent).toHaveLength(1)
  })

  it('not a broken item: ErrorCorruptData of 500 stays', async () => {
    const { graph, sent } = setUp([graphRefusal(500, 'ErrorCorruptData')])

    await expect(graph.send({ path: '/users/a/messages/b' })).rejects.toMatchObject({
      code: 'ErrorCorruptData',
    })
    expect(sent).toHaveLength(1)
  })

  it('waits as long as Retry-After says, then 1, 2, 4 … 60 seconds where it says nothing', async () => {
    const answers = [
      graphRefusal(429, 'TooManyRequests', { 'retry-after': '17' }),
      ...Array.from({ length: 6 }, () => graphRefusal(503, 'serviceNotAvailable')),
      jsonAnswer(200, { id: 'a' }),
    ]
    const { graph, clock } = setUp(answers)
    await graph.json({ path: '/users/a' }, user)

    expect(clock.waits).toEqual([17_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000])
  })

  it('F-18: gives up after 8 attempts', async () => {
    const { graph, sent } = setUp(Array.from({ length: 8 }, () => graphRefusal(429, 'TooManyRequests')))

    await expect(graph.send({ path: '/users' })).rejects.toMatchObject({ status: 429 })
    expect(sent).toHaveLength(8)
  })

  it('gives up when the wait would go beyond 15 minutes, and says how long Microsoft asked for', async () => {
    const { graph, sent } = setUp([graphRefusal(429, 'TooManyRequests', { 'retry-after': '901' })])

    await expect(graph.send({ path: '/users' })).rejects.toMatchObject({ retryAfterSeconds: 901 })
    expect(sent).toHaveLength(1)
  })

  it('I16: one throttled request stops its whole scope, also when it gives up, and no other', async () => {
    const { graph, clock } = setUp([
      graphRefusal(429, 'ApplicationThrottled', { 'retry-after': '901' }),
      jsonAnswer(200, {}),
      jsonAnswer(200, {}),
    ])
    await graph.json({ path: '/users/a/messages' }, anything).catch(() => undefined)
    await graph.json({ path: '/users/b/messages' }, anything)
    expect(clock.waits).toEqual([])
    await graph.json({ path: '/users/A/mailFolders' }, anything)

    expect(clock.waits).toEqual([901_000])
  })

  it('I15: a refused request gives its place in the budget back', async () => {
    const { graph } = setUp(Array.from({ length: 5 }, () => graphRefusal(404, 'ErrorItemNotFound')))
    for (let count = 0; count < 5; count += 1)
      await expect(graph.send({ path: '/users/a/messages/b' })).rejects.toMatchObject({ status: 404 })
  })

  it.each([
    ['an unreachable host', connectionError('ECONNREFUSED'), 2],
    ['429', graphRefusal(429, 'TooManyRequests'), 2],
    ['503 with Retry-After', graphRefusal(503, 'serviceNotAvailable', { 'retry-after': '1' }), 2],
    ['a connection that broke', connectionError('ECONNRESET'), 1],
    ['500', graphRefusal(500, 'InternalServerError'), 1],
    ['504', graphRefusal(504, 'GatewayTimeout'), 1],
    ['503 without Retry-After', graphRefusal(503, 'serviceNotAvailable'), 1],
  ])('POST after %s is sent %#: only when it was certainly not carried out', async (_what, answer, times) => {
    const { graph, sent } = setUp([answer, jsonAnswer(201, {})])
    await graph.send({ method: 'POST', path: '/users/a/messages', json: {} }).catch(() => undefined)

    expect(sent).toHaveLength(times)
  })

  it('POST that may be repeated is', async () => {
    const { graph, sent } = setUp([connectionError('ECONNRESET'), jsonAnswer(200, {})])
    await graph.send({ method: 'POST', path: '/users/a/getMemberGroups', json: {}, isRepeatable: true })

    expect(sent.map(({ body }) => body)).toEqual(['{}', '{}'])
  })

  it('an answer of JSON whose body was cut', async () => {
    const cut = new Response('{"id":', { headers: { 'content-length': '10' } })
    const { graph, sent } = setUp([cut, jsonAnswer(200, { id: 'a' })])

    await expect(graph.json({ path: '/users/a' }, user)).resolves.toEqual({ id: 'a' })
    expect(sent).toHaveLength(2)
  })
})

describe('bytes', () => {
  it('F-21, GRF-16: a body shorter than Content-Length is connectionLost', async () => {
    const { graph } = setUp([new Response('short', { headers: { 'content-length': '10' } })])

    await expect(collect(graph.bytes({ path: '/users/a/messages/b/$value' }))).rejects.toMatchObject({
      code: 'connectionLost',
      status: 200,
    })
  })

  it('F-21: a socket error mid-body is connectionLost after the first bytes were given out', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from('first'))
      },
      pull(controller) {
        controller.error(new TypeError('terminated'))
      },
    })
    const { graph } = setUp([new Response(broken)])
    const pieces: string[] = []
    const reading = (async () => {
      for await (const piece of graph.bytes({ path: '/users/a/messages/b/$value' }))
        pieces.push(Buffer.from(piece).toString())
    })()

    await expect(reading).rejects.toMatchObject({ code: 'connectionLost' })
    expect(pieces).toEqual(['first'])
  })

  it('gives the place in the budget back, whether read to the end or left', async () => {
    const answers = Array.from({ length: 9 }, () => new Response('content'))
    const { graph } = setUp(answers)
    for (let round = 0; round < 4; round += 1)
      for await (const piece of graph.bytes({ path: '/users/a/messages/b/$value' })) {
        expect(piece.length).toBe(7)
        break
      }
    for (let round = 0; round < 5; round += 1)
      await collect(graph.bytes({ path: '/users/a/messages/b/$value' }))

    expect(answers).toHaveLength(0)
  })
})

describe('pages', () => {
  it('follows links, with the headers of the first request, over empty pages (microsoft.md 4.1)', async () => {
    const { graph, sent } = setUp([
      jsonAnswer(200, { value: [{ id: '1' }], '@odata.nextLink': `${base}/users?$skiptoken=a%2Fb` }),
      jsonAnswer(200, { value: [], '@odata.nextLink': `${base}/users?$skiptoken=c` }),
      jsonAnswer(200, { value: [{ id: '2' }] }),
    ])
    const request = { path: '/users?$top=1', headers: { consistencylevel: 'eventual' } }

    await expect(collect(graph.pages(request, user))).resolves.toEqual([[{ id: '1' }], [{ id: '2' }]])
    expect(sent.map(({ url, headers }) => [url.slice(base.length), headers.get('consistencylevel')])).toEqual(
      [
        ['/users?$top=1', 'eventual'],
        ['/users?$skiptoken=a%2Fb', 'eventual'],
        ['/users?$skiptoken=c', 'eventual'],
      ],
    )
  })

  it('F-25: passes items on that come twice', async () => {
    const { graph } = setUp([
      jsonAnswer(200, { value: [{ id: '1' }], '@odata.nextLink': `${base}/users?a` }),
      jsonAnswer(200, { value: [{ id: '1' }] }),
    ])

    await expect(collect(graph.pages({ path: '/users' }, user))).resolves.toHaveLength(2)
  })

  it('GRF-07: stops at a cycle', async () => {
    const link = (name: string) => jsonAnswer(200, { value: [], '@odata.nextLink': `${base}/users?${name}` })
    const { graph, sent } = setUp([link('a'), link('b'), link('a')])

    await expect(collect(graph.pages({ path: '/users' }, user))).rejects.toMatchObject({
      code: 'endlessPages',
    })
    expect(sent).toHaveLength(3)
  })

  it('names what does not fit in an item', async () => {
    const { graph } = setUp([jsonAnswer(200, { value: [{ id: '1' }, { id: 2 }] })])

    await expect(collect(graph.pages({ path: '/users' }, user))).rejects.toMatchObject({
      code: 'unexpectedItem',
    })
  })
})

describe('delta', () => {
  const path = '/users/a/mailFolders/f/messages/delta'

  it('gives the delta link with the last page, and starts from one', async () => {
    const deltaLink = `${base}/users('a')/mailFolders('f')/messages/microsoft.graph.delta()?$deltatoken=t`
    const { graph, sent } = setUp([
      jsonAnswer(200, { value: [{ id: '1' }], '@odata.nextLink': `${base}${path}?$skiptoken=s` }),
      jsonAnswer(200, { value: [], '@odata.deltaLink': deltaLink }),
      jsonAnswer(200, { value: [], '@odata.deltaLink': deltaLink }),
    ])
    const first = await collect(graph.delta({ path }, user))
    await collect(graph.delta({ path: deltaLink }, user))

    expect(first).toEqual([{ items: [{ id: '1' }] }, { items: [], deltaLink }])
    expect(sent[2]?.url).toBe(deltaLink)
  })

  it('F-24, GRF-10: 410 is told, and its Location is not followed', async () => {
    const gone = graphRefusal(410, 'SyncStateNotFound', { location: 'https://evil.example/' })
    const { graph, sent } = setUp([gone])
    const thrown = await collect(graph.delta({ path }, user)).catch((error: unknown) => error)

    expect(thrown).toBeInstanceOf(GraphError)
    expect(sent).toHaveLength(1)
  })
})
