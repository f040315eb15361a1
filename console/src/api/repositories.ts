/** Where backups are kept, and the states of organizations that can be gone back to. */
import type {
  BackupRepository,
  BrowserClient,
  Page,
  RepositoryDetails,
  RepositoryHealth,
  RestorePoint,
} from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'
import { everyPage } from './jobs.ts'

export const repositoriesPath = '/v8/BackupRepositories'

export function repositoriesQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['repositories'],
    queryFn: () => everyPage<BackupRepository>(api, repositoriesPath),
    staleTime: 30_000,
  })
}

export function repositoryQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: ['repositories', id],
    queryFn: () => api.get<BackupRepository>(`${repositoriesPath}/${encodeURIComponent(id)}`),
  })
}

/** Below it lies what the dialect has no words for: storage, maintenance, keys, recovery kits. */
export const ownRepositoriesPath = '/api/v1/repositories'

export function ownRepositoryPath(id: string, part = ''): string {
  return `${ownRepositoriesPath}/${encodeURIComponent(id)}${part === '' ? '' : `/${part}`}`
}

/** With its storage. */
export function repositoryDetailsQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: ['repositories', id, 'details'],
    queryFn: () => api.get<RepositoryDetails>(ownRepositoryPath(id)),
  })
}

/** Alerts, the last run of each kind, and what is next. */
export function repositoryHealthQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: ['repository-health', id],
    queryFn: () => api.get<RepositoryHealth>(ownRepositoryPath(id, 'health')),
    staleTime: 30_000,
  })
}

/** Newest first. */
export function restorePointsQuery(api: BrowserClient, repositoryId: string) {
  return queryOptions({
    queryKey: ['repositories', repositoryId, 'restore-points'],
    queryFn: () =>
      everyPage<RestorePoint>(api, `/v8/RestorePoints?repositoryId=${encodeURIComponent(repositoryId)}`),
  })
}

const mostCounted = 1_000

/** How many users have a backup, as text: beyond a thousand they are not counted one by one. */
export function protectedUsersQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['protected-users', 'count'],
    queryFn: async () => {
      const page = await api.get<Page<unknown>>(`/v8/ProtectedUsers?limit=${mostCounted}`)
      const hasMore = page._links?.['next'] !== undefined
      return { text: `${page.results.length.toLocaleString()}${hasMore ? '+' : ''}` }
    },
    staleTime: 60_000,
  })
}

/** Whether a restore point was ever opened here. */
export function anyRestoreQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['restore-sessions', 'any'],
    queryFn: async () => (await api.get<Page<unknown>>('/v8/RestoreSessions?limit=1')).results.length > 0,
    staleTime: 60_000,
  })
}
