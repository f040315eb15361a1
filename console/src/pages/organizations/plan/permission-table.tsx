import {
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { type PermissionLine, permissionStates } from '../words.ts'

interface PermissionTableProps {
  /** What the table lists, for screen readers. */
  readonly label: string
  readonly permissions: readonly PermissionLine[]
  /** What is missing will be granted. */
  readonly isPlan: boolean
}

const useStyles = makeStyles({
  frame: { overflowX: 'auto' },
  table: { minWidth: '34rem', tableLayout: 'auto' },
  cell: { verticalAlign: 'top', paddingBlock: tokens.spacingVerticalS },
  value: { overflowWrap: 'break-word' },
})

const resources: Readonly<Record<string, string>> = {
  graph: 'Microsoft Graph',
  exchange: 'Exchange Online',
  sharepoint: 'SharePoint Online',
}

/** What has to be done comes first, what is all right last. */
const order: readonly PermissionLine['state'][] = [
  'missing',
  'declared-only',
  'excessive',
  'undeclared',
  'granted',
]

const toBeGranted = { standing: 'busy', text: 'To be granted' } as const

function isWanted(state: PermissionLine['state']): boolean {
  return state === 'missing' || state === 'declared-only'
}

/** Each permission: whether it is there, of which kind, and why it is needed. */
export function PermissionTable({ label, permissions, isPlan }: PermissionTableProps) {
  const styles = useStyles()
  const sorted = permissions.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
  return (
    // It scrolls on a narrow screen: so the keyboard has to reach it (WCAG 2.1.1).
    <div className={styles.frame} role="region" aria-label={label} tabIndex={0}>
      <Table size="small" className={styles.table} aria-label={label}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>Permission</TableHeaderCell>
            <TableHeaderCell>State</TableHeaderCell>
            <TableHeaderCell>Kind</TableHeaderCell>
            <TableHeaderCell>What it is for</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {sorted.map(({ resource, value, kind, id, state, reason }) => (
            <TableRow key={`${resource} ${kind} ${id} ${state}`}>
              <TableCell className={styles.cell}>
                <div>
                  <Text weight="semibold" className={styles.value}>
                    {value}
                  </Text>
                  <br />
                  <Text size={200}>{resources[resource] ?? resource}</Text>
                </div>
              </TableCell>
              <TableCell className={styles.cell}>
                <StatusBadge {...(isPlan && isWanted(state) ? toBeGranted : permissionStates[state])} />
              </TableCell>
              <TableCell className={styles.cell}>{kind}</TableCell>
              <TableCell className={styles.cell}>{reason}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}
