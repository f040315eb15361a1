/** Waits until a plan is more than a promise: the credential works, and so does every permission. */
import { Type } from 'typebox'
import type { Clock } from '../../foundation/clock.ts'
import { describeError } from '../../foundation/errors.ts'
import type { Random } from '../../foundation/random.ts'
import { GraphError, isNotFound } from '../graph/errors.ts'
import type { Graph } from '../graph/graph.ts'
import type { AccessTokenSource } from '../identity-platform/access-token.ts'
import { IdentityPlatformError, isPropagationError } from '../identity-platform/errors.ts'
import { decodeUnverified } from '../identity-platform/unverified-claims.ts'
import { readCatalogue } from './catalogue.ts'
import { ApplicationsError } from './errors.ts'
import type { AppliedApplication, ResourceName } from './model.ts'
import { withSignal, type RegistrationProgress } from './registration.ts'
import { replicationBudgetMs, replicationWaitMs } from './replication.ts'
import { outerSteps, runStep } from './step.ts'

export interface EffectiveDependencies {
  /** The application's own tokens for a resource, by its client id; Microsoft Graph when undefined. */
  readonly tokensFor: (resource: string | undefined) => AccessTokenSource
  /** A Graph client with these tokens. */
  readonly graphFor: (tokens: AccessTokenSource) => Graph
  readonly clock: Clock
  readonly random: Random
  readonly progress: (step: RegistrationProgress) => void
}

const usersSchema = Type.Object({ value: Type.Array(Type.Object({ id: Type.String() })) })
const anything = Type.Object({})

/**
 * Asks for tokens with the application's own credential until they carry all roles of each resource, then reads one user
 * and one mailbox where that is permitted. Tokens keep the permissions of the moment in which they were issued, so none
 * is used for a second try.
 * @throws {ApplicationsError} `not_effective` after 20 minutes, with what was still missing.
 */
export async function waitUntilEffective(
  { tokensFor, graphFor, clock, random, progress }: EffectiveDependencies,
  roles: AppliedApplication['roles'],
  signal?: AbortSignal,
): Promise<void> {
  const resources = expectedOf(roles)
  await runStep({ progress, signal }, outerSteps.waitUntilEffective, async (tell) => {
    const startedAt = clock.now()
    for (const { name, appId, values } of resources) {
      const tokens = tokensFor(name === 'graph' ? undefined : appId)
      const graph = name === 'graph' ? graphFor(tokens) : undefined
      for (;;) {
        const missing = await whatIsMissing({ tokens, graph }, values, signal)
        if (missing === undefined) break
        const waitedMs = clock.now() - startedAt
        const waitMs = replicationWaitMs(waitedMs, random)
        if (waitedMs + waitMs > replicationBudgetMs) throw notEffective(missing)
        tell(missing)
        await clock.sleep(waitMs, signal)
      }
    }
    const made = resources.flatMap(({ values }) => values).join(', ')
    return { result: undefined, made: `the credential is accepted with ${made || 'no permission yet'}` }
  })
}

interface Expected {
  readonly name: ResourceName
  readonly appId: string
  readonly values: readonly string[]
}

/** Graph always: an application without any role has to be able to prove itself as well. */
function expectedOf(roles: AppliedApplication['roles']): readonly Expected[] {
  return readCatalogue().resources.flatMap(({ name, appId }) => {
    const values = roles[name] ?? []
    return values.length > 0 || name === 'graph' ? [{ name, appId, values }] : []
  })
}

interface Reach {
  readonly tokens: AccessTokenSource
  /** Undefined for another resource than Graph: its token is all that is looked at. */
  readonly graph: Graph | undefined
}

/** What does not work yet, in words; `undefined` when everything does. */
async function whatIsMissing(
  { tokens, graph }: Reach,
  roles: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  tokens.forget()
  try {
    const token = await tokens.token(signal)
    const held = decodeUnverified(token)?.roles ?? []
    const missing = roles.filter((role) => !held.includes(role))
    if (missing.length > 0) return `not in the token yet: ${missing.join(', ')}`
    if (graph) await probe(graph, roles, signal)
    return undefined
  } catch (error) {
    if (mayPass(error)) return describeError(error)
    throw error
  }
}

/** One call a workload. A user without a mailbox says nothing about mail, so a few are asked. */
async function probe(graph: Graph, roles: readonly string[], signal: AbortSignal | undefined): Promise<void> {
  if (!roles.includes('User.Read.All')) return
  const options = withSignal(signal)
  const { value: users } = await graph.json({ path: '/users?$top=5&$select=id', ...options }, usersSchema)
  if (!roles.includes('Mail.Read') && !roles.includes('Mail.ReadWrite')) return
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
  const message = `Microsoft did not make the permissions effective within ${minutes} minutes (${missing}): try again later.`
  return new ApplicationsError('not_effective', message)
}
