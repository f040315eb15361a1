import { type InfiniteData, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, it } from 'vitest'
import { type ChangeStream, followChanges } from './follow-changes.ts'

class FakeStream extends EventTarget implements ChangeStream {
  readyState = 1
  close(): void {
    this.readyState = 2
  }
  tell(type: string, data = ''): void {
    this.dispatchEvent(new MessageEvent(type, { data }))
  }
  fail(readyState: number): void {
    this.readyState = readyState
    this.dispatchEvent(new Event('error'))
  }
}

class FakePage extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible'
  turn(state: 'visible' | 'hidden'): void {
    this.visibilityState = state
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

function follow() {
  const queries = new QueryClient()
  const page = new FakePage()
  const streams: FakeStream[] = []
  const state = { now: Date.now(), tick: (): void => undefined }
  const end = followChanges({
    queries,
    page,
    now: () => state.now,
    every: (_milliseconds, act) => {
      state.tick = act
      return () => {
        state.tick = () => undefined
      }
    },
    open: () => {
      const stream = new FakeStream()
      streams.push(stream)
      return stream
    },
  })
  ends.push(end)
  /** Shows an answer that was read just now; how often it was read again stands in `reads`. */
  const show = (queryKey: readonly unknown[], data: unknown = 'answer') => {
    const shown = { reads: 0 }
    queries.setQueryData(queryKey, data, { updatedAt: state.now })
    const observer = new QueryObserver(queries, {
      queryKey,
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: async () => {
        shown.reads += 1
        return data
      },
    })
    ends.push(observer.subscribe(() => undefined))
    return shown
  }
  const pass = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      state.now += 1_000
      state.tick()
      await new Promise((resolve) => setTimeout(resolve))
    }
  }
  const change = (kind: string, id = 'one'): void =>
    streams.at(-1)?.tell('change', JSON.stringify({ kind, id }))
  return { queries, page, streams, end, show, pass, change }
}

it('reads again what a change concerns, once for many changes, and nothing else', async () => {
  const { streams, show, pass, change } = follow()
  streams[0]?.tell('open')
  const [job, other, list, session] = [
    show(['jobs', 'one']),
    show(['jobs', 'other']),
    show(['jobs', 'list', '']),
    show(['job-sessions', 'one']),
  ]
  for (let count = 0; count < 50; count += 1) change('job')
  await pass(3)
  expect([job.reads, other.reads, list.reads, session.reads]).toEqual([1, 0, 1, 0])
  change('jobSession')
  await pass(3)
  expect([job.reads, session.reads]).toEqual([1, 1])
})

it('lets a list rest the longer, the more of its pages were loaded', async () => {
  const { streams, show, pass, change } = follow()
  streams[0]?.tell('open')
  const pages: InfiniteData<string> = { pages: ['a', 'b', 'c', 'd', 'e'], pageParams: [0, 1, 2, 3, 4] }
  const list = show(['job-sessions', 'list', ''], pages)
  change('jobSession')
  await pass(4)
  expect(list.reads).toBe(0)
  await pass(1)
  expect(list.reads).toBe(1)
})

it('marks what nobody sees, without asking for it', async () => {
  const { queries, streams, pass, change } = follow()
  streams[0]?.tell('open')
  queries.setQueryData(['jobs', 'one'], 'answer')
  change('job')
  await pass(1)
  expect(queries.getQueryState(['jobs', 'one'])?.isInvalidated).toBe(true)
})

it('reads everything again after a reset, and what was read before the stream was opened', async () => {
  const { page, streams, show, pass } = follow()
  const job = show(['jobs', 'one'])
  await pass(1)
  page.turn('hidden')
  page.turn('visible')
  streams.at(-1)?.tell('open')
  streams.at(-1)?.tell('message')
  await pass(2)
  expect(job.reads).toBe(1)
  streams.at(-1)?.tell('reset')
  await pass(2)
  expect(job.reads).toBe(2)
})

it('polls slowly while the stream is broken, and no more when it is back', async () => {
  const { streams, show, pass } = follow()
  const job = show(['jobs', 'one'])
  streams[0]?.fail(0)
  await pass(31)
  expect(job.reads).toBe(2)
  streams[0]?.tell('open')
  await pass(60)
  expect(job.reads).toBe(2)
})

it('asks who is signed in when the stream is refused, and tries again half a minute later', async () => {
  const { queries, streams, show, pass } = follow()
  const session = show(['session'])
  streams[0]?.fail(2)
  await pass(1)
  expect([session.reads, streams.length]).toEqual([1, 1])
  await pass(30)
  expect(streams).toHaveLength(2)
  expect(queries.getQueryState(['session'])?.isInvalidated).toBe(false)
})

it('has no stream in a tab that nobody sees, nor after the session', async () => {
  const { page, streams, end, show, pass } = follow()
  const job = show(['jobs', 'one'])
  page.turn('hidden')
  expect(streams[0]?.readyState).toBe(2)
  await pass(60)
  expect([streams.length, job.reads]).toEqual([1, 0])
  page.turn('visible')
  expect(streams).toHaveLength(2)
  end()
  expect(streams[1]?.readyState).toBe(2)
  page.turn('visible')
  expect(streams).toHaveLength(2)
})
