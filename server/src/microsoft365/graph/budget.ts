/** Keeps requests within Microsoft's limits, scope by scope, and stops a whole scope when Microsoft says wait. */
import type { Clock } from '../../foundation/clock.ts'
import { type Log, silentLog } from '../../foundation/log.ts'
import type { BudgetScope } from './scope.ts'

/** One per application and tenant, shared by everything that uses its token. */
export interface Budget {
  /**
   * Waits until a request of the scope may start. Whoever gets in calls the returned function when the answer has
   * been read; calling it again does nothing.
   */
  enter(scope: BudgetScope, signal?: AbortSignal): Promise<() => void>
  /** Lets no request of the scope start before that moment (milliseconds since the Unix epoch). */
  fence(scope: BudgetScope, until: number): void
}

interface Limits {
  readonly concurrency: number
  /** Requests in {@link windowMs}. */
  readonly requests: number
}

/** Outlook: 4 at once and 10,000 in 10 minutes for an application and mailbox; a little is left for others. */
const mailboxLimits: Limits = { concurrency: 4, requests: 9_600 }
/** Identity counts resource units, not requests: what it refuses is told by its Retry-After. */
const otherLimits: Limits = { concurrency: 16, requests: Number.POSITIVE_INFINITY }

const windowMs = 600_000
const slotMs = 10_000
/** Shorter waits are the daily business. */
const toldFromMs = 10_000
const slotCount = windowMs / slotMs
/** How many idle scopes are remembered before the oldest are forgotten. */
const mostIdleScopes = 1_000

interface Lane {
  readonly limits: Limits
  running: number
  fencedUntil: number
  /** The log knows of the wait until then. */
  toldUntil: number
  /** In the order in which they came. */
  readonly waiting: (() => void)[]
  /** Starts of the last ten minutes, counted in slots of ten seconds; the key is the slot's number. */
  readonly starts: Map<number, number>
}

export interface BudgetOptions {
  /** Requests to one mailbox in ten minutes. */
  readonly mailboxRequestsPer10Minutes: number
}

export interface BudgetDependencies {
  readonly clock: Clock
  /** Told when a scope has to wait for long; silent when absent. */
  readonly log?: Log
}

export function createBudget(
  { clock, log = silentLog }: BudgetDependencies,
  options: BudgetOptions = { mailboxRequestsPer10Minutes: mailboxLimits.requests },
): Budget {
  const mailbox: Limits = { ...mailboxLimits, requests: options.mailboxRequestsPer10Minutes }
  const lanes = new Map<BudgetScope, Lane>()

  function laneOf(scope: BudgetScope): Lane {
    let lane = lanes.get(scope)
    if (!lane) {
      if (lanes.size >= mostIdleScopes) forgetIdle(lanes, clock.now())
      const limits = scope.startsWith('mailbox:') ? mailbox : otherLimits
      lane = { limits, running: 0, fencedUntil: 0, toldUntil: 0, waiting: [], starts: new Map() }
      lanes.set(scope, lane)
    }
    return lane
  }

  return {
    async enter(scope, signal) {
      signal?.throwIfAborted()
      const lane = laneOf(scope)
      await takePlace(lane, signal)
      try {
        await mayStart(lane, { clock, log, scope }, signal)
      } catch (error) {
        givePlace(lane)
        throw error
      }
      let isInside = true
      return () => {
        if (isInside) givePlace(lane)
        isInside = false
      }
    },
    fence(scope, until) {
      const lane = laneOf(scope)
      lane.fencedUntil = Math.max(lane.fencedUntil, until)
    },
  }
}

function takePlace(lane: Lane, signal: AbortSignal | undefined): Promise<void> {
  if (lane.running < lane.limits.concurrency) {
    lane.running += 1
    return Promise.resolve()
  }
  return new Promise((resolve, reject) => {
    const goAhead = (): void => {
      signal?.removeEventListener('abort', leave)
      resolve()
    }
    const leave = (): void => {
      lane.waiting.splice(lane.waiting.indexOf(goAhead), 1)
      const reason: unknown = signal?.reason
      reject(reason instanceof Error ? reason : new Error('aborted', { cause: reason }))
    }
    lane.waiting.push(goAhead)
    signal?.addEventListener('abort', leave, { once: true })
  })
}

/** Hands the place to the one who has waited longest; the number of those inside stays the same then. */
function givePlace(lane: Lane): void {
  const next = lane.waiting.shift()
  if (next) next()
  else lane.running -= 1
}

/** Waits out fence and window, and counts the start. */
async function mayStart(
  lane: Lane,
  { clock, log, scope }: Required<BudgetDependencies> & { readonly scope: BudgetScope },
  signal: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    const now = clock.now()
    const waitMs = Math.max(lane.fencedUntil - now, windowWaitMs(lane, now))
    if (waitMs <= 0) break
    if (waitMs >= toldFromMs && lane.toldUntil < now) {
      lane.toldUntil = now + waitMs
      log.info({ scope, waitSeconds: Math.round(waitMs / 1000) }, 'waiting for a limit of Microsoft 365')
    }
    await clock.sleep(waitMs, signal)
  }
  const slot = Math.floor(clock.now() / slotMs)
  lane.starts.set(slot, (lane.starts.get(slot) ?? 0) + 1)
}

/** How long until the window has room: until its oldest slot has slid out. */
function windowWaitMs(lane: Lane, now: number): number {
  const oldest = Math.floor(now / slotMs) - slotCount
  let count = 0
  let first: number | undefined
  for (const [slot, starts] of lane.starts) {
    if (slot <= oldest) lane.starts.delete(slot)
    else {
      first ??= slot
      count += starts
    }
  }
  if (count < lane.limits.requests || first === undefined) return 0
  return (first + slotCount) * slotMs - now
}

function forgetIdle(lanes: Map<BudgetScope, Lane>, now: number): void {
  for (const [scope, lane] of lanes) {
    windowWaitMs(lane, now) // drops the slots that have slid out
    if (lane.running === 0 && lane.fencedUntil <= now && lane.starts.size === 0) lanes.delete(scope)
  }
}
