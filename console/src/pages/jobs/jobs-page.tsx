import { Button, SearchBox } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import type { BackupRepository, JobEntry, OrganizationDetails } from '@strongroom/api-client'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { jobCountsQuery, type JobFilter, jobListQuery, sumOf } from '../../api/jobs.ts'
import { organizationsQuery } from '../../api/organizations.ts'
import { rowsOf } from '../../api/pages.ts'
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
import { standings } from './words.ts'

interface Row {
  readonly job: JobEntry
  readonly organization: string
  readonly repository: string
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
    render: ({ job }) => <StatusBadge {...standings[job.standing]} />,
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
  return job.lastRunAt === undefined ? 'never' : formatTime(job.lastRunAt)
}

function nextRun({ job }: Row): string {
  return job.nextRunAt === undefined ? 'when started' : formatTime(job.nextRunAt)
}

/** Every job within reach; thousands of them are loaded as one scrolls. */
export function JobsPage() {
  const api = useApi()
  const navigate = useNavigate()
  const filters = useFilters()
  const counts = useQuery(jobCountsQuery(api))
  // What was found before stays until the answer is there.
  const jobs = useInfiniteQuery({
    ...jobListQuery(api, filterOf(filters)),
    placeholderData: keepPreviousData,
  })
  const organizations = useQuery(organizationsQuery(api))
  const repositories = useQuery(repositoriesQuery(api))
  const pages = jobs.data?.pages
  const rows = useMemo(
    () => rowsWithNames(rowsOf(pages), organizations.data ?? [], repositories.data ?? []),
    [pages, organizations.data, repositories.data],
  )
  const isEmpty = counts.data !== undefined && sumOf(counts.data) === 0
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => void navigate(pb.addJob())}>
      Add a job
    </Button>
  )
  return (
    <Page title="Jobs" actions={add}>
      <ProblemBar error={jobs.error ?? counts.error ?? organizations.error ?? repositories.error} />
      {jobs.isPending || counts.isPending ? <Loading /> : null}
      {isEmpty ? <NoJobs hasOrganization={(organizations.data ?? []).length > 0} /> : null}
      {jobs.data === undefined || counts.data === undefined || isEmpty ? null : (
        <>
          <JobFilters filters={filters} organizations={organizations.data ?? []} />
          <span role="status">
            {jobs.hasNextPage
              ? `The first ${formatCount(rows.length, 'job')}; more follow as you scroll`
              : formatCount(rows.length, 'job')}
          </span>
          <DataTable
            label="Jobs"
            rows={rows}
            columns={columns}
            keyOf={({ job }) => job.id}
            onOpen={({ job }) => void navigate(pb.job(job.id))}
            hasMore={jobs.hasNextPage}
            onEnd={() => {
              if (jobs.hasNextPage && !jobs.isFetching) void jobs.fetchNextPage()
            }}
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

function filterOf(filters: Filters): JobFilter {
  return {
    search: filters.get('search').trim(),
    standing: filters.get('standing'),
    organizationId: filters.get('organization'),
  }
}

const standingOptions = Object.entries(standings).map(([standing, { text }]) => [standing, text] as const)

interface JobFiltersProps {
  readonly filters: Filters
  readonly organizations: readonly OrganizationDetails[]
}

function JobFilters({ filters, organizations }: JobFiltersProps) {
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
        value={filters.get('standing')}
        options={standingOptions}
        onChange={(value) => filters.set('standing', value)}
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

function rowsWithNames(
  jobs: readonly JobEntry[],
  organizations: readonly OrganizationDetails[],
  repositories: readonly BackupRepository[],
): readonly Row[] {
  const organizationNames = new Map(organizations.map(({ id, displayName }) => [id, displayName]))
  const repositoryNames = new Map(repositories.map(({ id, name }) => [id, name]))
  return jobs.map((job) => ({
    job,
    organization: organizationNames.get(job.organizationId) ?? '–',
    repository: repositoryNames.get(job.repositoryId) ?? '–',
  }))
}
