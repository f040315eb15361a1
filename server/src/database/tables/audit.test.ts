import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Database } from '../connection.ts'
import { dialectOf } from '../dialect.ts'
import { describeOnEveryDatabase } from '../test-databases.suite.ts'
import { appendAudit, type AuditRecord } from './audit.ts'
import { auditCheckpoint, verifyAudit } from './audit-chain.ts'
import { type AuditFilter, findAudit, listAudit, readAudit } from './audit-queries.ts'

const record: AuditRecord = {
  at: 1_900_000_000_000,
  action: 'token.password',
  outcome: 'refused',
  actor: 'admin',
  requestId: 'r1',
  reason: 'wrong_password',
  details: { remoteAddress: '192.0.2.1' },
}

function append(database: Database, change: Partial<AuditRecord> = {}): Promise<number> {
  return database.transaction((trx) => appendAudit(trx, { ...record, ...change }))
}

/** What only the owner of the database can do: the guards of the table are taken away first. */
async function asOwner({ db }: Database, work: (db: Database['db']) => Promise<unknown>): Promise<void> {
  if (dialectOf(db) === 'sqlite') {
    await sql`drop trigger if exists audit_no_update`.execute(db)
    await sql`drop trigger if exists audit_no_delete`.execute(db)
  } else await sql`drop trigger if exists audit_append_only on audit`.execute(db)
  await work(db)
}

async function appendSome(database: Database, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await append(database)
}

