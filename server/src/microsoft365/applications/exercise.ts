/** Exercises each permission of an application with one harmless call, and tells propagation from a mistake. */
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { Graph } from '../graph/graph.ts'
import type { AccessTokenSource } from '../identity-platform/access-token.ts'
import { decodeUnverified } from '../identity-platform/unverified-claims.ts'
import { readCatalogue } from './catalogue.ts'
import type { CataloguedPermission } from './model.ts'
import { type ProbeAnswer, readSamples, tryPermission } from './probe-calls.ts'
import type { ProbeSamples } from './probes.ts'
import { replicationBudgetMs, replicationWaitMs } from './replication.ts'
import { explainTokenFailure } from './token-failure.ts'

export interface ExerciseDependencies {
  /** The application's own tokens for a resource, by its client id; Microsoft Graph when undefined. */
  readonly tokensFor: (resource: string | undefined) => AccessTokenSource
  /** A Graph client with these tokens. */
  readonly graphFor: (tokens: AccessTokenSource) => Graph
  readonly clock: Clock
  readonly random: Random
  /** Each result when it is known, and again when it changes. */
  readonly progress: (result: PermissionResult) => void
}

export interface ExerciseSubject {
  /** Application permissions of the catalogue that the application should have. */
  readonly permissions: readonly CataloguedPermission[]
  /** When grants or credentials were last changed, as far as we know; milliseconds since the Unix epoch. */
  readonly changedAt: number | undefined
  /** What the directory says, where it could be read: `declared-only` is what nobody consented to. */
  readonly standing?: (permission: CataloguedPermission) => 'granted' | 'declared-only' | 'absent' | undefined
  /** Waits, at most until 20 minutes after the change, for what may still come; otherwise tells at once. */
  readonly waits: boolean
}

export interface PermissionResult {
  readonly permission: CataloguedPermission
  /**
   * `missing`: the tokens do not carry it; `propagating`: changed a moment ago, may still come; `not-applicable`: carried,
   * but there is nothing to try it on; `failed`: carried and refused all the same, or nobody could be asked.
   */
  readonly state: 'working' | 'missing' | 'propagating' | 'not-applicable' | 'failed'
  readonly detail: string
  /** What does not work because of it; empty when nothing is lost. */
  readonly lost: readonly string[]
  /** Empty when there is nothing to do. */
  readonly nextStep: string
}

type Verdict = Pick<PermissionResult, 'state' | 'detail' | 'nextStep'>

/** @returns a result for each permission, in their order. Never throws for what Microsoft says. */
export async function exercisePermissions(
  dependencies: ExerciseDependencies,
  subject: ExerciseSubject,
  signal?: AbortSignal,
): Promise<readonly PermissionResult[]> {
  const { clock, random, progress } = dependencies
  const results = new Map<CataloguedPermission, PermissionResult>()
  let open = subject.permissions
  const startedAt = clock.now()
  for (;;) {
    for (const result of await exerciseOnce(dependencies, { ...subject, permissions: open }, signal)) {
      if (results.get(result.permission)?.detail !== result.detail) progress(result)
      results.set(result.permission, result)
    }
    open = subject.permissions.filter((permission) => results.get(permission)?.state === 'propagating')
    const waitMs = replicationWaitMs(clock.now() - startedAt, random)
    if (!subject.waits || open.length === 0 || !isRecent(subject.changedAt, clock.now() + waitMs)) break
    await clock.sleep(waitMs, signal)
  }
  return subject.permissions.flatMap((permission) => results.get(permission) ?? [])
}

async function exerciseOnce(
  dependencies: ExerciseDependencies,
  subject: ExerciseSubject,
  signal: AbortSignal | undefined,
): Promise<readonly PermissionResult[]> {
  const { resources } = readCatalogue()
  const results: PermissionResult[] = []
  for (const { name, appId } of resources) {
    const permissions = subject.permissions.filter(({ resource }) => resource === name)
    if (permissions.length === 0) continue
    const tokens = dependencies.tokensFor(name === 'graph' ? undefined : appId)
    results.push(...(await exerciseResource(dependencies, { ...subject, permissions }, tokens, signal)))
  }
  return results
}

