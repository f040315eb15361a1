/** Jobs, their runs and what runs say of themselves (`/v8/Jobs`, `/v8/JobSessions`). */
import type {
  BrowserClient,
  Job,
  JobCount,
  JobEntry,
  JobItem,
  JobSession,
  Page,
} from '@strongroom/api-client'
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { nextOffset, pagedPath, pagedQuery } from './pages.ts'

export const jobsPath = '/v8/Jobs'
const sessionsPath = '/v8/JobSessions'
const pageSize = 500

export function jobPath(id: string, act = ''): string {
  return `${jobsPath}/${encodeURIComponent(id)}${act === '' ? '' : `/${act}`}`
}

export function sessionPath(id: string, part = ''): string {
  return `${sessionsPath}/${encodeURIComponent(id)}${part === '' ? '' : `/${part}`}`
}

export interface JobFilter {
  /** Part of the name or the description. */
  readonly search?: string
  readonly standing?: string
  readonly organizationId?: string
  readonly repositoryId?: string
}

/** Jobs in short, oldest first, page by page: there may be thousands. */
export function jobListQuery(api: BrowserClient, filter: JobFilter) {
  const path = withFilter('/api/v1/jobs', filter)
  return pagedQuery<JobEntry>(api, path, ['jobs', 'list', path])
}

const fewJobs = 50

/** The first jobs that are so, in one answer. */
export function fewJobsQuery(api: BrowserClient, filter: JobFilter) {
  const path = withFilter('/api/v1/jobs', { ...filter, limit: String(fewJobs) })
  return queryOptions({
    queryKey: ['jobs', 'list', path],
    queryFn: async () => (await api.get<Page<JobEntry>>(path)).results,
  })
}

/** How many jobs stand how, of each organization and in each repository. */
export function jobCountsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['jobs', 'counts'],
    queryFn: async () =>
      (await api.get<{ readonly results: readonly JobCount[] }>('/api/v1/jobs/counts')).results,
  })
}

export function sumOf(counts: readonly JobCount[]): number {
  return counts.reduce((sum, { jobs }) => sum + jobs, 0)
}

export function jobQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: ['jobs', id],
    queryFn: () => api.get<Job>(jobPath(id)),
  })
}

export function jobItemsQuery(api: BrowserClient, id: string, list: 'SelectedItems' | 'ExcludedItems') {
  return queryOptions({
    queryKey: ['jobs', id, list],
    queryFn: () => everyPage<JobItem>(api, jobPath(id, list)),
  })
}

export interface SessionFilter {
  readonly jobId?: string | undefined
  readonly status?: string | undefined
  /** ISO 8601. */
  readonly endTimeLowerBound?: string | undefined
  readonly endTimeUpperBound?: string | undefined
}

/** A page of runs, and what the jobs are called that it is of; `null` for one that is deleted. */
interface SessionPage extends Page<JobSession> {
  readonly names: Readonly<Record<string, string | null>>
}

/** Runs, newest first, page by page. */
export function sessionListQuery(api: BrowserClient, filter: SessionFilter) {
  const path = withFilter(sessionsPath, filter)
  return infiniteQueryOptions({
    queryKey: ['job-sessions', 'list', path],
    queryFn: async ({ pageParam, client }): Promise<SessionPage> => {
      const page = await api.get<Page<JobSession>>(pagedPath(path, pageParam))
      const names =
        filter.jobId === undefined
          ? await namesOf(
              client,
              api,
              page.results.map(({ jobId }) => jobId),
            )
          : {}
      return { ...page, names }
    },
    initialPageParam: 0,
    getNextPageParam: nextOffset,
  })
}

const namesKey = ['jobs', 'names'] as const

/** Asks only for the names that are not known yet; a change of jobs on these pages forgets all of them. */
async function namesOf(
  queries: QueryClient,
  api: BrowserClient,
  ids: readonly string[],
): Promise<SessionPage['names']> {
  const isOutdated = queries.getQueryState(namesKey)?.isInvalidated === true
  const known = (isOutdated ? undefined : queries.getQueryData<SessionPage['names']>(namesKey)) ?? {}
  const missing = [...new Set(ids)].filter((id) => !(id in known))
  if (missing.length === 0) return known
  const path = `/api/v1/jobs?limit=${missing.length}&ids=${missing.join(',')}`
  const { results } = await api.get<Page<JobEntry>>(path)
  const found = {
    ...known,
    ...Object.fromEntries(missing.map((id) => [id, null])),
    ...Object.fromEntries(results.map(({ id, name }) => [id, name])),
  }
  queries.setQueryData(namesKey, found)
  return found
}

function withFilter(path: string, filter: object): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries<unknown>({ ...filter }))
    if (typeof value === 'string' && value !== '') query.set(name, value)
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

export function sessionQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: ['job-sessions', id],
    queryFn: () => api.get<JobSession>(sessionPath(id)),
  })
}

export function isRunning({ lastStatus }: Job): boolean {
  return lastStatus === 'Running' || lastStatus === 'Queued'
}

export function runs({ status }: JobSession): boolean {
  return status === 'Running' || status === 'Queued'
}

/** Page after page: for lists that are searched and counted on this page. */
export async function everyPage<Item>(api: BrowserClient, path: string): Promise<readonly Item[]> {
  const found: Item[] = []
  const mark = path.includes('?') ? '&' : '?'
  let page: Page<Item>
  do {
    page = await api.get<Page<Item>>(`${path}${mark}limit=${pageSize}&offset=${found.length}`)
    found.push(...page.results)
  } while (page._links?.['next'] !== undefined && page.results.length > 0)
  return found
}
