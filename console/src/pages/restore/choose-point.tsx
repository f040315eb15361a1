import { makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { organizationsQuery } from '../../api/organizations.ts'
import { byDay, dayOf, monthOf, parseMonth } from '../../mail/days.ts'
import { RestoreCalendar } from '../../mail/restore-calendar.tsx'
import { pb } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { OpenPoint } from './open-point.tsx'
import { PointFilters } from './point-filters.tsx'
import { newestPointQuery, pointsQuery } from './restore-point-queries.ts'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 28rem) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXXL,
    '@media (max-width: 60rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

/** Whose data, and as it was when: the choice is in the address. */
export function ChoosePoint() {
  const styles = useStyles()
  const api = useApi()
  const [params, setParams] = useSearchParams()
  const organizations = useQuery(organizationsQuery(api))
  const filter = {
    organizationId: params.get('organization') ?? organizations.data?.[0]?.id ?? '',
    jobId: params.get('job') ?? undefined,
    repositoryId: params.get('repository') ?? undefined,
  }
  const newest = useQuery(newestPointQuery(api, filter))
  const newestTime = newest.data?.backupTime
  const month =
    parseMonth(params.get('month')) ?? (newestTime === undefined ? undefined : monthOf(newestTime))
  const points = useQuery(pointsQuery(api, filter, month))
  if (organizations.isPending) return <Loading />
  if (organizations.data?.length === 0) return <NoOrganization />
  const change = (changes: Readonly<Record<string, string | undefined>>): void => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes))
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    setParams(next)
  }
  const days = byDay(points.data ?? [])
  const given = params.get('day') ?? undefined
  const day = given !== undefined || newestTime === undefined ? given : dayOf(newestTime)
  return (
    <>
      <ProblemBar error={organizations.error ?? newest.error ?? points.error} />
      <PointFilters organizations={organizations.data ?? []} filter={filter} onChange={change} />
      {newest.isPending && filter.organizationId !== '' ? <Loading label="Restore points…" /> : null}
      {newest.data === null ? <NoPoint /> : null}
      {month === undefined || newest.data === null || newest.data === undefined ? null : (
        <Section title="As it was when">
          <div className={styles.columns}>
            <RestoreCalendar
              month={month}
              points={points.data ?? []}
              day={day}
              onMonth={(next) => change({ month: next, day: undefined, point: undefined })}
              onDay={(next) => change({ month, day: next, point: undefined })}
            />
            <OpenPoint
              filter={filter}
              newest={newest.data}
              day={day}
              points={day === undefined ? [] : (days.get(day) ?? [])}
              chosenId={params.get('point') ?? undefined}
              onChoose={(point) => change({ point })}
            />
          </div>
        </Section>
      )}
    </>
  )
}

function NoOrganization() {
  return (
    <EmptyState
      title="No organization is connected"
      text="Connect one, make a job and run it: there is something to restore afterwards."
      action={<Link to={pb.addOrganization()}>Connect an organization</Link>}
    />
  )
}

function NoPoint() {
  return (
    <EmptyState
      title="There is no restore point"
      text="Nothing was backed up with this choice yet. Choose another job or repository, or run a backup job."
      action={<Link to={pb.jobs()}>Jobs</Link>}
    />
  )
}
