import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isWaiting } from '../../../api/approvals.ts'
import { useApi } from '../../../api/context.tsx'
import { ownRepositoryPath } from '../../../api/repositories.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { WaitingBar } from '../../approvals/waiting-bar.tsx'

interface RemoveKeyProps {
  readonly repositoryId: string
  /** Of a kit or a passphrase. */
  readonly keyId: string
  readonly name: string
  readonly onClose: () => void
}

export function RemoveKey({ repositoryId, keyId, name, onClose }: RemoveKeyProps) {
  const api = useApi()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () =>
      api.send('DELETE', ownRepositoryPath(repositoryId, `keys/${encodeURIComponent(keyId)}`)),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['recovery', repositoryId] }),
  })
  return (
    <ConfirmDialog
      title={`Remove ${name}?`}
      confirm="Remove"
      isBusy={remove.isPending || isWaiting(remove.error)}
      error={isWaiting(remove.error) ? null : remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      It opens the repository no more. Who kept a copy of the repository of before can still open that copy
      with it.
      <WaitingBar error={remove.error} />
    </ConfirmDialog>
  )
}
