import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../api/context.tsx'
import { forgetSession } from '../api/forget-session.ts'
import { sessionPath } from '../api/session.ts'

/** Ends the session on the server and forgets everything that this page has loaded. */
export function useSignOut() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.send('DELETE', sessionPath),
    onSettled: () => forgetSession(queries),
  })
}
