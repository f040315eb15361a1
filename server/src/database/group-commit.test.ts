import Sqlite from 'better-sqlite3'
import { CompiledQuery } from 'kysely'
import { describe, expect, it } from 'vitest'
import { findSetting, putSetting } from './tables/settings.ts'
import { describeOnEveryDatabase, type OpenTestDatabase } from './test-databases.suite.ts'

const settle = (works: readonly Promise<unknown>[]): Promise<PromiseSettledResult<unknown>[]> =>
  Promise.allSettled(works)

describeOnEveryDatabase('transactions that are asked for at the same moment', (open) => {
  it('fail alone: what another one threw away does not touch the rest', async () => {
    const { db, transaction } = await open()
    const outcomes = await settle(
      Array.from({ length: 20 }, (_, index) =>
        transaction(async (trx) => {
          await putSetting(trx, `name-${index}`, 'kept')
          if (index % 3 === 0) throw new Error(`no ${index}`)
          return index
        }),
      ),
    )
    for (const [index, outcome] of outcomes.entries()) {
      expect(outcome.status).toBe(index % 3 === 0 ? 'rejected' : 'fulfilled')
      expect(await findSetting(db, `name-${index}`)).toBe(index % 3 === 0 ? undefined : 'kept')
    }
  })

  it('are kept when they are told so: another connection sees them at once', async () => {
    const first = await open()
    const second = await open(first)
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await first.transaction((trx) => putSetting(trx, `name-${index}`, 'kept'))
        expect(await findSetting(second.db, `name-${index}`)).toBe('kept')
      }),
    )
  })

  it('survive a statement that the database refuses', async () => {
    const { db, transaction } = await open()
    const domain = { domain: 'contoso.com', organizationId: 'o1' }
    const outcomes = await settle([
      transaction((trx) => putSetting(trx, 'a', '1')),
      transaction((trx) => trx.insertInto('organizationDomains').values(domain).execute()),
      transaction((trx) => putSetting(trx, 'b', '2')),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect([await findSetting(db, 'a'), await findSetting(db, 'b')]).toEqual(['1', '2'])
  })

  it('are finished before the database closes', async () => {
    const first = await open()
    const second = await open(first)
    const works = Array.from({ length: 300 }, (_, index) =>
      second.transaction((trx) => putSetting(trx, `name-${index}`, 'kept')),
    )
    if (second.dialect === 'sqlite') await second.close()
    await Promise.all(works)
    expect(await findSetting(first.db, 'name-299')).toBe('kept')
  })
})

describe('a group of transactions on SQLite', () => {
  describeOnEveryDatabase('', (open) => {
    it('runs in the order in which they were asked for, each seeing what came before', async () => {
      const database = await open()
      if (database.dialect !== 'sqlite') return
      const seen = await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          database.transaction(async (trx) => {
            const before = await findSetting(trx, 'last')
            await putSetting(trx, 'last', String(index))
            return before
          }),
        ),
      )
      expect(seen).toEqual([undefined, ...Array.from({ length: 199 }, (_, index) => String(index))])
    })

    it('is one commit: the log grows by one, and nobody is told before it', async () => {
      const database = await open()
      if (database.dialect !== 'sqlite') return
      const watcher = watch(database)
      const told: number[] = []
      let versionInside = 0
      await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          database
            .transaction(async (trx) => {
              await putSetting(trx, `name-${index}`, 'kept')
              versionInside = watcher.version()
            })
            .then(() => told.push(watcher.version())),
        ),
      )
      expect(new Set(told).size).toBe(1)
      expect(told[0]).toBe(versionInside + 1)
      watcher.close()
    })

    it('refuses everybody in it when the commit itself fails', async () => {
      const database = await open()
      if (database.dialect !== 'sqlite') return
      const works = Array.from({ length: 5 }, (_, index) =>
        database.transaction(async (trx) => {
          await putSetting(trx, `name-${index}`, 'kept')
          // What a full disk does: the whole transaction is gone, not only this work.
          if (index === 4) await trx.executeQuery(CompiledQuery.raw('rollback'))
        }),
      )
      const outcomes = await settle(works)
      expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'))
      expect(await findSetting(database.db, 'name-0')).toBeUndefined()
      await expect(database.transaction((trx) => putSetting(trx, 'a', '1'))).resolves.toBeUndefined()
    })
  })
})

/** Counts commits as another process sees them (`data_version` of a connection of its own). */
function watch({ location }: OpenTestDatabase): { version(): number; close(): void } {
  const other = new Sqlite(location.file ?? '', { readonly: true })
  return {
    version: () => Number(other.pragma('data_version', { simple: true })),
    close: () => other.close(),
  }
}
