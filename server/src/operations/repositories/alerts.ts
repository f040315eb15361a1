/**
 * What is wrong with a repository, kept until somebody has seen to it: restore points that are gone, and damage
 * (security: a lower sequence in storage is an alert; nobody has to read a log).
 */
import { Type } from 'typebox'
import {
  type Database,
  findRepositoryState,
  listRepositoryStates,
  listRestorePoints,
  lockUntilCommit,
  type RepositoryStateRow,
  type RestorePointRow,
  updateRepositoryState,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { Log } from '../../foundation/log.ts'
import type { RestorePoint, VaultError } from '../../repository/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import { parseJson } from '../json.ts'

export const alertKinds = ['rolled_back', 'damaged', 'locks_expiring', 'exposed'] as const
export type AlertKind = (typeof alertKinds)[number]

export interface RepositoryAlert {
  readonly kind: AlertKind
  /** What it is and what to do next. */
  readonly message: string
  /** Milliseconds since the Unix epoch: when it was first seen. */
  readonly at: number
  /** The objects in the storage that it is about; some of them where there are many. */
  readonly objects: readonly string[]
  /** The restore points that are gone, or that cannot be restored in full; some of them where there are many. */
  readonly restorePoints: readonly string[]
}

export interface RepositoryAlerts {
  of(id: BackupRepositoryId): Promise<readonly RepositoryAlert[]>
  all(): Promise<ReadonlyMap<string, readonly RepositoryAlert[]>>
  /** An alert of a kind that is there already is added to it: objects, restore points, the newest words. */
  raise(id: BackupRepositoryId, alert: Omit<RepositoryAlert, 'at'>): Promise<void>
  /** Somebody has seen to it; or, with no kinds named, to all. @returns whether there was any. */
  clear(id: BackupRepositoryId, kinds: readonly AlertKind[] | undefined, actor: Actor): Promise<boolean>
}

export interface AlertDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
}

const mostNamed = 100
/** Any number, the same in every process: alerts of a repository are read, added to and written by one at a time. */
const alertsLock = 7_241_010
const alertsSchema = Type.Array(
  Type.Object({
    kind: Type.Enum([...alertKinds]),
    message: Type.String(),
    at: Type.Number(),
    objects: Type.Array(Type.String()),
    restorePoints: Type.Array(Type.String()),
    isConfirmed: Type.Optional(Type.Boolean()),
  }),
)

/** As it is on record. One that lasts until somebody changes something is not told again once it was confirmed. */
type StoredAlert = RepositoryAlert & { readonly isConfirmed?: boolean | undefined }

const lastingKinds: ReadonlySet<AlertKind> = new Set(['exposed'])

export function createRepositoryAlerts({ database, clock, log }: AlertDependencies): RepositoryAlerts {
  return {
    of: async (id) => alertsOf(await findRepositoryState(database.db, id)),
    async all() {
      const rows = await listRepositoryStates(database.db)
      return new Map(rows.map((row) => [row.repositoryId, alertsOf(row)]))
    },
    async raise(id, alert) {
      const isNew = await database.transaction(async (trx) => {
        await lockUntilCommit(trx, alertsLock)
        const before = storedOf(await findRepositoryState(trx, id))
        const after = merged(before, alert, clock.now())
        if (after === before) return false
        await updateRepositoryState(trx, id, { alerts: JSON.stringify(after) })
        const { kind: reason, message: error } = alert
        const actor = { name: 'server', familyId: '', requestId: '', remoteAddress: '' }
        const details = { repositoryId: id, error }
        const act = { action: 'repository.alert', outcome: 'failed', reason, details } as const
        await recordAct(trx, clock, actor, act)
        return true
      })
      if (isNew) log.error({ repositoryId: id, alert }, 'something is wrong with a backup repository')
    },
    clear: (id, kinds, actor) =>
      database.transaction(async (trx) => {
        await lockUntilCommit(trx, alertsLock)
        const before = storedOf(await findRepositoryState(trx, id))
        const left =
          kinds === undefined ? confirmed(before) : before.filter(({ kind }) => !kinds.includes(kind))
        if (JSON.stringify(left) === JSON.stringify(before)) return false
        await updateRepositoryState(trx, id, { alerts: JSON.stringify(left) })
        const gone = before.filter((alert) => alert.isConfirmed !== true && !left.includes(alert))
        const details = { repositoryId: id, before: gone.map(({ kind, message }) => `${kind}=${message}`) }
        await recordAct(trx, clock, actor, { action: 'repository.alert-cleared', details })
        return true
      }),
  }
}

