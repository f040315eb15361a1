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
  inBackground(work: Promise<unknown>): void
  close(): Promise<void>
}

export function createShelf(dependencies: RunDependencies): Shelf {
  const { clock } = dependencies
  const stop = new AbortController()
  const alive = new Map<string, Live>()
  const background = new Set<Promise<unknown>>()

  function inBackground(work: Promise<unknown>): void {
    const tracked = work.catch(() => undefined)
    background.add(tracked)
    void tracked.finally(() => background.delete(tracked))
  }

  async function expire(live: Live): Promise<void> {
    const { controller, expiresAt } = live
    await clock.sleep(Math.max(0, expiresAt - clock.now()), controller.signal).catch(() => undefined)
    if (live.phase !== 'planned') return
    const why = stop.signal.aborted
      ? 'The server was stopped before the plan was confirmed. Plan again.'
      : 'Nobody confirmed the plan in time. Plan again.'
    await giveUp(dependencies, live, why)
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
    giveUp: (live, error) => giveUp(dependencies, live, error),
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
