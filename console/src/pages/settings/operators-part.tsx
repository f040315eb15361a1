import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import type { RbacRole } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/context.tsx'
import { organizationsQuery } from '../../api/organizations.ts'
import { rolesQuery } from '../../api/rbac.ts'
import { useFilters } from '../../hooks/use-filters.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { AddRole } from './operators/add-role.tsx'
import { RoleDetails } from './operators/role-details.tsx'

/** Roles of restore operators: people of an organization who restore for others of it, in the restore portal. */
export function OperatorsPart() {
  const api = useApi()
  const filters = useFilters()
  const roles = useQuery(rolesQuery(api))
  const organizations = useQuery(organizationsQuery(api))
  const names = new Map((organizations.data ?? []).map(({ id, displayName }) => [id, displayName]))
  const chosen = roles.data?.find(({ id }) => id === filters.get('role'))
  const columns: readonly Column<RbacRole>[] = [
    { key: 'name', header: 'Role', width: 'minmax(8rem, 2fr)', render: ({ name }) => name },
    {
      key: 'organization',
      header: 'Organization',
      width: 'minmax(8rem, 2fr)',
      render: ({ organizationId }) => names.get(organizationId) ?? '–',
    },
    {
      key: 'reach',
      header: 'For',
      width: '10rem',
      isSecondary: true,
      render: ({ roleType }) => (roleType === 'EntireOrganization' ? 'everybody' : 'certain people'),
    },
  ]
  const add = (
    <Button icon={<AddRegular />} appearance="primary" onClick={() => filters.set('role', 'new')}>
      Add a role
    </Button>
  )
  return (
    <>
      <Section title="Restore operators" actions={add}>
        <ProblemBar error={roles.error ?? organizations.error} />
        {roles.isPending ? <Loading /> : null}
        {roles.data === undefined ? null : (
          <DataTable
            label="Roles of restore operators"
            rows={roles.data}
            columns={columns}
            keyOf={({ id }) => id}
            selectedKey={chosen?.id ?? ''}
            onOpen={({ id }) => filters.set('role', id)}
            height="18rem"
            empty={
              <EmptyState
                title="Nobody restores for others yet"
                text="A role names operators, who sign in to the restore portal with Microsoft, and the people whose mail they may restore."
              />
            }
          />
        )}
      </Section>
      {chosen === undefined ? null : (
        <RoleDetails key={chosen.id} role={chosen} onClose={() => filters.set('role', '')} />
      )}
      {filters.get('role') === 'new' ? <AddRole onClose={(id = '') => filters.set('role', id)} /> : null}
    </>
  )
}
