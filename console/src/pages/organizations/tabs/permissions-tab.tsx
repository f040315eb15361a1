/** What the applications need and hold, as their own tokens tell; a plan for the difference; and whether it works. */
import { Body1, Button, Checkbox, MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { OrganizationDetails, Provisioning } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { organizationPath, permissionsQuery } from '../../../api/organizations.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import { planAddress } from '../../provisionings/origin.ts'
import type { TabProps } from './tab-props.ts'
import { PlannedApplication } from '../plan/planned-application.tsx'
import { MicrosoftSignIn } from '../sign-in/microsoft-sign-in.tsx'
import { VerificationPanel } from '../verification-panel.tsx'
import { ConsentSection } from './consent-section.tsx'
import { useTabSignIn } from './use-tab-sign-in.ts'

export function PermissionsTab({ organization }: TabProps) {
  const held = useQuery(permissionsQuery(useApi(), organization.id))
  return (
    <>
      <VerificationPanel organizationId={organization.id} />
      <Section
        title="Needed and held"
        actions={
          <Button disabled={held.isFetching} onClick={() => void held.refetch()}>
            Read again
          </Button>
        }
      >
        <Body1>Read from the tokens of the applications alone: nobody signs in, nothing is written.</Body1>
        <ProblemBar error={held.error} />
        {held.isPending ? <Loading label="Asking for tokens…" /> : null}
        {held.data?.remarks.map((remark) => (
          <MessageBar key={remark} intent="info" layout="multiline">
            <MessageBarBody>{remark}</MessageBarBody>
          </MessageBar>
        ))}
        {held.data?.applications.map((application) => (
          <PlannedApplication
            key={`${application.purpose} ${application.appId ?? ''}`}
            application={application}
          />
        ))}
      </Section>
      <PlanSection organization={organization} />
      <ConsentSection organization={organization} />
    </>
  )
}

function PlanSection({ organization }: { readonly organization: OrganizationDetails }) {
  const { id, tenantId, name } = organization
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const [params, setParams] = useSearchParams()
  const { signInId, setSignIn } = useTabSignIn()
  const removeExcessive = params.get('removeExcessive') === 'yes'
  const accept = (params.get('accept') ?? '').split(',').filter((one) => one !== '')
  const plan = useMutation({
    mutationFn: (signIn: string) =>
      api.send<Provisioning>('POST', organizationPath(id, 'permissions/plan'), {
        signInId: signIn,
        removeExcessive,
        accept,
      }),
    onSuccess: (planned) => {
      queries.setQueryData(['provisionings', planned.id], planned)
      void navigate(planAddress(planned.id, `${pathname}${search}`))
    },
    onError: () => queries.invalidateQueries({ queryKey: ['sign-ins'] }),
  })
  return (
    <Section title="Plan and apply">
      <Body1>
        An administrator signs in; Strongroom looks at the tenant and shows what it would change. Nothing is
        written before you confirm it.
      </Body1>
      <Checkbox
        label="Take away permissions that are not needed"
        checked={removeExcessive}
        onChange={(_event, { checked }) =>
          setParams(
            (current) => {
              const next = new URLSearchParams(current)
              if (checked === true) next.set('removeExcessive', 'yes')
              else next.delete('removeExcessive')
              return next
            },
            { replace: true },
          )
        }
      />
      <ProblemBar error={plan.error} />
      <MicrosoftSignIn
        purpose="onboarding"
        tenant={tenantId === '' ? name : tenantId}
        signInId={signInId}
        onSignInId={setSignIn}
      >
        {({ id: signIn }) => (
          <Button appearance="primary" disabled={plan.isPending} onClick={() => plan.mutate(signIn)}>
            Look, and show the plan
          </Button>
        )}
      </MicrosoftSignIn>
    </Section>
  )
}
