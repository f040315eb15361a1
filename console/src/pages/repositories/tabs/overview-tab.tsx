/** What a repository is, whose backups are in it, and to which days one can go back. */
import { ProgressBar } from '@fluentui/react-components'
import type {
  JobCount,
  MaintenanceRun,
  OrganizationDetails,
  RepositoryDetails,
  RepositoryKey,
  RestorePoint,
} from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { jobCountsQuery, sumOf } from '../../../api/jobs.ts'
import { organizationsQuery } from '../../../api/organizations.ts'
import { repositoryKeysQuery } from '../../../api/recovery.ts'
import { restorePointsQuery } from '../../../api/repositories.ts'
import { pb } from '../../../paths.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatBytes, formatCount, formatDate, formatTime } from '../../../ui/format.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import { reportFacts } from '../maintenance/report.ts'
import { useIsServerAdministrator } from '../use-is-server-administrator.ts'
import { retentionText, storageText, usedShare } from '../words.ts'
import type { TabProps } from './tab-props.ts'

export function OverviewTab({ repository, health }: TabProps) {
  const api = useApi()
  const { id } = repository
  const points = useQuery(restorePointsQuery(api, id))
  const organizations = useQuery(organizationsQuery(api))
  const jobs = useQuery(jobCountsQuery(api))
  const ours = (jobs.data ?? []).filter(({ repositoryId }) => repositoryId === id)
  return (
    <>
      <ProblemBar error={points.error ?? organizations.error ?? jobs.error} />
      <RepositoryFacts
        repository={repository}
        check={health?.lastRuns.find(({ kind }) => kind === 'check')}
      />
      <UsedBy jobs={ours} points={points.data ?? []} organizations={organizations.data ?? []} />
      <Section title="Restore points by day">
        {points.isPending ? <Loading /> : <Days points={points.data ?? []} />}
      </Section>
    </>
  )
}

interface RepositoryFactsProps {
  readonly repository: RepositoryDetails
  readonly check: MaintenanceRun | undefined
}

function RepositoryFacts({ repository, check }: RepositoryFactsProps) {
  const isServer = useIsServerAdministrator()
  const keys = useQuery({ ...repositoryKeysQuery(useApi(), repository.id), enabled: isServer })
  const { description, path, storage, capacityBytes, freeSpaceBytes, retention } = repository
  const percent = Math.round(usedShare(repository) * 100)
  // Of a bucket nobody can tell how much room it has.
  const hasRoom = capacityBytes > 0
  const isBucket = storage.kind === 's3'
  return (
    <Section title="About">
      {hasRoom ? (
        <ProgressBar
          aria-label={`${percent} percent of the disk are used`}
          value={usedShare(repository)}
          color={percent > 90 ? 'error' : 'brand'}
        />
      ) : null}
      <Facts
        facts={[
          ['Description', description === '' ? undefined : description],
          ['Storage', storageText(repository)],
          [isBucket ? 'Bucket' : 'Folder', path],
          ['Endpoint', isBucket ? (storage.endpoint ?? `AWS, ${storage.region ?? 'us-east-1'}`) : undefined],
          [
            'Free',
            hasRoom
              ? `${formatBytes(freeSpaceBytes)} of ${formatBytes(capacityBytes)} (${100 - percent} %)`
              : undefined,
          ],
          ['Encryption', 'AES-256-GCM with keys of its own; nothing leaves the server unencrypted'],
          ['Opens without this server with', keys.data === undefined ? undefined : keysText(keys.data)],
          [
            'Immutable',
            storage.lockDays === undefined
              ? 'no: what the server can delete, whoever holds its keys can'
              : `yes: nobody can delete what was written for ${formatCount(storage.lockDays, 'day')}`,
          ],
          ['Backups are kept', retentionText(retention)],
          ...sizeFacts(check),
        ]}
      />
    </Section>
  )
}

/** `the safe (kit), Ada (passphrase)` */
function keysText(keys: readonly RepositoryKey[]): string {
  const usable = keys.filter(({ isUsable }) => isUsable)
  if (usable.length === 0) return 'nothing: there is neither a recovery kit nor a passphrase'
  return usable
    .map(({ label, id, purpose }) => {
      const name = label === '' ? id.slice(0, 8) : label
      return `${name} (${purpose === 'recovery-kit' ? 'kit' : 'passphrase'})`
    })
    .join(', ')
}

