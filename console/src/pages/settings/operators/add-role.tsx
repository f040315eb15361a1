import { Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components'
import type { RbacRole } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../api/context.tsx'
import { organizationsQuery } from '../../../api/organizations.ts'
import type { DirectoryItem } from '../../../directory/directory-item.ts'
import { DirectoryPicker } from '../../../directory/directory-picker.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'

interface AddRoleProps {
  /** With the id of the role, when one was made. */
  readonly onClose: (id?: string) => void
}

interface RoleForm {
  readonly organizationId: string
  readonly name: string
  readonly description: string
  readonly roleType: RbacRole['roleType']
  readonly operators: readonly DirectoryItem[]
  readonly selectedItems: readonly DirectoryItem[]
}

const empty: RoleForm = {
  organizationId: '',
  name: '',
  description: '',
  roleType: 'EntireOrganization',
  operators: [],
  selectedItems: [],
}

export function AddRole({ onClose }: AddRoleProps) {
  const [form, setForm] = useState(empty)
  const { data: organizations = [] } = useQuery(organizationsQuery(useApi()))
  const add = useAdd(onClose)
  const change = (part: Partial<RoleForm>): void => setForm((former) => ({ ...former, ...part }))
  return (
    <FormDialog
      title="Add a role"
      submit="Add"
      isBusy={add.isPending}
      problem={problemOf(form)}
      error={add.error}
      onSubmit={() => add.mutate(form)}
      onClose={() => onClose()}
    >
      <Field label="Organization" required>
        <Select
          value={form.organizationId}
          onChange={(_event, { value }) =>
            change({ organizationId: value, operators: [], selectedItems: [] })
          }
        >
          <option value="">Choose…</option>
          {organizations.map(({ id, displayName }) => (
            <option key={id} value={id}>
              {displayName}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Name" required>
        <Input value={form.name} onChange={(_event, { value }) => change({ name: value })} />
      </Field>
      <Field label="Description">
        <Input value={form.description} onChange={(_event, { value }) => change({ description: value })} />
      </Field>
      {form.organizationId === '' ? null : <PeopleFields form={form} onChange={change} />}
    </FormDialog>
  )
}

interface PeopleFieldsProps {
  readonly form: RoleForm
  readonly onChange: (part: Partial<RoleForm>) => void
}

function PeopleFields({ form, onChange }: PeopleFieldsProps) {
  return (
    <>
      <DirectoryPicker
        key={`operators ${form.organizationId}`}
        label="Operators"
        organizationId={form.organizationId}
        items={form.operators}
        onChange={(operators) => onChange({ operators })}
      />
      <Field label="They restore for">
        <RadioGroup
          value={form.roleType}
          onChange={(_event, { value }) =>
            onChange({ roleType: value === 'SpecificObjects' ? 'SpecificObjects' : 'EntireOrganization' })
          }
        >
          <Radio value="EntireOrganization" label="Everybody" />
          <Radio value="SpecificObjects" label="Certain users and groups" />
        </RadioGroup>
      </Field>
      {form.roleType === 'SpecificObjects' ? (
        <DirectoryPicker
          key={`people ${form.organizationId}`}
          label="Users and groups"
          organizationId={form.organizationId}
          items={form.selectedItems}
          onChange={(selectedItems) => onChange({ selectedItems })}
        />
      ) : null}
    </>
  )
}

function problemOf({
  organizationId,
  name,
  operators,
  roleType,
  selectedItems,
}: RoleForm): string | undefined {
  if (organizationId === '') return 'Choose an organization.'
  if (name.trim() === '') return 'Name the role.'
  if (operators.length === 0) return 'Choose at least one operator.'
  if (roleType === 'SpecificObjects' && selectedItems.length === 0) return 'Choose whom they restore for.'
  return undefined
}

function useAdd(onAdded: (id: string) => void) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ organizationId, name, description, roleType, operators, selectedItems }: RoleForm) =>
      api.send<RbacRole>('POST', `/v8/Organizations/${encodeURIComponent(organizationId)}/RbacRoles`, {
        name: name.trim(),
        description,
        roleType,
        operators: operators.map(objectOf),
        selectedItems: roleType === 'SpecificObjects' ? selectedItems.map(objectOf) : [],
      }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['rbac-roles'] })
      onAdded(id)
    },
  })
}

/** A role names the object alone: which parts of it, a job says. */
export function objectOf({ type, user, group }: DirectoryItem): DirectoryItem {
  if (user !== undefined) return { type, user }
  return group === undefined ? { type } : { type, group }
}
