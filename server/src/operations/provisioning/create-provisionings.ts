/** Provisionings over the life of the process: planned, confirmed, run in the background, resumed, cancelled. */
import {
  findProvisioning,
  insertProvisioning,
  listProvisionings,
  type ProvisioningRow,
  updateProvisioning,
} from '../../database/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor, Reach } from '../caller.ts'
import { OperationError } from '../errors.ts'
import { organizationId } from '../ids.ts'
import { administers } from '../reach.ts'
import { notFound, orNotFound } from '../refusals.ts'
import { acceptObstacles } from './accept.ts'
import { cancelProvisioning } from './cancel.ts'
import { inCloudOf } from './cloud.ts'
import { checkNewProvisioning } from './check-request.ts'
import { confirm, notPlanned } from './confirm.ts'
import { planExisting } from './existing.ts'
import { planAnew, planWithSignIn } from './planning.ts'
import type { NewProvisioning, Provisioning, ProvisioningKeeper } from './provisioning.ts'
import type { RunDependencies } from './run.ts'
import { createShelf, type Shelf } from './shelf.ts'
import { requestFrom, storedKeyIds, storedRequestOf } from './stored-request.ts'
import { takeUpProvisionings } from './take-up.ts'
import { findTarget } from './target.ts'
import { actOf, kindOf, provisioningOf } from './view.ts'

const mostProvisionings = 100

export function createProvisionings(dependencies: RunDependencies): ProvisioningKeeper {
  const { database } = dependencies
  const shelf = createShelf(dependencies)
  const alone = createTurns()
  const view = (row: ProvisioningRow): Provisioning => provisioningOf(row, shelf.find(row.id))
  const viewOf = async (id: string): Promise<Provisioning> =>
    view(orNotFound(await findProvisioning(database.db, id)))
  return {
    operations: {
      plan: async (request, actor) => view(await plan(dependencies, shelf, { request, actor })),
      async apply(id, planHash, actor) {
        await confirm(dependencies, shelf, { id, planHash, actor })
        return viewOf(id)
      },
      async accept(id, { planHash, subjects }, actor) {
        await acceptObstacles(dependencies, shelf, { id, planHash, subjects, actor })
        return viewOf(id)
      },
      resume: async (id, signInReference, actor) =>
        view(await alone(id, () => resume(dependencies, shelf, { id, signInReference, actor }))),
      async cancel(id, signInReference, actor) {
        await alone(id, () => cancel(dependencies, shelf, { id, signInReference, actor }))
        return viewOf(id)
      },
      async get(id, reach) {
        await shelf.settled()
        const row = await findProvisioning(database.db, id)
        return view(orNotFound(row !== undefined && isWithin(row, reach) ? row : undefined))
      },
      async list(reach) {
        await shelf.settled()
        const rows = await listProvisionings(database.db, { limit: mostProvisionings })
        return rows.filter((row) => isWithin(row, reach)).map(view)
      },
      async finished(id) {
        const outcome = shelf.find(id)?.outcome
        if (outcome !== undefined) return outcome
        throw notPlanned(orNotFound(await findProvisioning(database.db, id)))
      },
    },
    start: () => takeUpProvisionings(dependencies),
    close: () => shelf.close(),
  }
}

/** One at a time resumes or cancels a provisioning: a plan that another one took the place of would end it later. */
function createTurns(): <Result>(id: string, work: () => Promise<Result>) => Promise<Result> {
  const busy = new Set<string>()
  return async (id, work) => {
    if (busy.has(id))
      throw new OperationError('conflict', 'Somebody resumes or cancels this provisioning at this moment.')
    busy.add(id)
    try {
      return await work()
    } finally {
      busy.delete(id)
    }
  }
}

function isWithin(row: ProvisioningRow, reach: Reach): boolean {
  return administers(reach, row.organizationId ?? '')
}

