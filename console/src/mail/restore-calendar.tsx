import { Button, Subtitle2, Text, makeStyles, tokens } from '@fluentui/react-components'
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons'
import type { RestorePoint } from '@strongroom/api-client'
import { formatCount } from '../ui/format.ts'
import { addMonths, byDay, type Day, type Month, monthName, weekdayNames, weeksOf } from './days.ts'

interface RestoreCalendarProps {
  readonly month: Month
  /** At least those of the month. */
  readonly points: readonly RestorePoint[]
  readonly day: Day | undefined
  readonly onMonth: (month: Month) => void
  readonly onDay: (day: Day) => void
}

const useStyles = makeStyles({
  calendar: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '28rem' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  month: { margin: 0 },
  table: { tableLayout: 'fixed', width: '100%', borderCollapse: 'collapse' },
  weekday: {
    textAlign: 'center',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  cell: { padding: '2px', textAlign: 'center' },
  day: {
    width: '100%',
    minWidth: 0,
    minHeight: '2.75rem',
    padding: 0,
    flexDirection: 'column',
    lineHeight: tokens.lineHeightBase200,
  },
  count: { fontSize: tokens.fontSizeBase100, fontWeight: tokens.fontWeightRegular },
  without: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    minHeight: '2.75rem',
    color: tokens.colorNeutralForeground3,
  },
})

/** A month, and on which of its days there are restore points. */
export function RestoreCalendar({ month, points, day, onMonth, onDay }: RestoreCalendarProps) {
  const styles = useStyles()
  const days = byDay(points)
  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        <Button
          appearance="subtle"
          icon={<ChevronLeftRegular />}
          aria-label="The month before"
          onClick={() => onMonth(addMonths(month, -1))}
        />
        <Subtitle2 as="h3" className={styles.month} role="status">
          {monthName(month)}
        </Subtitle2>
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          aria-label="The month after"
          onClick={() => onMonth(addMonths(month, 1))}
        />
      </div>
      <table className={styles.table} aria-label={`Restore points of ${monthName(month)}`}>
        <thead>
          <tr>
            {weekdayNames().map((name) => (
              <th key={name} scope="col" className={styles.weekday}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, index) => (
            <tr key={`${month} ${index}`}>
              {week.map((one, weekday) => (
                <td key={one ?? weekday} className={styles.cell}>
                  {one === undefined ? null : (
                    <CalendarDay
                      day={one}
                      count={days.get(one)?.length ?? 0}
                      isChosen={one === day}
                      onDay={onDay}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CalendarDayProps {
  readonly day: Day
  readonly count: number
  readonly isChosen: boolean
  readonly onDay: (day: Day) => void
}

function CalendarDay({ day, count, isChosen, onDay }: CalendarDayProps) {
  const styles = useStyles()
  const number = Number(day.slice(8))
  if (count === 0) return <span className={styles.without}>{number}</span>
  return (
    <Button
      appearance={isChosen ? 'primary' : 'secondary'}
      aria-pressed={isChosen}
      className={styles.day}
      onClick={() => onDay(day)}
    >
      {number} <Text className={styles.count}>{formatCount(count, 'point')}</Text>
    </Button>
  )
}
