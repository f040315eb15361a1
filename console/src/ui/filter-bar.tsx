import { Select, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'end' },
})

/** Search and filters above a list. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return (
    <div role="search" className={useStyles().bar}>
      {children}
    </div>
  )
}

interface FilterSelectProps {
  /** For screen readers. */
  readonly label: string
  /** What stands there when nothing is chosen. */
  readonly all: string
  readonly value: string
  readonly options: readonly (readonly [value: string, name: string])[]
  readonly onChange: (value: string) => void
}

export function FilterSelect({ label, all, value, options, onChange }: FilterSelectProps) {
  return (
    <Select aria-label={label} value={value} onChange={(_event, data) => onChange(data.value)}>
      <option value="">{all}</option>
      {options.map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </Select>
  )
}
