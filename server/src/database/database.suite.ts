/** What the records promise on every dialect: types, transactions, constraints. */
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { deleteSetting, findSetting, putSetting } from './tables/settings.ts'
import { describeOnEveryDatabase } from './test-databases.suite.ts'

const now = 1_900_000_000_000

type Open = Parameters<Parameters<typeof describeOnEveryDatabase>[1]>[0]

export function databaseSuite(): void {
  describeOnEveryDatabase('a database', (open) => {
    describeValues(open)
    describeTransactions(open)
    describeMigrations(open)
  })
}

function describeValues(open: Open): void {
  it('gives back texts, whole numbers beyond 32 bits and bytes as they were put in', async () => {
    const { db } = await open()
    const row = {
      id: 'k1',
      purpose: 'p',
      context: 'Grüße 🗝',
      sealed: new Uint8Array([0, 1, 255]),
      certificate: null,
      createdAt: Number.MAX_SAFE_INTEGER,
    }
    await db.insertInto('sealedKeys').values(row).execute()

    const found = await db.selectFrom('sealedKeys').selectAll().executeTakeFirstOrThrow()
    expect(found).toEqual(row)
    expect(found.sealed.constructor).toBe(Uint8Array)
  })

  it('counts and sums as numbers', async () => {
    const { db } = await open()
    await putSetting(db, 'a', '1')
    const { count, sum } = await db
      .selectFrom('settings')
      .select(({ fn }) => [fn.countAll<number>().as('count'), sql<number>`sum(length(name))`.as('sum')])
      .executeTakeFirstOrThrow()
    expect([count, sum]).toEqual([1, 1])
  })

  it('finds rows by bytes', async () => {
    const { db } = await open()
    const hash = new Uint8Array([9, 8, 7])
    await db
      .insertInto('seenAssertions')
      .values({ tenantId: 't', tokenId: 'i', digest: hash, notAfter: now })
      .execute()
    const found = await db.selectFrom('seenAssertions').select('tokenId').where('digest', '=', hash).execute()
    expect(found).toEqual([{ tokenId: 'i' }])
  })

  it('orders texts by code point, whatever the locale', async () => {
    const { db } = await open()
    for (const name of ['b', 'B', 'a', 'ä']) await putSetting(db, name, '0')
    const names = await db.selectFrom('settings').select('name').orderBy('name').execute()
    expect(names.map(({ name }) => name)).toEqual(['B', 'a', 'b', 'ä'])
  })

  it('sets, replaces and forgets a setting', async () => {
    const { db } = await open()
    await putSetting(db, 'a', '1')
    await putSetting(db, 'a', '2')
    expect(await findSetting(db, 'a')).toBe('2')
    await deleteSetting(db, 'a')
    expect(await findSetting(db, 'a')).toBeUndefined()
  })
}

function describeTransactions(open: Open): void {
  it('keeps nothing of a transaction that throws', async () => {
    const { db, transaction } = await open()
    const failing = transaction(async (trx) => {
      await putSetting(trx, 'a', '1')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await findSetting(db, 'a')).toBeUndefined()
  })

  it('loses no update of concurrent transactions that change what they read', async () => {
    const { db, transaction } = await open()
    await putSetting(db, 'counter', '0')
    const increase = (): Promise<unknown> =>
      transaction((trx) =>
        trx
          .updateTable('settings')
          .set({ value: sql`cast(cast(value as integer) + 1 as text)` })
          .where('name', '=', 'counter')
          .execute(),
      )
    await Promise.all(Array.from({ length: 30 }, increase))
    expect(await findSetting(db, 'counter')).toBe('30')
  })

  it('refuses a query past the transaction it stands in, instead of waiting for ever', async () => {
    const { db, transaction } = await open()
    await expect(transaction(() => findSetting(db, 'a'))).rejects.toThrow(/own handle/)
    expect(await findSetting(db, 'a')).toBeUndefined()
  })

  it('refuses a row that refers to nothing', async () => {
    const { db } = await open()
    const domain = { domain: 'contoso.com', organizationId: 'o1' }
    await expect(db.insertInto('organizationDomains').values(domain).execute()).rejects.toThrow(
      /foreign key/i,
    )
  })
}

function describeMigrations(open: Open): void {
  it('keeps its records when it is opened again, and runs no migration twice', async () => {
    const first = await open()
    await putSetting(first.db, 'a', '1')
    const second = await open(first)
    expect(await findSetting(second.db, 'a')).toBe('1')
  })

  it('refuses records of a newer version', async () => {
    const first = await open()
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`.execute(
      first.db,
    )
    await expect(open(first)).rejects.toMatchObject({ code: 'newer_schema' })
  })
}
