import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import type { Job } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { jobPath, jobsPath } from '../../../api/jobs.ts'
import { organizationsQuery } from '../../../api/organizations.ts'
import { repositoriesQuery } from '../../../api/repositories.ts'
import { pb } from '../../../paths.ts'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { bodyOf, type JobForm, problemOf } from './job-form.ts'
import { ScheduleFields } from './schedule-fields.tsx'
import { WhatFields } from './what-fields.tsx'

interface JobEditorProps {
  /** Undefined for a new one. */
  readonly job: Job | undefined
  readonly start: JobForm
}

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '56rem' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/** The form of a job; it keeps what was typed when it is refused. */
export function JobEditor({ job, start }: JobEditorProps) {
  const styles = useStyles()
  const api = useApi()
  const navigate = useNavigate()
  const [form, setForm] = useState(start)
  const organizations = useQuery(organizationsQuery(api))
  const repositories = useQuery(repositoriesQuery(api))
  const save = useSave(job)
  const problem = problemOf(form)
  const change = (part: Partial<JobForm>): void => setForm((former) => ({ ...former, ...part }))
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(form)
      }}
    >
      <ProblemBar error={organizations.error ?? repositories.error} />
      <WhatFields
        form={form}
        onChange={change}
        organizations={organizations.data ?? []}
        repositories={repositories.data ?? []}
        isNew={job === undefined}
      />
      <ScheduleFields schedule={form.schedule} onChange={(schedule) => change({ schedule })} />
      <Checkbox
        label="Run it at once"
        checked={form.runNow}
        onChange={(_event, { checked }) => change({ runNow: checked === true })}
      />
      <ProblemBar error={save.error} />
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabled={problem !== undefined || save.isPending}>
          {job === undefined ? 'Add the job' : 'Save'}
        </Button>
        <Button onClick={() => void navigate(job === undefined ? pb.jobs() : pb.job(job.id))}>Cancel</Button>
        <span role="status">{problem}</span>
      </div>
    </form>
  )
}

function useSave(job: Job | undefined) {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async (form: JobForm): Promise<string> => {
      if (job === undefined) return (await api.send<Job>('POST', jobsPath, bodyOf(form))).id
      await api.send('PUT', jobPath(job.id), bodyOf(form))
      return job.id
    },
    onSuccess: async (id) => {
      await queries.invalidateQueries({ queryKey: ['jobs'] })
      await navigate(pb.job(id))
    },
  })
}
