import {
  Card,
  Subtitle2,
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
import type { Verification } from '@strongroom/api-client'
import type { ReactNode } from 'react'
import { Facts } from '../../ui/facts.tsx'
import { formatDate } from '../../ui/format.ts'
import { type Standing, StatusBadge } from '../../ui/status-badge.tsx'
import { purposeNames } from './words.ts'

type Application = Verification['applications'][number]
type Credential = Application['credential']

const useStyles = makeStyles({
  heading: { margin: 0, overflowWrap: 'anywhere' },
  frame: { overflowX: 'auto' },
  table: { minWidth: '30rem', tableLayout: 'auto' },
  cell: { verticalAlign: 'top', paddingBlock: tokens.spacingVerticalS },
})

const states: Readonly<
  Record<
    Application['permissions'][number]['state'] | Application['audiences'][number]['state'],
    readonly [Standing, string]
  >
> = {
  waiting: ['busy', 'Being tried'],
  working: ['good', 'Works'],
  missing: ['bad', 'Missing'],
  propagating: ['warning', 'On its way'],
  'not-applicable': ['off', 'Not needed'],
  failed: ['bad', 'Failed'],
  accepted: ['good', 'Accepted'],
  refused: ['bad', 'Refused'],
  'not-needed': ['off', 'Not needed'],
}

const credentialStates: Readonly<Record<Credential['state'], string>> = {
  valid: 'valid',
  'expires-soon': 'expires soon',
  expired: 'expired',
  lost: 'its key is lost',
  none: 'none',
}

/** An application as it was tried: its credential, its tokens, each permission. */
export function VerifiedApplication({ application }: { readonly application: Application }) {
  const styles = useStyles()
  const { displayName, appId, purposes, credential, audiences, permissions } = application
  const label = `What was tried with ${displayName}`
  return (
    <Card appearance="outline">
      <Subtitle2 as="h3" className={styles.heading}>
        {displayName}
      </Subtitle2>
      <Facts
        facts={[
          ['For', purposes.map((one) => purposeNames[one]).join(', ')],
          ['Client id', appId],
          ['Credential', credentialText(credential)],
        ]}
      />
      <div className={styles.frame} role="region" aria-label={label} tabIndex={0}>
        <Table size="small" className={styles.table} aria-label={label}>
          <TableHeader>
            <TableRow>
              <TableHeaderCell>Tried</TableHeaderCell>
              <TableHeaderCell>State</TableHeaderCell>
              <TableHeaderCell>What it says, and what to do</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {audiences.map((one) => (
              <Tried key={`token ${one.resource}`} name={`Token for ${one.displayName}`} {...one} />
            ))}
            {permissions.map((one) => (
              <Tried
                key={`${one.resource} ${one.id}`}
                name={one.value}
                {...one}
                lost={one.lost.length === 0 ? undefined : `Does not work without it: ${one.lost.join(', ')}.`}
              />
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  )
}

interface TriedProps {
  readonly name: string
  readonly state: keyof typeof states
  readonly detail: string
  readonly nextStep: string
  readonly lost?: ReactNode
}

function Tried({ name, state, detail, nextStep, lost }: TriedProps) {
  const styles = useStyles()
  const [standing, text] = states[state]
  return (
    <TableRow>
      <TableCell className={styles.cell}>{name}</TableCell>
      <TableCell className={styles.cell}>
        <StatusBadge standing={standing} text={text} />
      </TableCell>
      <TableCell className={styles.cell}>
        <div>
          {detail} {lost}
          {nextStep === '' ? null : (
            <>
              {' '}
              <Text weight="semibold">Next: </Text>
              {nextStep}
            </>
          )}
        </div>
      </TableCell>
    </TableRow>
  )
}

function credentialText({ kind, state, expiresAt, daysLeft }: Credential): string {
  if (kind === 'none') return 'none'
  const name = kind === 'federated' ? 'token of another issuer' : 'certificate'
  const end = expiresAt === undefined ? '' : `, until ${formatDate(expiresAt)} (${daysLeft ?? 0} days)`
  return `${name}, ${credentialStates[state]}${end}`
}
