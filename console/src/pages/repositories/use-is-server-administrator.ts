import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/context.tsx'
import { sessionQuery } from '../../api/session.ts'

/** Whether this session may change repositories; what others are refused is not offered to them. */
export function useIsServerAdministrator(): boolean {
  return useQuery(sessionQuery(useApi())).data?.isServerAdministrator === true
}
