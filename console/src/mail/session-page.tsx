import { Button } from '@fluentui/react-components'
import type { RestoreSession } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'
import { useApi } from '../api/context.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Loading, Page } from '../ui/page.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { sessionPath } from './restore-paths.ts'
import { restoreSessionQuery, restoreSessionsKey } from './restore-queries.ts'
import type { RestoreRight } from './restore-subject.ts'
import { pointText } from './session-list.tsx'
import { SessionView } from './session-view.tsx'

interface SessionPageProps {
  readonly sessionId: string
  readonly right: RestoreRight
  /** The page above. */
  readonly crumb: { readonly name: string; readonly to: string }
  /** What has to be known before anything is restored. */
  readonly Notice?: ComponentType<{ readonly session: RestoreSession }>
}

/** A restore session with its own title and end; the console's and the portal's routes both lead here. */
export function SessionPage({ sessionId, right, crumb, Notice }: SessionPageProps) {
  const api = useApi()
  const queries = useQueryClient()
  const session = useQuery(restoreSessionQuery(api, sessionId))
  const [isEnding, setEnding] = useState(false)
  const end = useMutation({
    mutationFn: () => api.send('POST', sessionPath(sessionId, 'Stop')),
    async onSuccess() {
      setEnding(false)
      await queries.invalidateQueries({ queryKey: restoreSessionsKey })
    },
  })
  const { data } = session
  return (
    <Page
      title={data === undefined ? 'Restore' : pointText(data)}
      crumbs={[crumb]}
      actions={
        data?.state === 'Working' ? (
          <Button onClick={() => setEnding(true)}>End the session</Button>
        ) : undefined
      }
    >
      {session.isPending ? <Loading /> : null}
      <ProblemBar error={session.error} />
      {data?.state === 'Working' && Notice !== undefined ? <Notice session={data} /> : null}
      {data === undefined ? null : <SessionView session={data} right={right} />}
      {isEnding ? (
        <ConfirmDialog
          title="End this session?"
          confirm="End the session"
          isBusy={end.isPending}
          error={end.error}
          onConfirm={() => end.mutate()}
          onClose={() => setEnding(false)}
        >
          Nothing more can be looked at or restored in it. What was restored stays, and a restore that runs
          goes on. The restore point can be opened again at any time.
        </ConfirmDialog>
      ) : null}
    </Page>
  )
}
