import { Button } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import type { Account } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { accountsQuery } from '../../api/accounts.ts'
import { useApi } from '../../api/context.tsx'
import { useFilters } from '../../hooks/use-filters.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { AccountDetails } from './accounts/account-details.tsx'
import { AddAccount } from './accounts/add-account.tsx'
import { reachText, roleNames } from './words.ts'

const columns: readonly Column<Account>[] = [
  { key: 'name', header: 'User name', width: 'minmax(8rem, 1fr)', render: ({ userName }) => userName },
  {
    key: 'state',
    header: 'State',
    width: '7rem',
    render: ({ isEnabled }) => <AccountState isEnabled={isEnabled} />,
  },
  {
    key: 'role',
    header: 'Role',
    width: 'minmax(9rem, 1fr)',
    isSecondary: true,
    render: ({ role }) => roleNames[role],
  },
  {
    key: 'kind',
    header: 'Kind',
    width: '6rem',
    isSecondary: true,
    render: ({ kind }) => (kind === 'service' ? 'Program' : 'Person'),
  },
  { key: 'reach', header: 'For', width: 'minmax(9rem, 2fr)', isSecondary: true, render: reachText },
  {
    key: 'totp',
    header: 'Second factor',
    width: '8rem',
    isSecondary: true,
    render: ({ kind, hasTotp }) => (kind === 'service' ? '–' : hasTotp ? 'on' : 'off'),
  },
]

function AccountState({ isEnabled }: Pick<Account, 'isEnabled'>) {
  return <StatusBadge standing={isEnabled ? 'good' : 'off'} text={isEnabled ? 'Enabled' : 'Disabled'} />
}

/** The accounts of this server: people with passwords, and programs with keys. */
export function AccountsPart() {
  const filters = useFilters()
  const { data, error, isPending } = useQuery(accountsQuery(useApi()))
  const chosen = data?.find(({ id }) => id === filters.get('account'))
  return (
    <>
      <Section
        title="Users & roles"
        actions={
          <Button icon={<AddRegular />} appearance="primary" onClick={() => filters.set('account', 'new')}>
            Add an account
          </Button>
        }
      >
        <ProblemBar error={error} />
        {isPending ? <Loading /> : null}
        {data === undefined ? null : (
          <DataTable
            label="Accounts"
            rows={data}
            columns={columns}
            keyOf={({ id }) => id}
            selectedKey={chosen?.id ?? ''}
            onOpen={({ id }) => filters.set('account', id)}
            height="20rem"
          />
        )}
      </Section>
      {chosen === undefined ? null : (
        <AccountDetails key={chosen.id} account={chosen} onClose={() => filters.set('account', '')} />
      )}
      {filters.get('account') === 'new' ? (
        <AddAccount onClose={(id = '') => filters.set('account', id)} />
      ) : null}
    </>
  )
}
