import { describe, expect, it } from 'vitest'
import { OperationError, type ChangeOperations, type ChangesPage } from '../../operations/index.ts'
import { createTestApi } from '../fakes.suite.ts'
import { eventStream, type EventStreamRequest } from './event-stream.ts'

const change = { kind: 'jobSession', id: 'session', eTag: 3, isDeleted: false } as const

/** Answers with these pages, one after the other, and notes from where each was asked. */
function feed(pages: readonly (ChangesPage | OperationError)[]) {
  const asked: (string | undefined)[] = []
  const changes: ChangeOperations = {
    read: async ({ from }) => {
      const page = pages[asked.push(from) - 1]
      if (page === undefined) throw new Error('asked once more than expected')
      if (page instanceof OperationError) throw page
      return page
    },
  }
  return { asked, changes }
}

async function read(changes: ChangeOperations, rounds: number, part: Partial<EventStreamRequest> = {}) {
  let left = rounds
  const request: EventStreamRequest = {
    lastEventId: undefined,
    reach: { kind: 'server' },
    isAllowed: async () => left-- > 0,
    signal: new AbortController().signal,
    ...part,
  }
  const parts: string[] = []
  for await (const text of eventStream(changes, request)) parts.push(text)
  return parts
}

describe('server-sent events (WHATWG HTML 9.2)', () => {
  it('tell where a new reader stands, then each change, the last of them with the id to go on from', async () => {
    const { asked, changes } = feed([
      { items: [], hasMore: false, next: '0-1' },
      { items: [change, { ...change, id: 'gone', isDeleted: true }], hasMore: false, next: '0-3' },
      { items: [], hasMore: false, next: '0-3' },
    ])
    expect(await read(changes, 3)).toEqual([
      'retry: 3000\n\n',
      'id: 0-1\ndata\n\n',
      'event: change\ndata: {"kind":"jobSession","id":"session","isDeleted":false}\n\n',
      'id: 0-3\nevent: change\ndata: {"kind":"jobSession","id":"gone","isDeleted":true}\n\n',
      ': nothing new\n\n',
    ])
    expect(asked).toEqual([undefined, '0-1', '0-3'])
  })

  it('go on after Last-Event-ID, and say when that is too long ago', async () => {
    const outdated = new OperationError('outdated_change_token', 'Read the listings again.')
    const { asked, changes } = feed([outdated, { items: [], hasMore: false, next: '0-9' }])
    expect(await read(changes, 2, { lastEventId: '0-1' })).toEqual([
      'retry: 3000\n\n',
      'event: reset\ndata: {}\n\n',
      'id: 0-9\ndata\n\n',
    ])
    expect(asked).toEqual(['0-1', undefined])
  })

  it('end with the session, and with whoever listens', async () => {
    const { asked, changes } = feed([])
    expect(await read(changes, 0)).toEqual(['retry: 3000\n\n'])
    expect(await read(changes, 9, { signal: AbortSignal.abort() })).toEqual(['retry: 3000\n\n'])
    expect(asked).toEqual([])
  })
})

describe('GET /api/v1/events', () => {
  it('SES-22: is refused to a page of another site (security 6.5)', async () => {
    const api = await createTestApi()
    const answer = await api.app.inject({
      url: '/api/v1/events',
      headers: { authorization: 'Bearer admin', origin: 'https://evil.example' },
    })
    expect(answer.statusCode).toBe(403)
    await api.app.close()
  })

  it('is not for people of an organization', async () => {
    const api = await createTestApi()
    expect((await api.ask('alice', 'GET', '/api/v1/events')).statusCode).toBe(403)
    await api.app.close()
  })
})
