import { Button, Field, Input } from '@fluentui/react-components'
import { ArrowDownloadRegular, ShieldCheckmarkRegular } from '@fluentui/react-icons'
import type { AuditEntry } from '@strongroom/api-client'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { auditAddress, type AuditFilterName } from '../../api/audit.ts'
import { useApi } from '../../api/context.tsx'
import { organizationsQuery } from '../../api/organizations.ts'
import { pagedQuery } from '../../api/pages.ts'
import { sessionQuery } from '../../api/session.ts'
import { type Filters, useFilters } from '../../hooks/use-filters.ts'
import { useSaveFile } from '../../hooks/use-save-file.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterBar, FilterSelect } from '../../ui/filter-bar.tsx'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { type Standing, StatusBadge } from '../../ui/status-badge.tsx'
import { AuditRecord } from './audit-record.tsx'
import { momentText } from './moment-text.ts'
import { VerifyChain } from './verify-chain.tsx'

const outcomes = {
  success: { standing: 'good', text: 'Done' },
  refused: { standing: 'warning', text: 'Refused' },
  failed: { standing: 'bad', text: 'Failed' },
} as const satisfies Record<AuditEntry['outcome'], { standing: Standing; text: string }>

const columns: readonly Column<AuditEntry>[] = [
  { key: 'at', header: 'When', width: '11rem', render: ({ at }) => momentText(at) },
  {
    key: 'outcome',
    header: 'Outcome',
    width: '6rem',
    isSecondary: true,
    render: ({ outcome }) => <StatusBadge {...outcomes[outcome]} />,
  },
  { key: 'action', header: 'What', width: 'minmax(7rem, 2fr)', render: whatText },
  {
    key: 'actor',
    header: 'Who',
    width: 'minmax(7rem, 1fr)',
    isSecondary: true,
    render: ({ actor }) => actor,
  },
]

/** With the reason of a refusal: `token.password: invalid_credentials`. */
function whatText({ action, reason }: AuditEntry): string {
  return reason === undefined ? action : `${action}: ${reason}`
}

const textFilters: readonly (readonly [name: AuditFilterName, label: string])[] = [
  ['action', 'What'],
  ['actor', 'Who'],
  ['reason', 'Reason'],
  ['requestId', 'Request'],
]

/** Who did what, what was refused and why: newest first, none of it can be changed unseen. */
export function AuditPage() {
  const api = useApi()
  const filters = useFilters()
  const address = auditAddress((name) => filters.get(name))
  const log = useInfiniteQuery(pagedQuery<AuditEntry>(api, address, ['audit', address]))
  const rows = log.data?.pages.flatMap(({ results }) => results) ?? []
  const opened = filters.get('record')
  return (
    <Page title="Audit log" actions={<AuditActions filters={filters} />}>
      <AuditFilters filters={filters} />
      <ProblemBar error={log.error} />
      {filters.get('verify') === '' ? null : <VerifyChain onClose={() => filters.set('verify', '')} />}
      {opened === '' ? null : <AuditRecord sequence={opened} onClose={() => filters.set('record', '')} />}
      {log.isPending ? <Loading /> : null}
      {log.data === undefined ? null : (
        <DataTable
          label="Records"
          rows={rows}
          columns={columns}
          keyOf={({ sequence }) => String(sequence)}
          selectedKey={opened}
          onOpen={({ sequence }) => filters.set('record', String(sequence))}
          onEnd={() => {
            if (log.hasNextPage && !log.isFetching) void log.fetchNextPage()
          }}
          height="calc(100dvh - 18rem)"
          empty={
            <EmptyState title="No record is like that" text="Take a filter away, or choose another time." />
          }
        />
      )}
    </Page>
  )
}

function AuditActions({ filters }: { readonly filters: Filters }) {
  const api = useApi()
  const save = useSaveFile()
  const session = useQuery(sessionQuery(api))
  const download = useMutation({
    mutationFn: async () => {
      const answer = await api.open(
        'GET',
        auditAddress((name) => filters.get(name), 'export'),
      )
      save(await answer.blob(), 'audit.ndjson')
    },
  })
  return (
    <>
      {session.data?.isServerAdministrator === true ? (
        <Button icon={<ShieldCheckmarkRegular />} onClick={() => filters.set('verify', 'yes')}>
          Verify the chain
        </Button>
      ) : null}
      <Button icon={<ArrowDownloadRegular />} disabled={download.isPending} onClick={() => download.mutate()}>
        Export what is shown
      </Button>
      <ProblemBar error={download.error} />
    </>
  )
}

function AuditFilters({ filters }: { readonly filters: Filters }) {
  const { data: organizations = [] } = useQuery(organizationsQuery(useApi()))
  return (
    <FilterBar>
      {textFilters.map(([name, label]) => (
        // The whole of it: the log is searched by what is written there, not by parts of it.
        <CommittedInput
          key={`${name} ${filters.get(name)}`}
          label={label}
          value={filters.get(name)}
          onCommit={(value) => filters.set(name, value)}
        />
      ))}
      <FilterSelect
        label="Outcome"
        all="Any outcome"
        value={filters.get('outcome')}
        options={Object.entries(outcomes).map(([value, { text }]) => [value, text])}
        onChange={(value) => filters.set('outcome', value)}
      />
      <FilterSelect
        label="Organization"
        all="Every organization"
        value={filters.get('organizationId')}
        options={organizations.map(({ id, displayName }) => [id, displayName])}
        onChange={(value) => filters.set('organizationId', value)}
      />
      {(['since', 'until'] as const).map((name) => (
        <Field key={name} label={name === 'since' ? 'From' : 'Before'} size="small">
          <Input
            type="date"
            value={filters.get(name)}
            onChange={(_event, { value }) => filters.set(name, value)}
          />
        </Field>
      ))}
    </FilterBar>
  )
}

interface CommittedInputProps {
  readonly label: string
  readonly value: string
  readonly onCommit: (value: string) => void
}

/** Asks the server once somebody is done typing, not at each letter. */
function CommittedInput({ label, value, onCommit }: CommittedInputProps) {
  return (
    <Field label={label} size="small">
      <Input
        defaultValue={value}
        onBlur={({ currentTarget }) => {
          if (currentTarget.value.trim() !== value) onCommit(currentTarget.value.trim())
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onCommit(event.currentTarget.value.trim())
        }}
      />
    </Field>
  )
}
