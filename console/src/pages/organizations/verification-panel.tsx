/** Whether the applications really work: the last verification, and another one while one looks on. */
import {
  Body1,
  Button,
  MessageBar,
  MessageBarBody,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { Verification } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi } from '../../api/context.tsx'
import { lastVerificationQuery, organizationKey, organizationPath } from '../../api/organizations.ts'
import { formatTime } from '../../ui/format.ts'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { type Standing, StatusBadge } from '../../ui/status-badge.tsx'
import { VerifiedApplication } from './verified-application.tsx'

const states: Readonly<Record<Verification['state'], readonly [Standing, string]>> = {
  running: ['busy', 'Running'],
  passed: ['good', 'Everything works'],
  failed: ['bad', 'Something does not work'],
  stopped: ['off', 'Stopped'],
}

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/** Microsoft's directory is copied to many places: what was granted just now is known everywhere after minutes. */
const longestWaitMinutes = 20

interface VerificationPanelProps {
  readonly organizationId: string
  /** ISO 8601: when something was changed; tried without being asked when nothing was tried since. */
  readonly changedAt?: string | undefined
}

export function VerificationPanel({ organizationId, changedAt }: VerificationPanelProps) {
  const styles = useStyles()
  const api = useApi()
  const queries = useQueryClient()
  const last = useQuery(lastVerificationQuery(api, organizationId))
  const verify = useMutation({
    mutationFn: (waitMinutes: number) =>
      api.send<Verification>('POST', organizationPath(organizationId, 'verify'), { waitMinutes }),
    onSuccess: (begun) => {
      queries.setQueryData(organizationKey(organizationId, 'verify'), begun)
      void queries.invalidateQueries({ queryKey: ['verifications'] })
    },
  })
  const { mutate, isIdle } = verify
  const isWanted = isIdle && isOlder(last.data, changedAt)
  useEffect(() => {
    if (isWanted) mutate(longestWaitMinutes)
  }, [isWanted, mutate])
  const isBusy = verify.isPending || last.data?.state === 'running'
  const actions = (
    <div className={styles.row}>
      <Button disabled={isBusy} onClick={() => verify.mutate(0)}>
        Check now
      </Button>
      <Button disabled={isBusy} onClick={() => verify.mutate(longestWaitMinutes)}>
        Check, and wait for what is on its way
      </Button>
    </div>
  )
  return (
    <Section title="Verification" actions={actions}>
      <div className={styles.box}>
        <ProblemBar error={verify.error ?? last.error} />
        {last.isPending ? <Loading /> : null}
        {last.data === null ? (
          <Body1>
            Nothing was tried yet. “Check now” tries every token and every permission, each with one harmless
            call.
          </Body1>
        ) : null}
        {last.data === null || last.data === undefined ? null : <Outcome verification={last.data} />}
      </div>
    </Section>
  )
}

function isOlder(last: Verification | null | undefined, changedAt: string | undefined): boolean {
  if (changedAt === undefined || last === undefined) return false
  return last === null || new Date(last.startedAt) < new Date(changedAt)
}

function Outcome({ verification }: { readonly verification: Verification }) {
  const styles = useStyles()
  const { state, startedBy, startedAt, endedAt, applications, lost, working, error } = verification
  const [standing, text] = states[state]
  return (
    <div className={styles.box}>
      <div className={styles.row} role="status">
        <StatusBadge standing={standing} text={text} />
        <Text>
          {endedAt === undefined ? 'Begun' : 'Checked'} {formatTime(endedAt ?? startedAt)} by {startedBy}
        </Text>
      </div>
      {error === undefined ? null : (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{error}</MessageBarBody>
        </MessageBar>
      )}
      {lost.length === 0 ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            Does not work now: {lost.join(', ')}.
            {working.length === 0 ? null : ` Goes on working: ${working.join(', ')}.`}
          </MessageBarBody>
        </MessageBar>
      )}
      {applications.map((application) => (
        <VerifiedApplication key={application.appId} application={application} />
      ))}
    </div>
  )
}
