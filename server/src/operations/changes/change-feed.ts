/** Reads the feed that the tables write, and waits for it where nothing has happened. */
import { Type } from 'typebox'
import {
  type ChangePosition,
  type ChangeRow,
  type Database,
  findSetting,
  forgetDeletions,
  listChanges,
  newestChange,
  putSetting,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Reach } from '../caller.ts'
import { OperationError } from '../errors.ts'
import { parseJson } from '../json.ts'
import { administered } from '../reach.ts'
import type { Change, ChangeKind, ChangeOperations, ChangesPage, ChangesRequest } from './changes.ts'

const lookEveryMs = 500
const mostDeletions = 50_000
const floorName = 'changesForgotten'
const positionSchema = Type.Object({ transactionId: Type.Number(), sequence: Type.Number() })

export interface ChangeFeedDependencies {
  readonly database: Database
  readonly clock: Clock
}

export function createChangeFeed(dependencies: ChangeFeedDependencies): ChangeOperations {
  const { database, clock } = dependencies
  return {
    async read(request, reach) {
      const after =
        request.from === undefined
          ? await newestChange(database.db)
          : await checkedPosition(database, request.from)
      const until = clock.now() + request.waitSeconds * 1000
      for (;;) {
        const page = await readFrom(database, { after, request, reach })
        if (page.items.length > 0 || clock.now() >= until || request.signal.aborted) return page
        // Who goes away while they wait gets nothing, and nobody reads it.
        await clock.sleep(lookEveryMs, request.signal).catch(() => undefined)
      }
    },
  }
}

async function readFrom(
  { db }: Database,
  {
    after,
    request: { kinds, limit },
    reach,
  }: { readonly after: ChangePosition; readonly request: ChangesRequest; readonly reach: Reach },
): Promise<ChangesPage> {
  const filter = { after, kinds, organizationIds: administered(reach) }
  const rows = await listChanges(db, filter, limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1) ?? after
  return { items: shown.map(changeOf), hasMore: rows.length > limit, next: tokenOf(last) }
}

function changeOf({ kind, objectId, sequence, isDeleted }: ChangeRow): Change {
  return { kind: kindOf(kind), id: objectId, eTag: sequence, isDeleted: isDeleted === 1 }
}

const kinds: readonly ChangeKind[] = [
  'job',
  'jobSelectedItems',
  'jobExcludedItems',
  'jobSession',
  'restoreSession',
  'restorePoint',
  'repository',
  'maintenanceRun',
  'approval',
]

function kindOf(text: string): ChangeKind {
  const kind = kinds.find((one) => one === text)
  if (kind === undefined) throw new Error('a change of an unknown kind is on record')
  return kind
}

function tokenOf({ transactionId, sequence }: ChangePosition): string {
  return `${transactionId}-${sequence}`
}

/** A token that is ours, not of a time that is forgotten, and not of a time to come: of records that were put back. */
async function checkedPosition(database: Database, token: string): Promise<ChangePosition> {
  const match = /^(\d{1,15})-(\d{1,15})$/.exec(token)
  const position = { transactionId: Number(match?.[1]), sequence: Number(match?.[2]) }
  const floor = await findSetting(database.db, floorName)
  const forgotten = floor === undefined ? undefined : parseJson(floor, positionSchema)
  const isTooOld = forgotten !== undefined && isBefore(position, forgotten)
  if (match !== null && !isTooOld && !isBefore(await newestChange(database.db), position)) return position
  throw new OperationError(
    'outdated_change_token',
    'The change token is too old, or none of this server: read the listings again, and follow the changes from there.',
  )
}

function isBefore(left: ChangePosition, right: ChangePosition): boolean {
  if (left.transactionId !== right.transactionId) return left.transactionId < right.transactionId
  return left.sequence < right.sequence
}

/** So that what is gone does not fill the records for ever; tokens of before are outdated from then on. */
export async function forgetOldDeletions(database: Database, most = mostDeletions): Promise<void> {
  await database.transaction(async (trx) => {
    const forgotten = await forgetDeletions(trx, most)
    if (forgotten !== undefined) await putSetting(trx, floorName, JSON.stringify(forgotten))
  })
}
