import { backoffMs } from '../../foundation/backoff.ts'
import {
  isTransient,
  refusalError,
  troubleError,
  type Answer,
  type IdentityPlatformDependencies,
} from './token-endpoint.ts'

const mostAttempts = 6
/** Whoever waits for a token is told sooner than this that there is none. */
const mostTotalMs = 900_000
const backoff = { baseMs: 1_000, capMs: 30_000 }

/**
 * Sends a request that has no effect of its own until it succeeds: again after load, 5xx and connection trouble,
 * as long as `Retry-After` says or exponentially; six attempts and a quarter of an hour at most.
 * @throws {IdentityPlatformError} the refusal, or `connection_failed` when the last attempt had no usable answer.
 */
export async function retrying<Value>(
  { clock, random, log }: IdentityPlatformDependencies,
  send: () => Promise<Answer<Value>>,
  signal?: AbortSignal,
): Promise<Value> {
  const startedAt = clock.now()
  for (let attempt = 0; ; attempt += 1) {
    const answer = await send()
    if (answer.kind === 'success') return answer.value
    const asked = answer.kind === 'refusal' ? answer.refusal.retryAfterSeconds : answer.retryAfterSeconds
    const waitMs = asked === undefined ? backoffMs(attempt, backoff, random) : asked * 1000
    const isLast = attempt + 1 === mostAttempts || clock.now() + waitMs - startedAt > mostTotalMs
    if (answer.kind === 'refusal' && (isLast || !isTransient(answer.refusal)))
      throw refusalError(answer.refusal)
    if (answer.kind === 'trouble' && isLast) throw troubleError(answer.detail)
    const detail = answer.kind === 'refusal' ? answer.refusal.error : answer.detail
    log.warn({ attempt, waitMs, detail }, 'the identity platform gave no usable answer, asking again')
    await clock.sleep(waitMs, signal)
  }
}
