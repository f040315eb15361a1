import type { MaintenanceRun, NewRepositoryDetails } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../api/context.tsx'
import { maintenanceRunQuery } from '../../../api/maintenance.ts'
import { ownRepositoryPath } from '../../../api/repositories.ts'
import type { RunKind } from './words.ts'

/** What a run is asked for with. */
export interface RunRequest {
  readonly kind: RunKind
  readonly data?: 'none' | 'all'
  readonly preview?: boolean
  /** Where the copy lies. */
  readonly target?: NewRepositoryDetails['storage']
}

/** Begins a run; where it is followed, whoever asked says. */
export function useStartRun(repositoryId: string, onStarted?: (run: MaintenanceRun) => void) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (request: RunRequest) =>
      api.send<MaintenanceRun>('POST', ownRepositoryPath(repositoryId, 'maintenance'), request),
    // It may have held the secret key of a bucket.
    gcTime: 0,
    onSuccess: async (run) => {
      queries.setQueryData(maintenanceRunQuery(api, repositoryId, run.id).queryKey, run)
      await queries.invalidateQueries({ queryKey: ['maintenance', repositoryId, 'list'] })
      onStarted?.(run)
    },
  })
}
