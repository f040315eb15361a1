import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api/context.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
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

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** Where to, how, and begun: nothing that is in the mailbox is overwritten or deleted. */
export function RestoreDialog({ sessionId, subject, right, onStarted, onClose }: RestoreDialogProps) {
  const styles = useStyles()
  const api = useApi()
  const [form, setForm] = useState(emptyForm)
  const wish = wishOf(form)
  const restore = useMutation({
    mutationFn: () => startRestore(api, restoreRequests(sessionId, subject, { right, wish }), onStarted),
    onSuccess: onClose,
  })
  const isIncomplete = form.isElsewhere && wish.mailbox === '' && wish.folder === ''
  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            restore.mutate()
          }}
        >
          <DialogBody>
            <DialogTitle>Restore {subjectText(subject)}</DialogTitle>
            <DialogContent className={styles.form}>
              <p>What is there already stays as it is; what is missing is put back.</p>
              <RestoreFields
                right={right}
                form={form}
                onChange={(change) => setForm({ ...form, ...change })}
              />
              <ProblemBar error={restore.error} />
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" appearance="primary" disabled={restore.isPending || isIncomplete}>
                Restore
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
