/** A directory that has not yet heard of what was made a moment ago, and how to wait for it (microsoft.md 3.6). */
import { describeError } from '../../foundation/errors.ts'
import type { Random } from '../../foundation/random.ts'
import { GraphError } from '../graph/errors.ts'
import { ApplicationsError } from './errors.ts'
import type { Registration } from './registration.ts'

/** Microsoft says: up to 20 minutes. */
export const replicationBudgetMs = 1_200_000
const shortestWaitMs = 500
const longestWaitMs = 30_000

/**
 * How long to wait before the next try: a quarter of what was waited already, so that nobody waits much longer than
 * it takes, whether that is two seconds or ten minutes. Half of it is at random.
 */
export function replicationWaitMs(waitedMs: number, random: Random): number {
  const full = Math.min(longestWaitMs, Math.max(shortestWaitMs, waitedMs / 4))
  return Math.ceil(full / 2 + (full / 2) * random.fraction())
}

const replicationWords =
  /does not reference a valid|must in the local tenant|not a valid reference|does not exist|not present|could not be established/i
const existsWords = /already exist|already in use|conflicting object/i

/** Whether an object of ours is not known everywhere yet. */
function isReplicating(thrown: unknown): boolean {
  if (!(thrown instanceof GraphError)) return false
  const { status, code } = thrown
  if (code === 'Authorization_IdentityNotFound') return true
  return (status === 400 || status === 404) && replicationWords.test(thrown.message)
}

/** Whether what was to be made is there already. */
function isAlreadyThere(thrown: unknown): boolean {
  if (!(thrown instanceof GraphError)) return false
  return thrown.status === 409 || (thrown.status === 400 && existsWords.test(thrown.message))
}

/** Whether nobody knows if a write was carried out. */
export function isOutcomeUnknown(thrown: unknown): boolean {
  if (!(thrown instanceof GraphError)) return false
  // A refusal whose reason was lost on the way may have said "not known yet".
  if (thrown.code === 'http400' || thrown.code === 'http404') return true
  return thrown.code === 'connectionLost' || thrown.code === 'unexpectedAnswer' || thrown.status >= 500
}

/** Runs a call until the directory knows everything that it names. */
export async function whileReplicating<Result>(
  { clock, random, signal }: Pick<Registration, 'clock' | 'random' | 'signal'>,
  tell: (detail: string) => void,
  call: () => Promise<Result>,
): Promise<Result> {
  const startedAt = clock.now()
  for (;;) {
    try {
      return await call()
    } catch (error) {
      if (!isReplicating(error)) throw error
      const waitedMs = clock.now() - startedAt
      const waitMs = replicationWaitMs(waitedMs, random)
      refuseToWaitLonger(waitedMs + waitMs, error)
      tell('waiting until the directory of Microsoft knows what was made')
      await clock.sleep(waitMs, signal)
    }
  }
}

export interface Ensured<Result> {
  /** What must be there, when it is. */
  readonly find: () => Promise<Result | undefined>
  readonly create: () => Promise<Result>
  /** We know that it is not there, because what it hangs on was made a moment ago. */
  readonly isNew?: boolean
  /** How long to look before the first try: an earlier run may have made it a moment ago. */
  readonly lookMs?: number
}

/** How long we look before we believe that a write of unknown outcome did not happen. */
const lookAfterUnknownMs = 45_000

/**
 * Finds or creates: looks first, creates when it is not there, and looks again after every failure that may have
 * been a success. Making the same thing twice is worse than waiting.
 */
export async function ensure<Result>(
  { clock, random, signal }: Pick<Registration, 'clock' | 'random' | 'signal'>,
  tell: (detail: string) => void,
  { find, create, isNew = false, lookMs = 0 }: Ensured<Result>,
): Promise<Result> {
  const startedAt = clock.now()
  let lookUntil = startedAt + lookMs
  let last: unknown
  for (let isFirst = true; ; isFirst = false) {
    const found = isNew && isFirst ? undefined : await find()
    if (found !== undefined) return found
    if (clock.now() >= lookUntil) {
      try {
        return await create()
      } catch (error) {
        if (isOutcomeUnknown(error)) lookUntil = clock.now() + lookAfterUnknownMs
        else if (!isReplicating(error) && !isAlreadyThere(error)) throw error
        last = error
      }
    }
    const waitedMs = clock.now() - startedAt
    const waitMs = replicationWaitMs(waitedMs, random)
    refuseToWaitLonger(waitedMs + waitMs, last)
    tell('waiting until the directory of Microsoft knows what was made')
    await clock.sleep(waitMs, signal)
  }
}

function refuseToWaitLonger(waitedMs: number, cause: unknown): void {
  if (waitedMs <= replicationBudgetMs) return
  const minutes = replicationBudgetMs / 60_000
  const message = `Microsoft did not make it known within ${minutes} minutes (${describeError(cause)}): try again later.`
  throw new ApplicationsError('registration_failed', message, { cause })
}
