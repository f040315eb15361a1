/** Everything in the records that the master key sealed, for the day on which it is changed. */
import type { Transaction } from 'kysely'
import type { DatabaseSchema, SealedKeyRow } from '../schema.ts'

const batchRows = 200

export type SealedRecord =
  | ({ readonly kind: 'key' } & Pick<SealedKeyRow, 'id' | 'purpose' | 'context' | 'sealed'>)
  /** The secret of an account's one-time codes. */
  | { readonly kind: 'second-factor'; readonly id: string; readonly sealed: Uint8Array }

/** Puts what `reseal` answers in place of what is sealed, row by row. @returns how many rows. */
export async function resealRecords(
  trx: Transaction<DatabaseSchema>,
  reseal: (record: SealedRecord) => Uint8Array,
): Promise<number> {
  return (await resealKeys(trx, reseal)) + (await resealSecondFactors(trx, reseal))
}

async function resealKeys(
  trx: Transaction<DatabaseSchema>,
  reseal: (record: SealedRecord) => Uint8Array,
): Promise<number> {
  let count = 0
  for (let after = ''; ;) {
    const rows = await trx
      .selectFrom('sealedKeys')
      .select(['id', 'purpose', 'context', 'sealed'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(batchRows)
      .execute()
    for (const row of rows) {
      const sealed = reseal({ kind: 'key', ...row })
      await trx.updateTable('sealedKeys').set({ sealed }).where('id', '=', row.id).execute()
    }
    count += rows.length
    const last = rows.at(-1)
    if (last === undefined) return count
    after = last.id
  }
}

async function resealSecondFactors(
  trx: Transaction<DatabaseSchema>,
  reseal: (record: SealedRecord) => Uint8Array,
): Promise<number> {
  const rows = await trx
    .selectFrom('accounts')
    .select(['id', 'totpSecret'])
    .where('totpSecret', 'is not', null)
    .orderBy('id')
    .execute()
  for (const { id, totpSecret } of rows) {
    if (totpSecret === null) continue
    const sealed = reseal({ kind: 'second-factor', id, sealed: totpSecret })
    await trx.updateTable('accounts').set({ totpSecret: sealed }).where('id', '=', id).execute()
  }
  return rows.length
}