async function exerciseResource(
  { graphFor, clock }: ExerciseDependencies,
  subject: ExerciseSubject,
  tokens: AccessTokenSource,
  signal: AbortSignal | undefined,
): Promise<readonly PermissionResult[]> {
  const isFresh = isRecent(subject.changedAt, clock.now())
  // Tokens keep the permissions of the moment in which they were issued.
  tokens.forget()
  const token = await tokenOf(tokens, isFresh, signal)
  if ('state' in token) return subject.permissions.map((permission) => judge(permission, token))
  const held = decodeUnverified(token)?.roles ?? []
  const graph = graphFor(tokens)
  const samples = await readSamples(graph, held, signal)
  return Promise.all(
    subject.permissions.map(async (permission) => {
      const verdict = held.includes(permission.value)
        ? await callVerdict(graph, { permission, samples, isFresh }, signal)
        : absentVerdict(subject, permission, isFresh)
      return judge(permission, verdict)
    }),
  )
}

function judge(permission: CataloguedPermission, verdict: Verdict): PermissionResult {
  const isFine = verdict.state === 'working' || verdict.state === 'not-applicable'
  return { permission, ...verdict, lost: isFine ? [] : permission.uses.map(({ without }) => without) }
}

async function tokenOf(
  tokens: AccessTokenSource,
  isFresh: boolean,
  signal: AbortSignal | undefined,
): Promise<Secret | Verdict> {
  try {
    return await tokens.token(signal)
  } catch (error) {
    signal?.throwIfAborted()
    const { meaning, nextStep, mayPass } = explainTokenFailure(error)
    return { state: mayPass && isFresh ? 'propagating' : 'failed', detail: meaning, nextStep }
  }
}

/** The token does not carry it: waiting helps only when it was granted a moment ago. */
function absentVerdict(
  { standing }: ExerciseSubject,
  permission: CataloguedPermission,
  isFresh: boolean,
): Verdict {
  const found = standing?.(permission)
  const { value } = permission
  if (found === 'declared-only')
    return {
      state: 'missing',
      detail: `${value} is declared, but nobody has consented to it.`,
      nextStep: 'Let a Global Administrator grant admin consent. Waiting does not help.',
    }
  if (found === 'absent' || (found === undefined && !isFresh))
    return {
      state: 'missing',
      detail: `${value} is not granted to the application.`,
      nextStep: `Grant the application permission ${value}, with admin consent. Waiting does not help.`,
    }
  if (isFresh)
    return {
      state: 'propagating',
      detail: `${value} is not in the tokens yet.`,
      nextStep: 'Wait: Microsoft takes up to 20 minutes to make a grant effective.',
    }
  return {
    state: 'failed',
    detail: `${value} is granted, but tokens do not carry it, and nothing was changed in the last 20 minutes.`,
    nextStep: 'Take the permission away and grant it again. Waiting does not help.',
  }
}

interface CallSubject {
  readonly permission: CataloguedPermission
  readonly samples: ProbeSamples
  readonly isFresh: boolean
}

async function callVerdict(
  graph: Graph,
  { permission, samples, isFresh }: CallSubject,
  signal: AbortSignal | undefined,
): Promise<Verdict> {
  const answer = await tryPermission(graph, { permission, samples }, signal)
  if (answer.meaning !== 'permitted') return verdictOf(answer, permission, isFresh)
  return { state: 'working', detail: answer.detail || 'The tokens carry it.', nextStep: '' }
}

const policyStep =
  'Look for a policy of the service that limits applications, for example an application access policy of Exchange Online. Waiting does not help.'

function verdictOf(
  { meaning, detail }: ProbeAnswer,
  { value }: CataloguedPermission,
  isFresh: boolean,
): Verdict {
  if (meaning === 'nothing-to-read')
    return {
      state: 'not-applicable',
      detail: `There is nothing to try it on: ${detail}`,
      nextStep: '',
    }
  if (meaning === 'not-offered')
    return {
      state: 'not-applicable',
      detail: `The tenant or its cloud does not offer it: ${detail}`,
      nextStep: 'Where the service is wanted, buy a licence that has it.',
    }
  if (meaning === 'blocked')
    return { state: 'failed', detail: `A policy refuses it: ${detail}`, nextStep: policyStep }
  if (meaning === 'refused')
    return isFresh
      ? {
          state: 'propagating',
          detail: `The tokens carry ${value}, but the service does not know it yet: ${detail}`,
          nextStep: 'Wait: services take up to 20 minutes to accept a new permission.',
        }
      : {
          state: 'failed',
          detail: `The tokens carry ${value}, but the service refuses: ${detail}`,
          nextStep: policyStep,
        }
  return { state: 'failed', detail: `It could not be tried: ${detail}`, nextStep: 'Try again later.' }
}

function isRecent(changedAt: number | undefined, now: number): boolean {
  return changedAt !== undefined && now - changedAt < replicationBudgetMs
}
