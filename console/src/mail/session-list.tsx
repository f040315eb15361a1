import type { RestoreSession } from '@strongroom/api-client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { useApi } from '../api/context.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatTime } from '../ui/format.ts'
import { Loading } from '../ui/page.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { restoreSessionsQuery } from './restore-queries.ts'

interface SessionListProps {
  /** The address of a session's page. */
  readonly pathOf: (id: string) => string
}

/** Restore sessions, open and past ones, newest first. */
export function SessionList({ pathOf }: SessionListProps) {
  const navigate = useNavigate()
  const sessions = useInfiniteQuery(restoreSessionsQuery(useApi()))
  if (sessions.isPending) return <Loading label="Restore sessions…" />
  const rows = sessions.data?.pages.flatMap(({ results }) => results) ?? []
  return (
    <>
      <ProblemBar error={sessions.error} />
      <DataTable
        label="Restore sessions"
        rows={rows}
        columns={columnsWith(pathOf)}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate(pathOf(id))}
        onEnd={() => {
          if (sessions.hasNextPage && !sessions.isFetching) void sessions.fetchNextPage()
        }}
        empty={
          <EmptyState
            title="Nothing was restored yet"
            text="Choose a restore point and open it: the session is listed here, with everything that is done in it."
          />
        }
      />
    </>
  )
}

function columnsWith(pathOf: (id: string) => string): readonly Column<RestoreSession>[] {
  return [
    {
      key: 'organization',
      header: 'Organization',
      width: 'minmax(8rem, 2fr)',
      render: ({ id, organization }) => <Link to={pathOf(id)}>{organization}</Link>,
    },
    { key: 'state', header: 'State', width: '7rem', render: ({ state }) => <SessionState state={state} /> },
    {
      key: 'begun',
      header: 'Opened',
      width: '11rem',
      isSecondary: true,
      render: ({ creationTime }) => formatTime(creationTime),
    },
    { key: 'by', header: 'By', isSecondary: true, render: ({ initiatedBy }) => initiatedBy },
    { key: 'point', header: 'What', isSecondary: true, width: '2fr', render: pointText },
    { key: 'reason', header: 'Reason', isSecondary: true, render: ({ reason }) => reason },
  ]
}

export function SessionState({ state }: Pick<RestoreSession, 'state'>) {
  return state === 'Working' ? (
    <StatusBadge standing="busy" text="Open" />
  ) : (
    <StatusBadge standing="off" text="Ended" />
  )
}

/** The server names the restore point in words with its time in UTC: that time is shown as everywhere else. */
export function pointText({ details }: Pick<RestoreSession, 'details'>): string {
  // What follows the time is for programs: here the calendar shows that there are earlier ones.
  return details.replace(/(\d{4}-\d\d-\d\dT[\d:.]+Z).*$/s, (_whole, time: string) => formatTime(time))
}
