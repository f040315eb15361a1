/** Runs of maintenance of repositories (`/api/v1/repositories/{id}/maintenance`). */
import type {
  BrowserClient,
  JobEntry,
  MaintenanceRun,
  MaintenanceSettings,
  Page,
} from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'
import { pagedQuery } from './pages.ts'
import { ownRepositoryPath } from './repositories.ts'

export const maintenanceSettingsPath = '/api/v1/settings/maintenance'

/** While a run goes on it is also asked for: whoever sees some organizations alone gets no events of it. */
const lookEveryMs = 2_000

export function runPath(repositoryId: string, runId: string, act = ''): string {
  const path = `maintenance/${encodeURIComponent(runId)}`
  return ownRepositoryPath(repositoryId, act === '' ? path : `${path}/${act}`)
}

/** Newest first, page by page. */
export function maintenanceListQuery(api: BrowserClient, repositoryId: string) {
  const path = ownRepositoryPath(repositoryId, 'maintenance')
  return pagedQuery<MaintenanceRun>(api, path, ['maintenance', repositoryId, 'list'])
}

export function maintenanceRunQuery(api: BrowserClient, repositoryId: string, runId: string) {
  return queryOptions({
    queryKey: ['maintenance', repositoryId, runId],
    queryFn: () => api.get<MaintenanceRun>(runPath(repositoryId, runId)),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? lookEveryMs : false),
  })
}

export function maintenanceSettingsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['settings', 'maintenance'],
    queryFn: () => api.get<MaintenanceSettings>(maintenanceSettingsPath),
  })
}

/** What the jobs are called that restore points are of; those that are gone are absent. */
export function jobNamesQuery(api: BrowserClient, ids: readonly string[]) {
  return queryOptions({
    queryKey: ['jobs', 'list', 'names-of', ids],
    queryFn: async (): Promise<Readonly<Record<string, string>>> => {
      const path = `/api/v1/jobs?limit=${ids.length}&ids=${ids.join(',')}`
      const { results } = await api.get<Page<JobEntry>>(path)
      return Object.fromEntries(results.map(({ id, name }) => [id, name]))
    },
    enabled: ids.length > 0,
  })
}
