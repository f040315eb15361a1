/** Prune and retention: first what would go, then whether it shall. */
import {
  Body1,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components'
import type { MaintenanceRun } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { maintenanceRunQuery, maintenanceSettingsQuery, runPath } from '../../../api/maintenance.ts'
import { pb } from '../../../paths.ts'
import { formatCount } from '../../../ui/format.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { forgottenOf } from './report.ts'
import { RunCourse } from './run-course.tsx'
import { RunReport } from './run-report.tsx'
import { useStartRun } from './use-start-run.ts'

interface PreviewDialogProps {
  readonly kind: 'prune' | 'retention'
  readonly repositoryId: string
  /** The run of the preview; undefined until it has begun. */
  readonly runId: string | undefined
  /** Why it could not begin. */
  readonly error: unknown
  readonly hasAlert: boolean
  readonly onClose: () => void
}

const titles = { prune: 'Prune the repository', retention: 'Forget by the retention' } as const

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
})

export function PreviewDialog(props: PreviewDialogProps) {
  const { kind, repositoryId, runId, error, hasAlert, onClose } = props
  const styles = useStyles()
  const api = useApi()
  const navigate = useNavigate()
  const { data: run, error: lost } = useQuery({
    ...maintenanceRunQuery(api, repositoryId, runId ?? ''),
    enabled: runId !== undefined,
  })
  const start = useStartRun(repositoryId, ({ id }) => void navigate(pb.maintenanceRun(repositoryId, id)))
  const close = (): void => {
    // Nobody waits for it any more, and one run at a time goes on in a repository.
    if (run?.state === 'running')
      void api.send('POST', runPath(repositoryId, run.id, 'stop')).catch(() => undefined)
    onClose()
  }
  const isDone = run?.state === 'success' || run?.state === 'warning'
  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : close())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{titles[kind]}</DialogTitle>
          <DialogContent className={styles.content}>
            {kind === 'prune' ? <PruneWords /> : <RetentionWords repositoryId={repositoryId} />}
            {hasAlert ? <AlertWords /> : null}
            <ProblemBar error={error ?? lost} />
            {run === undefined && error === null ? <Loading label="Finds out what would go…" /> : null}
            {run === undefined ? null : <PreviewOf run={run} />}
            <ProblemBar error={start.error} />
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <Button
              appearance="primary"
              disabled={!isDone || start.isPending}
              onClick={() => start.mutate({ kind, preview: false })}
            >
              {run === undefined || !isDone ? 'Do it' : verbOf(run)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function verbOf(run: MaintenanceRun): string {
  if (run.kind === 'prune') return 'Prune now'
  const count = forgottenOf(run).reduce((sum, { times }) => sum + times.length, 0)
  return count === 0 ? 'Apply it' : `Forget ${formatCount(count, 'restore point')}`
}

function PreviewOf({ run }: { readonly run: MaintenanceRun }) {
  const styles = useStyles()
  const { state, error } = run
  if (state === 'running') return <RunCourse run={run} />
  const isPlain = error === undefined
  return (
    <>
      {isPlain ? null : (
        <MessageBar intent={state === 'failed' ? 'error' : 'warning'} layout="multiline" role="alert">
          <MessageBarBody>{error.message}</MessageBarBody>
        </MessageBar>
      )}
      {run.report === undefined ? null : (
        <section aria-label="What would go" className={styles.content}>
          <RunReport run={run} />
          {run.kind === 'retention' && forgottenOf(run).length === 0 ? (
            <Body1>Nothing would go: everything is younger than that, or nothing is ever forgotten.</Body1>
          ) : null}
        </section>
      )}
    </>
  )
}

function PruneWords() {
  const { data: settings } = useQuery(maintenanceSettingsQuery(useApi()))
  const hours = settings === undefined ? 'some hours' : formatCount(settings.pruneWaitHours, 'hour')
  return (
    <Body1>
      Nothing is deleted at once: what no restore point needs is condemned now, and deleted by a run that is
      at least {hours} later, if it is still not needed then. No restore point is lost by it.
    </Body1>
  )
}

function RetentionWords({ repositoryId }: { readonly repositoryId: string }) {
  const { data: settings } = useQuery(maintenanceSettingsQuery(useApi()))
  const hours = settings === undefined ? 'some hours' : formatCount(settings.approvalWaitHours, 'hour')
  return (
    <Body1>
      Forgets by the retention in force, as the schedule does: what is forgotten cannot be brought back. To{' '}
      <Link to={pb.repositoryTab(repositoryId, 'settings')}>keep backups for a shorter time</Link> waits{' '}
      {hours}, or for a second administrator.
    </Body1>
  )
}

function AlertWords() {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        There is an alert on this repository: by itself the server would forget and delete nothing now. See to
        the alert first.
      </MessageBarBody>
    </MessageBar>
  )
}
