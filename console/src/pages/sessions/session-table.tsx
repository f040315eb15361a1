import type { JobSession } from '@strongroom/api-client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { runs, type SessionFilter, sessionListQuery } from '../../api/jobs.ts'
import { rowsOf } from '../../api/pages.ts'
import { pb } from '../../paths.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatBytes, formatDuration, formatTime } from '../../ui/format.ts'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { sessionBadge } from '../jobs/words.ts'

interface SessionTableProps {
  readonly filter: SessionFilter
  readonly height?: string
}

const begun: Column<JobSession> = {
  key: 'begun',
  header: 'Began',
  width: 'minmax(11rem, 1fr)',
  render: ({ id, creationTime }) => <Link to={pb.session(id)}>{formatTime(creationTime)}</Link>,
}

const facts: readonly Column<JobSession>[] = [
  {
    key: 'status',
    header: 'Result',
    width: '9rem',
    render: (session) => <StatusBadge {...sessionBadge(session)} />,
  },
  {
    key: 'objects',
    header: 'Objects',
    width: '6rem',
    isSecondary: true,
    render: ({ statistics }) => statistics.processedObjects.toLocaleString(),
  },
  {
    key: 'read',
    header: 'Read',
    width: '7rem',
    isSecondary: true,
    render: ({ statistics }) => formatBytes(statistics.transferredDataBytes),
  },
  {
    key: 'took',
    header: 'Took',
    width: '7rem',
    isSecondary: true,
    render: (session) => (runs(session) ? `${session.progress} %` : tookText(session)),
  },
]

function tookText({ creationTime, endTime }: JobSession): string {
  if (endTime === undefined) return '–'
  return formatDuration(new Date(endTime).getTime() - new Date(creationTime).getTime())
}

/** Runs, newest first; more are loaded as one scrolls. */
export function SessionTable({ filter, height = '24rem' }: SessionTableProps) {
  const api = useApi()
  const navigate = useNavigate()
  const sessions = useInfiniteQuery(sessionListQuery(api, filter))
  const pages = sessions.data?.pages
  const rows = useMemo(() => rowsOf(pages), [pages])
  const names = useMemo(() => new Map((pages ?? []).flatMap((page) => Object.entries(page.names))), [pages])
  const jobColumn: Column<JobSession> = {
    key: 'job',
    header: 'Job',
    width: 'minmax(7rem, 2fr)',
    render: ({ id, jobId }) => <Link to={pb.session(id)}>{names.get(jobId) ?? 'deleted job'}</Link>,
  }
  const leading = filter.jobId === undefined ? [jobColumn, { ...begun, isSecondary: true }] : [begun]
  if (sessions.isPending) return <Loading />
  return (
    <>
      <ProblemBar error={sessions.error} />
      <DataTable
        label="Runs"
        rows={rows}
        columns={[...leading, ...facts]}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate(pb.session(id))}
        onEnd={() => {
          if (sessions.hasNextPage && !sessions.isFetching) void sessions.fetchNextPage()
        }}
        height={height}
        empty={<NoRuns isFiltered={isFiltered(filter)} />}
      />
    </>
  )
}

function isFiltered({ status, endTimeLowerBound, endTimeUpperBound }: SessionFilter): boolean {
  return [status, endTimeLowerBound, endTimeUpperBound].some((value) => value !== undefined && value !== '')
}

function NoRuns({ isFiltered: filtered }: { readonly isFiltered: boolean }) {
  return filtered ? (
    <EmptyState title="No run is like that" text="Take a filter away, or choose another day." />
  ) : (
    <EmptyState title="No run yet" text="Start a job, or wait for its schedule: what it does is seen here." />
  )
}
