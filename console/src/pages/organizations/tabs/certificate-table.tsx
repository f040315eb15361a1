import {
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { Certificate } from '@strongroom/api-client'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { formatDate, formatTime } from '../../../ui/format.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { certificateStates, purposesText } from './certificate-words.ts'

const useStyles = makeStyles({
  frame: { overflowX: 'auto' },
  table: { minWidth: '50rem', tableLayout: 'auto' },
  cell: { verticalAlign: 'top', paddingBlock: tokens.spacingVerticalS },
})

const headers = ['Application', 'State', 'Thumbprint', 'Valid', 'Last used', 'Renewed'] as const

/** Every key with its dates, and what holds it up. */
export function CertificateTable({ certificates }: { readonly certificates: readonly Certificate[] }) {
  const styles = useStyles()
  return (
    <div className={styles.frame} role="region" aria-label="Certificates" tabIndex={0}>
      <Table size="small" className={styles.table} aria-label="Certificates">
        <TableHeader>
          <TableRow>
            {headers.map((header) => (
              <TableHeaderCell key={header}>{header}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {certificates.map((one) => (
            <TableRow key={one.id}>
              <TableCell className={styles.cell}>
                <div>
                  {one.applicationName}
                  <br />
                  {purposesText(one)}
                </div>
              </TableCell>
              <TableCell className={styles.cell}>
                <div>
                  <StatusBadge {...certificateStates[one.state]} />
                  {one.error === undefined ? null : <div>{one.error}</div>}
                </div>
              </TableCell>
              <TableCell className={styles.cell}>
                {one.thumbprintSha1 === '' ? (
                  'not made yet'
                ) : (
                  <CopyButton text={one.thumbprintSha1} what={`${one.thumbprintSha1.slice(0, 8)}…`} />
                )}
              </TableCell>
              <TableCell className={styles.cell}>
                {one.thumbprintSha1 === ''
                  ? '–'
                  : `${formatDate(one.notBefore)} to ${formatDate(one.notAfter)} (${one.daysLeft} days left)`}
              </TableCell>
              <TableCell className={styles.cell}>{formatTime(one.lastUsedAt)}</TableCell>
              <TableCell className={styles.cell}>{one.isAutomatic ? 'by itself' : 'by hand'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}
