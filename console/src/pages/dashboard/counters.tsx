import { Card, makeStyles, tokens } from '@fluentui/react-components'
import { Link } from 'react-router'

export interface Counter {
  readonly name: string
  readonly value: string
  readonly detail: string
  readonly to: string
}

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(11rem, 1fr))',
    gap: tokens.spacingHorizontalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  value: { fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  detail: { color: tokens.colorNeutralForeground2 },
})

/** The estate in numbers; each leads to its list. */
export function Counters({ counters }: { readonly counters: readonly Counter[] }) {
  const styles = useStyles()
  return (
    <ul className={styles.grid} aria-label="In numbers">
      {counters.map(({ name, value, detail, to }) => (
        <li key={name}>
          <Card>
            <Link to={to}>{name}</Link>
            <span className={styles.value}>{value}</span>
            <span className={styles.detail}>{detail}</span>
          </Card>
        </li>
      ))}
    </ul>
  )
}
