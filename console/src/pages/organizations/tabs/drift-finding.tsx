import {
  Body1,
  Body1Strong,
  Button,
  Card,
  Field,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { DriftFinding } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../api/context.tsx'
import { organizationPath } from '../../../api/organizations.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatTime } from '../../../ui/format.ts'
import { type Standing, StatusBadge } from '../../../ui/status-badge.tsx'

interface DriftFindingProps {
  readonly organizationId: string
  readonly finding: DriftFinding
}

const severities: Readonly<Record<DriftFinding['severity'], readonly [Standing, string]>> = {
  critical: ['bad', 'Critical'],
  warning: ['warning', 'Warning'],
  information: ['off', 'Information'],
}
const states: Readonly<Record<DriftFinding['state'], string>> = {
  open: 'open',
  accepted: 'accepted',
  gone: 'gone',
}

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
})

/** One change: what, by whom as far as the tenant tells, and the step that mends it. */
export function DriftFindingCard({ organizationId, finding }: DriftFindingProps) {
  const styles = useStyles()
  const [isAccepting, setAccepting] = useState(false)
  const [standing, text] = severities[finding.severity]
  return (
    <Card appearance="outline">
      <div className={styles.head}>
        <StatusBadge standing={standing} text={text} />
        <Body1Strong>{finding.message}</Body1Strong>
      </div>
      <Facts
        facts={[
          ['Application', finding.applicationName],
          [
            'Changed',
            finding.changedBy === undefined
              ? undefined
              : `${formatTime(finding.changedAt)} by ${finding.changedBy}`,
          ],
          ['First seen', formatTime(finding.firstSeenAt)],
          ['Last seen', formatTime(finding.lastSeenAt)],
          ['State', states[finding.state]],
          [
            'Accepted',
            finding.acceptedBy === undefined
              ? undefined
              : `by ${finding.acceptedBy}: ${finding.reason ?? ''}`,
          ],
        ]}
      />
      <Body1>
        <strong>Next: </strong>
        {finding.step}
      </Body1>
      {finding.state === 'open' ? (
        <div>
          <Button onClick={() => setAccepting(true)}>It is all right</Button>
        </div>
      ) : null}
      {isAccepting ? (
        <AcceptFinding
          organizationId={organizationId}
          finding={finding}
          onClose={() => setAccepting(false)}
        />
      ) : null}
    </Card>
  )
}

function AcceptFinding({
  organizationId,
  finding,
  onClose,
}: DriftFindingProps & { readonly onClose: () => void }) {
  const api = useApi()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const accept = useMutation({
    mutationFn: () =>
      api.send<DriftFinding>(
        'POST',
        organizationPath(organizationId, `drift/findings/${encodeURIComponent(finding.id)}/accept`),
        { reason: reason.trim() },
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['organizations'] })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title="Accept this change?"
      confirm="Accept"
      isBusy={accept.isPending || reason.trim() === ''}
      error={accept.error}
      onConfirm={() => accept.mutate()}
      onClose={onClose}
    >
      <Body1 block>{finding.message}</Body1>
      <Body1 block>It alarms nobody any more. Your name and the reason are on record.</Body1>
      <Field label="Why it is all right" required>
        <Input value={reason} maxLength={500} onChange={(_event, { value }) => setReason(value)} />
      </Field>
    </ConfirmDialog>
  )
}
