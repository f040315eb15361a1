/** Jobs, their runs and what runs say of themselves (`/v8/Jobs`, `/v8/JobSessions`). */
import type { BrowserClient, Job, JobItem, JobSession, Page } from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'

export const jobsPath = '/v8/Jobs'
const sessionsPath = '/v8/JobSessions'
const pageSize = 500

export function jobPath(id: string, act = ''): string {
  return `${jobsPath}/${encodeURIComponent(id)}${act === '' ? '' : `/${act}`}`
}

export function sessionPath(id: string, part = ''): string {
  return `${sessionsPath}/${encodeURIComponent(id)}${part === '' ? '' : `/${part}`}`
}

/** Every job within reach. */
export function jobsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['jobs', 'list'],
    queryFn: () => everyPage<Job>(api, jobsPath),
  })
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

/** Where runs are listed, newest first. */
export function sessionListPath(filter: SessionFilter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter))
    if (typeof value === 'string' && value !== '') query.set(name, value)
  return query.size === 0 ? sessionsPath : `${sessionsPath}?${query.toString()}`
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
