/** Sign-ins: one family a sign-in, with everything that is true for all of its tokens. */
import type { Kysely, Transaction } from 'kysely'
import type { DatabaseSchema } from '../schema.ts'
import type { TokenFamilyRow } from '../token-schema.ts'

export async function insertTokenFamily(db: Kysely<DatabaseSchema>, family: TokenFamilyRow): Promise<void> {
  await db.insertInto('tokenFamilies').values(family).execute()
}

export async function findTokenFamily(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<TokenFamilyRow | undefined> {
  return db.selectFrom('tokenFamilies').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The family of a token, whether either is still alive or not. */
export async function findTokenFamilyOf(
  db: Kysely<DatabaseSchema>,
  table: 'accessTokens' | 'refreshTokens',
  hash: Uint8Array,
): Promise<TokenFamilyRow | undefined> {
  return db
    .selectFrom('tokenFamilies')
    .selectAll()
    .where('id', '=', (query) => query.selectFrom(table).select('familyId').where('hash', '=', hash))
    .executeTakeFirst()
}

/** What the directory says now about the person of the family; takes effect on all tokens at once. */
export async function updateTokenFamilyPerson(
  db: Kysely<DatabaseSchema>,
  id: string,
  person: Pick<TokenFamilyRow, 'reach' | 'workloads' | 'userName'>,
): Promise<void> {
  await db.updateTable('tokenFamilies').set(person).where('id', '=', id).execute()
}

export interface Revocation {
  readonly at: number
  readonly reason: string
}

/** Ends the families in which all these members fit, and which have not ended: their first reason stays. */
async function revokeWhere(
  db: Kysely<DatabaseSchema>,
  members: Partial<Pick<TokenFamilyRow, 'id' | 'organizationId' | 'accountId' | 'clientId'>>,
  { at, reason }: Revocation,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('tokenFamilies')
    .set({ revokedAt: at, revokedReason: reason })
    .where((expression) => expression.and(members))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Ends the family; false when it had ended before (its first reason stays), or was never there. */
export async function revokeTokenFamily(
  db: Kysely<DatabaseSchema>,
  id: string,
  revocation: Revocation,
): Promise<boolean> {
  return (await revokeWhere(db, { id }, revocation)) > 0
}

/** Ends all families of an organization's people; tells how many there were. */
export async function revokeTokenFamiliesOfOrganization(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
  revocation: Revocation,
): Promise<number> {
  return revokeWhere(db, { organizationId }, revocation)
}

/** Ends all families of one account; tells how many there were. */
export async function revokeTokenFamiliesOfAccount(
  db: Kysely<DatabaseSchema>,
  accountId: string,
  revocation: Revocation,
): Promise<number> {
  return revokeWhere(db, { accountId }, revocation)
}

/** Ends the families that one key of a service account began; tells how many there were. */
export async function revokeTokenFamiliesOfClient(
  db: Kysely<DatabaseSchema>,
  { accountId, clientId }: { readonly accountId: string; readonly clientId: string },
  revocation: Revocation,
): Promise<number> {
  return revokeWhere(db, { accountId, clientId }, revocation)
}

/** Whose families are listed: those that fit any of these members. */
export interface TokenFamilyOwners {
  readonly accountId?: string
  readonly organizationIds?: readonly string[]
  readonly person?: { readonly organizationId: string; readonly userId: string }
}

/** The families that are alive at `now`, newest first; of everybody when no owners are named. */
export async function listTokenFamilies(
  db: Kysely<DatabaseSchema>,
  { now, owners }: { readonly now: number; readonly owners?: TokenFamilyOwners | undefined },
  page: { readonly offset: number; readonly limit: number },
): Promise<TokenFamilyRow[]> {
  return db
    .selectFrom('tokenFamilies')
    .selectAll()
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .$if(owners !== undefined, (query) =>
      query.where((expression) => {
        const { accountId, organizationIds = [], person } = owners ?? {}
        return expression.or([
          ...(accountId === undefined ? [] : [expression('accountId', '=', accountId)]),
          ...(organizationIds.length === 0 ? [] : [expression('organizationId', 'in', organizationIds)]),
          ...(person === undefined
            ? []
            : [
                expression.and([
                  expression('organizationId', '=', person.organizationId),
                  expression('userId', '=', person.userId),
                ]),
              ]),
        ])
      }),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

/** Removes families, and with them their tokens, whose life ended before `moment`. */
export async function deleteTokenFamilies(trx: Transaction<DatabaseSchema>, moment: number): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('tokenFamilies')
    .where('expiresAt', '<', moment)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
