import { Field, Select, makeStyles, tokens } from '@fluentui/react-components'
import type { OrganizationDetails } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/context.tsx'
import { jobsOfQuery, type PointFilter, repositoriesQuery } from './restore-point-queries.ts'

interface PointFiltersProps {
  readonly organizations: readonly OrganizationDetails[]
  readonly filter: PointFilter
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void
}

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  field: { minWidth: '12rem', flexGrow: 1, maxWidth: '22rem' },
})

/** Of whose restore points: all of an organization, those of a job, those in a repository. */
export function PointFilters({ organizations, filter, onChange }: PointFiltersProps) {
  const styles = useStyles()
  const api = useApi()
  const jobs = useQuery(jobsOfQuery(api, filter.organizationId))
  const repositories = useQuery(repositoriesQuery(api))
  const forget = { month: undefined, day: undefined, point: undefined }
  return (
    <div className={styles.row}>
      <Field label="Organization" className={styles.field}>
        <Select
          value={filter.organizationId}
          onChange={(_event, { value }) => onChange({ ...forget, organization: value, job: undefined })}
        >
          {organizations.map(({ id, displayName }) => (
            <option key={id} value={id}>
              {displayName}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Job" className={styles.field}>
        <Select
          value={filter.jobId ?? ''}
          onChange={(_event, { value }) => onChange({ ...forget, job: value })}
        >
          <option value="">All jobs</option>
          {(jobs.data ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Repository" className={styles.field}>
        <Select
          value={filter.repositoryId ?? ''}
          onChange={(_event, { value }) => onChange({ ...forget, repository: value })}
        >
          <option value="">All repositories</option>
          {(repositories.data ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  )
}
