import type { JobSession, ProcessedObject } from '@strongroom/api-client'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/context.tsx'
import { jobItemsQuery, sessionPath } from '../../api/jobs.ts'
import { pagedQuery } from '../../api/pages.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { type Standing, StatusBadge } from '../../ui/status-badge.tsx'
import { itemName } from '../jobs/words.ts'

const results = {
  Success: { standing: 'good', text: 'Backed up' },
  Warning: { standing: 'warning', text: 'With warnings' },
  Failed: { standing: 'bad', text: 'Failed' },
} as const satisfies Record<ProcessedObject['status'], { standing: Standing; text: string }>

/** What became of each object: what the log says in words, as a list. */
export function ObjectTable({ session }: { readonly session: JobSession }) {
  const api = useApi()
  const key = ['job-sessions', session.id, 'objects', session.status]
  const objects = useInfiniteQuery(
    pagedQuery<ProcessedObject>(api, sessionPath(session.id, 'ProcessedObjects'), key),
  )
  const items = useQuery(jobItemsQuery(api, session.jobId, 'SelectedItems'))
  const names = new Map(
    (items.data ?? []).map((item) => [item.user?.id ?? item.group?.id ?? item.id, itemName(item)]),
  )
  const columns: readonly Column<ProcessedObject>[] = [
    { key: 'name', header: 'Object', width: 'minmax(9rem, 3fr)', render: ({ id }) => names.get(id) ?? id },
    { key: 'type', header: 'Kind', width: '6rem', isSecondary: true, render: ({ type }) => type },
    {
      key: 'result',
      header: 'Result',
      width: '9rem',
      render: ({ status }) => <StatusBadge {...results[status]} />,
    },
  ]
  const rows = objects.data?.pages.flatMap((page) => page.results) ?? []
  if (rows.length === 0 && objects.error === null) return null
  return (
    <Section title="Objects">
      <ProblemBar error={objects.error} />
      <DataTable
        label="Objects of the run"
        rows={rows}
        columns={columns}
        keyOf={({ id, type }) => `${type} ${id}`}
        height="20rem"
        onEnd={() => {
          if (objects.hasNextPage && !objects.isFetching) void objects.fetchNextPage()
        }}
      />
    </Section>
  )
}
