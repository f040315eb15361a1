import { makeStyles, tokens } from '@fluentui/react-components'
import type { JobSession, LogItem } from '@strongroom/api-client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '../../api/context.tsx'
import { sessionPath } from '../../api/jobs.ts'
import { pagedQuery } from '../../api/pages.ts'
import { useFilters } from '../../hooks/use-filters.ts'
import { FilterBar, FilterSelect } from '../../ui/filter-bar.tsx'
import { formatTime } from '../../ui/format.ts'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { type Standing, StatusBadge } from '../../ui/status-badge.tsx'

const kinds = {
  Running: { standing: 'busy', text: 'Under way' },
  Success: { standing: 'good', text: 'Done' },
  Warning: { standing: 'warning', text: 'Warning' },
  Error: { standing: 'bad', text: 'Error' },
  Stop: { standing: 'off', text: 'Stopped' },
} as const satisfies Record<LogItem['type'], { standing: Standing; text: string }>

const filterable = [
  ['Error', 'Errors'],
  ['Warning', 'Warnings'],
  ['Success', 'Done'],
  ['Running', 'Under way'],
] as const

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxHeight: '28rem',
    overflowY: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  line: {
    display: 'grid',
    gridTemplateColumns: '7rem minmax(0, 1fr) 11rem',
    gap: tokens.spacingHorizontalM,
    alignItems: 'baseline',
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 48rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  message: { overflowWrap: 'anywhere' },
  time: { color: tokens.colorNeutralForeground2 },
})

/** A page more is loaded this close to the end of the list. */
const nearPixels = 200

/** What the run says of itself: each object with what became of it, newest first. */
export function SessionLog({ session }: { readonly session: JobSession }) {
  const styles = useStyles()
  const api = useApi()
  const filters = useFilters()
  const type = filters.get('log')
  const path = `${sessionPath(session.id, 'LogItems')}?orderAsc=false${type === '' ? '' : `&type=${encodeURIComponent(type)}`}`
  // A run that has just ended is read once more, for its last lines.
  const key = ['job-sessions', session.id, 'log', type, session.status]
  const log = useInfiniteQuery(pagedQuery<LogItem>(api, path, key))
  const lines = log.data?.pages.flatMap(({ results }) => results) ?? []
  return (
    <Section
      title="Log"
      actions={
        <FilterBar>
          <FilterSelect
            label="Lines"
            all="All lines"
            value={type}
            options={filterable}
            onChange={(value) => filters.set('log', value)}
          />
        </FilterBar>
      }
    >
      <ProblemBar error={log.error} />
      {lines.length === 0 && !log.isPending ? <span>No line is like that.</span> : null}
      <ul
        className={styles.list}
        aria-label="Log"
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          const isNearEnd = scrollTop + clientHeight > scrollHeight - nearPixels
          if (isNearEnd && log.hasNextPage && !log.isFetching) void log.fetchNextPage()
        }}
      >
        {lines.map(({ id, type: kind, message, creationTime }) => (
          <li key={id} className={styles.line}>
            <span>
              <StatusBadge {...kinds[kind]} />
            </span>
            <span className={styles.message}>{message}</span>
            <time className={styles.time} dateTime={creationTime}>
              {formatTime(creationTime)}
            </time>
          </li>
        ))}
      </ul>
    </Section>
  )
}
