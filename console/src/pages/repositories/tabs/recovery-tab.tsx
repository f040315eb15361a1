import { Body1, Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { KeyRegular } from '@fluentui/react-icons'
import type { RepositoryKey } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../api/context.tsx'
import { kitsQuery, recordsQuery, repositoryKeysQuery } from '../../../api/recovery.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatTime } from '../../../ui/format.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import { AddPassphrase } from '../recovery/add-passphrase.tsx'
import { KitList } from '../recovery/kit-list.tsx'
import { MakeKit } from '../recovery/make-kit.tsx'
import { RemoveKey } from '../recovery/remove-key.tsx'
import type { TabProps } from './tab-props.ts'

/** What opens the repository without this server, and brings the server back. */
export function RecoveryTab({ repository }: TabProps) {
  return (
    <>
      <Kits repository={repository} />
      <Passphrases repositoryId={repository.id} />
      <Records repositoryId={repository.id} />
    </>
  )
}

function Kits({ repository: { id, name } }: Pick<TabProps, 'repository'>) {
  const [isMaking, setMaking] = useState(false)
  const { data: kits, error } = useQuery(kitsQuery(useApi(), id))
  const make = (
    <Button appearance="primary" icon={<KeyRegular />} onClick={() => setMaking(true)}>
      Make a recovery kit
    </Button>
  )
  return (
    <Section title="Recovery kits" actions={kits === undefined || kits.length === 0 ? undefined : make}>
      <ProblemBar error={error} />
      {kits === undefined && error === null ? <Loading /> : null}
      {kits === undefined ? null : (
        <KitList
          repositoryId={id}
          kits={kits}
          empty={
            <EmptyState
              title="There is no recovery kit"
              text="If this server is lost, its backups are: without a kit nobody can open the repository. Make one, print it, and lock it away."
              action={make}
            />
          }
        />
      )}
      {isMaking ? <MakeKit repositoryId={id} repositoryName={name} onClose={() => setMaking(false)} /> : null}
    </Section>
  )
}

function Passphrases({ repositoryId }: { readonly repositoryId: string }) {
  const [isAdding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<RepositoryKey>()
  const { data: keys, error } = useQuery(repositoryKeysQuery(useApi(), repositoryId))
  const columns: readonly Column<RepositoryKey>[] = [
    {
      key: 'label',
      header: 'Label',
      width: 'minmax(8rem, 2fr)',
      render: ({ label, id }) => (label === '' ? id : label),
    },
    {
      key: 'made',
      header: 'Added',
      width: '12rem',
      isSecondary: true,
      render: ({ createdAt }) => formatTime(createdAt),
    },
    {
      key: 'remove',
      header: 'Remove',
      width: '7rem',
      render: (key) => (
        <Button
          size="small"
          aria-label={`Remove the passphrase ${key.label}`}
          onClick={() => setRemoving(key)}
        >
          Remove…
        </Button>
      ),
    },
  ]
  const add = <Button onClick={() => setAdding(true)}>Add a passphrase…</Button>
  const rows = keys?.filter(({ purpose }) => purpose !== 'recovery-kit') ?? []
  return (
    <Section title="Passphrases" actions={rows.length === 0 ? undefined : add}>
      <ProblemBar error={error} />
      <DataTable
        label="Passphrases"
        rows={rows}
        columns={columns}
        keyOf={({ id }) => id}
        height="14rem"
        empty={
          <>
            <Body1>
              A passphrase in a password manager opens all data, too, but none of the server’s private keys.
              There is none.
            </Body1>
            <div>{add}</div>
          </>
        }
      />
      {isAdding ? <AddPassphrase repositoryId={repositoryId} onClose={() => setAdding(false)} /> : null}
      {removing === undefined ? null : (
        <RemoveKey
          repositoryId={repositoryId}
          keyId={removing.id}
          name={`the passphrase “${removing.label}”`}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Section>
  )
}

function Records({ repositoryId }: { readonly repositoryId: string }) {
  const { data, error } = useQuery(recordsQuery(useApi(), repositoryId))
  return (
    <Section title="Records of the server">
      <ProblemBar error={error} />
      <Body1>
        Organizations, applications, jobs, accounts and settings are written into the repository too, sealed
        for the kits: this is what a kit brings the server back from.
      </Body1>
      {data === undefined ? null : (
        <Facts
          facts={[
            ['Last written', data.writtenAt === undefined ? 'not yet' : formatTime(data.writtenAt)],
            ['Last failed', data.failedAt === undefined ? undefined : formatTime(data.failedAt)],
          ]}
        />
      )}
      {data?.error === undefined ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>They could not be written.</MessageBarTitle>
            {data.error}
          </MessageBarBody>
        </MessageBar>
      )}
    </Section>
  )
}
