import type { BackupRepository } from '@strongroom/api-client'
import { useQueries, useQuery } from '@tanstack/react-query'
import { waitingApprovalsQuery } from '../../api/approvals.ts'
import { useApi } from '../../api/context.tsx'
import { kitsQuery } from '../../api/recovery.ts'
import { repositoryHealthQuery } from '../../api/repositories.ts'
import { sessionQuery } from '../../api/session.ts'
import type { Estate } from './attention.ts'

/** How repositories stand, as far as this account may know; what is not known yet is absent. */
export function useRepositoryStates(
  repositories: readonly BackupRepository[],
): Pick<Estate, 'healths' | 'withoutKit' | 'waiting'> {
  const api = useApi()
  const isServer = useQuery(sessionQuery(api)).data?.isServerAdministrator === true
  const healths = useQueries({
    queries: repositories.map(({ id }) => repositoryHealthQuery(api, id)),
  })
  const kits = useQueries({
    queries: repositories.map(({ id }) => ({ ...kitsQuery(api, id), enabled: isServer })),
  })
  const waiting = useQuery({ ...waitingApprovalsQuery(api), enabled: isServer })
  return {
    healths: healths.flatMap(({ data }) => data ?? []),
    withoutKit: repositories
      .filter((_repository, index) => kits[index]?.data?.some(({ isUsable }) => isUsable) === false)
      .map(({ id }) => id),
    waiting: waiting.data ?? [],
  }
}
