import { expect, it } from 'vitest'
import type { JobRow } from '../schema.ts'
import { describeOnEveryDatabase } from '../test-databases.suite.ts'
import { insertBackupRepository } from './backup-repositories.ts'
import { countJobs, type JobSearch } from './job-search.ts'
import { listJobsWithState, updateJobState } from './job-states.ts'
import { insertJob, setJobEnabled } from './jobs.ts'
import { insertOrganization } from './organizations.ts'

const repository = {
  id: 'r1',
  name: 'Vault',
  description: '',
  path: '/vault',
  keyId: 'k',
  retention: '{}',
  createdAt: 1,
} as const

function organization(id: string) {
  return {
    id,
    tenantId: `tenant of ${id}`,
    name: `${id}.onmicrosoft.com`,
    displayName: id,
    description: '',
    cloud: 'worldwide',
    region: 'Worldwide',
    isExchangeOnline: 1,
    isSharePointOnline: 0,
    isTeamsOnline: 0,
    isTeamsChatsOnline: 0,
    createdAt: 1,
  } as const
}

function job(id: string, changes: Partial<JobRow> = {}): JobRow {
  return {
    id,
    organizationId: 'o1',
    repositoryId: 'r1',
    name: `Mail of ${id}`,
    description: '',
    backupType: 'EntireOrganization',
    selectedItems: '[]',
    excludedItems: '[]',
    schedulePolicy: '{}',
    isEnabled: 1,
    createdAt: Number(id.codePointAt(0)),
    ...changes,
  }
}

describeOnEveryDatabase('jobs are found', (open) => {
  it('by how they stand, what they are called, and by their ids', async () => {
    const { db } = await open()
    for (const id of ['o1', 'o2']) await insertOrganization(db, organization(id))
    await insertBackupRepository(db, repository)
    await insertJob(db, job('a', { description: '100% of Sales_1' }))
    await insertJob(db, job('b', { organizationId: 'o2' }))
    await insertJob(db, job('c'))
    await insertJob(db, job('d'))
    await updateJobState(db, 'b', { lastStatus: 'Failed', lastRunAt: 5 })
    await updateJobState(db, 'c', { lastStatus: 'Running', lastRunAt: 5 })
    await updateJobState(db, 'd', { lastStatus: 'Failed', lastRunAt: 5 })
    for (const id of ['c', 'd']) await setJobEnabled(db, id, 0)
    const find = async (search: JobSearch): Promise<string> =>
      (await listJobsWithState(db, search)).map(({ id }) => id).join('')
    expect(await find({ standing: 'never-ran' })).toBe('a')
    expect(await find({ standing: 'failed' })).toBe('b')
    expect(await find({ standing: 'running' })).toBe('c')
    expect(await find({ standing: 'disabled' })).toBe('d')
    expect(await find({ standing: 'success' })).toBe('')
    expect(await find({ search: 'MAIL OF B' })).toBe('b')
    expect(await find({ search: '0% OF sales_' })).toBe('a')
    expect(await find({ search: 's%s' })).toBe('')
    expect(await find({ ids: ['d', 'a', 'x'] })).toBe('ad')
    expect(await find({ ids: [] })).toBe('')
    const counts = await countJobs(db, undefined)
    expect(counts.toSorted((left, right) => left.standing.localeCompare(right.standing))).toEqual([
      { organizationId: 'o1', repositoryId: 'r1', standing: 'disabled', jobs: 1 },
      { organizationId: 'o2', repositoryId: 'r1', standing: 'failed', jobs: 1 },
      { organizationId: 'o1', repositoryId: 'r1', standing: 'never-ran', jobs: 1 },
      { organizationId: 'o1', repositoryId: 'r1', standing: 'running', jobs: 1 },
    ])
    expect(await countJobs(db, ['o2'])).toHaveLength(1)
    expect(await countJobs(db, [])).toEqual([])
  })
})
