import { expect, it } from 'vitest'
import { deleteJob, insertBackupRepository, insertOrganization, type JobRow } from '../../database/index.ts'
import { describeOnEveryDatabase, type OpenTestDatabase } from '../../database/test-databases.suite.ts'
import { everyJob, readJobs } from './job-listing.ts'

const now = 1_900_000_000_000

const neverRan = {
  lastSessionId: null,
  lastStatus: 'Stopped',
  lastRunAt: null,
  lastBackupAt: null,
  nextRunAt: null,
  retryAt: null,
  retryOf: null,
  retryNumber: 0,
}

/** The first half was made at one moment, so that the id decides; the ids count downwards. */
function jobs(count: number): JobRow[] {
  return Array.from({ length: count }, (_, number) => ({
    id: `j${String(count - number).padStart(5, '0')}`,
    organizationId: 'o1',
    repositoryId: 'r1',
    name: `Job ${number}`,
    description: '',
    backupType: 'EntireOrganization',
    selectedItems: '[]',
    excludedItems: '[{"type":"User"}]',
    schedulePolicy: '{"type":"ManualOnly"}',
    isEnabled: 1,
    createdAt: now + Math.max(0, number - count / 2),
  }))
}

async function insertJobs({ db, transaction }: OpenTestDatabase, rows: readonly JobRow[]): Promise<void> {
  await insertOrganization(db, {
    id: 'o1',
    tenantId: 't1',
    name: 'contoso.onmicrosoft.com',
    displayName: 'Contoso',
    description: '',
    cloud: 'worldwide',
    region: 'Worldwide',
    isExchangeOnline: 1,
    isSharePointOnline: 0,
    isTeamsOnline: 0,
    isTeamsChatsOnline: 0,
    createdAt: now,
  })
  await insertBackupRepository(db, {
    id: 'r1',
    name: 'Main',
    description: '',
    path: '/srv/r1',
    keyId: 'k',
    retention: '{}',
    createdAt: now,
  })
  await transaction(async (trx) => {
    await trx.insertInto('jobs').values(rows).execute()
    await trx
      .insertInto('jobStates')
      .values(rows.map(({ id }) => ({ ...neverRan, jobId: id })))
      .execute()
  })
}

describeOnEveryDatabase('a listing of more jobs than are read at once', (open) => {
  it('has each of them once, oldest first, from any place and of any length', async () => {
    const database = await open()
    const rows = jobs(1_100)
    await insertJobs(database, rows)
    const expected = rows
      .toSorted((left, right) => left.createdAt - right.createdAt || (left.id < right.id ? -1 : 1))
      .map(({ id }) => id)
    const { db } = database
    const read = async (offset: number, limit: number): Promise<[string[], boolean]> => {
      const { items, hasMore } = await readJobs(db, {}, { offset, limit })
      return [items.map(({ id }) => id), hasMore]
    }
    expect(await read(0, 2_000)).toEqual([expected, false])
    expect(await read(0, 1_100)).toEqual([expected, false])
    expect(await read(0, 1_099)).toEqual([expected.slice(0, 1_099), true])
    expect(await read(300, 500)).toEqual([expected.slice(300, 800), true])
    expect(await read(1_100, 30)).toEqual([[], false])
    expect((await readJobs(db, { organizationIds: [] }, everyJob)).items).toEqual([])
    const [first] = (await readJobs(db, {}, { offset: 0, limit: 1 })).items
    expect(first).toMatchObject({ excludedItems: [{ type: 'User' }], schedulePolicy: { type: 'ManualOnly' } })
  })

  it('a job that is removed meanwhile hides no other', async () => {
    const database = await open()
    const rows = jobs(1_100)
    await insertJobs(database, rows)
    const { db } = database
    // Of the first part, which has been read by then.
    const reading = readJobs(db, {}, everyJob)
    const gone = 'j00600'
    await new Promise((resolve) => setImmediate(resolve))
    await deleteJob(db, gone)
    const found = new Set<string>((await reading).items.map(({ id }) => id))
    expect(rows.filter(({ id }) => id !== gone && !found.has(id))).toEqual([])
  })
})
