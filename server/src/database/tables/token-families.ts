/** Sign-ins: one family a sign-in, with everything that is true for all of its tokens. */
import type { Kysely, Transaction } from 'kysely'
import type { DatabaseSchema, TokenFamilyRow } from '../schema.ts'

export async function insertTokenFamily(db: Kysely<DatabaseSchema>, family: TokenFamilyRow): Promise<void> {
  await db.insertInto('tokenFamilies').values(family).execute()
}

export async function findTokenFamily(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<TokenFamilyRow | undefined> {
  return db.selectFrom('tokenFamilies').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What the directory says now about the person of the family; takes effect on all tokens at once. */
export async function updateTokenFamilyPerson(
  db: Kysely<DatabaseSchema>,
  id: string,
  person: Pick<TokenFamilyRow, 'reach' | 'userName'>,
): Promise<void> {
  await db.updateTable('tokenFamilies').set(person).where('id', '=', id).execute()
}

export interface Revocation {
  readonly at: number
  readonly reason: string
}

/** Ends the family; false when it had ended before (its first reason stays), or was never there. */
export async function revokeTokenFamily(
  db: Kysely<DatabaseSchema>,
  id: string,
  { at, reason }: Revocation,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tokenFamilies')
    .set({ revokedAt: at, revokedReason: reason })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends all families of an organization's people; tells how many there were. */
export async function revokeTokenFamiliesOfOrganization(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
  { at, reason }: Revocation,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('tokenFamilies')
    .set({ revokedAt: at, revokedReason: reason })
    .where('organizationId', '=', organizationId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Removes families, and with them their tokens, whose life ended before `moment`. */
export async function deleteTokenFamilies(trx: Transaction<DatabaseSchema>, moment: number): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('tokenFamilies')
    .where('expiresAt', '<', moment)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
