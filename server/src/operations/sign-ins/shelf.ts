/** The sign-ins that are under way or not long over, each visible to the session that began it alone (DEV-22). */
import type { Clock } from '../../foundation/clock.ts'
import { isUuid } from '../../foundation/ids.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import { notFound } from '../refusals.ts'
import { codeKey, end, type Entry } from './entry.ts'
import { cancelled, deviceCodeUnknown } from './refusals.ts'

/** Finished sign-ins are remembered this long, so that a late question gets the right answer. */
const rememberMs = 60 * 60_000

export interface Shelf {
  add(entry: Entry): void
  /** @throws {OperationError} `not_found`, also for one of another session. */
  find(id: string, actor: Actor): Entry
  /** By its id, or by the user code as a person types it. @throws {OperationError} `not_found`, `device_code_unknown` */
  findReference(reference: string, actor: Actor): Entry
  ofSession(familyId: string): readonly Entry[]
  all(): readonly Entry[]
  /** One at a time (DEV-03). @throws {OperationError} `conflict` when one is under way and `replaces` is false. */
  makeRoom(familyId: string, replaces: boolean): void
}

export function createShelf(clock: Pick<Clock, 'now'>): Shelf {
  const entries = new Map<string, Entry>()
  const ofSession = (familyId: string): Entry[] =>
    [...entries.values()].filter((entry) => entry.familyId === familyId)

  function find(id: string, actor: Actor): Entry {
    const entry = entries.get(id.toLowerCase())
    if (entry === undefined || entry.familyId !== actor.familyId) throw notFound()
    return entry
  }

  return {
    find,
    ofSession,
    all: () => [...entries.values()],
    add(entry) {
      for (const [id, { attempt }] of entries)
        if (clock.now() > attempt.endsAt + rememberMs) entries.delete(id)
      entries.set(entry.id, entry)
    },
    findReference(reference, actor) {
      if (isUuid(reference.toLowerCase())) return find(reference, actor)
      const key = codeKey(reference)
      const entry = ofSession(actor.familyId).findLast(
        ({ attempt }) => attempt.deviceCode !== undefined && codeKey(attempt.deviceCode.userCode) === key,
      )
      if (entry === undefined || entry.attempt.state.kind === 'used') throw deviceCodeUnknown()
      return entry
    },
    makeRoom(familyId, replaces) {
      for (const entry of ofSession(familyId)) {
        // One that is finished and that nobody used makes room.
        if (!replaces && entry.attempt.state.kind === 'pending')
          throw new OperationError(
            'conflict',
            `A sign-in is under way in this session already (${entry.id}). Finish it, or cancel it first.`,
          )
        end(entry.attempt, 'cancelled', cancelled())
      }
    },
  }
}
