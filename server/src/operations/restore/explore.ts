/** Opens a restore session: the newest state of every job up to a moment, or of one job, within the caller's reach. */
import {
  type Database,
  findOrganization,
  insertRestoreSession,
  listRestorePoints,
  type RestorePointRow,
  type RestoreSessionRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import { recordAct } from '../audit/record.ts'
import { OperationError } from '../errors.ts'
import type { Actor, ExploreRequest, Reach } from '../operations.ts'
import { notFound } from '../refusals.ts'
import { reachesOrganization } from '../reach.ts'
import type { RestoreContent } from './restore-content.ts'
import { resourcesOf } from './restore-point-row.ts'

const longestReason = 1000

export interface ExploreDependencies {
  readonly database: Database
  readonly content: RestoreContent
  readonly clock: Clock
  readonly random: Random
}

export interface ExploreSubject {
  readonly organizationId: OrganizationId
  readonly reach: Reach
  readonly actor: Actor
}

export async function explore(
  { database, content, clock, random }: ExploreDependencies,
  { organizationId, reach, actor }: ExploreSubject,
  request: ExploreRequest,
): Promise<RestoreSessionRow> {
  if (!reachesOrganization(reach, organizationId)) throw notFound()
  if ((await findOrganization(database.db, organizationId)) === undefined) throw notFound()
  const until = request.pointInTime ?? clock.now()
  const points =
    request.jobId === undefined
      ? await content.points({ organizationId, pointInTime: until, restorePointId: null })
      : await newestOfJob(database, { organizationId, jobId: request.jobId, backedUpUntil: until })
  const newest = points.find((point) => holdsFor(reach, point))
  // A person without a backup finds an empty list: whether others have one is not theirs to know.
  if (newest === undefined && reach.kind !== 'person')
    throw new OperationError(
      'no_restore_point',
      'There is no restore point at that time. Choose a later one, or run a backup first.',
    )
  const row: RestoreSessionRow = {
    id: random.uuid(),
    organizationId,
    restorePointId: request.jobId === undefined ? null : (newest?.id ?? null),
    type: 'Vex',
    state: 'Working',
    result: 'Success',
    initiatedBy: actor.name,
    familyId: actor.familyId === '' ? null : actor.familyId,
    scopeUserId: reach.kind === 'person' ? reach.userId : null,
    scopeItem: null,
    // The newest restore point rather than the moment that was asked for: what is shown can then never change.
    pointInTime: newest?.backedUpAt ?? until,
    reason: request.reason.slice(0, longestReason),
    createdAt: clock.now(),
    endedAt: null,
  }
  await database.transaction(async (trx) => {
    await insertRestoreSession(trx, row)
    const shown = newest === undefined ? {} : { restorePointId: newest.id }
    const details = { sessionId: row.id, ...shown, purpose: row.reason, reach: reach.kind }
    await recordAct(trx, clock, actor, { action: 'restore.open', organizationId, details })
  })
  return row
}

async function newestOfJob(
  database: Database,
  filter: { organizationId: string; jobId: string; backedUpUntil: number },
): Promise<readonly RestorePointRow[]> {
  return listRestorePoints(database.db, filter, { offset: 0, limit: 1 })
}

/** A person is told of restore points with their own mailbox only. */
export function holdsFor(reach: Reach, point: RestorePointRow): boolean {
  // What an operator may see is not decided yet: nothing.
  if (reach.kind === 'operator') return false
  if (reach.kind !== 'person') return true
  return resourcesOf(point).some(({ kind, id }) => kind === 'mailbox' && id === reach.userId)
}
