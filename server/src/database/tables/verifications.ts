/** Whether the permissions of an organization really work, look by look. */
import type { Kysely, Transaction } from 'kysely'
import type { VerificationRow } from '../application-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

/** Keeps the newest `most` of the organization. */
export async function insertVerification(
  trx: Transaction<DatabaseSchema>,
  verification: VerificationRow,
  most: number,
): Promise<void> {
  await trx.insertInto('verifications').values(verification).execute()
  const older = await trx
    .selectFrom('verifications')
    .select('id')
    .where('organizationId', '=', verification.organizationId)
    .orderBy('startedAt', 'desc')
    .orderBy('id')
    .offset(most)
    .limit(1_000)
    .execute()
  const ids = older.map(({ id }) => id)
  if (ids.length > 0) await trx.deleteFrom('verifications').where('id', 'in', ids).execute()
}

export async function endVerification(
  db: Kysely<DatabaseSchema>,
  id: string,
  end: Pick<VerificationRow, 'state' | 'results' | 'endedAt'>,
): Promise<void> {
  await db.updateTable('verifications').set(end).where('id', '=', id).execute()
}

/** Newest first, at most `limit`. */
export async function listVerifications(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
  limit: number,
): Promise<VerificationRow[]> {
  return db
    .selectFrom('verifications')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .orderBy('startedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function findVerification(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<VerificationRow | undefined> {
  return db.selectFrom('verifications').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Ends what an earlier process was in the middle of. */
export async function stopVerifications(db: Kysely<DatabaseSchema>, now: number): Promise<void> {
  await db
    .updateTable('verifications')
    .set({ state: 'stopped', endedAt: now })
    .where('state', '=', 'running')
    .execute()
}
