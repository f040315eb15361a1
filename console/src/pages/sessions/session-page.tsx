import { Button, ProgressBar, makeStyles, tokens } from '@fluentui/react-components'
import { StopRegular } from '@fluentui/react-icons'
import type { JobSession } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { jobPath, jobQuery, runs, sessionQuery } from '../../api/jobs.ts'
import { useNow } from '../../hooks/use-now.ts'
import { pb } from '../../paths.ts'
import { Facts } from '../../ui/facts.tsx'
import { formatBytes, formatDuration, formatTime } from '../../ui/format.ts'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { sessionBadge } from '../jobs/words.ts'
import { ObjectTable } from './object-table.tsx'
import { SessionLog } from './session-log.tsx'

/** One run of a job, live while it goes on. */
export function SessionPage() {
  const api = useApi()
  const { id = '' } = useParams()
  const { data: session, error, isPending } = useQuery(sessionQuery(api, id))
  const job = useQuery({ ...jobQuery(api, session?.jobId ?? ''), enabled: session !== undefined })
  return (
    <Page
      title={
        session === undefined ? 'Session' : `${job.data?.name ?? 'Run'} – ${formatTime(session.creationTime)}`
      }
      crumbs={[{ name: 'Sessions', to: pb.sessions() }]}
      actions={session !== undefined && runs(session) ? <StopButton session={session} /> : undefined}
    >
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {session === undefined ? null : (
        <>
          <Course session={session} jobName={job.data?.name} />
          <SessionLog session={session} />
          <ObjectTable session={session} />
        </>
      )}
    </Page>
  )
}

const useStyles = makeStyles({
  bar: { marginBlock: tokens.spacingVerticalS },
})

const bottlenecks = {
  NA: undefined,
  Detecting: 'is being found out',
  Source: 'Microsoft 365: it answers slower than this server writes',
  Target: 'this server: it writes slower than Microsoft 365 answers',
} as const satisfies Record<JobSession['statistics']['bottleneck'], string | undefined>

interface CourseProps {
  readonly session: JobSession
  readonly jobName: string | undefined
}

function Course({ session, jobName }: CourseProps) {
  const styles = useStyles()
  const { statistics, progress, details } = session
  const isRunning = runs(session)
  return (
    <Section title={isRunning ? 'Under way' : 'Result'}>
      {isRunning ? (
        <ProgressBar
          className={styles.bar}
          aria-label={`${progress} percent done`}
          value={Math.min(1, progress / 100)}
        />
      ) : null}
      <Facts
        facts={[
          ['Status', <StatusBadge key="status" {...sessionBadge(session)} />],
          ['Details', details === '' ? undefined : details],
          [
            'Job',
            jobName === undefined ? (
              'deleted'
            ) : (
              <Link key="job" to={pb.job(session.jobId)}>
                {jobName}
              </Link>
            ),
          ],
          ['Progress', isRunning ? `${progress} %` : undefined],
          ['Began', formatTime(session.creationTime)],
          ['Ended', session.endTime === undefined ? undefined : formatTime(session.endTime)],
          [isRunning ? 'Runs for' : 'Took', <Duration key="duration" session={session} />],
          ['Objects', statistics.processedObjects.toLocaleString()],
          [
            'Read',
            `${formatBytes(statistics.transferredDataBytes)}, ${formatBytes(statistics.readRateBytesPS)}/s`,
          ],
          ['Written', `${formatBytes(statistics.writeRateBytesPS)}/s`],
          ['What it waits for', bottlenecks[statistics.bottleneck]],
          ['Tried again', session.retryCount === 0 ? undefined : `${session.retryCount} times`],
          ['Afterwards', session.jobWillBeRetried ? 'what failed is tried again' : undefined],
        ]}
      />
    </Section>
  )
}

function Duration({ session: { creationTime, endTime } }: { readonly session: JobSession }) {
  const now = useNow()
  const end = endTime === undefined ? now : new Date(endTime).getTime()
  return <>{formatDuration(end - new Date(creationTime).getTime())}</>
}

function StopButton({ session }: { readonly session: JobSession }) {
  const api = useApi()
  const queries = useQueryClient()
  const stop = useMutation({
    mutationFn: () => api.send('POST', jobPath(session.jobId, 'stop'), {}),
    onSettled: () => queries.invalidateQueries({ queryKey: ['job-sessions'] }),
  })
  return (
    <>
      <Button icon={<StopRegular />} disabled={stop.isPending} onClick={() => stop.mutate()}>
        Stop
      </Button>
      <ProblemBar error={stop.error} />
    </>
  )
}
