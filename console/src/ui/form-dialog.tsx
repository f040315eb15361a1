import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useFormStyles } from './form.tsx'
import { ProblemBar } from './problem-bar.tsx'

interface FormDialogProps {
  readonly title: string
  /** The verb on the button. */
  readonly submit: string
  readonly isBusy: boolean
  /** Why it cannot be sent yet, in words. */
  readonly problem?: string | undefined
  readonly error: unknown
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form in a dialog; it stays, with what was typed, when it is refused. */
export function FormDialog(props: FormDialogProps) {
  const { onClose } = props
  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <FormDialogBody {...props} />
      </DialogSurface>
    </Dialog>
  )
}

/** The form alone, for a dialog that shows something else afterwards. */
export function FormDialogBody(props: FormDialogProps) {
  const { title, submit, isBusy, problem, error, onSubmit, onClose, children } = props
  const styles = useFormStyles()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <DialogBody>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent className={styles.form}>
          {children}
          <ProblemBar error={error} />
          <span role="status">{problem}</span>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" appearance="primary" disabled={isBusy || problem !== undefined}>
            {submit}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  )
}
