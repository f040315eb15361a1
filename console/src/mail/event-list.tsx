import type { RestoreSessionEvent } from '@strongroom/api-client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '../api/context.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatBytes, formatTime } from '../ui/format.ts'
import { Loading } from '../ui/page.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { type Standing, StatusBadge } from '../ui/status-badge.tsx'
import { eventsQuery } from './restore-queries.ts'

const standings: Readonly<Record<RestoreSessionEvent['status'], Standing>> = {
  Running: 'busy',
  Success: 'good',
  Warning: 'warning',
  Failed: 'bad',
  Cancelled: 'off',
  Skipped: 'off',
}

const columns: readonly Column<RestoreSessionEvent>[] = [
  {
    key: 'status',
    header: 'Outcome',
    width: '7rem',
    render: ({ status }) => <StatusBadge standing={standings[status]} text={status} />,
  },
  {
    key: 'title',
    header: 'What',
    width: 'minmax(8rem, 3fr)',
    render: ({ title }) => <span title={title}>{title}</span>,
  },
  {
    key: 'message',
    header: 'Details',
    width: 'minmax(6rem, 3fr)',
    isSecondary: true,
    render: ({ message }) => <span title={message}>{message}</span>,
  },
  {
    key: 'size',
    header: 'Size',
    width: '6rem',
    isSecondary: true,
    render: ({ itemSizeBytes }) => (itemSizeBytes > 0 ? formatBytes(itemSizeBytes) : ''),
  },
  {
    key: 'time',
    header: 'When',
    width: '11rem',
    isSecondary: true,
    render: ({ startTime }) => formatTime(startTime),
  },
]

/** What was done in a restore session: looked at, saved, sent, restored. */
export function EventList({ sessionId }: { readonly sessionId: string }) {
  const events = useInfiniteQuery(eventsQuery(useApi(), sessionId))
  if (events.isPending) return <Loading label="Events…" />
  return (
    <>
      <ProblemBar error={events.error} />
      <DataTable
        label="Events of the session"
        rows={events.data?.pages.flatMap(({ results }) => results) ?? []}
        columns={columns}
        keyOf={({ id }) => id}
        onEnd={() => {
          if (events.hasNextPage && !events.isFetching) void events.fetchNextPage()
        }}
        empty={
          <EmptyState
            title="Nothing was done yet"
            text="What is looked at, saved, sent or restored in this session is listed here."
          />
        }
      />
    </>
  )
}
