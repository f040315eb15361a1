/** Waits until a plan is more than a promise: the credential works, and so does every permission. */
import type { Clock } from '../../foundation/clock.ts'
import { describeError } from '../../foundation/errors.ts'
import type { Random } from '../../foundation/random.ts'
import type { Graph } from '../graph/graph.ts'
import type { AccessTokenSource } from '../identity-platform/access-token.ts'
import { IdentityPlatformError, isPropagationError } from '../identity-platform/errors.ts'
import { decodeUnverified } from '../identity-platform/unverified-claims.ts'
import { readCatalogue } from './catalogue.ts'
import { ApplicationsError } from './errors.ts'
import type { AppliedApplication, CataloguedPermission, ResourceName } from './model.ts'
import { type ProbeAnswer, readSamples, tryPermission } from './probe-calls.ts'
import type { ProbeMeaning } from './probes.ts'
import type { RegistrationProgress } from './registration.ts'
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

interface Wait {
  readonly startedAt: number
  readonly tell: (detail: string) => void
  readonly signal: AbortSignal | undefined
}

/**
 * Asks for tokens with the application's own credential until they carry all roles of each resource, then tries each of
 * them with one harmless call, all at once, until no service refuses. Tokens keep the permissions of the moment in which
 * they were issued, so none is used for a second try.
 * @throws {ApplicationsError} `not_effective` after 20 minutes, with what was still missing, and at once for what a policy
 * of the service blocks: waiting does not help. Of permissions that are not essential the step tells, and ends.
 */
export async function waitUntilEffective(
  dependencies: EffectiveDependencies,
  roles: AppliedApplication['roles'],
  signal?: AbortSignal,
): Promise<void> {
  const { clock, progress } = dependencies
  const resources = expectedOf(roles)
  await runStep({ progress, signal }, outerSteps.waitUntilEffective, async (tell) => {
    const wait = { startedAt: clock.now(), tell, signal }
    const refused = await Promise.all(
      resources.map((expected) => waitForResource(dependencies, expected, wait)),
    )
    const made = resources.flatMap(({ values }) => values).join(', ')
    const left = refused.flat()
    const remark =
      left.length === 0 ? '' : `; a service still refuses ${left.join('; ')}: a verification tells more`
    return {
      result: undefined,
      made: `the credential is accepted with ${made || 'no permission yet'}${remark}`,
    }
  })
}

/** @returns what is refused after 20 minutes, and can be done without for now. */
async function waitForResource(
  { tokensFor, graphFor, clock, random }: EffectiveDependencies,
  { name, appId, values }: Expected,
  { startedAt, tell, signal }: Wait,
): Promise<readonly string[]> {
  const tokens = tokensFor(name === 'graph' ? undefined : appId)
  const graph = name === 'graph' ? graphFor(tokens) : undefined
  let open = readCatalogue().permissions.filter(
    ({ resource, kind, value }) => resource === name && kind === 'application' && values.includes(value),
  )
  for (;;) {
    const { missing, refused } = await lookOnce({ tokens, graph }, { values, open }, signal)
    const words = missing ?? `not accepted yet: ${refused.map(describeRefusal).join('; ')}`
    const waitMs = replicationWaitMs(clock.now() - startedAt, random)
    if (clock.now() - startedAt + waitMs > replicationBudgetMs) {
      if (missing !== undefined || refused.some(isEssential)) throw notEffective(words)
      return refused.map(describeRefusal)
    }
    if (missing === undefined && isSettled(refused)) return refused.map(describeRefusal)
    // Without its users and teams nothing was tried on a real one.
    if (missing === undefined && !refused.some(listsSamples))
      open = refused.map(({ permission }) => permission)
    tell(words)
    await clock.sleep(waitMs, signal)
  }
}

interface Refusal extends ProbeAnswer {
  readonly permission: CataloguedPermission
}

/** Nothing is left that waiting helps. @throws {ApplicationsError} for what is essential, and blocked. */
function isSettled(refused: readonly Refusal[]): boolean {
  const blocked = refused.filter(({ meaning }) => meaning === 'blocked')
  const essential = blocked.find(isEssential)
  if (essential !== undefined) throw blockedByPolicy(describeRefusal(essential))
  return blocked.length === refused.length
}

/** What this version backs up and restores does not work without it; the rest may be mended later. */
function isEssential({ permission: { uses } }: Pick<Refusal, 'permission'>): boolean {
  return uses.some(
    ({ purpose, workloads }) =>
      (purpose === 'backup' || purpose === 'restore') &&
      (workloads.length === 0 || workloads.includes('mail')),
  )
}

function listsSamples({ permission: { value } }: Refusal): boolean {
  return value === 'User.Read.All' || value === 'Team.ReadBasic.All'
}

function describeRefusal({ permission: { value }, detail }: Refusal): string {
  return `${value} (${detail})`
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

interface Seen {
  /** What the tokens lack, in words. */
  readonly missing: string | undefined
  /** What they carry, and a service does not accept. */
  readonly refused: readonly Refusal[]
}

async function lookOnce(
  { tokens, graph }: Reach,
  { values, open }: { readonly values: readonly string[]; readonly open: readonly CataloguedPermission[] },
  signal: AbortSignal | undefined,
): Promise<Seen> {
  tokens.forget()
  try {
    const token = await tokens.token(signal)
    const held = decodeUnverified(token)?.roles ?? []
    const lacking = values.filter((role) => !held.includes(role))
    if (lacking.length > 0) return { missing: `not in the token yet: ${lacking.join(', ')}`, refused: [] }
    if (graph === undefined) return { missing: undefined, refused: [] }
    const samples = await readSamples(graph, held, signal)
    const answers = await Promise.all(
      open.map(async (permission) =>
        Object.assign({ permission }, await tryPermission(graph, { permission, samples }, signal)),
      ),
    )
    return { missing: undefined, refused: answers.filter(({ meaning }) => unsettled.has(meaning)) }
  } catch (error) {
    if (mayPass(error)) return { missing: describeError(error), refused: [] }
    throw error
  }
}

const unsettled: ReadonlySet<ProbeMeaning> = new Set(['refused', 'blocked', 'unknown'])

function mayPass(error: unknown): boolean {
  return error instanceof IdentityPlatformError && (error.retryable || isPropagationError(error))
}

function blockedByPolicy(what: string): ApplicationsError {
  const message = `A policy of the organization keeps applications away from what they were granted: ${what} Waiting does not help: let an administrator of Exchange Online include the application in the policy, and try again.`
  return new ApplicationsError('not_effective', message)
}

function notEffective(missing: string): ApplicationsError {
  const minutes = replicationBudgetMs / 60_000
  const message = `Microsoft did not make the permissions effective within ${minutes} minutes (${missing}): try again later.`
  return new ApplicationsError('not_effective', message)
}
