import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  type MessageBarIntent,
} from '@fluentui/react-components'
import { StopRegular } from '@fluentui/react-icons'
import type { MaintenanceRun } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { maintenanceRunQuery, runPath } from '../../../api/maintenance.ts'
import { repositoryQuery } from '../../../api/repositories.ts'
import { useNow } from '../../../hooks/use-now.ts'
import { pb } from '../../../paths.ts'
import { Facts } from '../../../ui/facts.tsx'
import { formatDuration, formatTime } from '../../../ui/format.ts'
import { Loading, Page } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { useIsServerAdministrator } from '../use-is-server-administrator.ts'
import { RunCourse } from './run-course.tsx'
import { RunReport } from './run-report.tsx'
import { isPreview, kindTexts, runBadge, runTitle } from './words.ts'

/** One run of maintenance, live while it goes on. */
export function MaintenanceRunPage() {
  const api = useApi()
  const { id = '', runId = '' } = useParams()
  const repository = useQuery(repositoryQuery(api, id))
  const { data: run, error, isPending } = useQuery(maintenanceRunQuery(api, id, runId))
  const crumbs = [
    { name: 'Repositories', to: pb.repositories() },
    { name: repository.data?.name ?? 'Repository', to: pb.repositoryTab(id, 'maintenance') },
  ]
  return (
    <Page
      title={run === undefined ? 'Maintenance' : `${runTitle(run)} – ${formatTime(run.startedAt)}`}
      crumbs={crumbs}
      actions={run?.state === 'running' ? <StopButton run={run} /> : undefined}
    >
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {run === undefined ? null : <Course run={run} />}
    </Page>
  )
}

const intents: Readonly<Record<MaintenanceRun['state'], MessageBarIntent>> = {
  running: 'info',
  success: 'success',
  warning: 'warning',
  failed: 'error',
  stopped: 'info',
  interrupted: 'warning',
}

function Course({ run }: { readonly run: MaintenanceRun }) {
  const { kind, state, error, startedBy, startedAt, endedAt } = run
  const isRunning = state === 'running'
  const badge = runBadge(run)
  return (
    <>
      <Section title={isRunning ? 'Under way' : 'Result'}>
        {isRunning ? <RunCourse run={run} /> : null}
        {error === undefined ? null : (
          <MessageBar intent={intents[state]} layout="multiline" role="alert">
            <MessageBarBody>
              <MessageBarTitle>{badge.text}</MessageBarTitle>
              {error.message}
            </MessageBarBody>
          </MessageBar>
        )}
        <Facts
          facts={[
            ['Status', <StatusBadge key="status" {...badge} />],
            ['What it does', kindTexts[kind]],
            ['Preview', isPreview(run) ? 'yes: nothing was changed' : undefined],
            ['Started', `${formatTime(startedAt)} by ${startedBy}`],
            ['Ended', endedAt === undefined ? undefined : formatTime(endedAt)],
            [isRunning ? 'Runs for' : 'Took', <Duration key="took" run={run} />],
          ]}
        />
      </Section>
      {isRunning || run.report === undefined ? null : (
        <Section title={isPreview(run) ? 'What it would come to' : 'What it came to'}>
          <RunReport run={run} />
        </Section>
      )}
    </>
  )
}

function Duration({ run: { startedAt, endedAt } }: { readonly run: MaintenanceRun }) {
  const now = useNow()
  const end = endedAt === undefined ? now : new Date(endedAt).getTime()
  return <>{formatDuration(end - new Date(startedAt).getTime())}</>
}

function StopButton({ run: { id, repositoryId } }: { readonly run: MaintenanceRun }) {
  const api = useApi()
  const queries = useQueryClient()
  const mayStop = useIsServerAdministrator()
  const stop = useMutation({
    mutationFn: () => api.send('POST', runPath(repositoryId, id, 'stop')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['maintenance', repositoryId] }),
  })
  if (!mayStop) return null
  return (
    <>
      <Button icon={<StopRegular />} disabled={stop.isPending} onClick={() => stop.mutate()}>
        Stop
      </Button>
      <ProblemBar error={stop.error} />
    </>
  )
}
