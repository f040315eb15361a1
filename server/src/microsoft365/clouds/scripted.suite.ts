/** Time and answers that a test owns: what the tests of this room share. */
import type { Clock } from '../../foundation/clock.ts'
import type { Fetch } from '../../foundation/fetch.ts'
import type { Random } from '../../foundation/random.ts'
import type { Cloud } from './cloud.ts'
import { cloudNamed } from './known-clouds.ts'

export interface TestClock extends Clock {
  /** Every wait so far, in milliseconds. */
  readonly waits: number[]
}

/** A clock that never waits: sleeping moves its hands. */
export function createTestClock(startAt = 1_700_000_000_000): TestClock {
  let now = startAt
  const waits: number[] = []
  return {
    waits,
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted()
      waits.push(milliseconds)
      now += milliseconds
    },
  }
}

/** Jitter at its most: a backoff of base 1 s waits 1, 2, 4, … seconds. Identifiers count. */
export function createTestRandom(): Random {
  let count = 0
  return {
    bytes: (length) => new Uint8Array(length),
    uuid: () => {
      count += 1
      return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
    },
    fraction: () => 1,
  }
}

export interface SentRequest {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: string
}

export type ScriptedAnswer = Response | Error | ((request: SentRequest) => Response | Promise<Response>)

/** Gives the answers in turn; asking for more of them than there are is an error of the test. */
export function scriptedFetch(answers: ScriptedAnswer[]): {
  readonly fetch: Fetch
  readonly sent: SentRequest[]
} {
  const sent: SentRequest[] = []
  return {
    sent,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const seen = {
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: await request.text(),
      }
      sent.push(seen)
      const answer = answers.shift()
      if (answer === undefined) throw new Error(`no answer is scripted for ${seen.method} ${seen.url}`)
      if (answer instanceof Error) throw answer
      return typeof answer === 'function' ? await answer(seen) : answer
    },
  }
}

export function jsonAnswer(
  status: number,
  document: unknown,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(document), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** What fetch rejects with when a connection cannot be made, or breaks after something was sent. */
export function connectionError(code: 'ECONNREFUSED' | 'ECONNRESET'): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}

export const testCloud: Cloud = cloudNamed('worldwide')
