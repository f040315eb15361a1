/** Plans for organizations, and the sign-ins at Microsoft that they need (`/api/v1/provisionings`, `/api/v1/sign-ins`). */
import type { BrowserClient, Provisioning, SignIn } from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'

export const provisioningsPath = '/api/v1/provisionings'
export const signInsPath = '/api/v1/sign-ins'
const watchedMs = 1_000

export function provisioningPath(id: string, act = ''): string {
  return `${provisioningsPath}/${encodeURIComponent(id)}${act === '' ? '' : `/${act}`}`
}

/** Watched while it runs. */
export function provisioningQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: ['provisionings', id],
    queryFn: () => api.get<Provisioning>(provisioningPath(id)),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? watchedMs : false),
  })
}

export function provisioningsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['provisionings'],
    queryFn: async () =>
      (await api.get<{ readonly results: readonly Provisioning[] }>(provisioningsPath)).results,
  })
}

export function signInPath(id: string, act = ''): string {
  return `${signInsPath}/${encodeURIComponent(id)}${act === '' ? '' : `/${act}`}`
}

/** Those that this session has begun, newest first. */
export function signInsQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['sign-ins'],
    queryFn: async () => (await api.get<{ readonly results: readonly SignIn[] }>(signInsPath)).results,
    staleTime: 0,
  })
}

/** Watched until somebody has signed in, or nobody can any more. */
export function signInQuery(api: BrowserClient, id: string) {
  return queryOptions({
    queryKey: ['sign-ins', id],
    queryFn: () => api.get<SignIn>(signInPath(id)),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.error === null && (state.data === undefined || state.data.state === 'pending')
        ? watchedMs
        : false,
  })
}
