/** One plan over its whole life: read and confirmed, watched while it is made true, resumed or taken back. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import type { Provisioning } from '@strongroom/api-client'
import { useApi } from '../../api/context.tsx'
import { provisioningQuery } from '../../api/provisionings.ts'
import { pb } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatTime } from '../../ui/format.ts'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { PlanReview } from '../organizations/plan/plan-review.tsx'
import { StepList } from '../organizations/plan/step-list.tsx'
import { WizardSteps } from '../organizations/wizard/wizard-steps.tsx'
import { provisioningKinds, provisioningStates } from '../organizations/words.ts'
import { ConfirmPlan } from './confirm-plan.tsx'
import { InterruptedProvisioning } from './interrupted-provisioning.tsx'
import { originOf, planAgainAddress } from './origin.ts'
import { ProvisioningResult } from './provisioning-result.tsx'

export function ProvisioningPage() {
  const { id = '' } = useParams()
  const found = useQuery(provisioningQuery(useApi(), id))
  const { data, error } = found
  const title = data === undefined ? 'Plan' : `${provisioningKinds[data.kind]} ${data.organizationName}`
  return (
    <Page title={title} crumbs={[{ name: 'Organizations', to: pb.organizations() }]}>
      <ProblemBar error={error} />
      {found.isPending ? <Loading /> : null}
      {data === undefined ? null : <Content provisioning={data} />}
    </Page>
  )
}

function Content({ provisioning }: { readonly provisioning: Provisioning }) {
  const [params] = useSearchParams()
  const { kind, state, steps, startedBy, startedAt, endedAt } = provisioning
  const origin = originOf(params, provisioning)
  return (
    <>
      {kind === 'add' ? <WizardSteps current={state === 'planned' ? 'review' : 'result'} /> : null}
      {state === 'planned' ? (
        <>
          <PlanReview provisioning={provisioning} />
          <ConfirmPlan provisioning={provisioning} origin={origin} />
        </>
      ) : (
        <>
          <Section title="How far it is">
            <Facts
              facts={[
                ['State', <StatusBadge key="state" {...provisioningStates[state]} />],
                ['Begun', `${formatTime(startedAt)} by ${startedBy}`],
                ['Ended', endedAt === undefined ? undefined : formatTime(endedAt)],
              ]}
            />
            {steps.length === 0 ? null : <StepList steps={steps} />}
          </Section>
          <Ending provisioning={provisioning} origin={origin} />
        </>
      )}
    </>
  )
}

function Ending({ provisioning, origin }: { readonly provisioning: Provisioning; readonly origin: string }) {
  const { state, error } = provisioning
  if (state === 'done') return <ProvisioningResult provisioning={provisioning} />
  if (state === 'interrupted' || state === 'abandoned')
    return <InterruptedProvisioning provisioning={provisioning} />
  if (state === 'running') return null
  return (
    <EmptyState
      title={state === 'rolled-back' ? 'It was taken back' : 'Nothing was written'}
      text={error ?? 'The plan was cancelled. What you chose is still there.'}
      action={<Link to={planAgainAddress(origin, {})}>Plan again</Link>}
    />
  )
}
