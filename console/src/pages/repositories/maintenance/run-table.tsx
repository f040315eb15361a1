import type { MaintenanceRun } from '@strongroom/api-client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { maintenanceListQuery } from '../../../api/maintenance.ts'
import { rowsOf } from '../../../api/pages.ts'
import { pb } from '../../../paths.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatTime } from '../../../ui/format.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { outcomeText } from './report.ts'
import { courseOf, runBadge, runTitle } from './words.ts'

const columns: readonly Column<MaintenanceRun>[] = [
  {
    key: 'what',
    header: 'What',
    width: 'minmax(8rem, 12rem)',
    render: (run) => <Link to={pb.maintenanceRun(run.repositoryId, run.id)}>{runTitle(run)}</Link>,
  },
  { key: 'result', header: 'Result', width: '9rem', render: (run) => <StatusBadge {...runBadge(run)} /> },
  {
    key: 'began',
    header: 'Began',
    width: '12rem',
    isSecondary: true,
    render: ({ startedAt }) => formatTime(startedAt),
  },
  {
    key: 'by',
    header: 'By',
    width: 'minmax(5rem, 8rem)',
    isSecondary: true,
    render: ({ startedBy }) => (startedBy === 'schedule' ? 'the schedule' : startedBy),
  },
  {
    key: 'outcome',
    header: 'Outcome',
    width: 'minmax(10rem, 3fr)',
    isSecondary: true,
    render: (run) => (run.state === 'running' ? courseOf(run).text : outcomeText(run)),
  },
]

/** Runs of a repository, newest first; more are loaded as one scrolls. */
export function RunTable({ repositoryId }: { readonly repositoryId: string }) {
  const navigate = useNavigate()
  const runs = useInfiniteQuery(maintenanceListQuery(useApi(), repositoryId))
  const pages = runs.data?.pages
  const rows = useMemo(() => rowsOf(pages), [pages])
  if (runs.isPending) return <Loading />
  return (
    <>
      <ProblemBar error={runs.error} />
      <DataTable
        label="Runs of maintenance"
        rows={rows}
        columns={columns}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate(pb.maintenanceRun(repositoryId, id))}
        onEnd={() => {
          if (runs.hasNextPage && !runs.isFetching) void runs.fetchNextPage()
        }}
        height="24rem"
        empty={
          <EmptyState
            title="No run yet"
            text="The server checks and prunes each repository once a day. Start a check to see at once whether everything can be restored."
          />
        }
      />
    </>
  )
}
