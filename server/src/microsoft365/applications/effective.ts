/** Waits until a registration is more than a promise: the certificate works, and so does every permission. */
import { Type } from 'typebox'
import { backoffMs } from '../../foundation/backoff.ts'
import type { Clock } from '../../foundation/clock.ts'
import { describeError } from '../../foundation/errors.ts'
import type { Random } from '../../foundation/random.ts'
import { GraphError, isNotFound } from '../graph/errors.ts'
import type { Graph } from '../graph/graph.ts'
import type { AccessTokenSource } from '../identity-platform/access-token.ts'
import { IdentityPlatformError, isPropagationError } from '../identity-platform/errors.ts'
import { decodeUnverified } from '../identity-platform/unverified-claims.ts'
import { ApplicationsError } from './errors.ts'
import { withSignal, type RegistrationProgress } from './registration.ts'
import { replicationBackoff, replicationBudgetMs } from './replication.ts'
import { runStep } from './step.ts'

export interface EffectiveDependencies {
  /** The new application's own tokens, proven by its certificate. */
  readonly tokens: AccessTokenSource
  /** A client with these tokens. */
  readonly graph: Graph
  readonly clock: Clock
  readonly random: Random
  readonly progress: (step: RegistrationProgress) => void
}

const usersSchema = Type.Object({ value: Type.Array(Type.Object({ id: Type.String() })) })
const anything = Type.Object({})

/**
 * Asks for tokens with the new certificate until they carry all `roles`, then reads one user and one mailbox. Tokens
 * keep the permissions of the moment in which they were issued, so none is used for a second try.
 * @throws {ApplicationsError} `not_effective` after 20 minutes, with what was still missing.
 */
export async function waitUntilEffective(
  { tokens, graph, clock, random, progress }: EffectiveDependencies,
  roles: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  await runStep({ progress, signal }, 'wait-until-effective', async (tell) => {
    const startedAt = clock.now()
    for (let attempt = 0; ; attempt += 1) {
      const missing = await whatIsMissing({ tokens, graph }, roles, signal)
      if (missing === undefined) break
      const waitMs = backoffMs(attempt, replicationBackoff, random)
      if (clock.now() + waitMs - startedAt > replicationBudgetMs) throw notEffective(missing)
      tell(missing)
      await clock.sleep(waitMs, signal)
    }
    return { result: undefined, made: `the certificate is accepted with ${roles.join(', ')}` }
  })
}

/** What does not work yet, in words; `undefined` when everything does. */
async function whatIsMissing(
  { tokens, graph }: { readonly tokens: AccessTokenSource; readonly graph: Graph },
  roles: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  tokens.forget()
  try {
    const token = await tokens.token(signal)
    const held = decodeUnverified(token)?.roles ?? []
    const missing = roles.filter((role) => !held.includes(role))
    if (missing.length > 0) return `not in the token yet: ${missing.join(', ')}`
    await probe(graph, signal)
    return undefined
  } catch (error) {
    if (mayPass(error)) return describeError(error)
    throw error
  }
}

/** One call a workload. A user without a mailbox says nothing about mail, so a few are asked. */
async function probe(graph: Graph, signal: AbortSignal | undefined): Promise<void> {
  const options = withSignal(signal)
  const { value: users } = await graph.json({ path: '/users?$top=5&$select=id', ...options }, usersSchema)
  for (const { id } of users) {
    try {
      await graph.json({ path: `/users/${id}/mailFolders?$top=1`, ...options }, anything)
      return
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}

function mayPass(error: unknown): boolean {
  if (error instanceof IdentityPlatformError) return error.retryable || isPropagationError(error)
  if (!(error instanceof GraphError)) return false
  // 401 and 403: the application or its permissions are not known everywhere yet.
  if (error.status === 401 || error.status === 403 || error.status >= 429) return true
  return error.code === 'connectionLost' || error.code === 'connectionFailed'
}

function notEffective(missing: string): ApplicationsError {
  const minutes = replicationBudgetMs / 60_000
  const message = `Microsoft did not make the registration effective within ${minutes} minutes (${missing}): try again later.`
  return new ApplicationsError('not_effective', message)
}
