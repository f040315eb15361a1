/**
 * Makes a plan true (Graph application life cycle, reference section 3). What is wanted is looked for before it is made,
 * and named to `record` before and after each write, so that it can be stopped anywhere and run again.
 */
import type { Cloud } from '../clouds/cloud.ts'
import { applyApplication } from './apply-application.ts'
import { readCatalogue } from './catalogue.ts'
import { ApplicationsError } from './errors.ts'
import type { AppliedApplication, ApplicationsPlan, ApplicationsRequest } from './model.ts'
import { observeTenant } from './observe.ts'
import { draftPlan, type Draft } from './plan.ts'
import type { RegistrationDependencies, RegistrationProgress } from './registration.ts'
import { outerSteps, runStep } from './step.ts'

export interface ApplyDependencies extends RegistrationDependencies {
  readonly cloud: Pick<Cloud, 'name' | 'features'>
  readonly tenantId: string
}

export interface ApplySubject {
  /** As it was confirmed. */
  readonly plan: ApplicationsPlan
  readonly request: ApplicationsRequest
  /** The tag of what is made; the same for every try of one provisioning. */
  readonly marker: string
}

/** Looks, and plans. Nothing is written. */
export async function draftFor(
  { graph, cloud, tenantId }: Pick<ApplyDependencies, 'graph' | 'cloud' | 'tenantId'>,
  { request, marker }: Omit<ApplySubject, 'plan'>,
  signal?: AbortSignal,
): Promise<Draft> {
  const observed = await observeTenant(graph, { tenantId, request, marker }, signal)
  return draftPlan({ catalogue: readCatalogue(), cloud, observed, request })
}

/**
 * Looks again and refuses when what would be done is not what was confirmed; then writes. The applications are made
 * side by side, since each waits for the directory to know it.
 * @returns an entry for each application, with the first of its purposes.
 * @throws {ApplicationsError} `plan_changed`, `plan_blocked`, `registration_failed`
 */
export async function applyPlan(
  dependencies: ApplyDependencies,
  subject: ApplySubject,
  signal?: AbortSignal,
): Promise<readonly AppliedApplication[]> {
  const { marker } = subject
  const telling = { progress: (step: RegistrationProgress) => dependencies.progress(step), signal }
  const draft = await runStep(telling, outerSteps.readPermissions, async () => {
    const result = await draftFor(dependencies, subject, signal)
    refuseOther(subject.plan, result.plan)
    return { result, made: '' }
  })
  const outcomes = await Promise.allSettled(
    draft.applications.map((application) =>
      applyApplication(
        { ...dependencies, marker: `${marker}:${application.planned.purpose}`, signal },
        application,
      ),
    ),
  )
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
}

/** PRV-01: what was confirmed is what is done. */
function refuseOther(confirmed: ApplicationsPlan, current: ApplicationsPlan): void {
  if (confirmed.hash !== current.hash)
    throw new ApplicationsError(
      'plan_changed',
      'Since the plan was confirmed, the applications in the organization have changed. Nothing was written: look at the new plan and confirm it.',
    )
  if (current.obstacles.length === 0) return
  const reasons = current.obstacles.map(({ message }) => message).join(' ')
  throw new ApplicationsError('plan_blocked', `Nothing was written. ${reasons}`)
}
