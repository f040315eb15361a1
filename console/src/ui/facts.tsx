import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

interface FactsProps {
  /** Name and value; a value that is undefined is left out. */
  readonly facts: readonly (readonly [name: string, value: ReactNode])[]
}

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(8rem, max-content) 1fr',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '@media (max-width: 30rem)': { gridTemplateColumns: '1fr' },
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: {
    margin: 0,
    overflowWrap: 'anywhere',
    '@media (max-width: 30rem)': { marginBottom: tokens.spacingVerticalS },
  },
})

/** Names and values beside each other. */
export function Facts({ facts }: FactsProps) {
  const styles = useStyles()
  return (
    <dl className={styles.list}>
      {facts
        .filter(([, value]) => value !== undefined)
        .flatMap(([name, value]) => [
          <dt key={`${name} name`} className={styles.name}>
            {name}
          </dt>,
          <dd key={`${name} value`} className={styles.value}>
            {value}
          </dd>,
        ])}
    </dl>
  )
}
