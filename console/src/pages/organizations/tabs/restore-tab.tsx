/** Permissions to restore, lent for some minutes by an administrator of the tenant, and taken away again. */
import { Body1, Button, Field, Input, SpinButton, Text, makeStyles, tokens } from '@fluentui/react-components'
import type {
  OrganizationDetails,
  RestorePermissionGrant,
  RestorePermissionPlan,
} from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import {
  organizationKey,
  organizationPath,
  restoreGrantsQuery,
  restorePlanQuery,
} from '../../../api/organizations.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import type { TabProps } from './tab-props.ts'
import { MicrosoftSignIn } from '../sign-in/microsoft-sign-in.tsx'
import { restoreNames } from '../words.ts'
import { RestoreGrants } from './restore-grants.tsx'
import { useTabSignIn } from './use-tab-sign-in.ts'

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
})

const defaultMinutes = 60

export function RestoreTab({ organization }: TabProps) {
  const { id, restore } = organization
  const api = useApi()
  const [params] = useSearchParams()
  const plan = useQuery(restorePlanQuery(api, id))
  const grants = useQuery(restoreGrantsQuery(api, id))
  const isRevoking = params.has('revoke')
  return (
    <>
      <Section title="As it is set up">
        <Facts facts={[['Permissions to restore', restoreNames[restore]]]} />
      </Section>
      {isRevoking ? null : (
        <Section title="Grant for a while">
          <ProblemBar error={plan.error} />
          {plan.isPending ? <Loading /> : null}
          {plan.data === undefined ? null : <Grant organization={organization} plan={plan.data} />}
        </Section>
      )}
      <Section title="Granted so far">
        <ProblemBar error={grants.error} />
        {grants.isPending ? <Loading /> : null}
        {grants.data === undefined ? null : (
          <RestoreGrants organization={organization} grants={grants.data} />
        )}
      </Section>
    </>
  )
}

interface GrantProps {
  readonly organization: OrganizationDetails
  readonly plan: RestorePermissionPlan
}

function Grant({ organization: { id, tenantId }, plan }: GrantProps) {
  const styles = useStyles()
  const api = useApi()
  const queries = useQueryClient()
  const { signInId, setSignIn } = useTabSignIn()
  const [, setParams] = useSearchParams()
  const { minutes, reason, setMinutes, setReason } = useWish()
  const grant = useMutation({
    mutationFn: (signIn: string) =>
      api.send<RestorePermissionGrant>('POST', organizationPath(id, 'restore-permissions'), {
        signIn,
        minutes,
        reason: reason.trim(),
        planHash: plan.hash,
      }),
    onSuccess: () => {
      setParams({ tab: 'restore' }, { replace: true })
      return queries.invalidateQueries({ queryKey: organizationKey(id) })
    },
    onError: () => queries.invalidateQueries({ queryKey: ['sign-ins'] }),
  })
  const { applicationName, permissions, longestMinutes } = plan
  const isMissing = reason.trim() === ''
  if (permissions.length === 0)
    return (
      <Body1>{applicationName} has every permission that a restore needs: nothing is to be granted.</Body1>
    )
  return (
    <>
      <Body1>To be granted to “{applicationName}”, and taken away again:</Body1>
      <ul className={styles.list}>
        {permissions.map(({ id: permissionId, value, operation }) => (
          <li key={permissionId}>
            <Text weight="semibold">{value}</Text>: {operation}
          </li>
        ))}
      </ul>
      <Field label="For how many minutes" hint={`At most ${longestMinutes}.`}>
        <SpinButton
          value={minutes}
          min={1}
          max={longestMinutes}
          onChange={(_event, { value, displayValue }) => {
            const wanted = value ?? Number(displayValue)
            if (Number.isInteger(wanted)) setMinutes(Math.min(longestMinutes, Math.max(1, wanted)))
          }}
        />
      </Field>
      <Field label="What the restore is for" required hint="It is on record in the audit log.">
        <Input value={reason} maxLength={500} onChange={(_event, { value }) => setReason(value)} />
      </Field>
      <ProblemBar error={grant.error} />
      <MicrosoftSignIn purpose="restore-grant" tenant={tenantId} signInId={signInId} onSignInId={setSignIn}>
        {({ id: signIn }) => (
          <>
            <Button
              appearance="primary"
              disabled={grant.isPending || isMissing}
              onClick={() => grant.mutate(signIn)}
            >
              Grant for {minutes} minutes
            </Button>
            {isMissing ? <Body1>Say above what the restore is for.</Body1> : null}
          </>
        )}
      </MicrosoftSignIn>
    </>
  )
}

/** What was typed, in the address: a reload in the middle of the sign-in loses nothing. */
function useWish() {
  const [params, setParams] = useSearchParams()
  const set = (name: string, value: string): void =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        next.set(name, value)
        return next
      },
      { replace: true },
    )
  const given = Number(params.get('minutes'))
  return {
    minutes: Number.isInteger(given) && given > 0 ? given : defaultMinutes,
    reason: params.get('reason') ?? '',
    setMinutes: (minutes: number) => set('minutes', String(minutes)),
    setReason: (reason: string) => set('reason', reason),
  }
}