async function plan(
  dependencies: RunDependencies,
  shelf: Shelf,
  { request: asked, actor }: { readonly request: NewProvisioning; readonly actor: Actor },
): Promise<ProvisioningRow> {
  const { database, clock, random } = dependencies
  const { here, request } = await inCloudOf(dependencies, asked)
  checkNewProvisioning(request, here.microsoft365.cloud.region)
  const { signal } = shelf
  const planned =
    request.way === 'existing'
      ? await planExisting(here, request, { actor, signal })
      : await planWithSignIn(here, request, { actor, signal })
  const row: ProvisioningRow = {
    id: random.uuid(),
    tenantId: planned.tenantId,
    state: 'planned',
    created: '[]',
    error: null,
    startedAt: clock.now(),
    endedAt: null,
    organizationId: planned.target.id,
    kind: planned.target.kind,
    request: JSON.stringify(planned.stored),
    plan: JSON.stringify(planned.plan),
    planHash: planned.plan.hash,
    marker: planned.marker,
    keyIds: JSON.stringify(planned.keyIds),
    startedBy: actor.name,
    isConfirmed: 0,
  }
  const live = shelf.put(planned, row, actor)
  await database.transaction(async (trx) => {
    await insertProvisioning(trx, row)
    await recordAct(trx, clock, actor, { action: 'provisioning.plan', ...actOf(live) })
  })
  return row
}

interface Reference {
  readonly id: string
  readonly actor: Actor
}

/** Plans anew what was interrupted, with the same marker and the same key. */
async function resume(
  dependencies: RunDependencies,
  shelf: Shelf,
  { id, signInReference, actor }: Reference & { readonly signInReference: string },
): Promise<ProvisioningRow> {
  const { database, clock } = dependencies
  const row = orNotFound(await findProvisioning(database.db, id))
  if (row.state !== 'interrupted' || row.marker === null)
    throw new OperationError('conflict', `This provisioning is ${row.state}: there is nothing to resume.`)
  const before = storedRequestOf(row)
  const own = organizationId(row.organizationId ?? row.id)
  const isNew = row.kind === 'add'
  const request = { ...requestFrom(before), organizationId: isNew ? undefined : own }
  const target = { ...(await findTarget(dependencies, request)), id: own, kind: kindOf(row.kind) }
  const { tenantId, marker } = row
  const subject = { stored: before, target, marker, tenantId, signInReference }
  const { person, ...again } = await planAnew(dependencies, subject, { actor, signal: shelf.signal })
  const stored = { ...before, administrator: person.userName }
  const change = {
    state: 'planned',
    request: JSON.stringify(stored),
    plan: JSON.stringify(again.plan),
    planHash: again.plan.hash,
    isConfirmed: 0 as const,
  }
  const live = shelf.put({ ...again, target, tenantId, stored, keyIds: storedKeyIds(row) }, row, actor)
  await database.transaction(async (trx) => {
    await updateProvisioning(trx, id, change)
    await recordAct(trx, clock, actor, { action: 'provisioning.resume', ...actOf(live) })
  })
  return { ...row, ...change }
}

async function cancel(
  dependencies: RunDependencies,
  shelf: Shelf,
  { id, signInReference, actor }: Reference & { readonly signInReference: string | undefined },
): Promise<void> {
  const { database, clock } = dependencies
  const row = orNotFound(await findProvisioning(database.db, id))
  const live = shelf.find(id)
  if (row.state !== 'planned' || live === undefined) {
    await cancelProvisioning(dependencies, { row, signInReference }, { actor, signal: shelf.signal })
    return
  }
  if (live.familyId !== actor.familyId) throw notFound()
  if (live.phase !== 'planned') throw notPlanned({ ...row, state: 'running' })
  await shelf.giveUp(live, 'It was cancelled before it was confirmed.')
  await database.transaction((trx) =>
    recordAct(trx, clock, actor, { action: 'provisioning.cancel', ...actOf(live) }),
  )
}
