import { Body1, Button, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import type { Approval } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { approvalPath } from '../../api/approvals.ts'
import { useApi } from '../../api/context.tsx'
import { useNow } from '../../hooks/use-now.ts'
import { pb } from '../../paths.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatDuration, formatTime } from '../../ui/format.ts'
import { isOwn, titleOf } from './words.ts'

interface WaitingCardProps {
  readonly approval: Approval
  /** Who is signed in. */
  readonly userName: string
}

const useStyles = makeStyles({
  title: { margin: 0, overflowWrap: 'anywhere' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

const minuteMs = 60_000

export function WaitingCard({ approval, userName }: WaitingCardProps) {
  const styles = useStyles()
  const [asked, setAsked] = useState<'approve' | 'cancel'>()
  const now = useNow(minuteMs)
  const { kind, subject, requestedBy, requestedAt, dueAt } = approval
  const own = isOwn(approval, userName)
  const left = new Date(dueAt).getTime() - now
  const inTime = left > 0 ? `in ${formatDuration(left)}` : 'at any moment'
  return (
    <Card appearance="outline">
      <Subtitle2 as="h3" className={styles.title}>
        {titleOf(approval)}
      </Subtitle2>
      <Facts
        facts={[
          ['Asked for by', own ? `${requestedBy} (you)` : requestedBy],
          ['Asked on', formatTime(requestedAt)],
          ['Takes effect', `${formatTime(dueAt)}, ${inTime}, unless it is refused`],
          [
            'About',
            kind.startsWith('repository.') ? (
              <Link key="subject" to={pb.repository(subject)}>
                the repository
              </Link>
            ) : undefined,
          ],
        ]}
      />
      {own ? (
        <Body1>
          You asked for it, and so you cannot approve it: another administrator can, or it waits for its time.
        </Body1>
      ) : null}
      <div className={styles.row}>
        {own ? null : (
          <Button appearance="primary" onClick={() => setAsked('approve')}>
            Approve…
          </Button>
        )}
        <Button onClick={() => setAsked('cancel')}>{own ? 'Withdraw…' : 'Refuse…'}</Button>
      </div>
      {asked === undefined ? null : (
        <Decide approval={approval} act={asked} isOwn={own} onClose={() => setAsked(undefined)} />
      )}
    </Card>
  )
}

interface DecideProps {
  readonly approval: Approval
  readonly act: 'approve' | 'cancel'
  readonly isOwn: boolean
  readonly onClose: () => void
}

function Decide({ approval, act, isOwn: own, onClose }: DecideProps) {
  const api = useApi()
  const queries = useQueryClient()
  const decide = useMutation({
    mutationFn: () => api.send<Approval>('POST', approvalPath(approval.id, act)),
    onSuccess: onClose,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['approvals'] })
      await queries.invalidateQueries({ queryKey: ['repositories'] })
    },
  })
  const refuse = own ? 'Withdraw' : 'Refuse'
  return (
    <ConfirmDialog
      title={`${titleOf(approval)}?`}
      confirm={act === 'approve' ? 'Approve' : refuse}
      isBusy={decide.isPending}
      error={decide.error}
      onConfirm={() => decide.mutate()}
      onClose={onClose}
    >
      {act === 'approve'
        ? `${approval.requestedBy} asked for it. It is done at once, and cannot be taken back. Ask them whether they meant it, if you do not know; it needs your password, if you entered it some time ago.`
        : 'It will not be done. Whoever still wants it asks again, and the time begins anew.'}
    </ConfirmDialog>
  )
}
