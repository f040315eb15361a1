import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../api/context.tsx'
import { ownRepositoryPath } from '../../../api/repositories.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'

interface ConfirmAlertsProps {
  readonly repositoryId: string
  readonly onClose: () => void
}

/** All of them at once, as the server knows it. */
export function ConfirmAlerts({ repositoryId, onClose }: ConfirmAlertsProps) {
  const api = useApi()
  const queries = useQueryClient()
  const confirm = useMutation({
    mutationFn: () => api.send('POST', ownRepositoryPath(repositoryId, 'alerts/confirm')),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['repository-health', repositoryId] }),
  })
  return (
    <ConfirmDialog
      title="Has somebody seen to the alerts?"
      confirm="Confirm the alerts"
      isBusy={confirm.isPending}
      error={confirm.error}
      onConfirm={() => confirm.mutate()}
      onClose={onClose}
    >
      All alerts of this repository go, and the audit log says who confirmed them. The daily retention and
      prune go on then: what was taken away or damaged, and was not healed before, may be forgotten for good.
      An alert comes back when a check finds the same again.
    </ConfirmDialog>
  )
}
