import type { MadeRecoveryKit } from '@strongroom/api-client'
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useApi } from '../../../api/context.tsx'
import { makeKit } from '../../../api/recovery.ts'

export interface KitRequest {
  readonly repositoryId: string
  readonly label: string
}

export type KitMaking = UseMutationResult<MadeRecoveryKit, Error, KitRequest>

export function useMakeKit(): KitMaking {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ repositoryId, label }: KitRequest) => makeKit(api, repositoryId, label),
    onSettled: (_made, _error, { repositoryId }) =>
      queries.invalidateQueries({ queryKey: ['recovery', repositoryId] }),
    // The passphrase goes with the page that showed it.
    gcTime: 0,
  })
}
