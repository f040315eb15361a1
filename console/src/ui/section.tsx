import { Card, Subtitle1, makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'

interface SectionProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  title: { margin: 0 },
})

/** A part of a page with a heading of its own. */
export function Section({ title, actions, children }: SectionProps) {
  const styles = useStyles()
  const id = useId()
  return (
    <Card role="region" aria-labelledby={id}>
      <div className={styles.head}>
        <Subtitle1 as="h2" id={id} className={styles.title}>
          {title}
        </Subtitle1>
        {actions}
      </div>
      {children}
    </Card>
  )
}
