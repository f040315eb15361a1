/** Backup repositories: where a vault lies and which sealed key opens it. */
import type { Kysely } from 'kysely'
import type { BackupRepositoryRow, DatabaseSchema } from '../schema.ts'
import type { WithDefaults } from '../with-defaults.ts'

export async function insertBackupRepository(
  db: Kysely<DatabaseSchema>,
  row: WithDefaults<BackupRepositoryRow, 'storage' | 'storageKeyId' | 'bytesPerSecond' | 'isReadOnly'>,
): Promise<void> {
  const usual = { storage: null, storageKeyId: null, bytesPerSecond: null, isReadOnly: 0 } as const
  await db
    .insertInto('backupRepositories')
    .values({ ...usual, ...row })
    .execute()
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

export async function updateBackupRepository(
  db: Kysely<DatabaseSchema>,
  id: string,
  changes: Partial<
    Pick<
      BackupRepositoryRow,
      'name' | 'description' | 'retention' | 'storage' | 'bytesPerSecond' | 'isReadOnly'
    >
  >,
): Promise<void> {
  await db.updateTable('backupRepositories').set(changes).where('id', '=', id).execute()
}

/** Forgets it with what is known of its restore points; the folder is not touched. */
export async function deleteBackupRepository(db: Kysely<DatabaseSchema>, id: string): Promise<void> {
  await db.deleteFrom('restorePoints').where('repositoryId', '=', id).execute()
  await db.deleteFrom('protectedObjects').where('repositoryId', '=', id).execute()
  await db.deleteFrom('backupRepositories').where('id', '=', id).execute()
}
