/** The hours of a week in which something may happen: by mouse, touch and keyboard. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'

interface WeekGridProps {
  readonly label: string
  /** 168 truth values, Sunday 00:00 first. */
  readonly hours: readonly boolean[]
  readonly onChange: (hours: readonly boolean[]) => void
}

/** As people read a week; the numbers are those of the dialect, where 0 is Sunday. */
const days = [
  { day: 1, name: 'Monday' },
  { day: 2, name: 'Tuesday' },
  { day: 3, name: 'Wednesday' },
  { day: 4, name: 'Thursday' },
  { day: 5, name: 'Friday' },
  { day: 6, name: 'Saturday' },
  { day: 0, name: 'Sunday' },
] as const
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour)

const useStyles = makeStyles({
  frame: { overflowX: 'auto', paddingBlock: tokens.spacingVerticalXS },
  grid: { display: 'inline-block', minWidth: '44rem' },
  row: { display: 'grid', gridTemplateColumns: '6.5rem repeat(24, minmax(1.4rem, 1fr))' },
  head: { fontSize: tokens.fontSizeBase100, color: tokens.colorNeutralForeground2, textAlign: 'center' },
  cell: {
    height: '1.75rem',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForegroundOnBrand,
    textAlign: 'center',
    cursor: 'pointer',
    userSelect: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  open: { backgroundColor: tokens.colorBrandBackground },
  presets: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

const presets: readonly (readonly [name: string, isOpen: (day: number, hour: number) => boolean])[] = [
  ['Always', () => true],
  ['Nights and weekends', (day, hour) => day === 0 || day === 6 || hour < 7 || hour >= 19],
  ['Nights', (_day, hour) => hour < 7 || hour >= 19],
  ['Never', () => false],
]

export function everyHour(isOpen: (day: number, hour: number) => boolean): readonly boolean[] {
  return Array.from({ length: 168 }, (_, index) => isOpen(Math.floor(index / 24), index % 24))
}

export function WeekGrid({ label, hours, onChange }: WeekGridProps) {
  const styles = useStyles()
  const grid = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState({ row: 0, hour: 0 })
  // What a pointer that is held down does to the hours that it passes.
  const painting = useRef<boolean | undefined>(undefined)
  const paint = (index: number, isOpen: boolean): void =>
    onChange(hours.map((former, at) => (at === index ? isOpen : former)))
  const toggleDay = (day: number): void => {
    const ofDay = hours.slice(day * 24, day * 24 + 24)
    const isOpen = !ofDay.every(Boolean)
    onChange(hours.map((former, at) => (Math.floor(at / 24) === day ? isOpen : former)))
  }
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const row = Math.min(days.length - 1, Math.max(0, focused.row + step.rows))
    const hour = Math.min(23, Math.max(0, focused.hour + step.hours))
    setFocused({ row, hour })
    grid.current?.querySelector<HTMLElement>(`[data-cell="${row}-${hour}"]`)?.focus()
  }
  return (
    <div>
      <div className={styles.presets} role="group" aria-label={`${label}: usual choices`}>
        {presets.map(([name, isOpen]) => (
          <Button key={name} size="small" onClick={() => onChange(everyHour(isOpen))}>
            {name}
          </Button>
        ))}
      </div>
      <div className={styles.frame}>
        <div
          ref={grid}
          role="grid"
          aria-label={`${label}. Arrow keys move, the space bar opens or closes an hour.`}
          aria-multiselectable="true"
          className={styles.grid}
          onKeyDown={move}
          onPointerUp={() => (painting.current = undefined)}
          onPointerLeave={() => (painting.current = undefined)}
        >
          <HourNames />
          {days.map(({ day, name }, row) => (
            <div key={day} role="row" className={styles.row}>
              <div role="rowheader">
                <Button
                  size="small"
                  appearance="transparent"
                  tabIndex={-1}
                  onClick={() => toggleDay(day)}
                  title={`Open or close ${name} as a whole`}
                >
                  {name}
                </Button>
              </div>
              {hoursOfDay.map((hour) => (
                <HourCell
                  key={hour}
                  place={`${row}-${hour}`}
                  label={`${name} ${hour}:00 to ${hour + 1}:00`}
                  isOpen={hours[day * 24 + hour] === true}
                  isReached={focused.row === row && focused.hour === hour}
                  painting={painting}
                  onFocus={() => setFocused({ row, hour })}
                  onPaint={(isOpen) => paint(day * 24 + hour, isOpen)}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

interface HourCellProps {
  readonly place: string
  readonly label: string
  readonly isOpen: boolean
  /** Whether the tab key leads to it. */
  readonly isReached: boolean
  readonly painting: RefObject<boolean | undefined>
  readonly onFocus: () => void
  readonly onPaint: (isOpen: boolean) => void
}

function HourCell({ place, label, isOpen, isReached, painting, onFocus, onPaint }: HourCellProps) {
  const styles = useStyles()
  return (
    <div
      role="gridcell"
      data-cell={place}
      aria-selected={isOpen}
      aria-label={`${label}, ${isOpen ? 'open' : 'closed'}`}
      tabIndex={isReached ? 0 : -1}
      className={mergeClasses(styles.cell, isOpen && styles.open)}
      onFocus={onFocus}
      onPointerDown={({ currentTarget, pointerId }) => {
        // A finger would hold on to the hour where it began.
        if (currentTarget.hasPointerCapture(pointerId)) currentTarget.releasePointerCapture(pointerId)
        painting.current = !isOpen
        onPaint(!isOpen)
      }}
      onPointerEnter={() => {
        if (painting.current !== undefined) onPaint(painting.current)
      }}
      onKeyDown={(event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return
        event.preventDefault()
        onPaint(!isOpen)
      }}
    >
      {isOpen ? <span aria-hidden="true">✓</span> : null}
    </div>
  )
}

const steps: Readonly<Record<string, { readonly rows: number; readonly hours: number }>> = {
  ArrowUp: { rows: -1, hours: 0 },
  ArrowDown: { rows: 1, hours: 0 },
  ArrowLeft: { rows: 0, hours: -1 },
  ArrowRight: { rows: 0, hours: 1 },
  Home: { rows: 0, hours: -23 },
  End: { rows: 0, hours: 23 },
}

function HourNames() {
  const styles = useStyles()
  return (
    <div role="row" className={styles.row}>
      <div role="columnheader" className={styles.head}>
        Hour
      </div>
      {hoursOfDay.map((hour) => (
        <div key={hour} role="columnheader" className={styles.head}>
          {hour}
        </div>
      ))}
    </div>
  )
}
