import { Body1, Button, Card, MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { OrganizationDetails, RestorePermissionGrant } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { organizationKey, organizationPath } from '../../../api/organizations.ts'
import { Countdown } from '../../../ui/countdown.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatTime } from '../../../ui/format.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { type Standing, StatusBadge } from '../../../ui/status-badge.tsx'
import { MicrosoftSignIn } from '../sign-in/microsoft-sign-in.tsx'
import { useTabSignIn } from './use-tab-sign-in.ts'

interface RestoreGrantsProps {
  readonly organization: OrganizationDetails
  readonly grants: readonly RestorePermissionGrant[]
}

/** What was granted, what of it stands, and how long yet. */
export function RestoreGrants({ organization, grants }: RestoreGrantsProps) {
  if (grants.length === 0) return <Body1>Nothing was granted so far.</Body1>
  return grants.map((grant) => <Grant key={grant.id} organization={organization} grant={grant} />)
}

interface GrantProps {
  readonly organization: OrganizationDetails
  readonly grant: RestorePermissionGrant
}

function Grant({ organization, grant }: GrantProps) {
  const [params, setParams] = useSearchParams()
  const { id, applicationName, permissions, reason, state, progress, error, mayStand } = grant
  const isChosen = params.get('revoke') === id
  const mayRevoke = state === 'granted' || state === 'granting' || mayStand.length > 0
  return (
    <Card appearance="outline">
      <Facts
        facts={[
          ['State', <State key="state" grant={grant} />],
          ['Application', applicationName],
          ['Permissions', permissions.join(', ')],
          ['For', reason],
          ['Granted', `${formatTime(grant.grantedAt)} by ${grant.grantedBy}`],
          [
            'Until',
            state === 'revoked' ? undefined : (
              <Countdown
                key="until"
                until={grant.expiresAt}
                left={(duration) => `${formatTime(grant.expiresAt)}, another ${duration}`}
                over={`${formatTime(grant.expiresAt)}: its time is over`}
              />
            ),
          ],
          [
            'Taken away',
            grant.revokedAt === undefined
              ? undefined
              : `${formatTime(grant.revokedAt)} by ${grant.revokedBy ?? 'the server'}`,
          ],
          ['May stand in the tenant', mayStand.length === 0 ? undefined : mayStand.join(', ')],
        ]}
      />
      {progress === undefined ? null : <Loading label={progress} />}
      {error === undefined ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{error}</MessageBarBody>
        </MessageBar>
      )}
      {mayRevoke && !isChosen ? (
        <div>
          <Button onClick={() => setParams({ tab: 'restore', revoke: id })}>Take away</Button>
        </div>
      ) : null}
      {isChosen ? <Revoke organization={organization} grant={grant} /> : null}
    </Card>
  )
}

function Revoke({ organization, grant }: GrantProps) {
  const api = useApi()
  const queries = useQueryClient()
  const [, setParams] = useSearchParams()
  const { signInId, setSignIn } = useTabSignIn()
  const close = (): void => setParams({ tab: 'restore' })
  const revoke = useMutation({
    mutationFn: (signIn: string) =>
      api.send<RestorePermissionGrant>(
        'DELETE',
        organizationPath(organization.id, `restore-permissions/${encodeURIComponent(grant.id)}`),
        { signIn },
      ),
    onSuccess: () => {
      close()
      return queries.invalidateQueries({ queryKey: organizationKey(organization.id) })
    },
    onError: () => queries.invalidateQueries({ queryKey: ['sign-ins'] }),
  })
  return (
    <>
      <ProblemBar error={revoke.error} />
      <MicrosoftSignIn
        purpose="restore-grant"
        tenant={organization.tenantId}
        signInId={signInId}
        onSignInId={setSignIn}
      >
        {({ id: signIn }) => (
          <Button appearance="primary" disabled={revoke.isPending} onClick={() => revoke.mutate(signIn)}>
            Take the permissions away
          </Button>
        )}
      </MicrosoftSignIn>
      <div>
        <Button onClick={close}>Leave them</Button>
      </div>
    </>
  )
}

function State({ grant }: { readonly grant: RestorePermissionGrant }) {
  const [standing, text] = stateOf(grant)
  return <StatusBadge standing={standing} text={text} />
}

const states: Readonly<Record<RestorePermissionGrant['state'], readonly [Standing, string]>> = {
  granting: ['busy', 'Being granted'],
  granted: ['good', 'Effective: restores work'],
  revoking: ['busy', 'Being taken away'],
  revoked: ['off', 'Taken away'],
}

function stateOf(grant: RestorePermissionGrant): readonly [Standing, string] {
  if (grant.isOverdue) return ['bad', 'Overdue: take it away']
  if (grant.isInterrupted) return ['warning', 'Interrupted']
  if (grant.state === 'granted' && !grant.isEffective) return ['busy', 'Granted, not effective yet']
  return states[grant.state]
}
