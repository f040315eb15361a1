import { Body1, makeStyles, tokens } from '@fluentui/react-components'
import type { MaintenanceRun } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../api/context.tsx'
import { jobNamesQuery } from '../../../api/maintenance.ts'
import { Facts } from '../../../ui/facts.tsx'
import { formatCount, formatTime } from '../../../ui/format.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { type Finding, findingsOf, type Forgotten, forgottenOf, reportFacts } from './report.ts'

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    maxHeight: '18rem',
    overflow: 'auto',
    overflowWrap: 'anywhere',
  },
  object: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** What a run came to, or what a preview says that it would come to. */
export function RunReport({ run }: { readonly run: MaintenanceRun }) {
  const forgotten = forgottenOf(run)
  const findings = findingsOf(run)
  return (
    <>
      <Facts facts={reportFacts(run)} />
      {forgotten.length === 0 ? null : <ForgottenList forgotten={forgotten} />}
      {findings.length === 0 ? null : <FindingList findings={findings} />}
    </>
  )
}

function ForgottenList({ forgotten }: { readonly forgotten: readonly Forgotten[] }) {
  const styles = useStyles()
  const ids = forgotten.map(({ jobId }) => jobId)
  const { data: names = {} } = useQuery(jobNamesQuery(useApi(), ids))
  return (
    // What scrolls has to be reachable with the keyboard (WCAG 2.1.1).
    <ul className={styles.list} aria-label="What goes, job by job" tabIndex={0}>
      {forgotten.map(({ jobId, times, itemsBefore, items }) => (
        <li key={jobId}>
          <Body1>
            {names[jobId] ?? `Job ${jobId}`}: {formatCount(times.length, 'restore point')}
            {itemsBefore === undefined
              ? ''
              : `; in those that stay, ${items === undefined ? 'items' : formatCount(items, 'item')} of before ${formatTime(itemsBefore)}`}
          </Body1>
          <ul>
            {times.map((time) => (
              <li key={time}>{formatTime(time)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const styles = useStyles()
  return (
    <ul className={styles.list} aria-label="Findings" tabIndex={0}>
      {findings.map(({ isError, message, object }, index) => (
        // Two findings of one object may say the same.
        <li key={`${index} ${object}`}>
          <StatusBadge standing={isError ? 'bad' : 'warning'} text={isError ? 'Wrong' : 'To be looked at'} />{' '}
          {message} <span className={styles.object}>{object}</span>
        </li>
      ))}
    </ul>
  )
}
