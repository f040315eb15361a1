import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api/context.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { emptyForm, RestoreFields, wishOf } from './restore-fields.tsx'
import {
  type RestoreRight,
  restoreRequests,
  type RestoreSubject,
  startRestore,
  subjectText,
} from './restore-subject.ts'

interface RestoreDialogProps {
  readonly sessionId: string
  readonly subject: RestoreSubject
  readonly right: RestoreRight
  /** A restore runs under this id. */
  readonly onStarted: (taskId: string) => void
  readonly onClose: () => void
}

/** Where to, how, and begun: nothing that is in the mailbox is overwritten or deleted. */
export function RestoreDialog({ sessionId, subject, right, onStarted, onClose }: RestoreDialogProps) {
  const api = useApi()
  const [form, setForm] = useState(emptyForm)
  const wish = wishOf(form)
  const restore = useMutation({
    mutationFn: () => startRestore(api, restoreRequests(sessionId, subject, { right, wish }), onStarted),
    onSuccess: onClose,
  })
  const isIncomplete = form.isElsewhere && wish.mailbox === '' && wish.folder === ''
  return (
    <FormDialog
      title={`Restore ${subjectText(subject)}`}
      submit="Restore"
      isBusy={restore.isPending}
      problem={isIncomplete ? 'Say to which mailbox, or to which folder.' : undefined}
      error={restore.error}
      onSubmit={() => restore.mutate()}
      onClose={onClose}
    >
      <p>What is there already stays as it is; what is missing is put back.</p>
      <RestoreFields right={right} form={form} onChange={(change) => setForm({ ...form, ...change })} />
    </FormDialog>
  )
}
