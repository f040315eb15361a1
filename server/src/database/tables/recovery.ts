/** Recovery kits, and how the records that repositories keep stand. */
import type { Kysely } from 'kysely'
import type { KeptRecordsRow, RecoveryKitRow } from '../recovery-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

export async function insertRecoveryKit(db: Kysely<DatabaseSchema>, kit: RecoveryKitRow): Promise<void> {
  await db.insertInto('recoveryKits').values(kit).execute()
}

/** Oldest first. */
export async function listRecoveryKits(
  db: Kysely<DatabaseSchema>,
  repositoryId: string,
): Promise<RecoveryKitRow[]> {
  return db
    .selectFrom('recoveryKits')
    .selectAll()
    .where('repositoryId', '=', repositoryId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

export async function setRecoveryKitTried(
  db: Kysely<DatabaseSchema>,
  id: string,
  triedAt: number,
): Promise<void> {
  await db.updateTable('recoveryKits').set({ triedAt }).where('id', '=', id).execute()
}

export async function deleteRecoveryKit(db: Kysely<DatabaseSchema>, id: string): Promise<void> {
  await db.deleteFrom('recoveryKits').where('id', '=', id).execute()
}

export async function findKeptRecords(
  db: Kysely<DatabaseSchema>,
  repositoryId: string,
): Promise<KeptRecordsRow | undefined> {
  return db.selectFrom('keptRecords').selectAll().where('repositoryId', '=', repositoryId).executeTakeFirst()
}

export async function putKeptRecords(db: Kysely<DatabaseSchema>, row: KeptRecordsRow): Promise<void> {
  const { repositoryId: _repositoryId, ...change } = row
  await db
    .insertInto('keptRecords')
    .values(row)
    .onConflict((conflict) => conflict.column('repositoryId').doUpdateSet(change))
    .execute()
}
