import { Button } from '@fluentui/react-components'
import { DeleteRegular, EditRegular, PlayRegular, StopRegular } from '@fluentui/react-icons'
import type { Job, JobSession } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { isRunning, jobPath, jobQuery } from '../../api/jobs.ts'
import { organizationsQuery } from '../../api/organizations.ts'
import { repositoriesQuery } from '../../api/repositories.ts'
import { pb } from '../../paths.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatTime } from '../../ui/format.ts'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { SessionTable } from '../sessions/session-table.tsx'
import { JobItems } from './job-items.tsx'
import { jobBadge, retryText, scheduleText } from './words.ts'

/** A job: what it does, how it went, and everything that can be done with it. */
export function JobPage() {
  const { id = '' } = useParams()
  const { data: job, error, isPending } = useQuery(jobQuery(useApi(), id))
  return (
    <Page
      title={job?.name ?? 'Job'}
      crumbs={[{ name: 'Jobs', to: pb.jobs() }]}
      actions={job === undefined ? undefined : <JobActions job={job} />}
    >
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {job === undefined ? null : (
        <>
          <JobFacts job={job} />
          <JobItems job={job} />
          <Section title="Runs">
            <SessionTable filter={{ jobId: id }} />
          </Section>
        </>
      )}
    </Page>
  )
}

function JobFacts({ job }: { readonly job: Job }) {
  const api = useApi()
  const organizations = useQuery(organizationsQuery(api))
  const repositories = useQuery(repositoriesQuery(api))
  const organization = organizations.data?.find(({ id }) => id === job.organizationId)
  const repository = repositories.data?.find(({ id }) => id === job.repositoryId)
  return (
    <Section title="About">
      <Facts
        facts={[
          ['Status', <StatusBadge key="status" {...jobBadge(job)} />],
          ['Description', job.description === '' ? undefined : job.description],
          [
            'Organization',
            <Link key="organization" to={pb.organization(job.organizationId)}>
              {organization?.displayName ?? job.organizationId}
            </Link>,
          ],
          [
            'Repository',
            <Link key="repository" to={pb.repository(job.repositoryId)}>
              {repository?.name ?? job.repositoryId}
            </Link>,
          ],
          ['Starts', scheduleText(job.schedulePolicy)],
          ['Next run', job.nextRun === undefined ? undefined : formatTime(job.nextRun)],
          ['Last run', job.lastRun === undefined ? 'never' : formatTime(job.lastRun)],
          ['Last backup', job.lastBackup === undefined ? 'none yet' : formatTime(job.lastBackup)],
          ['Failed objects are tried again', retryText(job.schedulePolicy)],
        ]}
      />
    </Section>
  )
}

type Act = 'start' | 'stop' | 'enable' | 'disable'

function JobActions({ job }: { readonly job: Job }) {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [isRemoving, setRemoving] = useState(false)
  const act = useMutation({
    mutationFn: (name: Act) => api.send<JobSession | undefined>('POST', jobPath(job.id, name), {}),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['jobs'] })
      await queries.invalidateQueries({ queryKey: ['job-sessions'] })
    },
    onSuccess: (session, name) => {
      if (name === 'start' && session !== undefined) void navigate(pb.session(session.id))
    },
  })
  return (
    <>
      {isRunning(job) ? (
        <Button icon={<StopRegular />} disabled={act.isPending} onClick={() => act.mutate('stop')}>
          Stop
        </Button>
      ) : (
        <Button
          appearance="primary"
          icon={<PlayRegular />}
          disabled={act.isPending || !job.isEnabled}
          onClick={() => act.mutate('start')}
        >
          Run now
        </Button>
      )}
      <Button disabled={act.isPending} onClick={() => act.mutate(job.isEnabled ? 'disable' : 'enable')}>
        {job.isEnabled ? 'Disable' : 'Enable'}
      </Button>
      <Button icon={<EditRegular />} onClick={() => void navigate(pb.editJob(job.id))}>
        Change
      </Button>
      <Button icon={<DeleteRegular />} onClick={() => setRemoving(true)}>
        Delete
      </Button>
      <ProblemBar error={act.error} />
      {isRemoving ? <RemoveJob job={job} onClose={() => setRemoving(false)} /> : null}
    </>
  )
}

function RemoveJob({ job, onClose }: { readonly job: Job; readonly onClose: () => void }) {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => api.send('DELETE', jobPath(job.id)),
    onSuccess: async () => {
      queries.removeQueries({ queryKey: ['jobs', job.id] })
      await navigate(pb.jobs())
      await queries.invalidateQueries({ queryKey: ['jobs', 'list'] })
    },
  })
  return (
    <ConfirmDialog
      title={`Delete the job “${job.name}”?`}
      confirm="Delete"
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      It runs no more, and its runs are no longer listed. What it has backed up stays in the repository and
      can be restored.
    </ConfirmDialog>
  )
}
