import { describe, expect, test } from 'vitest'
import { createCredential } from './certificate.ts'
import { createKnown, type Answered, type Expectation, type Given } from './expectation.ts'
import { expectations } from './expectations/index.ts'
import { inOrder, runExpectations, type RunOptions } from './run.ts'

const credential = createCredential('x', 0)
const target = {
  loginUrl: 'https://login.example',
  graphUrl: 'https://graph.example',
  graphAudience: 'https://graph.example',
  caFile: undefined,
  tenant: 'x',
  clientId: undefined,
  own: undefined,
  adminDeviceCode: false,
  signInClientId: 'x',
}

function one(id: string, more: Partial<Expectation> = {}): Expectation {
  return {
    id,
    title: id,
    basis: { kind: 'documentation', source: 'a page' },
    send: () => ({ to: 'graph', method: 'GET', path: `/${id}` }),
    expect: { status: 200 },
    ...more,
  }
}

const answer = (status: number, body?: unknown): Answered => ({ status, headers: new Headers(), body })

function run(all: readonly Expectation[], answers: Answered[], options: Partial<RunOptions> = {}) {
  const waits: number[] = []
  const given: Given = {
    target,
    known: createKnown(),
    own: undefined,
    first: credential,
    second: credential,
    now: () => 0,
  }
  const send = async () => answers.shift() ?? answer(500)
  const wait = async (seconds: number) => {
    waits.push(seconds)
  }
  const results = runExpectations(all, { given, send }, { write: true, patienceSeconds: 0, wait, ...options })
  return results.then((list) => ({ kinds: list.map(({ verdict }) => verdict.kind), list, waits, given }))
}

const memory = { kind: 'memory', source: 'x' } as const

describe('the order', () => {
  test('what is not from documentation comes first, after what it builds on; what cleans up is last', () => {
    const all = [
      one('a'),
      one('clean', { last: true, basis: memory }),
      one('b', { basis: memory, after: ['c'] }),
      one('c'),
      one('d', { basis: memory }),
    ]
    expect(inOrder(all).map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a', 'clean'])
  })

  test('names that are not there and circles are mistakes', () => {
    expect(() => inOrder([one('a', { after: ['b'] })])).toThrow('not there')
    expect(() => inOrder([one('a', { after: ['b'] }), one('b', { after: ['a'] })])).toThrow('circle')
  })
})

describe('the data', () => {
  test('more than forty expectations, each with an id of its own and a source', () => {
    expect(expectations.length).toBeGreaterThan(40)
    expect(new Set(expectations.map(({ id }) => id)).size).toBe(expectations.length)
    expect(expectations.filter(({ basis }) => basis.source === '')).toEqual([])
  })

  test('whatever is sent with another method than GET to Graph says that it writes', () => {
    const given: Given = {
      target: { ...target, clientId: 'x', own: credential },
      known: { has: () => true, get: (name) => name, set: () => undefined },
      own: credential,
      first: credential,
      second: credential,
      now: () => 0,
    }
    const unmarked = expectations.filter(({ writes, send }) => {
      const { to, method, path } = send(given)
      return writes !== true && to === 'graph' && method !== 'GET' && !path.endsWith('/$batch')
    })
    expect(unmarked.map(({ id }) => id)).toEqual([])
  })
})

describe('one expectation', () => {
  test('that writes is not sent without leave', async () => {
    const { kinds, list } = await run([one('a', { writes: true })], [], { write: false })
    expect([kinds, list[0]?.sent]).toEqual([['not-run'], undefined])
  })

  test('that builds on what did not come about is not sent', async () => {
    const send = ({ known }: Given) => ({ to: 'graph', method: 'GET', path: known.get('id') }) as const
    expect((await run([one('a', { send })], [])).kinds).toEqual(['not-run'])
  })

  test('whose permission the token lacks is not sent', async () => {
    const token = `x.${Buffer.from(JSON.stringify({ roles: ['Mail.Read'] })).toString('base64url')}.x`
    const first = one('a', { expect: { status: 200 }, keep: (_, known) => known.set('token', token) })
    const send = () => ({ to: 'graph', method: 'GET', path: '/', token: 'token' }) as const
    const needs = (id: string, permission: string) =>
      one(id, { after: ['a'], permissions: [permission], send })
    const { kinds } = await run(
      [first, needs('b', 'Mail.Read'), needs('c', 'User.Read')],
      [answer(200), answer(200)],
    )
    expect(kinds).toEqual(['as-expected', 'as-expected', 'not-run'])
  })

  test('any of several good answers will do, and a difference is told from the closest', async () => {
    const expected = [
      { status: 400, body: { error: 'one' } },
      { status: 401, body: { error: 'two' } },
    ]
    const both = [one('a', { expect: expected }), one('b', { expect: expected })]
    const { list } = await run(both, [answer(401, { error: 'two' }), answer(401, { error: 'three' })])
    expect(list.map(({ verdict }) => verdict)).toEqual([
      { kind: 'as-expected' },
      { kind: 'different', differences: [{ path: 'error', expected: '"two"', seen: 'three' }] },
    ])
  })

  test('that is patient is sent again with growing pauses, and remembers the answers on the way', async () => {
    const answers = [answer(404), answer(404), answer(200)]
    const { kinds, waits, list } = await run([one('a', { patient: true })], answers, { patienceSeconds: 10 })
    expect([kinds, waits, list[0]?.earlier.length]).toEqual([['as-expected'], [2, 4], 2])
  })

  test('gives up when patience is over', async () => {
    const { kinds, waits } = await run([one('a', { patient: true })], [], { patienceSeconds: 10 })
    expect([kinds, waits]).toEqual([['different'], [2, 4]])
  })

  test('that only observes does not fail the run', async () => {
    expect((await run([one('a', { observed: true })], [answer(500)])).kinds).toEqual(['observed'])
  })

  test('keeps what was made although a detail differs, so that it can be taken away', async () => {
    const expectation = one('a', {
      expect: { status: 201, body: { a: 1 } },
      keep: (_, known) => known.set('id', 'kept'),
    })
    const { kinds, given } = await run([expectation], [answer(201, { a: 2 })])
    expect([kinds, given.known.get('id')]).toEqual([['different'], 'kept'])
  })

  test('without an answer differs in that', async () => {
    const given: Given = {
      target,
      known: createKnown(),
      own: undefined,
      first: credential,
      second: credential,
      now: () => 0,
    }
    const send = () => Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))
    const options = { write: false, patienceSeconds: 60, wait: async () => undefined }
    const [result] = await runExpectations([one('a')], { given, send }, options)
    expect(result?.verdict).toMatchObject({ kind: 'different', differences: [{ path: 'connection' }] })
  })
})
