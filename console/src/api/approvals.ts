/** Destructive acts that wait for their time, or for a second administrator (`/api/v1/approvals`). */
import { ApiError, type Approval, type BrowserClient, type Page } from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'
import { everyPage } from './jobs.ts'

const approvalsPath = '/api/v1/approvals'

export function approvalPath(id: string, act: 'approve' | 'cancel'): string {
  return `${approvalsPath}/${encodeURIComponent(id)}/${act}`
}

/** What waits now; for administrators of the server. */
export function waitingApprovalsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['approvals', 'waiting'],
    queryFn: () => everyPage<Approval>(api, `${approvalsPath}?state=waiting`),
    staleTime: 30_000,
  })
}

const fewDecided = 50

/** The newest, whatever became of them. */
export function recentApprovalsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['approvals', 'recent'],
    queryFn: async () =>
      (await api.get<Page<Approval>>(`${approvalsPath}?limit=${fewDecided}`)).results.filter(
        ({ state }) => state !== 'waiting',
      ),
  })
}

/** Whether the server answered that the act is on record and waits: that is no failure. */
export function isWaiting(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 'approval_waiting'
}
