/** Refresh tokens by their hash; used ones stay as long as their family, so that a reuse is recognised. */
import type { Kysely, Transaction } from 'kysely'
import { type PlaceOf, prepareChange, prepareSelect } from '../prepared-query.ts'
import type { AccountRow, DatabaseSchema } from '../schema.ts'
import type { RefreshTokenRow, TokenFamilyRow } from '../token-schema.ts'

/** A refresh token, used or not, with its session and, of an account's session, what the account is now. */
export interface PresentedRefreshToken {
  readonly row: RefreshTokenRow
  readonly family: TokenFamilyRow
  readonly account: Pick<AccountRow, 'isEnabled'> | undefined
}

interface Hashed {
  readonly hash: Uint8Array
}

const insert = prepareChange((db, place: PlaceOf<RefreshTokenRow>) =>
  db.insertInto('refreshTokens').values({
    hash: place('hash'),
    familyId: place('familyId'),
    parentHash: place('parentHash'),
    issuedAt: place('issuedAt'),
    expiresAt: place('expiresAt'),
    consumedAt: place('consumedAt'),
    graceBlob: place('graceBlob'),
  }),
)

export async function insertRefreshToken(db: Kysely<DatabaseSchema>, token: RefreshTokenRow): Promise<void> {
  await insert(db, token)
}

const select = prepareSelect((db, place: PlaceOf<Hashed>) =>
  db.selectFrom('refreshTokens').selectAll().where('hash', '=', place('hash')),
)

export async function findRefreshToken(
  db: Kysely<DatabaseSchema>,
  hash: Uint8Array,
): Promise<RefreshTokenRow | undefined> {
  return (await select(db, { hash }))[0]
}

const selectPresented = prepareSelect((db, place: PlaceOf<Hashed>) =>
  db
    .selectFrom('refreshTokens')
    .innerJoin('tokenFamilies', 'tokenFamilies.id', 'refreshTokens.familyId')
    .leftJoin('accounts', 'accounts.id', 'tokenFamilies.accountId')
    .selectAll('tokenFamilies')
    .select([
      'refreshTokens.parentHash as tokenParentHash',
      'refreshTokens.issuedAt as tokenIssuedAt',
      'refreshTokens.expiresAt as tokenExpiresAt',
      'refreshTokens.consumedAt as tokenConsumedAt',
      'refreshTokens.graceBlob as tokenGraceBlob',
      'accounts.isEnabled as accountIsEnabled',
    ])
    .where('refreshTokens.hash', '=', place('hash')),
)

/** The token whatever became of it, so that the caller can say what is wrong with it. */
export async function findPresentedRefreshToken(
  db: Kysely<DatabaseSchema>,
  hash: Uint8Array,
): Promise<PresentedRefreshToken | undefined> {
  const [found] = await selectPresented(db, { hash })
  if (found === undefined) return undefined
  const { tokenParentHash, tokenIssuedAt, tokenExpiresAt, tokenConsumedAt, ...rest } = found
  const { tokenGraceBlob, accountIsEnabled, ...family } = rest
  return {
    row: {
      hash,
      familyId: family.id,
      parentHash: tokenParentHash,
      issuedAt: tokenIssuedAt,
      expiresAt: tokenExpiresAt,
      consumedAt: tokenConsumedAt,
      graceBlob: tokenGraceBlob,
    },
    family,
    account: accountIsEnabled === null ? undefined : { isEnabled: accountIsEnabled },
  }
}

interface Use {
  readonly at: number
  readonly graceBlob: Uint8Array
}

const consume = prepareChange((db, place: PlaceOf<Use & Hashed>) =>
  db
    .updateTable('refreshTokens')
    .set({ consumedAt: place('at'), graceBlob: place('graceBlob') })
    .where('hash', '=', place('hash'))
    .where('consumedAt', 'is', null),
)

/**
 * Uses the token up; false when somebody else has done so. Check and change are one statement, so that of
 * concurrent callers exactly one wins on both dialects.
 */
export async function consumeRefreshToken(
  trx: Transaction<DatabaseSchema>,
  hash: Uint8Array,
  { at, graceBlob }: Use,
): Promise<boolean> {
  return (await consume(trx, { hash, at, graceBlob })) > 0
}

const closeWindow = prepareChange((db, place: PlaceOf<Hashed>) =>
  db
    .updateTable('refreshTokens')
    .set({ graceBlob: null })
    .where('hash', '=', place('hash'))
    .where('graceBlob', 'is not', null),
)

/** Closes the grace window of one token: its successor was used. */
export async function closeGraceWindow(trx: Transaction<DatabaseSchema>, hash: Uint8Array): Promise<void> {
  await closeWindow(trx, { hash })
}

/** Closes the grace windows of all tokens that were used before `moment`. */
export async function closeGraceWindows(db: Kysely<DatabaseSchema>, moment: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('refreshTokens')
    .set({ graceBlob: null })
    .where('graceBlob', 'is not', null)
    .where('consumedAt', '<', moment)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
