/** Opens a restore session: the newest state of every job up to a moment, or of one job, within the caller's reach. */
import {
  type Database,
  findOrganization,
  insertRestoreSession,
  listRestorePoints,
  type RestorePointFilter,
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
import type { OperatorScopes } from '../rbac/operator-scopes.ts'
import { reachesOrganization } from '../reach.ts'
import { mailboxScope, type MailboxScope, type SessionScope, within } from './mailbox-scope.ts'
import type { RestoreContent } from './restore-content.ts'
import { resourcesOf } from './restore-point-row.ts'

const longestReason = 1000

export interface ExploreDependencies {
  readonly database: Database
  readonly content: RestoreContent
  readonly scopes: OperatorScopes
  readonly clock: Clock
  readonly random: Random
}

export interface ExploreSubject {
  readonly organizationId: OrganizationId
  readonly reach: Reach
  readonly actor: Actor
}

export async function explore(
  dependencies: ExploreDependencies,
  { organizationId, reach, actor }: ExploreSubject,
  request: ExploreRequest,
): Promise<RestoreSessionRow> {
  const { database, content, scopes, clock, random } = dependencies
  if (!reachesOrganization(reach, organizationId)) throw notFound()
  if ((await findOrganization(database.db, organizationId)) === undefined) throw notFound()
  const until = request.pointInTime ?? clock.now()
  const { points, isPinned } = await pointsAskedFor({ database, content }, organizationId, request, until)
  const sessionScope = sessionScopeOf(organizationId, reach, request.scope)
  const scope = await mailboxScope(scopes, reach, sessionScope)
  await checkScope({ scopes, reach, scope }, request.scope)
  const newest = await firstHolding(scope, points)
  // Who sees some mailboxes only finds an empty list: whether others have a backup is not theirs to know.
  if (newest === undefined && scope.isWhole)
    throw new OperationError(
      'no_restore_point',
      'There is no restore point at that time. Choose a later one, or run a backup first.',
    )
  const row: RestoreSessionRow = {
    id: random.uuid(),
    organizationId,
    restorePointId: isPinned ? (points[0]?.id ?? noPoint) : null,
    type: 'Vex',
    state: 'Working',
    result: 'Success',
    initiatedBy: actor.name,
    familyId: actor.familyId === '' ? null : actor.familyId,
    scopeUserId: sessionScope.scopeUserId,
    scopeItem: sessionScope.scopeItem,
    // The newest restore point rather than the moment that was asked for: what is shown can then never change.
    pointInTime: newest?.backedUpAt ?? until,
    reason: request.reason.slice(0, longestReason),
    createdAt: clock.now(),
    endedAt: null,
  }
  await database.transaction(async (trx) => {
    await insertRestoreSession(trx, row)
    const shown = newest === undefined ? {} : { restorePointId: newest.id }
    const userId = reach.kind === 'operator' ? { userId: reach.userId } : {}
    const details = {
      sessionId: row.id,
      ...shown,
      ...userId,
      ...(row.scopeUserId === null ? {} : { ownerId: row.scopeUserId }),
      purpose: row.reason,
      reach: reach.kind,
    }
    await recordAct(trx, clock, actor, { action: 'restore.open', organizationId, details })
  })
  return row
}

/** Stands where a session is limited to restore points of which there is none. */
const noPoint = '00000000-0000-0000-0000-000000000000'

interface AskedPoints {
  readonly points: readonly RestorePointRow[]
  /** Whether the session shows one restore point alone, and not the newest of every job. */
  readonly isPinned: boolean
}

async function pointsAskedFor(
  { database, content }: Pick<ExploreDependencies, 'database' | 'content'>,
  organizationId: OrganizationId,
  { jobId, repositoryId }: ExploreRequest,
  until: number,
): Promise<AskedPoints> {
  if (jobId !== undefined) {
    const filter = { organizationId, jobId, repositoryId, backedUpUntil: until }
    return { points: await newestOfJob(database, filter), isPinned: true }
  }
  const all = await content.points({ organizationId, pointInTime: until, restorePointId: null })
  const points = all.filter((point) => repositoryId === undefined || point.repositoryId === repositoryId)
  if (points.length === all.length) return { points, isPinned: false }
  if (points.length > 1)
    throw new OperationError(
      'not_supported',
      'Several jobs back up to this repository, and others elsewhere. Explore one of them: POST Jobs/{id}/explore.',
    )
  return { points, isPinned: true }
}

async function newestOfJob(
  database: Database,
  filter: RestorePointFilter,
): Promise<readonly RestorePointRow[]> {
  return listRestorePoints(database.db, filter, { offset: 0, limit: 1 })
}

/** What the session is opened for, as its row keeps it. */
function sessionScopeOf(
  organizationId: OrganizationId,
  reach: Reach,
  asked: ExploreRequest['scope'],
): SessionScope {
  if (reach.kind === 'person') return { organizationId, scopeUserId: reach.userId, scopeItem: null }
  if (reach.kind !== 'operator' && asked === undefined)
    return { organizationId, scopeUserId: null, scopeItem: null }
  const operator = reach.kind === 'operator' ? { operatorId: reach.userId } : {}
  const item = asked === undefined ? {} : { type: asked.type, objectId: asked.objectId }
  return {
    organizationId,
    scopeUserId: asked?.type === 'User' ? asked.objectId : null,
    scopeItem: JSON.stringify({ ...operator, ...item }),
  }
}

interface AskedWithin {
  readonly scopes: OperatorScopes
  readonly reach: Reach
  readonly scope: MailboxScope
}

/** Who is no operator opens nothing; a user out of scope is answered like one who does not exist. */
async function checkScope(
  { scopes, reach, scope }: AskedWithin,
  asked: ExploreRequest['scope'],
): Promise<void> {
  if (reach.kind === 'operator' && !(await scopes.of(reach.organizationId, reach.userId)).isOperator)
    throw notFound()
  if (asked === undefined) return
  if (asked.type !== 'User' && asked.type !== 'Group')
    throw new OperationError('not_supported', 'Only mail can be explored yet: name a user or a group.')
  if (asked.type === 'Group' && reach.kind === 'person') throw notFound()
  if (asked.type === 'User' && !(await scope.includes(asked.objectId))) throw notFound()
}

async function firstHolding(
  scope: MailboxScope,
  points: readonly RestorePointRow[],
): Promise<RestorePointRow | undefined> {
  for (const point of points) if (await holdsFor(scope, point)) return point
  return undefined
}

/** Whether the restore point has a mailbox of the scope, or this one of it: others are not told of it. */
export async function holdsFor(
  scope: MailboxScope,
  point: RestorePointRow,
  ownerId?: string,
): Promise<boolean> {
  if (scope.isWhole && ownerId === undefined) return true
  const mailboxes = resourcesOf(point).filter(
    ({ kind, id }) => kind === 'mailbox' && (ownerId === undefined || id === ownerId),
  )
  const first = await within(scope, mailboxes, ({ id }) => id).next()
  return first.done !== true
}
