/** Forgetting an organization: with its applications in the tenant, or leaving them there. */
import { Body1, Button, Radio, RadioGroup, Field, makeStyles, tokens } from '@fluentui/react-components'
import type { OrganizationDetails, Provisioning } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { provisioningsPath } from '../../../api/provisionings.ts'
import { pb } from '../../../paths.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import { planAddress } from '../../provisionings/origin.ts'
import type { TabProps } from './tab-props.ts'
import { MicrosoftSignIn } from '../sign-in/microsoft-sign-in.tsx'
import { useTabSignIn } from './use-tab-sign-in.ts'

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
})

export function RemoveTab({ organization }: TabProps) {
  const styles = useStyles()
  const [params, setParams] = useSearchParams()
  const isCleanUp = params.get('cleanUp') !== 'no'
  const { applications } = organization
  const ours = applications.filter(({ origin }) => origin !== 'existing')
  return (
    <Section title={`Remove ${organization.displayName}`}>
      <Body1>Its jobs are removed with it. Its backups stay in their repositories.</Body1>
      <Field label="The applications in the tenant">
        <RadioGroup
          value={isCleanUp ? 'yes' : 'no'}
          onChange={(_event, { value }) => setParams({ tab: 'remove', cleanUp: value }, { replace: true })}
        >
          <Radio
            value="yes"
            label="Clean up: delete what Strongroom made, take back what it granted. A Global Administrator signs in and sees the plan first."
          />
          <Radio value="no" label="Leave them: nobody signs in, nothing changes in the tenant" />
        </RadioGroup>
      </Field>
      {isCleanUp ? (
        <CleanUp organization={organization} />
      ) : (
        <>
          {applications.length === 0 ? null : (
            <>
              <Body1>
                In the tenant stay, until somebody deletes them in the Microsoft Entra admin center:
              </Body1>
              <ul className={styles.list}>
                {applications.map(({ purpose, displayName, appId }) => (
                  <li key={`${purpose} ${appId}`}>
                    {displayName} ({appId})
                  </li>
                ))}
              </ul>
              {ours.length === 0 ? null : (
                <Body1>Their certificates count until they expire; their keys are deleted here.</Body1>
              )}
            </>
          )}
          <Forget organization={organization} />
        </>
      )}
    </Section>
  )
}

function CleanUp({ organization: { id, tenantId } }: { readonly organization: OrganizationDetails }) {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const { signInId, setSignIn } = useTabSignIn()
  const plan = useMutation({
    mutationFn: (signIn: string) =>
      api.send<Provisioning>('POST', provisioningsPath, {
        way: 'remove',
        organizationId: id,
        signInId: signIn,
        tenant: tenantId,
      }),
    onSuccess: (planned) => {
      queries.setQueryData(['provisionings', planned.id], planned)
      void navigate(planAddress(planned.id, `${pathname}${search}`))
    },
    onError: () => queries.invalidateQueries({ queryKey: ['sign-ins'] }),
  })
  return (
    <>
      <ProblemBar error={plan.error} />
      <MicrosoftSignIn purpose="onboarding" tenant={tenantId} signInId={signInId} onSignInId={setSignIn}>
        {({ id: signIn }) => (
          <Button appearance="primary" disabled={plan.isPending} onClick={() => plan.mutate(signIn)}>
            Show what would be deleted
          </Button>
        )}
      </MicrosoftSignIn>
    </>
  )
}

function Forget({ organization: { id, displayName } }: { readonly organization: OrganizationDetails }) {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const forget = useMutation({
    mutationFn: () => api.send('DELETE', `/v8/Organizations/${encodeURIComponent(id)}`),
    onSuccess: async () => {
      await navigate(pb.organizations())
      await queries.invalidateQueries({ queryKey: ['organizations'] })
    },
  })
  return (
    <div>
      <Button onClick={() => setAsking(true)}>Remove the organization</Button>
      {isAsking ? (
        <ConfirmDialog
          title={`Remove ${displayName}?`}
          confirm="Remove"
          isBusy={forget.isPending}
          error={forget.error}
          onConfirm={() => forget.mutate()}
          onClose={() => setAsking(false)}
        >
          Its jobs and its keys on this server are deleted. Its applications stay in the tenant, its backups
          in their repositories.
        </ConfirmDialog>
      ) : null}
    </div>
  )
}
