import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { RecoveryKit } from '@strongroom/api-client'
import { type ReactNode, useState } from 'react'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { formatTime } from '../../../ui/format.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { RemoveKey } from './remove-key.tsx'
import { TryKit } from './try-kit.tsx'

interface KitListProps {
  readonly repositoryId: string
  readonly kits: readonly RecoveryKit[]
  readonly empty: ReactNode
}

const useStyles = makeStyles({
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
})

function nameOf({ label, id }: RecoveryKit): string {
  return label === '' ? `Kit ${id.slice(0, 8)}` : label
}

export function KitList({ repositoryId, kits, empty }: KitListProps) {
  const styles = useStyles()
  const [tried, setTried] = useState<RecoveryKit>()
  const [removed, setRemoved] = useState<RecoveryKit>()
  const columns: readonly Column<RecoveryKit>[] = [
    { key: 'label', header: 'Kit', width: 'minmax(6rem, 2fr)', render: nameOf },
    {
      key: 'made',
      header: 'Made',
      width: '11rem',
      isSecondary: true,
      render: ({ createdAt }) => formatTime(createdAt),
    },
    {
      key: 'by',
      header: 'By',
      width: 'minmax(4rem, 8rem)',
      isSecondary: true,
      render: ({ createdBy }) => (createdBy === undefined || createdBy === '' ? 'another server' : createdBy),
    },
    {
      key: 'tried',
      header: 'Last tried',
      width: '11rem',
      isSecondary: true,
      render: ({ triedAt }) => (triedAt === undefined ? 'never' : formatTime(triedAt)),
    },
    { key: 'state', header: 'State', width: '7rem', render: (kit) => <KitBadge kit={kit} /> },
    {
      key: 'act',
      header: 'What can be done',
      width: '11rem',
      render: (kit) => (
        <span className={styles.buttons}>
          <Button size="small" aria-label={`Try ${nameOf(kit)}`} onClick={() => setTried(kit)}>
            Try…
          </Button>
          <Button size="small" aria-label={`Remove ${nameOf(kit)}`} onClick={() => setRemoved(kit)}>
            Remove…
          </Button>
        </span>
      ),
    },
  ]
  return (
    <>
      <DataTable
        label="Recovery kits"
        rows={kits}
        columns={columns}
        keyOf={({ id }) => id}
        height="16rem"
        empty={empty}
      />
      {tried === undefined ? null : (
        <TryKit repositoryId={repositoryId} kit={tried} onClose={() => setTried(undefined)} />
      )}
      {removed === undefined ? null : (
        <RemoveKey
          repositoryId={repositoryId}
          keyId={removed.id}
          name={`the kit “${nameOf(removed)}”`}
          onClose={() => setRemoved(undefined)}
        />
      )}
    </>
  )
}

function KitBadge({ kit: { isUsable, triedAt } }: { readonly kit: RecoveryKit }) {
  if (!isUsable) return <StatusBadge standing="bad" text="Opens nothing" />
  if (triedAt === undefined) return <StatusBadge standing="warning" text="Never tried" />
  return <StatusBadge standing="good" text="Good" />
}
