import type { Account, AccountChange } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { accountPath } from '../../../api/accounts.ts'
import { useApi } from '../../../api/context.tsx'

/** Changes what is named of an account; the list shows it afterwards. */
export function useAccountChange({ id }: Account) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: AccountChange) => api.send<Account>('PATCH', accountPath(id), change),
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'], exact: true }),
  })
}
