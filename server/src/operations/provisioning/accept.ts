/**
 * What stands in a plan's way is accepted, and the tenant looked at once more with the sign-in that planned. No second
 * one is asked for, because nothing is gained by it: the plan belongs to the session that signed in and showed it, only
 * strangers that this very plan names can be accepted, the sign-in lives no longer than before, and nothing is written.
 * Whatever else is different by then is a part of the new plan, which has a hash of its own to be confirmed (PRV-01).
 */
import { updateProvisioning } from '../../database/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import { invalidRequest } from '../refusals.ts'
import { mostAccepted } from './check-request.ts'
import { inStoredCloud } from './cloud.ts'
import { claim } from './confirm.ts'
import type { Live } from './live.ts'
import { planInTenant } from './planning.ts'
import type { RunDependencies } from './run.ts'
import type { Shelf } from './shelf.ts'
import { actOf } from './view.ts'

/** @throws {OperationError} `plan_changed`, `invalid_request`, `conflict`, `plan_expired` */
export async function acceptObstacles(
  dependencies: RunDependencies,
  shelf: Shelf,
  subject: {
    readonly id: string
    readonly planHash: string
    /** As the plan's obstacles name them. */
    readonly subjects: readonly string[]
    readonly actor: Actor
  },
): Promise<void> {
  const { subjects, actor } = subject
  const { database, clock } = dependencies
  const check = (live: Live): void => checkSubjects(live, subjects)
  const live = await claim(dependencies, shelf, { ...subject, check })
  try {
    const { stored, plan, signedIn } = await planWith(dependencies, live, subjects)
    live.stored = stored
    live.plan = plan
    live.signedIn = signedIn
    await database.transaction(async (trx) => {
      await updateProvisioning(trx, live.id, {
        request: JSON.stringify(stored),
        plan: JSON.stringify(plan),
        planHash: plan.hash,
      })
      const act = actOf(live)
      const details = { ...act.details, after: subjects.map((each) => `accepted=${each}`) }
      await recordAct(trx, clock, actor, { ...act, action: 'provisioning.accept', details })
    })
  } finally {
    await shelf.reopen(live)
  }
}

async function planWith(
  dependencies: RunDependencies,
  { stored: before, signedIn: earlier, target, controller }: Live,
  subjects: readonly string[],
): Promise<Pick<Live, 'stored' | 'plan' | 'signedIn'>> {
  if (earlier === undefined) throw new Error('nothing can be accepted where nobody signed in')
  const { administrator } = earlier
  const { marker } = earlier.work
  const stored = { ...before, accept: [...new Set([...before.accept, ...subjects])] }
  const subject = { administrator, stored, target, marker }
  const here = inStoredCloud(dependencies, stored)
  const { plan, signedIn } = await planInTenant(here, subject, controller.signal)
  return { stored, plan, signedIn }
}

/** Nothing is accepted in reserve: what the person was not shown is a stranger still. */
function checkSubjects({ plan, stored, signedIn }: Live, subjects: readonly string[]): void {
  if (signedIn === undefined)
    throw new OperationError(
      'conflict',
      'Nothing is changed in the tenant by this plan: what it lacks is granted there first.',
    )
  const acceptable = new Set(
    plan.obstacles.flatMap(({ isAcceptable, subject }) => (isAcceptable ? [subject] : [])),
  )
  if (subjects.length === 0 || subjects.some((each) => !acceptable.has(each)))
    throw invalidRequest('Only what this plan names as acceptable can be accepted, by its subject.')
  if (stored.accept.length + subjects.length > mostAccepted)
    throw invalidRequest(`At most ${mostAccepted} strangers can be accepted.`)
}
