import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { Link } from 'react-router'
import { formatCount } from '../../ui/format.ts'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Attention } from './attention.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: '6rem minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 30rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  text: { color: tokens.colorNeutralForeground2 },
})

const firstShown = 6

interface AttentionListProps {
  readonly entries: readonly Attention[]
  /** Something is backed up: before that nothing is well, and the first steps say what to do. */
  readonly isWatched: boolean
}

export function AttentionList({ entries, isWatched }: AttentionListProps) {
  const styles = useStyles()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? entries : entries.slice(0, firstShown)
  const hidden = entries.length - shown.length
  if (entries.length === 0 && !isWatched) return null
  return (
    <Section title={entries.length === 0 ? 'Everything is well' : 'What needs you'}>
      {entries.length === 0 ? (
        <Body1>
          No job failed, every organization was verified, the disks have room, and the repositories are sound.
        </Body1>
      ) : null}
      <ul className={styles.list} aria-label="What needs you">
        {shown.map(({ key, standing, title, text, to }) => (
          <li key={key} className={styles.line}>
            <span>
              <StatusBadge standing={standing} text={standing === 'bad' ? 'Problem' : 'Look at it'} />
            </span>
            <span>
              <Link to={to}>{title}</Link>
              <br />
              <span className={styles.text}>{text}</span>
            </span>
          </li>
        ))}
      </ul>
      {hidden === 0 ? null : (
        <Button appearance="subtle" onClick={() => setWhole(true)}>
          Show {formatCount(hidden, 'more', 'more')}
        </Button>
      )}
    </Section>
  )
}
