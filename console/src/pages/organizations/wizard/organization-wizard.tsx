/** The wizard that connects an organization, and changes one that is connected: its steps before anything is planned. */
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components'
import type { OrganizationDetails, Provisioning } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { provisioningsPath } from '../../../api/provisionings.ts'
import { pb } from '../../../paths.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import { planAddress } from '../../provisionings/origin.ts'
import { MicrosoftSignIn } from '../sign-in/microsoft-sign-in.tsx'
import { ApplicationStep } from './application-step.tsx'
import { ConnectStep } from './connect-step.tsx'
import { guideAddress } from './guide-address.ts'
import { ServicesStep } from './services-step.tsx'
import { formOf, noSecrets, provisioningOf, readForm, type WizardForm, writeForm } from './wizard-form.ts'
import { applicationProblem, servicesProblem } from './wizard-problems.ts'
import { type WizardStep, WizardSteps } from './wizard-steps.tsx'

/** The steps of the page; review and result are the plan's own page. */
const ownSteps = ['services', 'connect', 'application', 'sign-in'] as const
type OwnStep = (typeof ownSteps)[number]

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  wizard: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '56rem',
  },
  problem: { color: tokens.colorStatusDangerForeground1 },
})

export function OrganizationWizard({
  organization,
}: {
  readonly organization: OrganizationDetails | undefined
}) {
  const { form, step, signInId, change, go, setSignIn } = useWizardAddress(organization)
  const styles = useStyles()
  const [secrets, setSecrets] = useState(noSecrets)
  const plan = usePlan()
  const isNew = organization === undefined
  const isWithoutSignIn = form.way === 'existing'
  const problems: Readonly<Record<OwnStep, string | undefined>> = {
    services: servicesProblem(form, isNew),
    connect: undefined,
    application: applicationProblem(form, { secrets, isNew }),
    'sign-in': undefined,
  }
  const parts: Readonly<Record<OwnStep, ReactNode>> = {
    services: <ServicesStep form={form} onChange={change} organization={organization} />,
    connect: <ConnectStep form={form} onChange={change} organization={organization} />,
    application: (
      <ApplicationStep
        form={form}
        onChange={change}
        organization={organization}
        secrets={secrets}
        onSecrets={setSecrets}
      />
    ),
    'sign-in': (
      <SignInStep form={form} isNew={isNew} signInId={signInId} onSignInId={setSignIn}>
        {(id) => (
          <PlanButton
            problem={problems.services ?? problems.application}
            isBusy={plan.isPending}
            onPlan={() => plan.mutate(provisioningOf(form, { secrets, organization, signInId: id }))}
          />
        )}
      </SignInStep>
    ),
  }
  const isLast = step === 'sign-in' || (isWithoutSignIn && step === 'application')
  const at = ownSteps.indexOf(step)
  return (
    <div className={styles.wizard}>
      <WizardSteps current={step} isWithoutSignIn={isWithoutSignIn} />
      {parts[step]}
      <ProblemBar error={plan.error} />
      <StepButtons
        problem={problems[step]}
        back={at === 0 ? undefined : () => go(ownSteps[at - 1] ?? 'services')}
        next={isLast ? undefined : () => go(ownSteps[at + 1] ?? 'sign-in')}
      >
        {isWithoutSignIn && step === 'application' ? (
          <PlanButton
            problem={problems.services ?? problems.application}
            isBusy={plan.isPending}
            onPlan={() => plan.mutate(provisioningOf(form, { secrets, organization, signInId: undefined }))}
          />
        ) : null}
        {form.way === 'existing' || step === 'connect' ? (
          <Link to={guideAddress(form)}>Do it by hand: a guide for exactly this choice</Link>
        ) : null}
      </StepButtons>
    </div>
  )
}

/** Everything that was chosen, where one is, and the sign-in that was begun: all of it in the address. */
function useWizardAddress(organization: OrganizationDetails | undefined) {
  const [params, setParams] = useSearchParams()
  const start = formOf(organization)
  const form = readForm(params, start)
  const asked = params.get('step')
  const found = ownSteps.find((one) => one === asked) ?? (params.has('accept') ? 'sign-in' : 'services')
  const step: OwnStep = found === 'sign-in' && form.way === 'existing' ? 'application' : found
  const set = (name: string, value: string | undefined, isReplaced: boolean): void =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        if (value === undefined) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: isReplaced },
    )
  return {
    form,
    step,
    signInId: params.get('signIn') ?? undefined,
    change: (made: Partial<WizardForm>): void =>
      setParams((current) => writeForm(current, made, start), { replace: true }),
    go: (to: WizardStep): void => set('step', to, false),
    setSignIn: (id: string | undefined): void => set('signIn', id, true),
  }
}

/** Looks at the tenant and leads to the plan; what was chosen stays in the address of this page. */
function usePlan() {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  return useMutation({
    mutationFn: (wanted: ReturnType<typeof provisioningOf>) =>
      api.send<Provisioning>('POST', provisioningsPath, wanted),
    onSuccess: (planned) => {
      queries.setQueryData(['provisionings', planned.id], planned)
      void navigate(planAddress(planned.id, `${pathname}${search}`))
    },
    // A refusal may have used the sign-in up: the page has to know.
    onError: () => queries.invalidateQueries({ queryKey: ['sign-ins'] }),
  })
}

interface SignInStepProps {
  readonly form: WizardForm
  readonly isNew: boolean
  readonly signInId: string | undefined
  readonly onSignInId: (id: string | undefined) => void
  readonly children: (signInId: string) => ReactNode
}

function SignInStep({ form, isNew, signInId, onSignInId, children }: SignInStepProps) {
  return (
    <Section title="An administrator of the tenant signs in">
      <MicrosoftSignIn
        purpose="onboarding"
        tenant={form.tenant.trim()}
        region={form.region}
        mayInvite={isNew}
        signInId={signInId}
        onSignInId={onSignInId}
      >
        {({ id }) => children(id)}
      </MicrosoftSignIn>
    </Section>
  )
}

interface PlanButtonProps {
  readonly problem: string | undefined
  readonly isBusy: boolean
  readonly onPlan: () => void
}

function PlanButton({ problem, isBusy, onPlan }: PlanButtonProps) {
  const styles = useStyles()
  return (
    <>
      <Button appearance="primary" disabled={isBusy || problem !== undefined} onClick={onPlan}>
        Look, and show the plan
      </Button>
      {isBusy ? <Loading label="Looking at the tenant; nothing is written" /> : null}
      {problem === undefined ? null : <Body1 className={styles.problem}>{problem}</Body1>}
    </>
  )
}

interface StepButtonsProps {
  readonly problem: string | undefined
  readonly back: (() => void) | undefined
  readonly next: (() => void) | undefined
  readonly children: ReactNode
}

function StepButtons({ problem, back, next, children }: StepButtonsProps) {
  const styles = useStyles()
  const navigate = useNavigate()
  return (
    <>
      {problem === undefined || next === undefined ? null : (
        <Body1 className={styles.problem} role="alert">
          {problem}
        </Body1>
      )}
      <div className={styles.row}>
        {next === undefined ? null : (
          <Button appearance="primary" disabled={problem !== undefined} onClick={next}>
            Next
          </Button>
        )}
        {children}
        <Button
          onClick={() => {
            if (back === undefined) void navigate(pb.organizations())
            else back()
          }}
        >
          {back === undefined ? 'Cancel' : 'Back'}
        </Button>
      </div>
    </>
  )
}
