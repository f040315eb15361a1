import type { BackupRepository, JobCount, JobEntry } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/context.tsx'
import { fewJobsQuery, jobCountsQuery, sumOf } from '../../api/jobs.ts'
import { organizationsQuery, verificationsQuery } from '../../api/organizations.ts'
import { protectedUsersQuery, repositoriesQuery } from '../../api/repositories.ts'
import { useNow } from '../../hooks/use-now.ts'
import { pb } from '../../paths.ts'
import { formatBytes, formatCount } from '../../ui/format.ts'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { SessionTable } from '../sessions/session-table.tsx'
import { AttentionList } from './attention-list.tsx'
import { attentionOf } from './attention.ts'
import { type Counter, Counters } from './counters.tsx'
import { FirstSteps } from './first-steps.tsx'
import { RepositoryBanners } from './repository-banners.tsx'
import { useRepositoryStates } from './use-repository-states.ts'

const minuteMs = 60_000

/** What needs somebody, then how the estate stands. */
export function DashboardPage() {
  const api = useApi()
  const now = useNow(minuteMs)
  const organizations = useQuery({ ...organizationsQuery(api), refetchInterval: minuteMs })
  const verifications = useQuery({ ...verificationsQuery(api), refetchInterval: minuteMs })
  const repositories = useQuery(repositoriesQuery(api))
  const counts = useQuery(jobCountsQuery(api))
  const jobs = useTroubledJobs()
  const users = useQuery(protectedUsersQuery(api))
  const states = useRepositoryStates(repositories.data ?? [])
  const error = organizations.error ?? verifications.error ?? repositories.error ?? counts.error
  const isLoaded =
    organizations.data !== undefined &&
    verifications.data !== undefined &&
    repositories.data !== undefined &&
    counts.data !== undefined
  if (!isLoaded)
    return (
      <Page title="Home">
        <ProblemBar error={error} />
        {error === null ? <Loading /> : null}
      </Page>
    )
  const hasOrganization = organizations.data.length > 0
  const hasJob = counts.data.length > 0
  const hasEverything = hasOrganization && repositories.data.length > 0 && hasJob
  const attention = attentionOf({
    jobs,
    counts: counts.data,
    organizations: organizations.data,
    verifications: verifications.data,
    repositories: repositories.data,
    ...states,
    now,
  })
  return (
    <Page title="Home">
      <ProblemBar error={error} />
      <RepositoryBanners repositories={repositories.data} healths={states.healths} />
      <FirstSteps
        hasOrganization={hasOrganization}
        hasRepository={repositories.data.length > 0}
        hasJob={hasJob}
      />
      {hasOrganization ? (
        <>
          <AttentionList entries={attention} isWatched={hasEverything} />
          <Counters
            counters={countersOf({
              organizations: organizations.data.length,
              jobs: counts.data,
              users: users.data?.text ?? '–',
              repositories: repositories.data,
            })}
          />
          <Section title="Last runs">
            <SessionTable filter={{}} height="20rem" />
          </Section>
        </>
      ) : null}
    </Page>
  )
}

interface Counted {
  readonly organizations: number
  readonly jobs: readonly JobCount[]
  readonly users: string
  readonly repositories: readonly BackupRepository[]
}

function countersOf({ organizations, jobs, users, repositories }: Counted): readonly Counter[] {
  return [
    {
      name: 'Organizations',
      value: organizations.toLocaleString(),
      detail: 'connected',
      to: pb.organizations(),
    },
    { name: 'Jobs', ...jobNumbers(jobs), to: pb.jobs() },
    { name: 'Protected users', value: users, detail: 'with a backup', to: pb.restore() },
    { name: 'Storage', ...storageNumbers(repositories), to: pb.repositories() },
  ]
}

/** The first of them where there are many. */
function useTroubledJobs(): readonly JobEntry[] {
  const api = useApi()
  const failed = useQuery(fewJobsQuery(api, { standing: 'failed' }))
  const warned = useQuery(fewJobsQuery(api, { standing: 'warning' }))
  return [...(failed.data ?? []), ...(warned.data ?? [])]
}

function jobNumbers(counts: readonly JobCount[]): { value: string; detail: string } {
  const running = sumOf(counts.filter(({ standing }) => standing === 'running'))
  const disabled = sumOf(counts.filter(({ standing }) => standing === 'disabled'))
  const off = disabled === 0 ? '' : `, ${disabled.toLocaleString()} disabled`
  return { value: sumOf(counts).toLocaleString(), detail: `${running.toLocaleString()} running${off}` }
}

function storageNumbers(repositories: readonly BackupRepository[]): { value: string; detail: string } {
  // Repositories on one disk have the same room.
  const disks = new Map(
    repositories.map(({ capacityBytes, freeSpaceBytes }) => [
      `${capacityBytes} ${freeSpaceBytes}`,
      freeSpaceBytes,
    ]),
  )
  const free = [...disks.values()].reduce((sum, bytes) => sum + bytes, 0)
  return {
    value: formatBytes(free),
    detail: `free in ${formatCount(repositories.length, 'repository', 'repositories')}`,
  }
}
