/** Recovery kits, and how the records that repositories keep stand. */
import type { Kysely } from 'kysely'
import type { KeptRecordsRow, RecoveryKitRow } from '../recovery-schema.ts'
import type { BackupRepositoryRow, DatabaseSchema } from '../schema.ts'

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

/** Where a repository lies now, and which sealed key opens it: after it was found again. */
export async function moveBackupRepository(
  db: Kysely<DatabaseSchema>,
  id: string,
  place: Partial<Pick<BackupRepositoryRow, 'path' | 'keyId' | 'storage' | 'storageKeyId'>>,
): Promise<void> {
  await db.updateTable('backupRepositories').set(place).where('id', '=', id).execute()
}

/** Everything that a master key sealed which is gone. @returns the names of the accounts that had a second factor. */
export async function forgetSealed(db: Kysely<DatabaseSchema>): Promise<string[]> {
  await db.deleteFrom('sealedKeys').execute()
  await db.deleteFrom('settings').where('name', '=', 'masterKeyCheck').execute()
  const accounts = await db
    .selectFrom('accounts')
    .select('userName')
    .where('totpSecret', 'is not', null)
    .orderBy('userName')
    .execute()
  // Without the second factor that they had, nobody comes in by the password alone.
  await db
    .updateTable('accounts')
    .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null, isEnabled: 0 })
    .where('totpSecret', 'is not', null)
    .execute()
  return accounts.map(({ userName }) => userName)
}

/** What rows say of a process that is gone. */
export async function settleRecovered(db: Kysely<DatabaseSchema>): Promise<void> {
  // The feed of the new database counts from the beginning.
  await db.deleteFrom('settings').where('name', '=', 'changesForgotten').execute()
  await db
    .updateTable('jobStates')
    .set({ lastStatus: 'Warning' })
    .where('lastStatus', '=', 'Running')
    .execute()
}
