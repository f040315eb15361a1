/** Backup repositories: where a vault lies and which sealed key opens it. */
import type { Kysely } from 'kysely'
import type { BackupRepositoryRow, DatabaseSchema } from '../schema.ts'

export async function insertBackupRepository(
  db: Kysely<DatabaseSchema>,
  row: BackupRepositoryRow,
): Promise<void> {
  await db.insertInto('backupRepositories').values(row).execute()
}

export async function findBackupRepository(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<BackupRepositoryRow | undefined> {
  return db.selectFrom('backupRepositories').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Oldest first. */
export async function listBackupRepositories(db: Kysely<DatabaseSchema>): Promise<BackupRepositoryRow[]> {
  return db.selectFrom('backupRepositories').selectAll().orderBy('createdAt').orderBy('id').execute()
}
