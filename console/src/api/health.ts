/** How the server is, for whoever asks (`/api/v1/health`). */
import type { BrowserClient, Health } from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'

export function healthQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['health'],
    queryFn: () => api.get<Health>('/api/v1/health'),
    staleTime: 30_000,
  })
}
