import { Field, Input } from '@fluentui/react-components'
import type { SessionFilter } from '../../api/jobs.ts'
import { type Filters, useFilters } from '../../hooks/use-filters.ts'
import { FilterBar, FilterSelect } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { JobChoice } from './job-choice.tsx'
import { SessionTable } from './session-table.tsx'

const statuses = [
  ['Running', 'Running'],
  ['Success', 'Successful'],
  ['Warning', 'With warnings'],
  ['Failed', 'Failed'],
  ['Stopped', 'Stopped'],
] as const

/** What jobs did: live for what runs, and back as far as it is kept. */
export function SessionsPage() {
  const filters = useFilters()
  return (
    <Page title="Sessions">
      <FilterBar>
        <FilterSelect
          label="Result"
          all="Any result"
          value={filters.get('status')}
          options={statuses}
          onChange={(value) => filters.set('status', value)}
        />
        <JobChoice value={filters.get('job')} onChange={(id) => filters.set('job', id)} />
        <DayFilter label="Ended from" name="from" filters={filters} />
        <DayFilter label="Ended to" name="to" filters={filters} />
      </FilterBar>
      <SessionTable filter={filterOf(filters)} height="calc(100dvh - 16rem)" />
    </Page>
  )
}

interface DayFilterProps {
  readonly label: string
  readonly name: string
  readonly filters: Filters
}

function DayFilter({ label, name, filters }: DayFilterProps) {
  return (
    <Field label={label} size="small">
      <Input
        type="date"
        value={filters.get(name)}
        onChange={(_event, { value }) => filters.set(name, value)}
      />
    </Field>
  )
}

function filterOf(filters: Filters): SessionFilter {
  const [from, to, jobId] = [filters.get('from'), filters.get('to'), filters.get('job')]
  return {
    status: filters.get('status'),
    ...(jobId === '' ? {} : { jobId }),
    endTimeLowerBound: momentOf(from, '00:00:00'),
    endTimeUpperBound: momentOf(to, '23:59:59'),
  }
}

/** Days are those of whoever looks; the server is asked in UTC. */
function momentOf(day: string, time: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined
  return new Date(`${day}T${time}`).toISOString()
}
