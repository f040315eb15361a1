import { Checkbox, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components'
import type { SchedulePolicy } from '@strongroom/api-client'
import { Section } from '../../../ui/section.tsx'
import { dayNames, periodNames } from '../words.ts'
import { everyHour, WeekGrid } from './week-grid.tsx'

interface ScheduleFieldsProps {
  readonly schedule: SchedulePolicy
  readonly onChange: (schedule: SchedulePolicy) => void
}

type Way = 'ManualOnly' | 'Daily' | 'Periodically'

/** When the job starts by itself, in which hours it may run, and what happens with what fails. */
export function ScheduleFields({ schedule, onChange }: ScheduleFieldsProps) {
  const way: Way = schedule.scheduleEnabled === true ? (schedule.type ?? 'Daily') : 'ManualOnly'
  const change = (part: Partial<SchedulePolicy>): void => onChange({ ...schedule, ...part })
  return (
    <Section title="When">
      <RadioGroup
        aria-label="How the job starts"
        value={way}
        onChange={(_event, { value }) => {
          const chosen = wayOf(value)
          change({ scheduleEnabled: chosen !== 'ManualOnly', type: chosen })
        }}
      >
        <Radio value="Daily" label="At a time of the day" />
        <Radio value="Periodically" label="Again and again" />
        <Radio value="ManualOnly" label="Only when somebody starts it" />
      </RadioGroup>
      {way === 'Daily' ? <DailyFields schedule={schedule} onChange={change} /> : null}
      {way === 'Periodically' ? (
        <Field label="Every">
          <Select
            value={schedule.periodicallyEvery ?? 'Hours4'}
            onChange={(_event, { value }) => {
              const every = keyOf(periodNames, value)
              if (every !== undefined) change({ periodicallyEvery: every })
            }}
          >
            {Object.entries(periodNames).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {way === 'ManualOnly' ? null : <WindowFields schedule={schedule} onChange={change} />}
      <RetryFields schedule={schedule} onChange={change} />
    </Section>
  )
}

interface PartProps {
  readonly schedule: SchedulePolicy
  readonly onChange: (part: Partial<SchedulePolicy>) => void
}

function DailyFields({ schedule, onChange }: PartProps) {
  return (
    <>
      <Field label="On">
        <Select
          value={schedule.dailyType ?? 'Everyday'}
          onChange={(_event, { value }) => {
            const days = keyOf(dayNames, value)
            if (days !== undefined) onChange({ dailyType: days })
          }}
        >
          {Object.entries(dayNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="At" hint="In the time zone of the server.">
        <Input
          type="time"
          value={(schedule.dailyTime ?? '00:00:00').slice(0, 5)}
          onChange={(_event, { value }) => onChange({ dailyTime: `${value === '' ? '00:00' : value}:00` })}
        />
      </Field>
    </>
  )
}

function WindowFields({ schedule, onChange }: PartProps) {
  const { backupWindowEnabled: isOn = false, backupWindowSettings: settings } = schedule
  const open = settings?.backupWindow ?? everyHour(() => true)
  const offset = settings?.minuteOffset
  return (
    <>
      <Checkbox
        label="Run in certain hours alone"
        checked={isOn}
        onChange={(_event, { checked }) =>
          onChange({
            backupWindowEnabled: checked === true,
            backupWindowSettings: { ...settings, backupWindow: open },
          })
        }
      />
      {isOn ? (
        <Field
          label="Hours"
          hint={`A run that is not done when its window closes stops, and goes on at the next one. ${offset === undefined ? 'In the time zone of the server.' : `In the time that is ${offset} minutes ahead of UTC.`}`}
        >
          {(field) => (
            <div {...field}>
              <WeekGrid
                label="Hours in which the job may run"
                hours={open}
                onChange={(backupWindow) => onChange({ backupWindowSettings: { ...settings, backupWindow } })}
              />
            </div>
          )}
        </Field>
      ) : null}
    </>
  )
}

function RetryFields({ schedule, onChange }: PartProps) {
  const { retryEnabled: isOn = false, retryNumber = 3, retryWaitInterval = 10 } = schedule
  return (
    <>
      <Checkbox
        label="Try again what failed"
        checked={isOn}
        onChange={(_event, { checked }) =>
          onChange({ retryEnabled: checked === true, retryNumber, retryWaitInterval })
        }
      />
      {isOn ? (
        <>
          <Field label="How often">
            <Input
              type="number"
              min={1}
              max={100}
              value={String(retryNumber)}
              onChange={(_event, { value }) => onChange({ retryNumber: Number(value) })}
            />
          </Field>
          <Field label="Minutes between">
            <Input
              type="number"
              min={0}
              max={1440}
              value={String(retryWaitInterval)}
              onChange={(_event, { value }) => onChange({ retryWaitInterval: Number(value) })}
            />
          </Field>
        </>
      ) : null}
    </>
  )
}

function wayOf(value: string): Way {
  return value === 'Daily' || value === 'Periodically' ? value : 'ManualOnly'
}

function keyOf<Names extends object>(names: Names, value: string): keyof Names | undefined {
  return isKey(names, value) ? value : undefined
}

function isKey<Names extends object>(names: Names, value: PropertyKey): value is keyof Names {
  return Object.hasOwn(names, value)
}