describeOnEveryDatabase('the audit log', (open) => {
  it('numbers records without a gap while many write at once, and its chain holds', async () => {
    const database = await open()
    const sequences = await Promise.all(
      Array.from({ length: 25 }, (_, index) => append(database, { requestId: `r${index}` })),
    )
    expect(sequences.toSorted((left, right) => left - right)).toEqual(
      Array.from({ length: 25 }, (_, index) => index + 1),
    )
    expect(await verifyAudit(database.db)).toMatchObject({ isIntact: true, records: 25 })
  })

  it('leaves no record and no gap where the transaction failed', async () => {
    const database = await open()
    await append(database)
    const failing = database.transaction(async (trx) => {
      await appendAudit(trx, record)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await append(database)
    expect(await verifyAudit(database.db)).toMatchObject({ isIntact: true, records: 2 })
  })

  it('AUD-03: the table refuses to change or to delete a record', async () => {
    const database = await open()
    const { db } = database
    await appendSome(database, 2)
    const change = db.updateTable('audit').set({ actor: 'nobody' }).where('sequence', '=', 1).execute()
    await expect(change).rejects.toThrow('the audit log is append-only')
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow('the audit log is append-only')
    // SQLite has no statement of its own for it.
    const truncate = dialectOf(db) === 'postgresql' ? sql`truncate audit` : sql`delete from audit`
    await expect(truncate.execute(db)).rejects.toThrow('the audit log is append-only')
    expect(await verifyAudit(db)).toMatchObject({ isIntact: true, records: 2 })
  })

  it('shows a changed record', async () => {
    const database = await open()
    await appendSome(database, 3)
    await asOwner(database, (db) =>
      db.updateTable('audit').set({ actor: 'nobody' }).where('sequence', '=', 2).execute(),
    )
    expect(await verifyAudit(database.db)).toEqual({ isIntact: false, sequence: 2, problem: 'changed' })
  })

  it('AUD-04: shows a record that was taken out, and one that was put in its place', async () => {
    const database = await open()
    await appendSome(database, 3)
    await asOwner(database, (db) => db.deleteFrom('audit').where('sequence', '=', 2).execute())
    expect(await verifyAudit(database.db)).toEqual({ isIntact: false, sequence: 2, problem: 'missing' })
    await asOwner(database, (db) =>
      db.updateTable('audit').set({ sequence: 2 }).where('sequence', '=', 3).execute(),
    )
    expect(await verifyAudit(database.db)).toEqual({ isIntact: false, sequence: 2, problem: 'out_of_chain' })
  })

  it('AUD-05: against a noted checkpoint, shows that the end was cut off, or written anew', async () => {
    const database = await open()
    await appendSome(database, 4)
    const noted = await auditCheckpoint(database.db)
    expect(await verifyAudit(database.db, noted)).toEqual({ isIntact: true, ...noted })
    await asOwner(database, (db) => db.deleteFrom('audit').where('sequence', '>', 2).execute())
    expect(await verifyAudit(database.db)).toMatchObject({ isIntact: true, records: 2 })
    expect(await verifyAudit(database.db, noted)).toEqual({
      isIntact: false,
      sequence: 3,
      problem: 'cut_off',
    })
    for (let index = 0; index < 3; index += 1) await append(database, { actor: 'somebody else' })
    expect(await verifyAudit(database.db)).toMatchObject({ isIntact: true, records: 5 })
    expect(await verifyAudit(database.db, noted)).toEqual({
      isIntact: false,
      sequence: 4,
      problem: 'not_as_noted',
    })
  })

  it('AUD-10: a clock that is set back changes neither the order nor the chain', async () => {
    const database = await open()
    for (const at of [3_000, 1_000, 2_000]) await append(database, { at })
    const rows = await listAudit(database.db, {}, { offset: 0, limit: 10 })
    expect(rows.map(({ sequence, at }) => [sequence, at])).toEqual([
      [3, 2_000],
      [2, 1_000],
      [1, 3_000],
    ])
    expect(await verifyAudit(database.db)).toMatchObject({ isIntact: true })
  })

  it('an empty log is intact, and its checkpoint says so', async () => {
    const database = await open()
    expect(await auditCheckpoint(database.db)).toEqual({ records: 0, head: undefined })
    expect(await verifyAudit(database.db)).toEqual({ isIntact: true, records: 0, head: undefined })
  })

  it('keeps only details that it knows, whatever a caller hands it (AUD: no secret in the log)', async () => {
    const database = await open()
    const details = { remoteAddress: '192.0.2.1', access_token: 'canary' }
    await append(database, { details })
    const [row] = await listAudit(database.db, {}, { offset: 0, limit: 1 })
    expect(row?.details).toBe('{"remoteAddress":"192.0.2.1"}')
  })

  it('keeps nothing that looks like a token, in whatever field it comes', async () => {
    const database = await open()
    const token = `srat_${'aB3'.repeat(16)}x`
    await append(database, {
      actor: token,
      reason: `bad ${token}`,
      details: { userName: token, scopes: [token] },
    })
    const [row] = await listAudit(database.db, {}, { offset: 0, limit: 1 })
    expect(JSON.stringify({ ...row, hash: '', previousHash: '' })).not.toContain(token)
  })

  it('AUD-02: a record is one line of visible characters', async () => {
    const database = await open()
    await append(database, {
      actor: 'a\u0000\r\n\uD800b',
      details: { userName: 'x\u001B[31m\u2028\u202Ey' },
    })
    const [row] = await listAudit(database.db, {}, { offset: 0, limit: 1 })
    expect(row?.actor).toBe('a\uFFFD\uFFFD\uFFFD\uFFFDb')
    expect(row?.details).toBe('{"userName":"x\uFFFD[31m\uFFFD\uFFFDy"}')
    expect(await verifyAudit(database.db)).toMatchObject({ isIntact: true })
  })
})

const contoso = '22222222-2222-4222-8222-222222222222'
const fabrikam = '22222222-2222-4222-8222-333333333333'

describeOnEveryDatabase('a search in the audit log', (open) => {
  async function openFilled(): Promise<Database> {
    const database = await open()
    await append(database, { requestId: 'r1', at: 1_000, actor: 'anonymous' })
    await append(database, { requestId: 'r2', at: 2_000, action: 'token.refresh', reason: 'expired' })
    await append(database, { requestId: 'r2', at: 3_000, organizationId: contoso })
    await append(database, {
      requestId: 'r3',
      at: 4_000,
      organizationId: fabrikam,
      outcome: 'success',
      details: { tokenId: "uti-1'%" },
    })
    return database
  }

  describe('finds, newest first', () => {
    it.each<[string, AuditFilter, number[]]>([
      ['everything', {}, [4, 3, 2, 1]],
      ['a request', { requestId: 'r2' }, [3, 2]],
      ['a request and an action', { requestId: 'r2', action: 'token.refresh' }, [2]],
      ['an outcome', { outcome: 'success' }, [4]],
      ['an actor', { actor: 'anonymous' }, [1]],
      ['a reason', { reason: 'expired' }, [2]],
      ['an organization', { organizationId: contoso }, [3]],
      ['what is within organizations', { within: [contoso, fabrikam] }, [4, 3]],
      ['nothing within no organization', { within: [] }, []],
      ['no organization outside of those', { within: [contoso], organizationId: fabrikam }, []],
      ['the token of a sign-in, by which the log of the tenant finds it', { tokenId: "uti-1'%" }, [4]],
      ['no token by a pattern', { tokenId: '%' }, []],
      ['a time, from and before', { since: 2_000, until: 4_000 }, [3, 2]],
    ])('%s', async (_what, filter, expected) => {
      const { db } = await openFilled()
      const rows = await listAudit(db, filter, { offset: 0, limit: 10 })
      expect(rows.map(({ sequence }) => sequence)).toEqual(expected)
    })
  })

  it('gives one record by its number, or all of them oldest first', async () => {
    const { db } = await openFilled()
    expect(await findAudit(db, 3)).toMatchObject({ sequence: 3, at: 3_000 })
    expect(await findAudit(db, 9)).toBeUndefined()
    const sequences: number[] = []
    for await (const rows of readAudit(db, { requestId: 'r2' }))
      sequences.push(...rows.map(({ sequence }) => sequence))
    expect(sequences).toEqual([2, 3])
  })

  it('reads on past one batch', async () => {
    const database = await open()
    await database.transaction(async (trx) => {
      for (let index = 0; index < 501; index += 1) await appendAudit(trx, record)
    })
    const sizes: number[] = []
    for await (const rows of readAudit(database.db, {})) sizes.push(rows.length)
    expect(sizes).toEqual([500, 1])
    expect(await verifyAudit(database.db)).toMatchObject({ isIntact: true, records: 501 })
  })
})