function storedOf({ alerts }: RepositoryStateRow): readonly StoredAlert[] {
  return parseJson(alerts, alertsSchema)
}

function alertsOf(row: RepositoryStateRow): readonly RepositoryAlert[] {
  return storedOf(row).flatMap(({ isConfirmed, ...alert }) => (isConfirmed === true ? [] : [alert]))
}

function confirmed(alerts: readonly StoredAlert[]): readonly StoredAlert[] {
  return alerts.flatMap((alert) =>
    lastingKinds.has(alert.kind)
      ? [alert.isConfirmed === true ? alert : { ...alert, isConfirmed: true }]
      : [],
  )
}

/** The same list where nothing is new: what is found at every look is told once. */
function merged(
  before: readonly StoredAlert[],
  alert: Omit<RepositoryAlert, 'at'>,
  now: number,
): readonly StoredAlert[] {
  const known = before.find(({ kind }) => kind === alert.kind)
  const objects = named(known?.objects, alert.objects)
  const restorePoints = named(known?.restorePoints, alert.restorePoints)
  if (known === undefined) return [...before, { ...alert, at: now, objects, restorePoints }]
  const isKnown =
    objects.length === known.objects.length &&
    restorePoints.length === known.restorePoints.length &&
    alert.message === known.message
  if (isKnown) return before
  const { isConfirmed: _isConfirmed, ...changed } = {
    ...known,
    message: alert.message,
    objects,
    restorePoints,
  }
  return before.map((one) => (one === known ? changed : one))
}

function named(before: readonly string[] = [], more: readonly string[]): string[] {
  return [...new Set([...before, ...more])].slice(0, mostNamed)
}

/** An alert of damage that a vault tells of. */
export function alertOfDamage({ code, message, detail }: VaultError): Omit<RepositoryAlert, 'at'> {
  const kind = code === 'rolled_back' ? 'rolled_back' : 'damaged'
  const isPoint = kind === 'rolled_back' && detail !== undefined
  return {
    kind,
    message,
    objects: isPoint || detail === undefined ? [] : [detail],
    restorePoints: isPoint ? [detail] : [],
  }
}

/**
 * Compares what the records know of a repository with what lies in it. A point before the first of its chain was
 * forgotten by retention, which no one can pretend without the key: any other that is absent was taken away.
 * @returns the recorded points that are gone without having been forgotten.
 */
export async function missingRestorePoints(
  database: Database,
  repositoryId: string,
  found: readonly RestorePoint[],
): Promise<readonly RestorePointRow[]> {
  const there = new Set<string>(found.map(({ id }) => id))
  const first = new Map<string, number>()
  for (const { manifest } of found) {
    const chain = `${manifest.organizationId}/${manifest.source}`
    first.set(chain, Math.min(first.get(chain) ?? manifest.sequence, manifest.sequence))
  }
  const recorded = await listRestorePoints(database.db, { repositoryId })
  return recorded.filter(({ id, organizationId, jobId, sequence }) => {
    if (there.has(id)) return false
    const begin = first.get(`${organizationId}/${jobId}`)
    return begin === undefined || sequence >= begin
  })
}

export function alertOfMissing(rows: readonly RestorePointRow[]): Omit<RepositoryAlert, 'at'> {
  const count = rows.length === 1 ? 'A restore point' : `${rows.length} restore points`
  return {
    kind: 'rolled_back',
    message: `${count} that this server has made ${rows.length === 1 ? 'is' : 'are'} no longer in the repository: somebody removed them, or put an older copy in place. What is there can be restored. Find out what happened to the storage, bring it back from a copy (strongroom repository heal), then confirm the alert.`,
    objects: [],
    restorePoints: rows.map(({ id }) => id),
  }
}
