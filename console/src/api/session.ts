/** Who is signed in, as the server says it (`/api/v1/browser-session`); the page keeps the antiforgery token in memory alone. */
import { ApiError, type BrowserClient, type BrowserSession } from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'

export type Session = BrowserSession

export const sessionPath = '/api/v1/browser-session'

/** `null` when nobody is signed in. */
export function sessionQuery(client: BrowserClient) {
  return queryOptions({
    queryKey: ['session'],
    queryFn: async (): Promise<Session | null> => {
      try {
        return await client.get<Session>(sessionPath)
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null
        throw error
      }
    },
    staleTime: 60_000,
  })
}
