import { Body1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  /** What to do, so that it does not stay empty. */
  readonly text: string
  readonly action?: ReactNode
}

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalXXL,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: { margin: 0 },
})

export function EmptyState({ title, text, action }: EmptyStateProps) {
  const styles = useStyles()
  return (
    <div className={styles.box}>
      <Subtitle2 as="h2" className={styles.title}>
        {title}
      </Subtitle2>
      <Body1>{text}</Body1>
      {action}
    </div>
  )
}
