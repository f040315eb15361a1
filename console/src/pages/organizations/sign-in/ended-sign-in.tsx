import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { ProblemBar } from '../../../ui/problem-bar.tsx'

interface EndedSignInProps {
  /** The server's words: why it ended, and what to do next. */
  readonly message: string
  readonly isBusy?: boolean
  readonly error?: unknown
  /** The same way once more; absent where that is not possible. */
  readonly onRefresh?: () => void
  /** Back to choosing the way. */
  readonly onAgain: () => void
}

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
})

export function EndedSignIn({ message, isBusy = false, error, onRefresh, onAgain }: EndedSignInProps) {
  const styles = useStyles()
  return (
    <div className={styles.box}>
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>Nobody is signed in</MessageBarTitle>
          {message}
        </MessageBarBody>
      </MessageBar>
      <ProblemBar error={error} />
      <div className={styles.row}>
        {onRefresh === undefined ? null : (
          <Button appearance="primary" disabled={isBusy} onClick={onRefresh}>
            Try again
          </Button>
        )}
        <Button
          appearance={onRefresh === undefined ? 'primary' : 'secondary'}
          disabled={isBusy}
          onClick={onAgain}
        >
          {onRefresh === undefined ? 'Begin a new sign-in' : 'Choose another way'}
        </Button>
      </div>
    </div>
  )
}
