/** One request and its answer, sent again as often as Microsoft's rules allow. */
import { backoffMs } from '../../foundation/backoff.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Fetch } from '../../foundation/fetch.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import type { Cloud } from '../clouds/cloud.ts'
import type { AccessTokenSource } from '../identity-platform/access-token.ts'
import { errorOf, noAnswer } from './answer.ts'
import type { Budget } from './budget.ts'
import { GraphError } from './errors.ts'
import { backoff, mostAttempts, mostTotalMs, retryKind } from './retry.ts'
import type { BudgetScope } from './scope.ts'

/** What every part of the Graph client is made with. */
export interface GraphDependencies {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly cloud: Cloud
  readonly tokens: AccessTokenSource
  /** Shared by all clients of one application in one tenant. */
  readonly budget: Budget
}

/** A request that has been checked and may be sent. */
export interface Exchange {
  readonly method: string
  readonly url: URL
  readonly scope: BudgetScope
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | undefined
  readonly isRepeatable: boolean
  /** False for hosts that must not see our token. */
  readonly hasToken: boolean
  readonly signal: AbortSignal | undefined
}

/** A successful answer whose body has not been read; `release` gives its place in the budget back. */
export interface OpenAnswer {
  readonly response: Response
  readonly release: () => void
}

/**
 * Sends until `read` has what it wants.
 * @param read - Reads the body and releases; when it throws a {@link GraphError}, the request may be sent again.
 */
export async function perform<Result>(
  dependencies: GraphDependencies,
  exchange: Exchange,
  read: (answer: OpenAnswer) => Promise<Result>,
): Promise<Result> {
  const { clock, log, budget } = dependencies
  const startedAt = clock.now()
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await once(dependencies, exchange, read)
    if ('result' in outcome) return outcome.result
    const { failure } = outcome
    const kind = retryKind(failure, exchange.isRepeatable)
    const waitMs = waitOf(dependencies, failure, attempt)
    // Also when we give up: the others in the scope must not run into the same wall.
    if (kind === 'fence') budget.fence(exchange.scope, clock.now() + waitMs)
    const isOver = attempt + 1 === mostAttempts || clock.now() + waitMs - startedAt > mostTotalMs
    if (kind === 'no' || isOver) throw failure
    const { status, code, requestId, detail } = failure
    const { method, scope } = exchange
    log.warn(
      { method, scope, status, code, requestId, detail, attempt, waitMs },
      'Graph request is sent again',
    )
    if (kind === 'pause') await clock.sleep(waitMs, exchange.signal)
  }
}

function waitOf({ random }: GraphDependencies, failure: GraphError, attempt: number): number {
  if (failure.retryAfterSeconds !== undefined) return failure.retryAfterSeconds * 1000
  return backoffMs(attempt, backoff, random)
}

type Outcome<Result> = { readonly result: Result } | { readonly failure: GraphError }

async function once<Result>(
  dependencies: GraphDependencies,
  exchange: Exchange,
  read: (answer: OpenAnswer) => Promise<Result>,
): Promise<Outcome<Result>> {
  const release = await dependencies.budget.enter(exchange.scope, exchange.signal)
  try {
    const response = await sendWithToken(dependencies, exchange)
    return { result: await read({ response, release }) }
  } catch (error) {
    release()
    exchange.signal?.throwIfAborted()
    if (error instanceof GraphError) return { failure: error }
    throw error
  }
}

/** A token that is refused is forgotten, and another one is tried once; the same one again would change nothing. */
async function sendWithToken(dependencies: GraphDependencies, exchange: Exchange): Promise<Response> {
  const { tokens, clock } = dependencies
  if (!exchange.hasToken) return successful(await send(dependencies, exchange, undefined), clock.now())
  const token = await tokens.token(exchange.signal)
  const response = await send(dependencies, exchange, token.reveal())
  if (response.status !== 401) return successful(response, clock.now())
  const refusal = await errorOf(response, clock.now())
  tokens.forget()
  const other = await tokens.token(exchange.signal)
  if (other.reveal() === token.reveal()) throw refusal
  return successful(await send(dependencies, exchange, other.reveal()), clock.now())
}

async function successful(response: Response, now: number): Promise<Response> {
  if (response.ok) return response
  throw await errorOf(response, now)
}

async function send(
  { fetch, random }: GraphDependencies,
  { method, url, headers, body, signal, hasToken }: Exchange,
  token: string | undefined,
): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      headers: {
        ...headers,
        ...(hasToken ? { 'client-request-id': random.uuid() } : {}),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    signal?.throwIfAborted()
    throw noAnswer(error)
  }
}
