import { makeStyles, tokens } from '@fluentui/react-components'
import type { RestorePoint } from '@strongroom/api-client'
import { Link } from 'react-router'
import { byDay, dayOf, monthOf } from '../../mail/days.ts'
import { RestoreCalendar } from '../../mail/restore-calendar.tsx'
import { pb } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { OpenPoint } from './open-point.tsx'
import { PointFilters } from './point-filters.tsx'
import { RestorePermission } from './restore-permission.tsx'
import type { PointFilter } from './restore-point-queries.ts'
import { type ChangeAddress, type PointPlace, usePointChoice } from './use-point-choice.ts'

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
  const { organizations, filter, newest, error, isPending, change, ...place } = usePointChoice()
  if (organizations === undefined) return error === null ? <Loading /> : <ProblemBar error={error} />
  if (organizations.length === 0) return <NoOrganization />
  return (
    <>
      <ProblemBar error={error} />
      <PointFilters organizations={organizations} filter={filter} onChange={change} />
      <RestorePermission organizationId={filter.organizationId} />
      {isPending ? <Loading label="Restore points…" /> : null}
      {newest === null ? <NoPoint /> : null}
      {newest === null || newest === undefined ? null : (
        <PointInTime filter={filter} newest={newest} place={place} onChange={change} />
      )}
    </>
  )
}

interface PointInTimeProps {
  readonly filter: PointFilter
  readonly newest: RestorePoint
  readonly place: PointPlace
  readonly onChange: ChangeAddress
}

function PointInTime({ filter, newest, place, onChange }: PointInTimeProps) {
  const styles = useStyles()
  const { points } = place
  const month = place.month ?? monthOf(newest.backupTime)
  const day = place.day ?? (place.month === undefined ? dayOf(newest.backupTime) : undefined)
  return (
    <Section title="As it was when">
      <div className={styles.columns}>
        <RestoreCalendar
          month={month}
          points={points}
          day={day}
          onMonth={(next) => onChange({ month: next, day: undefined, point: undefined })}
          onDay={(next) => onChange({ month, day: next, point: undefined })}
        />
        <OpenPoint
          filter={filter}
          newest={newest}
          day={day}
          points={day === undefined ? [] : (byDay(points).get(day) ?? [])}
          chosenId={place.pointId}
          onChoose={(point) => onChange({ point })}
        />
      </div>
    </Section>
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
