/** Assertions that were accepted once (RFC 7523 §3, rule 7). */
import type { Kysely, Transaction } from 'kysely'
import type { DatabaseSchema } from '../schema.ts'
import type { SeenAssertionRow } from '../token-schema.ts'

/** Whether the token id or the digest was accepted before; for an early refusal, it promises nothing. */
export async function isAssertionSeen(
  db: Kysely<DatabaseSchema>,
  { tenantId, tokenId, digest }: Omit<SeenAssertionRow, 'notAfter'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('seenAssertions')
    .select('tokenId')
    .where((expression) =>
      expression.or([
        expression('digest', '=', digest),
        expression.and([expression('tenantId', '=', tenantId), expression('tokenId', '=', tokenId)]),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** Records the assertion; false when its id or its digest is there already: then it is a replay. */
export async function insertSeenAssertion(
  trx: Transaction<DatabaseSchema>,
  assertion: SeenAssertionRow,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('seenAssertions')
    .values(assertion)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

export async function deleteSeenAssertions(db: Kysely<DatabaseSchema>, moment: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('seenAssertions')
    .where('notAfter', '<', moment)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
