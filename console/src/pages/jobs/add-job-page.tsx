import { useSearchParams } from 'react-router'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/context.tsx'
import { organizationsQuery } from '../../api/organizations.ts'
import { repositoriesQuery } from '../../api/repositories.ts'
import { pb } from '../../paths.ts'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { JobEditor } from './form/job-editor.tsx'
import { emptyForm } from './form/job-form.ts'

/** A new job; where there is one organization or repository alone, it is chosen. */
export function AddJobPage() {
  const api = useApi()
  const [params] = useSearchParams()
  const organizations = useQuery(organizationsQuery(api))
  const repositories = useQuery(repositoriesQuery(api))
  const start =
    organizations.data === undefined || repositories.data === undefined
      ? undefined
      : emptyForm(
          params.get('organization') ?? onlyOf(organizations.data),
          params.get('repository') ?? onlyOf(repositories.data),
        )
  return (
    <Page title="Add a job" crumbs={[{ name: 'Jobs', to: pb.jobs() }]}>
      <ProblemBar error={organizations.error ?? repositories.error} />
      {start === undefined ? <Loading /> : <JobEditor job={undefined} start={start} />}
    </Page>
  )
}

function onlyOf(entries: readonly { readonly id: string }[]): string {
  return entries.length === 1 ? (entries[0]?.id ?? '') : ''
}
