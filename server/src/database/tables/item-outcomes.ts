/** The item ledger: what a session could not save or restore, with its cause. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema, ItemOutcomeRow } from '../schema.ts'

export async function insertItemOutcome(db: Kysely<DatabaseSchema>, row: ItemOutcomeRow): Promise<void> {
  await db.insertInto('itemOutcomes').values(row).execute()
}

/** Of one job session or restore session, in the order they happened. */
export async function listItemOutcomes(
  db: Kysely<DatabaseSchema>,
  sessionId: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<ItemOutcomeRow[]> {
  return db
    .selectFrom('itemOutcomes')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .orderBy('at')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}
