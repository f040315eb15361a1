import { expect, it } from 'vitest'
import type { Database } from '../connection.ts'
import { describeOnEveryDatabase } from '../test-databases.suite.ts'
import { appendAudit, type AuditRecord, listAudit, verifyAudit } from './audit.ts'

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

  it('shows a changed record', async () => {
    const database = await open()
    for (let index = 0; index < 3; index += 1) await append(database)
    await database.db.updateTable('audit').set({ actor: 'nobody' }).where('sequence', '=', 2).execute()
    expect(await verifyAudit(database.db)).toEqual({ isIntact: false, sequence: 2, problem: 'changed' })
  })

  it('shows a record that was taken out, and one that was put in its place', async () => {
    const database = await open()
    for (let index = 0; index < 3; index += 1) await append(database)
    await database.db.deleteFrom('audit').where('sequence', '=', 2).execute()
    expect(await verifyAudit(database.db)).toEqual({ isIntact: false, sequence: 2, problem: 'missing' })
    await database.db.updateTable('audit').set({ sequence: 2 }).where('sequence', '=', 3).execute()
    expect(await verifyAudit(database.db)).toEqual({ isIntact: false, sequence: 2, problem: 'out_of_chain' })
  })

  it('keeps only details that it knows, whatever a caller hands it (AUD: no secret in the log)', async () => {
    const database = await open()
    const details = { remoteAddress: '192.0.2.1', access_token: 'canary' }
    await append(database, { details })
    const [row] = await listAudit(database.db, {}, { offset: 0, limit: 1 })
    expect(row?.details).toBe('{"remoteAddress":"192.0.2.1"}')
  })

  it('holds names with control characters and broken surrogates without letting them through', async () => {
    const database = await open()
    await append(database, { actor: 'a\u0000\r\n\uD800b', details: { userName: 'x\u001B[31m' } })
    const [row] = await listAudit(database.db, {}, { offset: 0, limit: 1 })
    expect(row?.actor).toBe('a\uFFFD\uFFFD\uFFFD\uFFFDb')
    expect(row?.details).toBe('{"userName":"x\uFFFD[31m"}')
    expect(await verifyAudit(database.db)).toMatchObject({ isIntact: true })
  })

  it('lists newest first, by request and by action', async () => {
    const database = await open()
    await append(database, { requestId: 'r1' })
    await append(database, { requestId: 'r2', action: 'token.refresh' })
    await append(database, { requestId: 'r2' })
    const sequencesOf = async (filter: { requestId?: string; action?: string }): Promise<number[]> =>
      (await listAudit(database.db, filter, { offset: 0, limit: 10 })).map(({ sequence }) => sequence)
    expect(await sequencesOf({})).toEqual([3, 2, 1])
    expect(await sequencesOf({ requestId: 'r2' })).toEqual([3, 2])
    expect(await sequencesOf({ requestId: 'r2', action: 'token.refresh' })).toEqual([2])
  })
})
