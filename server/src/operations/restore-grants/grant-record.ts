/** A restore grant in its row: each write in the tenant is noted before it is made and after it. */
import {
  type Database,
  listDriftFindings,
  type RestoreGrantRow,
  updateDriftFinding,
  updateRestoreGrant,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { organizationId } from '../ids.ts'
import type { CreatedObject } from '../ports.ts'
import { describeObject } from '../provisioning/record.ts'
import type { RestoreGrant } from './restore-grants.ts'
import { isOverdue, objectsOfGrant, overdueKey, permissionsOfGrant, type StoredObjects } from './stored.ts'

export interface GrantRecord {
  readonly id: string
  record(object: CreatedObject): Promise<void>
  /** Nothing came of it. */
  withdraw(object: CreatedObject): Promise<void>
  objects(): StoredObjects
  /** Changes what is noted beside the objects; an undefined member is taken away. */
  note(change: {
    readonly effectiveAt?: number | undefined
    readonly error?: string | undefined
  }): Promise<void>
}

export function createGrantRecord(database: Database, row: RestoreGrantRow): GrantRecord {
  let stored = objectsOfGrant(row)
  /** One write after the other: they are of one row. */
  let last: Promise<unknown> = Promise.resolve()

  async function write(): Promise<void> {
    const objects = JSON.stringify(stored)
    const writing = last.then(() => updateRestoreGrant(database.db, row.id, { objects }))
    last = writing.catch(() => undefined)
    await writing
  }

  const without = (object: CreatedObject): StoredObjects['created'] =>
    stored.created.filter(({ kind, marker }) => kind !== object.kind || marker !== object.marker)

  return {
    id: row.id,
    objects: () => stored,
    async withdraw(object) {
      stored = { ...stored, created: without(object) }
      await write()
    },
    async record(object) {
      const { kind, name, id, marker, parent, at } = object
      const noted = {
        kind,
        name,
        ...(id === undefined ? {} : { id }),
        ...(marker === undefined ? {} : { marker }),
        ...(parent === undefined ? {} : { parent }),
        ...(at === undefined ? {} : { at }),
      }
      stored = { ...stored, created: [...without(object), noted] }
      await write()
    },
    async note({ effectiveAt = stored.effectiveAt, error }) {
      const { appId, applicationName, created } = stored
      stored = {
        appId,
        applicationName,
        created,
        ...(effectiveAt === undefined ? {} : { effectiveAt }),
        ...(error === undefined ? {} : { error }),
      }
      await write()
    },
  }
}

/** The alarm that its time is over has no object any more. */
export async function closeOverdueFinding(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  row: RestoreGrantRow,
): Promise<void> {
  const key = overdueKey(row)
  for (const { id, findingKey, state } of await listDriftFindings(database.db, row.organizationId))
    if (findingKey === key && state !== 'gone')
      await updateDriftFinding(database.db, id, { state: 'gone', lastSeenAt: clock.now() })
}

/** As the API sees it. @param live - What a run in this process waits for; undefined when there is none. */
export function grantOf(row: RestoreGrantRow, live: string | undefined, now: number): RestoreGrant {
  const { appId, applicationName, created, effectiveAt, error } = objectsOfGrant(row)
  const state = stateOf(row.state)
  return {
    id: row.id,
    organizationId: organizationId(row.organizationId),
    applicationName,
    appId,
    permissions: permissionsOfGrant(row).map(({ value }) => value),
    reason: row.reason,
    state,
    isEffective: state === 'granted' && effectiveAt !== undefined && now < row.expiresAt,
    isInterrupted: (state === 'granting' || state === 'revoking') && live === undefined,
    isOverdue: isOverdue(row, now),
    progress: live,
    error,
    mayStand: state === 'revoked' ? [] : created.map(describeObject),
    grantedBy: row.grantedBy,
    grantedAt: row.grantedAt,
    expiresAt: row.expiresAt,
    revokedBy: row.revokedBy ?? undefined,
    revokedAt: row.revokedAt ?? undefined,
  }
}

function stateOf(text: string): RestoreGrant['state'] {
  return text === 'granted' || text === 'revoking' || text === 'revoked' ? text : 'granting'
}
