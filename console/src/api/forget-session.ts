import type { QueryClient } from '@tanstack/react-query'

/** Nobody is signed in any more: whoever is next at this browser finds nothing of what was loaded. */
export function forgetSession(queries: QueryClient): void {
  queries.setQueryData(['session'], null)
  queries.removeQueries({ predicate: ({ queryKey: [subject] }) => subject !== 'session' })
}
