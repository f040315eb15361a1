/** Restore points of an organization, a job or a repository. */
import type { BackupRepository, BrowserClient, Job, Page, RestorePoint } from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'
import { boundsOf, type Month } from '../../mail/days.ts'

export interface PointFilter {
  readonly organizationId: string
  readonly jobId: string | undefined
  readonly repositoryId: string | undefined
}

const mostPerPage = 1_000

/** The newest one; `null` when there is none. */
export function newestPointQuery(api: BrowserClient, filter: PointFilter) {
  const path = `/v8/RestorePoints?${queryOf(filter).toString()}&limit=1`
  return queryOptions({
    queryKey: [path],
    queryFn: async () => (await api.get<Page<RestorePoint>>(path)).results[0] ?? null,
    enabled: filter.organizationId !== '',
  })
}

/** All of a month. */
export function pointsQuery(api: BrowserClient, filter: PointFilter, month: Month | undefined) {
  const query = queryOf(filter)
  if (month !== undefined) for (const [name, value] of Object.entries(boundsOf(month))) query.set(name, value)
  const path = `/v8/RestorePoints?${query.toString()}`
  return queryOptions({
    queryKey: [path],
    queryFn: () => every<RestorePoint>(api, path),
    enabled: filter.organizationId !== '' && month !== undefined,
  })
}

export function jobsOfQuery(api: BrowserClient, organizationId: string) {
  const path = `/v8/Jobs?organizationId=${encodeURIComponent(organizationId)}`
  return queryOptions({
    queryKey: ['jobs', 'of', organizationId],
    queryFn: () => every<Job>(api, path),
    enabled: organizationId !== '',
  })
}

export function repositoriesQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['repositories', 'all'],
    queryFn: () => every<BackupRepository>(api, '/v8/BackupRepositories'),
  })
}

/** Some collections of v8 are bare arrays, the others are pages. */
async function every<Item>(api: BrowserClient, path: string): Promise<readonly Item[]> {
  const items: Item[] = []
  for (;;) {
    const at = `limit=${mostPerPage}&offset=${items.length}`
    const page = await api.get<Page<Item> | readonly Item[]>(`${path}${path.includes('?') ? '&' : '?'}${at}`)
    if (isArray(page)) return page
    items.push(...page.results)
    if (page._links?.['next'] === undefined || page.results.length === 0) return items
  }
}

function isArray<Item>(page: Page<Item> | readonly Item[]): page is readonly Item[] {
  return Array.isArray(page)
}

function queryOf({ organizationId, jobId, repositoryId }: PointFilter): URLSearchParams {
  return new URLSearchParams({
    organizationId,
    ...(jobId === undefined ? {} : { jobId }),
    ...(repositoryId === undefined ? {} : { repositoryId }),
  })
}
