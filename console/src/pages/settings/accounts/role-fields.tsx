import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components'
import type { Account } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../api/context.tsx'
import { organizationsQuery } from '../../../api/organizations.ts'
import { roleNames } from '../words.ts'

export type RoleAndReach = Pick<Account, 'role' | 'organizationIds'>

interface RoleFieldsProps {
  readonly value: RoleAndReach
  readonly onChange: (value: RoleAndReach) => void
}

/** What an account may do, and for which organizations. */
export function RoleFields({ value, onChange }: RoleFieldsProps) {
  const { data: organizations = [] } = useQuery(organizationsQuery(useApi()))
  const { role, organizationIds } = value
  return (
    <>
      <Field label="Role">
        <RadioGroup
          value={role}
          onChange={(_event, { value: chosen }) =>
            onChange({ role: chosen === 'monitor' ? 'monitor' : 'administrator', organizationIds })
          }
        >
          {Object.entries(roleNames).map(([name, text]) => (
            <Radio key={name} value={name} label={text} />
          ))}
        </RadioGroup>
      </Field>
      <Field label="For">
        <RadioGroup
          value={organizationIds === null ? 'all' : 'some'}
          onChange={(_event, { value: chosen }) =>
            onChange({ role, organizationIds: chosen === 'all' ? null : [] })
          }
        >
          <Radio value="all" label="All organizations, and the server itself" />
          <Radio value="some" label="Certain organizations" />
        </RadioGroup>
      </Field>
      {organizationIds === null ? null : (
        <div role="group" aria-label="Organizations">
          {organizations.map(({ id, displayName }) => (
            <div key={id}>
              <Checkbox
                label={displayName}
                checked={organizationIds.includes(id)}
                onChange={(_event, { checked }) =>
                  onChange({
                    role,
                    organizationIds:
                      checked === true
                        ? [...organizationIds, id]
                        : organizationIds.filter((one) => one !== id),
                  })
                }
              />
            </div>
          ))}
        </div>
      )}
    </>
  )
}

export function reachProblem({ organizationIds }: RoleAndReach): string | undefined {
  return organizationIds?.length === 0 ? 'Choose at least one organization.' : undefined
}
