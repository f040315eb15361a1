/** Restores in the background, by the id that their client was given. */
import type { Kysely } from 'kysely'
import type { RestoreTaskRow } from '../restore-task-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

export async function insertRestoreTask(db: Kysely<DatabaseSchema>, row: RestoreTaskRow): Promise<void> {
  await db.insertInto('restoreTasks').values(row).execute()
}

export async function findRestoreTask(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<RestoreTaskRow | undefined> {
  return db.selectFrom('restoreTasks').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function endRestoreTask(
  db: Kysely<DatabaseSchema>,
  id: string,
  end: Pick<RestoreTaskRow, 'result' | 'counts' | 'error' | 'endedAt'>,
): Promise<void> {
  await db
    .updateTable('restoreTasks')
    .set({ ...end, state: 'Stopped' })
    .where('id', '=', id)
    .execute()
}

/** Ends all that an earlier process left working. */
export async function interruptRestoreTasks(
  db: Kysely<DatabaseSchema>,
  end: Pick<RestoreTaskRow, 'error' | 'endedAt'>,
): Promise<void> {
  await db
    .updateTable('restoreTasks')
    .set({ ...end, state: 'Stopped', result: 'Failed' })
    .where('state', '=', 'Working')
    .execute()
}
