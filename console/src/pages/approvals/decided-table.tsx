import { Body1 } from '@fluentui/react-components'
import type { Approval } from '@strongroom/api-client'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { formatTime } from '../../ui/format.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { decisionText, stateBadges, titleOf } from './words.ts'

const columns: readonly Column<Approval>[] = [
  {
    key: 'what',
    header: 'What',
    width: 'minmax(9rem, 3fr)',
    render: (approval) => <span title={titleOf(approval)}>{titleOf(approval)}</span>,
  },
  {
    key: 'state',
    header: 'State',
    width: '7rem',
    render: ({ state }) => <StatusBadge {...stateBadges[state]} />,
  },
  {
    key: 'why',
    header: 'How',
    width: 'minmax(8rem, 2fr)',
    isSecondary: true,
    render: (approval) => <span title={decisionText(approval)}>{decisionText(approval)}</span>,
  },
  {
    key: 'asked',
    header: 'Asked for by',
    width: '8rem',
    isSecondary: true,
    render: ({ requestedBy }) => requestedBy,
  },
  {
    key: 'when',
    header: 'When',
    width: '12rem',
    isSecondary: true,
    render: ({ decidedAt, endedAt }) => formatTime(endedAt ?? decidedAt),
  },
]

/** The newest of those that wait no more. */
export function DecidedTable({ approvals }: { readonly approvals: readonly Approval[] }) {
  return (
    <DataTable
      label="Decided"
      rows={approvals}
      columns={columns}
      keyOf={({ id }) => id}
      height="20rem"
      empty={<Body1>Nothing was decided yet.</Body1>}
    />
  )
}
