/** Who is signed in, as the server says it (`/api/v1/browser-session`); the page keeps the antiforgery token in memory alone. */
import { ApiError, type BrowserClient } from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'

export interface Session {
  readonly kind: 'administrator' | 'monitor' | 'person' | 'operator'
  readonly userName: string
  /** Of a person or restore operator. */
  readonly organizationId?: string
  readonly userId?: string
  readonly reach?: 'own' | 'organization'
  readonly csrfToken: string
  /** ISO 8601; the session ends then whatever happens. */
  readonly expiresAt: string
}

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
