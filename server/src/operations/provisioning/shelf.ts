/** The provisionings that this process has in memory: with a sign-in until they are confirmed or forgotten. */
import { type ProvisioningRow, updateProvisioning } from '../../database/index.ts'
import type { Actor } from '../caller.ts'
import { removeKeys } from './credentials.ts'
import type { Live } from './live.ts'
import type { Planned } from './planning.ts'
import { createdObjects, createProvisioningRecord } from './record.ts'
import type { RunDependencies } from './run.ts'

/** A plan can be confirmed, and its sign-in used, for so long. */
const planLifeMs = 10 * 60_000
const mostRemembered = 100

export interface Shelf {
  /** Aborts when the server stops. */
  readonly signal: AbortSignal
  find(id: string): Live | undefined
  /** Keeps the plan until it is confirmed, given up or too old. */
  put(planned: Omit<Planned, 'marker'>, row: Pick<ProvisioningRow, 'id' | 'created'>, actor: Actor): Live
  giveUp(live: Live, error: string): Promise<void>
  /** It was not applied after all: it can be confirmed again, unless its time is over by now. */
  reopen(live: Live): Promise<void>
  /** Until what is given up at this moment is so on record too. */
  settled(): Promise<void>
  inBackground(work: Promise<unknown>): void
  close(): Promise<void>
}

export function createShelf(dependencies: RunDependencies): Shelf {
  const { clock } = dependencies
  const stop = new AbortController()
  const alive = new Map<string, Live>()
  const background = new Set<Promise<unknown>>()
  const endings = new Set<Promise<void>>()
  const overdue = new WeakSet<Live>()

  function inBackground(work: Promise<unknown>): void {
    const tracked = work.catch(() => undefined)
    background.add(tracked)
    void tracked.finally(() => background.delete(tracked))
  }

  async function end(live: Live, error: string): Promise<void> {
    const ending = giveUp(dependencies, live, error)
    endings.add(ending)
    try {
      await ending
    } finally {
      endings.delete(ending)
    }
  }

  function endOverdue(live: Live): Promise<void> {
    const why = stop.signal.aborted
      ? 'The server was stopped before the plan was confirmed. Plan again.'
      : 'Nobody confirmed the plan in time. Plan again.'
    return end(live, why)
  }

  async function expire(live: Live): Promise<void> {
    const { controller, expiresAt } = live
    await clock.sleep(Math.max(0, expiresAt - clock.now()), controller.signal).catch(() => undefined)
    overdue.add(live)
    if (live.phase === 'planned') await endOverdue(live)
  }

  return {
    signal: stop.signal,
    find: (id) => alive.get(id),
    put(planned, row, actor) {
      const live = liveOf(dependencies, { planned, row, actor, stop: stop.signal })
      alive.set(live.id, live)
      const ended = [...alive.values()].filter(({ phase }) => phase === 'ended')
      for (const old of ended.slice(0, -mostRemembered)) alive.delete(old.id)
      inBackground(expire(live))
      return live
    },
    giveUp: end,
    async reopen(live) {
      live.phase = 'planned'
      if (overdue.has(live)) await endOverdue(live)
    },
    async settled() {
      await Promise.allSettled(endings)
    },
    inBackground,
    async close() {
      stop.abort(new Error('the server is stopping'))
      await Promise.all(background)
    },
  }
}

/** What was made by an earlier try stays to be resumed; otherwise there is nothing to keep. */
async function giveUp(dependencies: RunDependencies, live: Live, error: string): Promise<void> {
  const { database, clock } = dependencies
  live.phase = 'ended'
  live.controller.abort(new Error('it was given up'))
  live.signedIn?.administrator.dispose()
  const isTouched = live.record.created().length > 0
  await updateProvisioning(database.db, live.id, {
    state: isTouched ? 'interrupted' : 'cancelled',
    error,
    ...(isTouched ? {} : { endedAt: clock.now(), keyIds: '[]' }),
  })
  if (!isTouched) await removeKeys(dependencies, live.keyIds)
}

interface NewLive {
  readonly planned: Omit<Planned, 'marker'>
  readonly row: Pick<ProvisioningRow, 'id' | 'created'>
  readonly actor: Actor
  readonly stop: AbortSignal
}

function liveOf({ database, clock }: RunDependencies, { planned, row, actor, stop }: NewLive): Live {
  const { target, tenantId, stored, keyIds, signedIn, plan } = planned
  const controller = new AbortController()
  stop.addEventListener('abort', () => controller.abort(stop.reason), { once: true })
  return {
    id: row.id,
    familyId: actor.familyId,
    organizationId: target.id,
    tenantId,
    kind: target.kind,
    stored,
    target,
    keyIds,
    record: createProvisioningRecord(database, { id: row.id, created: createdObjects(row) }),
    signedIn,
    controller,
    expiresAt: clock.now() + planLifeMs,
    plan,
    phase: 'planned',
    outcome: undefined,
  }
}
