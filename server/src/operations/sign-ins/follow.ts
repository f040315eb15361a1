/** Takes a sign-in from the moment Microsoft says that it is finished to the moment that somebody uses it, or nobody may. */
import type { Clock } from '../../foundation/clock.ts'
import { CodedError } from '../../foundation/errors.ts'
import type { Log } from '../../foundation/log.ts'
import { OperationError } from '../errors.ts'
import { type Administrator, type SignedInAdministrator, SignInError } from '../ports.ts'
import { type Attempt, end, type EndState, type Entry } from './entry.ts'
import { expired, notUsed, otherTenant, refusalOf, sessionEnded } from './refusals.ts'

export interface FollowDependencies {
  readonly clock: Clock
  readonly log: Log
  /** Whether the session that began a sign-in is still alive. */
  readonly isLiving: (familyId: string) => Promise<boolean>
  /** Puts on record how it ended. */
  readonly record: (entry: Entry, attempt: Attempt) => Promise<void>
}

/** How soon the end of a session is noticed that this process did not end itself. */
const watchMs = 15_000

/**
 * Waits for Microsoft, then looks at once who signed in: what must not be used is dropped before anybody can.
 * @param signedIn - Resolves when the person has finished; rejects with a {@link SignInError}.
 */
export async function follow(
  dependencies: FollowDependencies,
  entry: Entry,
  attempt: Attempt,
  signedIn: Promise<SignedInAdministrator>,
): Promise<void> {
  try {
    const administrator = await signedIn
    await accept(dependencies, entry, attempt, administrator)
  } catch (error) {
    // Cancelled, expired or dropped meanwhile: that was told already.
    if (attempt.controller.signal.aborted) return
    end(attempt, stateOf(error), refusalOf(error, entry.request.way))
    if (!(error instanceof SignInError) && !(error instanceof CodedError))
      dependencies.log.error({ err: error }, 'a sign-in broke off')
  }
  if (attempt.state.kind !== 'pending') await dependencies.record(entry, attempt)
}

function stateOf(error: unknown): EndState {
  if (error instanceof SignInError) return error.reason
  return 'refused'
}

async function accept(
  { clock, isLiving }: FollowDependencies,
  entry: Entry,
  attempt: Attempt,
  administrator: SignedInAdministrator,
): Promise<void> {
  let isKept = false
  try {
    // DEV-21, DEV-23: whoever approves a sign-in that was cancelled, or whose session ended, approves nothing.
    if (attempt.controller.signal.aborted) return
    if (!(await isLiving(entry.familyId))) throw sessionEnded()
    const who = await inspect(administrator, attempt.controller.signal)
    refuseOtherTenant(entry.request.tenant, who)
    if (attempt.controller.signal.aborted) return
    attempt.state = { kind: 'signed-in', administrator, who }
    attempt.endsAt = clock.now() + entry.heldMs
    attempt.giveBack()
    isKept = true
  } finally {
    if (!isKept) administrator.dispose()
  }
}

async function inspect(administrator: SignedInAdministrator, signal: AbortSignal): Promise<Administrator> {
  try {
    return await administrator.inspect(signal)
  } catch (error) {
    if (error instanceof SignInError || !(error instanceof CodedError)) throw error
    throw new OperationError(
      'upstream_unavailable',
      `Microsoft 365 could not be asked who signed in: ${error.message} Sign in again.`,
      {
        cause: error,
      },
    )
  }
}

/** DEV-18: the tenant that the person typed is the one that they signed in to. */
function refuseOtherTenant(asked: string | undefined, who: Administrator): void {
  if (asked === undefined) return
  const names = [who.tenantId, who.initialDomain, ...who.domains]
  if (!names.includes(asked.toLowerCase())) throw otherTenant(asked, who.initialDomain)
}

/** Ends what is not finished or not used in time, and what belongs to a session that has ended. */
export async function watch(
  { clock, isLiving, record }: FollowDependencies,
  entry: Entry,
  attempt: Attempt,
): Promise<void> {
  const { signal } = attempt.controller
  while (!signal.aborted) {
    const leftMs = attempt.endsAt - clock.now()
    if (leftMs <= 0) {
      const error = attempt.state.kind === 'pending' ? expired(entry.request.way) : notUsed()
      end(attempt, 'expired', error)
      return record(entry, attempt)
    }
    await clock.sleep(Math.min(watchMs, leftMs), signal).catch(() => undefined)
    if (!signal.aborted && !(await isLiving(entry.familyId))) {
      end(attempt, 'cancelled', sessionEnded())
      return record(entry, attempt)
    }
  }
}
