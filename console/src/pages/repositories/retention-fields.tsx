import { Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components'
import { type Retention, yearNames } from './words.ts'

interface RetentionFieldsProps {
  readonly retention: Retention
  readonly onChange: (retention: Retention) => void
}

type Years = NonNullable<Retention['yearlyRetentionPeriod']>
type Period = NonNullable<Retention['retentionPeriodType']>

export const keepEverything: Retention = {
  retentionType: 'SnapshotBased',
  retentionPeriodType: 'Yearly',
  yearlyRetentionPeriod: 'Keep',
}

const choices = {
  Keep: 'For good',
  Yearly: 'For some years',
  Monthly: 'For some months',
  Daily: 'For some days',
} as const satisfies Record<Period | 'Keep', string>
const most = { Daily: 36_500, Monthly: 1_200 } as const

/** How long backups are kept. */
export function RetentionFields({ retention, onChange }: RetentionFieldsProps) {
  const { retentionPeriodType: period = 'Yearly', retentionType = 'SnapshotBased' } = retention
  const isForGood = period === 'Yearly' && (retention.yearlyRetentionPeriod ?? 'Keep') === 'Keep'
  return (
    <>
      <Field label="Backups are kept">
        <Select
          value={isForGood ? 'Keep' : period}
          onChange={(_event, { value }) => onChange({ ...retention, ...startOf(value) })}
        >
          {Object.entries(choices).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {isForGood || period !== 'Yearly' ? null : <YearField retention={retention} onChange={onChange} />}
      {period === 'Yearly' ? null : <CountField period={period} retention={retention} onChange={onChange} />}
      {isForGood ? null : (
        <Field label="What is forgotten after that">
          <RadioGroup
            value={retentionType}
            onChange={(_event, { value }) =>
              onChange({ ...retention, retentionType: value === 'ItemLevel' ? 'ItemLevel' : 'SnapshotBased' })
            }
          >
            <Radio value="SnapshotBased" label="Whole restore points that are older" />
            <Radio value="ItemLevel" label="Also items that are older, by their own time" />
          </RadioGroup>
        </Field>
      )}
    </>
  )
}

function YearField({ retention, onChange }: RetentionFieldsProps) {
  return (
    <Field label="How many years">
      <Select
        value={retention.yearlyRetentionPeriod ?? 'Years5'}
        onChange={(_event, { value }) => onChange({ ...retention, yearlyRetentionPeriod: yearsOf(value) })}
      >
        {lengths.map((value) => (
          <option key={value} value={value}>
            {yearNames[value]}
          </option>
        ))}
      </Select>
    </Field>
  )
}

const memberOf = { Daily: 'dailyRetentionPeriod', Monthly: 'monthlyRetentionPeriod' } as const

function CountField({
  period,
  retention,
  onChange,
}: RetentionFieldsProps & { readonly period: 'Daily' | 'Monthly' }) {
  const member = memberOf[period]
  return (
    <Field
      label={period === 'Daily' ? 'How many days' : 'How many months'}
      hint={`1 to ${most[period].toLocaleString()}.`}
    >
      <Input
        type="number"
        min={1}
        max={most[period]}
        required
        value={String(retention[member] ?? '')}
        onChange={(_event, { value }) => onChange({ ...retention, [member]: Number(value) })}
      />
    </Field>
  )
}

/** Another unit begins with something that is not too short. */
function startOf(value: string): Retention {
  if (value === 'Daily') return { retentionPeriodType: 'Daily', dailyRetentionPeriod: 365 }
  if (value === 'Monthly') return { retentionPeriodType: 'Monthly', monthlyRetentionPeriod: 12 }
  return { retentionPeriodType: 'Yearly', yearlyRetentionPeriod: value === 'Yearly' ? 'Years5' : 'Keep' }
}

const lengths = ['Year1', 'Years2', 'Years3', 'Years5', 'Years7', 'Years10', 'Years25'] as const

function yearsOf(value: string): Years {
  return lengths.find((length) => length === value) ?? 'Keep'
}
