import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { appendAudit, canonicalJson, type CanonicalValue, type Database } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { AuditOperations, Reach } from '../operations.ts'
import { createAuditOperations } from './audit-operations.ts'

const contoso = '22222222-2222-4222-8222-222222222222' as OrganizationId
const fabrikam = '22222222-2222-4222-8222-333333333333' as OrganizationId
const server: Reach = { kind: 'server' }
const ofContoso: Reach = { kind: 'organizations', organizationIds: [contoso] }
const actor = { name: 'auditor', familyId: 'f', requestId: 'r', remoteAddress: '192.0.2.1' }
const page = { offset: 0, limit: 10 }

async function fill(database: Database): Promise<AuditOperations> {
  await database.transaction(async (trx) => {
    const record = { at: 1, action: 'token.assertion', outcome: 'refused', actor: 'anonymous' } as const
    await appendAudit(trx, { ...record, details: { scopes: ['a', 'b'], remoteAddress: '192.0.2.1' } })
    await appendAudit(trx, { ...record, organizationId: contoso })
    await appendAudit(trx, { ...record, organizationId: fabrikam })
  })
  return createAuditOperations({ database, clock: { now: () => 5, sleep: async () => undefined } })
}

interface Line {
  readonly [name: string]: CanonicalValue
  readonly sequence: number
  readonly action: string
  readonly hash: string
}

async function exported(audit: AuditOperations, reach: Reach): Promise<Line[]> {
  let text = ''
  for await (const part of audit.export({}, reach, actor)) text += part
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line))
}

describeOnEveryDatabase('the audit log', (open) => {
  it('AUD-09: who administers one organization finds, sees and exports its records alone', async () => {
    const audit = await fill(await open())
    const sequences = async (reach: Reach): Promise<number[]> =>
      (await audit.list({}, reach, page)).items.map(({ sequence }) => sequence)
    expect(await sequences(server)).toEqual([3, 2, 1])
    expect(await sequences(ofContoso)).toEqual([2])
    expect(await audit.get(2, ofContoso)).toMatchObject({ sequence: 2, organizationId: contoso })
    for (const foreign of [1, 3, 9])
      await expect(audit.get(foreign, ofContoso)).rejects.toMatchObject({ code: 'not_found' })
    expect((await exported(audit, ofContoso)).map(({ sequence }) => sequence)).toEqual([2])
  })

  it('an export holds all that a stranger needs to verify it, and is itself on record', async () => {
    const audit = await fill(await open())
    const lines = await exported(audit, server)
    expect(lines.map(({ sequence, action }) => `${sequence} ${action}`)).toEqual([
      '1 token.assertion',
      '2 token.assertion',
      '3 token.assertion',
      '4 audit.export',
    ])
    let previous = '0'.repeat(64)
    for (const { hash, details = null, ...line } of lines) {
      expect(line['previousHash']).toBe(previous)
      const covered = canonicalJson({ ...line, details: canonicalJson(details) })
      expect(hash).toBe(createHash('sha256').update(covered).digest('hex'))
      previous = hash
    }
    expect(await audit.checkpoint()).toEqual({ records: 4, head: previous })
    expect(await audit.verify()).toEqual({ isIntact: true, records: 4, head: previous })
  })

  it('AUD-05: tells of an end that was there when the checkpoint was noted', async () => {
    const audit = await fill(await open())
    const head = 'ab'.repeat(32)
    expect(await audit.verify({ records: 9, head })).toEqual({
      isIntact: false,
      sequence: 4,
      problem: 'cut_off',
    })
    expect(await audit.verify({ records: 2, head })).toMatchObject({ sequence: 2, problem: 'not_as_noted' })
    const { records, ...rest } = await audit.checkpoint()
    expect(await audit.verify({ records, ...rest })).toMatchObject({ isIntact: true })
  })
})
