import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { jobItemsQuery, jobQuery } from '../../api/jobs.ts'
import { pb } from '../../paths.ts'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { JobEditor } from './form/job-editor.tsx'
import { formOf } from './form/job-form.ts'

export function EditJobPage() {
  const api = useApi()
  const { id = '' } = useParams()
  const job = useQuery(jobQuery(api, id))
  const selected = useQuery(jobItemsQuery(api, id, 'SelectedItems'))
  const excluded = useQuery(jobItemsQuery(api, id, 'ExcludedItems'))
  const isLoaded = job.data !== undefined && selected.data !== undefined && excluded.data !== undefined
  return (
    <Page
      title={job.data === undefined ? 'Change a job' : `Change ${job.data.name}`}
      crumbs={[
        { name: 'Jobs', to: pb.jobs() },
        { name: job.data?.name ?? 'Job', to: pb.job(id) },
      ]}
    >
      <ProblemBar error={job.error ?? selected.error ?? excluded.error} />
      {isLoaded ? (
        <JobEditor
          job={job.data}
          start={formOf(job.data, { selected: selected.data, excluded: excluded.data })}
        />
      ) : (
        <Loading />
      )}
    </Page>
  )
}
