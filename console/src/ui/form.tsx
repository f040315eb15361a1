import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { ProblemBar } from './problem-bar.tsx'

interface FormProps {
  /** The verb on the button. */
  readonly submit: string
  readonly isBusy: boolean
  /** Why it cannot be sent yet, in words. */
  readonly problem?: string | undefined
  /** What the server said to the last attempt. */
  readonly error: unknown
  readonly onSubmit: () => void
  readonly children: ReactNode
  /** More buttons beside the one that sends it. */
  readonly actions?: ReactNode
}

export const useFormStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    maxWidth: '36rem',
    minWidth: 0,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/** Fields below each other; what was typed stays when it is refused. */
export function Form({ submit, isBusy, problem, error, onSubmit, children, actions }: FormProps) {
  const styles = useFormStyles()
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      <ProblemBar error={error} />
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabled={isBusy || problem !== undefined}>
          {submit}
        </Button>
        {actions}
        <span role="status">{problem}</span>
      </div>
    </form>
  )
}
