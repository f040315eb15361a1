/** From a plan that was shown to a run: confirmed by its hash, and looked at once more (PRV-01). */
import { findProvisioning, type ProvisioningRow, updateProvisioning } from '../../database/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import { orNotFound } from '../refusals.ts'
import { inStoredCloud } from './cloud.ts'
import { verify } from './existing.ts'
import type { Live } from './live.ts'
import { fromTenant } from './planning.ts'
import { planRemoval } from './removal.ts'
import { type RunDependencies, runProvisioning } from './run.ts'
import type { Shelf } from './shelf.ts'
import { findTarget, type Target } from './target.ts'
import { requestFrom } from './stored-request.ts'
import { actOf } from './view.ts'

interface Confirmation {
  readonly id: string
  readonly planHash: string
  readonly actor: Actor
}

/** @throws {OperationError} `plan_changed`, `plan_blocked`, `verification_failed`, `conflict`, `plan_expired` */
export async function confirm(
  dependencies: RunDependencies,
  shelf: Shelf,
  subject: Confirmation,
): Promise<void> {
  const { id, actor } = subject
  const { database, clock } = dependencies
  const live = await claim(dependencies, shelf, { ...subject, check: refuseBlocked })
  try {
    await lookAgain(inStoredCloud(dependencies, live.stored), live)
    await database.transaction(async (trx) => {
      await updateProvisioning(trx, id, { state: 'running', isConfirmed: 1, error: null, endedAt: null })
      await recordAct(trx, clock, actor, { action: 'provisioning.apply', ...actOf(live) })
    })
  } catch (error) {
    await shelf.reopen(live)
    throw error
  }
  live.outcome = runProvisioning(dependencies, live, actor)
  shelf.inBackground(live.outcome)
}

/**
 * The plan that was shown, for whoever signed in for it: nobody else uses it before it is reopened.
 * @param subject - `check` may still refuse, and nothing is claimed then.
 */
export async function claim(
  { database }: RunDependencies,
  shelf: Shelf,
  { id, planHash, actor, check }: Confirmation & { readonly check: (live: Live) => void },
): Promise<Live> {
  const live = shelf.find(id)
  await shelf.settled()
  if (live === undefined || live.familyId !== actor.familyId || live.phase !== 'planned')
    throw notPlanned(orNotFound(await findProvisioning(database.db, id)))
  if (planHash.toLowerCase() !== live.plan.hash)
    throw new OperationError(
      'plan_changed',
      'This is not the plan that was shown: look at it again, and confirm it by its hash.',
    )
  check(live)
  live.phase = 'applying'
  return live
}

/** What was confirmed has to be what is done. */
async function lookAgain(dependencies: RunDependencies, live: Live): Promise<void> {
  const fresh = await planOnceMore(dependencies, live)
  if (fresh.hash === live.plan.hash) return
  live.plan = fresh
  await updateProvisioning(dependencies.database.db, live.id, {
    plan: JSON.stringify(fresh),
    planHash: fresh.hash,
  })
  throw new OperationError(
    'plan_changed',
    `The tenant ${live.stored.organization.name} is no longer as the plan was made for: look at the new plan, and confirm that.`,
  )
}

async function planOnceMore(dependencies: RunDependencies, live: Live): Promise<Live['plan']> {
  const { signal } = live.controller
  const { signedIn } = live
  if (signedIn === undefined) return verify(dependencies, live, signal)
  if (live.kind === 'remove') return planRemoval(await targetAgain(dependencies, live))
  return fromTenant(() => signedIn.administrator.plan(signedIn.work, signal))
}

function targetAgain(dependencies: RunDependencies, { stored, organizationId }: Live): Promise<Target> {
  return findTarget(dependencies, { ...requestFrom(stored), organizationId })
}

function refuseBlocked({ plan: { obstacles }, signedIn }: Live): void {
  if (obstacles.length === 0) return
  throw new OperationError(
    signedIn === undefined ? 'verification_failed' : 'plan_blocked',
    obstacles.map(({ message }) => message).join(' '),
  )
}

export function notPlanned({ state, error }: Pick<ProvisioningRow, 'state' | 'error'>): OperationError {
  if (state === 'planned')
    return new OperationError(
      'conflict',
      'Another session signed in for this plan, or it is being applied: only the session that planned may confirm it.',
    )
  if (state === 'cancelled')
    return new OperationError('plan_expired', error ?? 'The plan is cancelled: plan again.')
  const words = error === null ? '' : ` ${error}`
  return new OperationError('conflict', `This provisioning is ${state}.${words}`)
}