const sizes: ReadonlySet<string> = new Set(['Restore points', 'Packs', 'Stored', 'Needed by nothing'])

/** As the last check counted them. */
function sizeFacts(check: MaintenanceRun | undefined): readonly (readonly [string, string])[] {
  if (check === undefined || check.state === 'running') return []
  const facts = reportFacts(check).filter(([name]) => sizes.has(name))
  const text = facts.map(([name, value]) => `${name.toLowerCase()} ${value}`).join(', ')
  return text === '' ? [] : [[`On ${formatTime(check.endedAt)}`, text]]
}

interface UsedByProps {
  readonly jobs: readonly JobCount[]
  readonly points: readonly RestorePoint[]
  readonly organizations: readonly OrganizationDetails[]
}

interface Use {
  readonly id: string
  readonly name: string
  readonly jobs: number
  readonly points: number
  readonly last: string | undefined
}

const usedColumns: readonly Column<Use>[] = [
  {
    key: 'name',
    header: 'Organization',
    width: 'minmax(9rem, 2fr)',
    render: ({ id, name }) => <Link to={pb.organization(id)}>{name}</Link>,
  },
  { key: 'jobs', header: 'Jobs', width: '5rem', render: ({ jobs }) => jobs.toLocaleString() },
  { key: 'points', header: 'Restore points', width: '8rem', render: ({ points }) => points.toLocaleString() },
  {
    key: 'last',
    header: 'Newest',
    width: '11rem',
    isSecondary: true,
    render: ({ last }) => formatTime(last),
  },
]

/** Whose backups are in it. */
function UsedBy({ jobs, points, organizations }: UsedByProps) {
  const names = new Map(organizations.map(({ id, displayName }) => [id, displayName]))
  const ids = new Set([...jobs, ...points].map(({ organizationId }) => organizationId))
  const uses = [...ids].map((id): Use => {
    const own = points.filter(({ organizationId }) => organizationId === id)
    return {
      id,
      name: names.get(id) ?? id,
      jobs: sumOf(jobs.filter(({ organizationId }) => organizationId === id)),
      points: own.length,
      last: own[0]?.backupTime,
    }
  })
  return (
    <Section title="Used by">
      <DataTable
        label="Organizations with backups in this repository"
        rows={uses}
        columns={usedColumns}
        keyOf={({ id }) => id}
        height="14rem"
        empty={
          <EmptyState
            title="Nobody’s backups are here yet"
            text="A job that names this repository writes into it."
            action={<Link to={pb.addJob()}>Add a job</Link>}
          />
        }
      />
    </Section>
  )
}

interface Day {
  readonly day: string
  readonly points: readonly RestorePoint[]
}

interface DaysProps {
  readonly points: readonly RestorePoint[]
}

const dayColumns: readonly Column<Day>[] = [
  {
    key: 'day',
    header: 'Day',
    width: 'minmax(8rem, 1fr)',
    render: ({ points }) => formatDate(points[0]?.backupTime),
  },
  {
    key: 'count',
    header: 'Restore points',
    width: 'minmax(8rem, 1fr)',
    render: ({ points }) => formatCount(points.length, 'restore point'),
  },
  {
    key: 'last',
    header: 'Newest of the day',
    width: 'minmax(9rem, 1fr)',
    isSecondary: true,
    render: ({ points }) => formatTime(points[0]?.backupTime),
  },
  { key: 'restore', header: 'Restore', width: '8rem', render: () => <Link to={pb.restore()}>Restore…</Link> },
]

/** Days of whoever looks, newest first. */
function Days({ points }: DaysProps) {
  const days = new Map<string, RestorePoint[]>()
  for (const point of points) {
    const day = new Date(point.backupTime).toLocaleDateString()
    days.set(day, [...(days.get(day) ?? []), point])
  }
  return (
    <DataTable
      label="Restore points by day"
      rows={[...days].map(([day, ofDay]) => ({ day, points: ofDay }))}
      columns={dayColumns}
      keyOf={({ day }) => day}
      height="20rem"
      empty={
        <EmptyState
          title="There is nothing to go back to yet"
          text="Each run of a job that ends well leaves a restore point."
        />
      }
    />
  )
}
