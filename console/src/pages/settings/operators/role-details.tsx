import { Button } from '@fluentui/react-components'
import type { RbacItem, RbacRole } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../api/context.tsx'
import { roleItemsQuery, type RoleList, rolePath } from '../../../api/rbac.ts'
import type { DirectoryItem } from '../../../directory/directory-item.ts'
import { DirectoryPicker } from '../../../directory/directory-picker.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import { objectOf } from './add-role.tsx'

interface RoleDetailsProps {
  readonly role: RbacRole
  readonly onClose: () => void
}

export function RoleDetails({ role, onClose }: RoleDetailsProps) {
  const [isRemoving, setRemoving] = useState(false)
  return (
    <>
      <Section
        title={role.name}
        actions={
          <>
            <Button onClick={() => setRemoving(true)}>Remove the role</Button>
            <Button onClick={onClose}>Close</Button>
          </>
        }
      >
        <Facts
          facts={[
            ['Description', role.description === '' ? undefined : role.description],
            [
              'They restore for',
              role.roleType === 'EntireOrganization'
                ? 'everybody of the organization'
                : 'those who are chosen',
            ],
          ]}
        />
      </Section>
      <People role={role} list="operators" title="Operators" />
      {role.roleType === 'SpecificObjects' ? (
        <People role={role} list="selectedItems" title="Whom they restore for" />
      ) : null}
      <People role={role} list="excludedItems" title="Whom they do not restore for" />
      {isRemoving ? <RemoveRole role={role} onRemoved={onClose} onClose={() => setRemoving(false)} /> : null}
    </>
  )
}

interface PeopleProps {
  readonly role: RbacRole
  readonly list: RoleList
  readonly title: string
}

function People({ role, list, title }: PeopleProps) {
  const api = useApi()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<readonly DirectoryItem[]>([])
  const { data = [], error } = useQuery(roleItemsQuery(api, role.id, list))
  const reload = () => queries.invalidateQueries({ queryKey: ['rbac-roles', role.id, list] })
  const add = useMutation({
    mutationFn: () => api.send('POST', rolePath(role.id, list), chosen.map(objectOf)),
    onSuccess: async () => {
      setChosen([])
      await reload()
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) =>
      api.send('DELETE', `${rolePath(role.id, list)}?ids=${encodeURIComponent(id)}`),
    onSettled: reload,
  })
  const columns: readonly Column<RbacItem>[] = [
    { key: 'name', header: 'Name', width: 'minmax(9rem, 2fr)', render: nameOf },
    { key: 'type', header: 'Kind', width: '6rem', isSecondary: true, render: ({ type }) => type },
    {
      key: 'remove',
      header: 'Remove',
      width: '7rem',
      render: (item) => (
        <Button
          size="small"
          disabled={remove.isPending}
          aria-label={`Remove ${nameOf(item)}`}
          onClick={() => remove.mutate(item.id ?? '')}
        >
          Remove
        </Button>
      ),
    },
  ]
  return (
    <Section title={title}>
      <ProblemBar error={error ?? remove.error ?? add.error} />
      <DataTable
        label={title}
        rows={data}
        columns={columns}
        keyOf={(item) => item.id ?? nameOf(item)}
        height="14rem"
        empty={<span>Nobody.</span>}
      />
      <DirectoryPicker
        label={`Add to: ${title.toLowerCase()}`}
        organizationId={role.organizationId}
        items={chosen}
        onChange={setChosen}
      />
      <div>
        <Button disabled={chosen.length === 0 || add.isPending} onClick={() => add.mutate()}>
          Add
        </Button>
      </div>
    </Section>
  )
}

function nameOf({ user, group, site, team, id }: RbacItem): string {
  const person = user ?? group
  return person?.displayName ?? person?.name ?? site?.title ?? team?.displayName ?? id ?? '–'
}

interface RemoveRoleProps {
  readonly role: RbacRole
  readonly onRemoved: () => void
  readonly onClose: () => void
}

function RemoveRole({ role, onRemoved, onClose }: RemoveRoleProps) {
  const api = useApi()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.send('DELETE', rolePath(role.id)),
    onSuccess: async () => {
      onRemoved()
      await queries.invalidateQueries({ queryKey: ['rbac-roles'] })
    },
  })
  return (
    <ConfirmDialog
      title={`Remove the role ${role.name}?`}
      confirm="Remove"
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      Its operators restore for nobody any more, unless another role names them.
    </ConfirmDialog>
  )
}
