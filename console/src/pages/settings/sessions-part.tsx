import { Button } from '@fluentui/react-components'
import type { SignedInSession } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { openSessionsQuery, sessionsPath } from '../../api/accounts.ts'
import { useApi } from '../../api/context.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { formatTime } from '../../ui/format.ts'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { pageNames, principalNames } from './words.ts'

/** Who is signed in, with the way to end it: one's own, and for administrators those of others. */
export function SessionsPart() {
  const { data, error, isPending } = useQuery(openSessionsQuery(useApi()))
  const [ending, setEnding] = useState<SignedInSession>()
  const columns: readonly Column<SignedInSession>[] = [
    { key: 'name', header: 'Who', width: 'minmax(9rem, 2fr)', render: ({ userName }) => userName },
    { key: 'where', header: 'Where', width: '8rem', render: ({ kind }) => pageNames[kind] },
    {
      key: 'what',
      header: 'What they are',
      width: 'minmax(8rem, 1fr)',
      isSecondary: true,
      render: ({ principalKind }) => principalNames[principalKind],
    },
    {
      key: 'how',
      header: 'How',
      width: 'minmax(7rem, 1fr)',
      isSecondary: true,
      render: ({ method }) => method,
    },
    {
      key: 'since',
      header: 'Since',
      width: '11rem',
      isSecondary: true,
      render: ({ createdAt }) => formatTime(createdAt),
    },
    {
      key: 'end',
      header: 'End',
      width: '8rem',
      render: (session) =>
        session.isCurrent ? (
          <StatusBadge standing="good" text="This one" />
        ) : (
          <Button
            size="small"
            aria-label={`End the session of ${session.userName} since ${formatTime(session.createdAt)}`}
            onClick={() => setEnding(session)}
          >
            End
          </Button>
        ),
    },
  ]
  return (
    <Section title="Who is signed in">
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : (
        <DataTable label="Sessions" rows={data} columns={columns} keyOf={({ id }) => id} />
      )}
      {ending === undefined ? null : <EndSession session={ending} onClose={() => setEnding(undefined)} />}
    </Section>
  )
}

interface EndSessionProps {
  readonly session: SignedInSession
  readonly onClose: () => void
}

function EndSession({ session, onClose }: EndSessionProps) {
  const api = useApi()
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: () => api.send('DELETE', `${sessionsPath}/${encodeURIComponent(session.id)}`),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['sessions'] })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`End the session of ${session.userName}?`}
      confirm="End it"
      isBusy={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate()}
      onClose={onClose}
    >
      Its tokens count no more, from now on. Whoever has the password or a key can sign in anew: to keep them
      out, disable the account as well.
    </ConfirmDialog>
  )
}
