import { Field, Select } from '@fluentui/react-components'
import type { OrganizationDetails } from '@strongroom/api-client'

export type KeyPurpose = 'backup' | 'restore'

interface PurposeFieldProps {
  readonly organization: OrganizationDetails
  readonly value: KeyPurpose
  readonly onChange: (purpose: KeyPurpose) => void
}

/** Which application; not asked where there is only one. */
export function PurposeField({ organization, value, onChange }: PurposeFieldProps) {
  const keyed = organization.applications.filter(({ purpose }) => purpose !== 'sign-in')
  const distinct = new Set(keyed.map(({ appId }) => appId))
  if (distinct.size < 2) return null
  return (
    <Field label="Application">
      <Select
        value={value}
        onChange={(_event, { value: chosen }) => onChange(chosen === 'restore' ? 'restore' : 'backup')}
      >
        {keyed.map(({ purpose, displayName }) => (
          <option key={purpose} value={purpose}>
            {displayName}
          </option>
        ))}
      </Select>
    </Field>
  )
}
