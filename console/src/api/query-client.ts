import { ApiError } from '@strongroom/api-client'
import { QueryClient } from '@tanstack/react-query'

/** A refusal stays a refusal; only what the network lost is asked for again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status < 500),
      },
      mutations: { retry: false },
    },
  })
}
