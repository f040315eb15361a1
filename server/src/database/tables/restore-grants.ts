/** Restore permissions that were granted for a while. */
import type { Kysely } from 'kysely'
import type { RestoreGrantRow } from '../application-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

export async function insertRestoreGrant(db: Kysely<DatabaseSchema>, grant: RestoreGrantRow): Promise<void> {
  await db.insertInto('restoreGrants').values(grant).execute()
}

export async function updateRestoreGrant(
  db: Kysely<DatabaseSchema>,
  id: string,
  change: Partial<Omit<RestoreGrantRow, 'id'>>,
): Promise<void> {
  await db.updateTable('restoreGrants').set(change).where('id', '=', id).execute()
}

export async function findRestoreGrant(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<RestoreGrantRow | undefined> {
  return db.selectFrom('restoreGrants').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest first, at most `limit`. */
export async function listRestoreGrants(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
  limit: number,
): Promise<RestoreGrantRow[]> {
  return db
    .selectFrom('restoreGrants')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .orderBy('grantedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Those of every organization that may still stand in a tenant. */
export async function listStandingRestoreGrants(db: Kysely<DatabaseSchema>): Promise<RestoreGrantRow[]> {
  return db.selectFrom('restoreGrants').selectAll().where('state', '!=', 'revoked').execute()
}
