import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { FolderOpenRegular } from '@fluentui/react-icons'
import type { RestorePoint } from '@strongroom/api-client'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { byDay, dayName, dayOf, monthOf, parseMonth } from '../mail/days.ts'
import { PointList } from '../mail/point-list.tsx'
import { RestoreCalendar } from '../mail/restore-calendar.tsx'
import { Section } from '../ui/section.tsx'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 28rem) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXXL,
    '@media (max-width: 48rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

interface EarlierDayProps {
  readonly points: readonly RestorePoint[]
  readonly newest: RestorePoint
  readonly isBusy: boolean
  readonly onOpen: (point: RestorePoint) => void
}

/** Any other day than the last: month and day are in the address. */
export function EarlierDay({ points, newest, isBusy, onOpen }: EarlierDayProps) {
  const styles = useStyles()
  const [params, setParams] = useSearchParams()
  const [chosenId, setChosenId] = useState<string>()
  const user = params.get('user')
  const withPlace = (place: Readonly<Record<string, string>>): Record<string, string> => ({
    ...(user === null ? {} : { user }),
    ...place,
  })
  const month = parseMonth(params.get('month')) ?? monthOf(newest.backupTime)
  const day = params.get('day') ?? (params.has('month') ? undefined : dayOf(newest.backupTime))
  const ofDay = day === undefined ? [] : (byDay(points).get(day) ?? [])
  const chosen = ofDay.find(({ id }) => id === chosenId) ?? ofDay[0]
  return (
    <Section title="As it was on a day">
      <div className={styles.columns}>
        <RestoreCalendar
          month={month}
          points={points}
          day={day}
          onMonth={(next) => setParams(withPlace({ month: next }))}
          onDay={(next) => setParams(withPlace({ month, day: next }))}
        />
        {day === undefined || chosen === undefined ? (
          <Text>Choose a day with restore points.</Text>
        ) : (
          <div className={styles.box}>
            <Text weight="semibold">{dayName(day)}</Text>
            <PointList points={ofDay} chosenId={chosen.id} onChoose={setChosenId} />
            <Button icon={<FolderOpenRegular />} disabled={isBusy} onClick={() => onOpen(chosen)}>
              Open this state
            </Button>
          </div>
        )}
      </div>
    </Section>
  )
}
