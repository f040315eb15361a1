import type {
  Approval,
  BackupRepository,
  JobCount,
  JobEntry,
  OrganizationDetails,
  RepositoryHealth,
  Verification,
} from '@strongroom/api-client'
import { describe, expect, it } from 'vitest'
import { attentionOf, type Estate } from './attention.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const organization = {
  id: 'o1',
  displayName: 'Contoso',
  alarms: 0,
  isReadOnly: false,
  createdAt: '2026-11-01T00:00:00Z',
  lastBackupAt: '2026-11-22T02:00:00Z',
} as OrganizationDetails
const job = {
  id: 'j1',
  name: 'Mail',
  organizationId: 'o1',
  standing: 'success',
  lastRunAt: '2026-11-22T02:00:00Z',
} as JobEntry
const counts: readonly JobCount[] = [
  { organizationId: 'o1', repositoryId: 'r1', standing: 'success', jobs: 1 },
]
const verification = {
  organizationId: 'o1',
  organizationName: 'contoso.com',
  state: 'passed',
  applications: [{ appId: 'a1', displayName: 'Backup', credential: { kind: 'certificate', state: 'valid' } }],
} as unknown as Verification
const repository = { id: 'r1', name: 'Disk', capacityBytes: 1000, freeSpaceBytes: 500 } as BackupRepository
const calm: Estate = {
  jobs: [job],
  counts,
  organizations: [organization],
  verifications: [verification],
  repositories: [repository],
  healths: [],
  withoutKit: [],
  waiting: [],
  now,
}

const titles = (change: Partial<Estate>): readonly string[] =>
  attentionOf({ ...calm, ...change }).map(({ standing, title }) => `${standing}: ${title}`)

describe('what the dashboard asks somebody to look at', () => {
  it('is nothing where everything is well', () => {
    expect(titles({})).toEqual([])
  })

  it('is a job that failed before one with warnings; one that never ran is nothing yet', () => {
    const jobs: JobEntry[] = [
      { ...job, standing: 'warning' },
      { ...job, id: 'j2', name: 'Sites', standing: 'failed' },
      { ...job, id: 'j3', standing: 'never-ran' },
    ]
    expect(titles({ jobs })).toEqual(['bad: The job Sites failed', 'warning: The job Mail has warnings'])
  })

  it('is a certificate that runs out, and changes by others', () => {
    const [application] = verification.applications
    const expiring = {
      ...application,
      credential: { kind: 'certificate', state: 'expires-soon', daysLeft: 1 },
    }
    expect(
      titles({
        organizations: [{ ...organization, alarms: 2 }],
        verifications: [{ ...verification, applications: [expiring] } as unknown as Verification],
      }),
    ).toEqual([
      'bad: Contoso: 2 changes by others',
      'warning: contoso.com: the certificate of Backup expires in 1 day',
    ])
  })

  it('is an organization that nobody verified, that nothing backs up, or whose last backup is old', () => {
    expect(titles({ verifications: [] })).toEqual(['warning: Contoso was never verified'])
    expect(titles({ counts: [] })).toEqual(['warning: Nothing of Contoso is backed up'])
    const lastBackupAt = '2026-11-20T11:59:00Z'
    expect(titles({ organizations: [{ ...organization, lastBackupAt }] })).toEqual([
      'warning: Contoso: the last backup is missing',
    ])
  })

  it('is a disk with less than a tenth free, worse below a fiftieth', () => {
    expect(titles({ repositories: [{ ...repository, freeSpaceBytes: 99 }] })).toEqual([
      'warning: The disk of Disk is almost full',
    ])
    expect(titles({ repositories: [{ ...repository, freeSpaceBytes: 19 }] })).toEqual([
      'bad: The disk of Disk is almost full',
    ])
  })

  it('is a repository without a kit, locks that ran down, and acts that wait', () => {
    const alerts = [{ kind: 'locks_expiring' }, { kind: 'rolled_back' }, { kind: 'exposed' }]
    const healths = [{ repositoryId: 'r1', alerts }] as unknown as readonly RepositoryHealth[]
    const waiting = [{ requestedBy: 'ada', title: 'remove it', dueAt: '2026-11-25T12:00:00Z' }] as Approval[]
    expect(titles({ healths, withoutKit: ['r1'], waiting })).toEqual([
      'warning: Disk: locks were running out',
      'warning: Disk: others may look into its folder',
      'warning: Disk has no recovery kit',
      'warning: 1 destructive act waits',
    ])
  })
})
