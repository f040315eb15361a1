import { Button, SearchBox } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import type { BackupRepository, Job, OrganizationDetails } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { jobsQuery } from '../../api/jobs.ts'
import { organizationsQuery } from '../../api/organizations.ts'
import { repositoriesQuery } from '../../api/repositories.ts'
import { type Filters, useFilters } from '../../hooks/use-filters.ts'
import { pb } from '../../paths.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterBar, FilterSelect } from '../../ui/filter-bar.tsx'
import { formatCount, formatTime } from '../../ui/format.ts'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { jobBadge } from './words.ts'

interface Row {
  readonly job: Job
  readonly organization: string
  readonly repository: string
  readonly status: ReturnType<typeof jobBadge>
}

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    header: 'Name',
    width: 'minmax(9rem, 2fr)',
    render: ({ job }) => <Link to={pb.job(job.id)}>{job.name}</Link>,
  },
  {
    key: 'status',
    header: 'Status',
    width: '9rem',
    render: ({ status }) => <StatusBadge {...status} />,
  },
  { key: 'last', header: 'Last run', width: '11rem', isSecondary: true, render: lastRun },
  { key: 'next', header: 'Next run', width: '11rem', isSecondary: true, render: nextRun },
  {
    key: 'organization',
    header: 'Organization',
    width: 'minmax(8rem, 1fr)',
    isSecondary: true,
    render: ({ organization }) => organization,
  },
  {
    key: 'repository',
    header: 'Repository',
    width: 'minmax(8rem, 1fr)',
    isSecondary: true,
    render: ({ repository }) => repository,
  },
]

function lastRun({ job }: Row): string {
  return job.lastRun === undefined ? 'never' : formatTime(job.lastRun)
}

function nextRun({ job }: Row): string {
  return job.nextRun === undefined ? 'when started' : formatTime(job.nextRun)
}

/** Every job within reach; thousands of them stay smooth. */
export function JobsPage() {
  const api = useApi()
  const navigate = useNavigate()
  const filters = useFilters()
  const jobs = useQuery(jobsQuery(api))
  const organizations = useQuery(organizationsQuery(api))
  const repositories = useQuery(repositoriesQuery(api))
  const rows = useMemo(
    () => rowsOf(jobs.data ?? [], organizations.data ?? [], repositories.data ?? []),
    [jobs.data, organizations.data, repositories.data],
  )
  const shown = rows.filter((row) => isWanted(row, filters))
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => void navigate(pb.addJob())}>
      Add a job
    </Button>
  )
  return (
    <Page title="Jobs" actions={add}>
      <ProblemBar error={jobs.error ?? organizations.error ?? repositories.error} />
      {jobs.isPending ? <Loading /> : null}
      {jobs.data?.length === 0 ? <NoJobs hasOrganization={(organizations.data ?? []).length > 0} /> : null}
      {jobs.data === undefined || jobs.data.length === 0 ? null : (
        <>
          <JobFilters filters={filters} rows={rows} organizations={organizations.data ?? []} />
          <span role="status">{formatCount(shown.length, 'job')}</span>
          <DataTable
            label="Jobs"
            rows={shown}
            columns={columns}
            keyOf={({ job }) => job.id}
            onOpen={({ job }) => void navigate(pb.job(job.id))}
            height="calc(100dvh - 16rem)"
            empty={
              <EmptyState
                title="None is like that"
                text="Search for something else, or take a filter away."
              />
            }
          />
        </>
      )}
    </Page>
  )
}

interface JobFiltersProps {
  readonly filters: Filters
  readonly rows: readonly Row[]
  readonly organizations: readonly OrganizationDetails[]
}

function JobFilters({ filters, rows, organizations }: JobFiltersProps) {
  const statuses = [...new Set(rows.map(({ status }) => status.text))].toSorted()
  return (
    <FilterBar>
      <SearchBox
        aria-label="Search jobs"
        placeholder="Name or description"
        value={filters.get('search')}
        onChange={(_event, { value }) => filters.set('search', value)}
      />
      <FilterSelect
        label="Status"
        all="Any status"
        value={filters.get('status')}
        options={statuses.map((text) => [text, text])}
        onChange={(value) => filters.set('status', value)}
      />
      <FilterSelect
        label="Organization"
        all="Every organization"
        value={filters.get('organization')}
        options={organizations.map(({ id, displayName }) => [id, displayName])}
        onChange={(value) => filters.set('organization', value)}
      />
    </FilterBar>
  )
}

function NoJobs({ hasOrganization }: { readonly hasOrganization: boolean }) {
  return hasOrganization ? (
    <EmptyState
      title="Nothing is backed up yet"
      text="A job says what of an organization is backed up, to which repository, and when."
      action={<Link to={pb.addJob()}>Add the first job</Link>}
    />
  ) : (
    <EmptyState
      title="Nothing is backed up yet"
      text="A job backs up an organization: connect one first."
      action={<Link to={pb.addOrganization()}>Connect an organization</Link>}
    />
  )
}

function rowsOf(
  jobs: readonly Job[],
  organizations: readonly OrganizationDetails[],
  repositories: readonly BackupRepository[],
): readonly Row[] {
  const organizationNames = new Map(organizations.map(({ id, displayName }) => [id, displayName]))
  const repositoryNames = new Map(repositories.map(({ id, name }) => [id, name]))
  return jobs.map((job) => ({
    job,
    organization: organizationNames.get(job.organizationId) ?? '–',
    repository: repositoryNames.get(job.repositoryId) ?? '–',
    status: jobBadge(job),
  }))
}

function isWanted({ job, status }: Row, filters: Filters): boolean {
  const search = filters.get('search').trim().toLowerCase()
  const [wantedStatus, organization] = [filters.get('status'), filters.get('organization')]
  return (
    (wantedStatus === '' || status.text === wantedStatus) &&
    (organization === '' || job.organizationId === organization) &&
    `${job.name}\n${job.description}`.toLowerCase().includes(search)
  )
}
