/**
 * Prune: mark, condemn, wait, mark again, delete (docs/repository-format.md, section 16). Nothing is deleted that any
 * restore point could need, whoever writes at the same time.
 */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { KnownPack } from '../index/pack-registry.ts'
import { packName } from '../names.ts'
import type { Chain } from '../snapshot/chains.ts'
import { listAll } from '../storage/storage.ts'
import { organizationsOf } from './organizations.ts'
import {
  addPruneObject,
  countOf,
  readPruneObjects,
  without,
  type PacksByOrganization,
  type PruneObject,
} from './condemned.ts'
import {
  createFreshView,
  createSteps,
  type FreshView,
  type MaintenanceContext,
  type RunSteps,
} from './context.ts'
import { underLease, type Lease } from './lease.ts'
import type { MaintenanceRun, PruneOptions, PruneReport } from './maintenance.ts'
import { mark } from './mark.ts'
import { planPacks, readCondemnedSince, type PackPlan } from './prune-plan.ts'
import { replaceStaleIndex } from './replace-index.ts'
import { deleteInBatches } from './deleting.ts'
import { rewritePacks, type Rewritten } from './rewrite.ts'
import { readStorageClock, type StorageClock } from './storage-clock.ts'
import { deleteUnnamedManifests } from './unnamed-manifests.ts'
import { isSafeToDelete } from './verify-copies.ts'

const hour = 3_600_000
/** Runs look at the condemned packs within an hour of their heads: twice that is the least that is safe. */
const shortestWait = 2 * hour

export async function prune(
  context: MaintenanceContext,
  options: PruneOptions,
  run: MaintenanceRun,
): Promise<PruneReport> {
  if (!(options.wait >= shortestWait)) throw new RangeError('the wait of a prune is two hours at least')
  if (options.isPreview) {
    const steps = createSteps(run)
    await steps.step()
    const planned = await planAll({ context, options, steps, clock: context.clock })
    return previewOf(planned, options, context.clock.now())
  }
  return underLease(context, async (lease) => {
    const steps = createSteps(run, () => lease.keep())
    await steps.step()
    const clock = await readStorageClock(context)
    clock.check()
    const planned = await planAll({ context, options, steps, clock })
    return carryOut({ context, options, steps, clock, lease }, planned)
  })
}

interface Planning {
  readonly context: MaintenanceContext
  readonly options: PruneOptions
  readonly steps: RunSteps
  readonly clock: Pick<StorageClock, 'now'>
}

interface Pruning extends Planning {
  readonly lease: Lease
}

interface Planned {
  readonly view: FreshView
  readonly objects: readonly PruneObject[]
  readonly unreadable: readonly string[]
  readonly plans: readonly PackPlan[]
}

/** Marks everything, in all organizations, before anything is done. */
async function planAll({ context, options, steps, clock }: Planning): Promise<Planned> {
  const view = createFreshView(context)
  const now = clock.now() // whatever is old enough now, was when the heads were listed
  const { objects, unreadable } = await readPruneObjects(context)
  const since = await readCondemnedSince(context, objects)
  const chains = await wholeChains(view)
  const plans: PackPlan[] = []
  for (const organizationId of organizationsOf(await listAll(context.storage, ''))) {
    const own = chains.filter((chain) => chain.organizationId === organizationId)
    const marked = await mark({ view, steps }, view.organizationKeys(organizationId), own)
    plans.push(await planPacks({ context, options, now }, marked, since.get(organizationId) ?? new Map()))
  }
  return { view, objects, unreadable, plans }
}

/** @throws {VaultError} `chain_broken` */
async function wholeChains(view: FreshView): Promise<readonly Chain[]> {
  const chains = await view.chains.refresh()
  for (const { damage } of chains) if (damage !== undefined) throw damage
  return chains
}

async function carryOut(pruning: Pruning, planned: Planned): Promise<PruneReport> {
  const { context, options, steps, clock } = pruning
  const { plans, view } = planned
  const spared = await spare(pruning, planned)
  const rewritten: Rewritten[] = []
  for (const plan of plans) rewritten.push(await rewritePacks({ context, view, steps }, plan))
  const condemned = byOrganization(plans, (plan, place) => [
    ...plan.toCondemn,
    ...(rewritten[place]?.packs ?? []),
  ])
  await pruning.lease.confirm()
  if (countOf(namesOf(condemned)) > 0)
    await addPruneObject(context, { condemned: namesOf(condemned), damaged: new Map() })
  const condemnedAt = clock.now()
  const deleted = await deletePacks(pruning, planned)
  const otherObjects = await tidy(pruning, planned, spared)
  const waiting = plans.flatMap(({ nextAt }) => nextAt ?? [])
  if (countOf(namesOf(condemned)) > 0 || deleted.locked > 0) waiting.push(condemnedAt + options.wait)
  return {
    condemned: totalOf([...condemned.values()].flat()),
    deleted: { ...totalOf(deleted.packs), otherObjects },
    spared: { packs: spared.packs },
    locked: { objects: deleted.locked },
    rewritten: {
      blobs: rewritten.reduce((sum, { blobs }) => sum + blobs, 0),
      bytes: rewritten.reduce((sum, { bytes }) => sum + bytes, 0),
    },
    joined: { packs: countJoined(plans, rewritten) },
    nextAt: waiting.length === 0 ? undefined : Math.min(...waiting),
  }
}

/** One that did not read in full was left as it is. */
function countJoined(plans: readonly PackPlan[], rewritten: readonly Rewritten[]): number {
  const done = new Set(rewritten.flatMap(({ packs }) => packs))
  return plans.flatMap(({ toJoin }) => toJoin).filter((pack) => done.has(pack)).length
}

interface Spared {
  readonly packs: number
  /** Prune objects whose place others took. */
  readonly replaced: ReadonlySet<string>
}

/** Writes prune objects without the packs that are needed, and only then deletes those that condemned them. */
async function spare({ context, lease }: Pruning, { objects, plans }: Planned): Promise<Spared> {
  const spared = namesOf(byOrganization(plans, ({ toSpare }) => toSpare))
  if (countOf(spared) === 0) return { packs: 0, replaced: new Set() }
  const replaced = objects.filter(({ condemned }) =>
    [...condemned].some(([id, packs]) => [...packs].some((pack) => spared.get(id)?.has(pack) === true)),
  )
  for (const { condemned, damaged } of replaced) {
    const left = without(condemned, (id, pack) => spared.get(id)?.has(pack) === true)
    if (countOf(left) + countOf(damaged) === 0) continue
    await lease.confirm()
    await addPruneObject(context, { condemned: left, damaged })
  }
  await deleteInBatches(
    context,
    lease,
    replaced.map(({ name }) => name),
  )
  return { packs: countOf(spared), replaced: new Set(replaced.map(({ name }) => name)) }
}

interface Deleted {
  readonly packs: readonly KnownPack[]
  readonly locked: number
}

async function deletePacks({ context, lease, steps }: Pruning, { plans, view }: Planned): Promise<Deleted> {
  const packs: KnownPack[] = []
  let locked = 0
  const total = plans.reduce((sum, { toDelete }) => sum + toDelete.length, 0)
  for (const { toDelete, marked } of plans) {
    const names = new Map<string, KnownPack>()
    for (const pack of toDelete) {
      await steps.step()
      if (await isSafeToDelete(view, marked, pack))
        names.set(packName(marked.organization.organizationId, pack.pack), pack)
    }
    const left = await deleteInBatches(context, lease, [...names.keys()], (name) => {
      const pack = names.get(name)
      if (pack !== undefined) packs.push(pack)
      steps.report({ phase: 'deleting', done: packs.length, total, unit: 'objects' })
    })
    locked += left.length
  }
  return { packs, locked }
}

/** Index objects, prune objects and manifests that speak of nothing any more. @returns how many went. */
async function tidy(
  pruning: Pruning,
  { view, objects, unreadable, plans }: Planned,
  spared: Spared,
): Promise<number> {
  const { context, lease } = pruning
  let count = spared.replaced.size
  const present = new Map<OrganizationId, ReadonlySet<string>>()
  for (const { marked } of plans) {
    const { organizationId } = marked.organization
    const replaced = await replaceStaleIndex(pruning, marked.organization)
    present.set(organizationId, replaced.packs)
    count += replaced.deleted
  }
  const isGone = (id: OrganizationId, pack: string): boolean => present.get(id)?.has(pack) !== true
  const empty = objects.filter(
    ({ name, condemned, damaged }) =>
      !spared.replaced.has(name) &&
      countOf(without(condemned, isGone)) + countOf(without(damaged, isGone)) === 0,
  )
  const names = [...empty.map(({ name }) => name), ...unreadable]
  count += names.length - (await deleteInBatches(context, lease, names)).length
  return count + (await deleteUnnamedManifests(pruning, await wholeChains(view)))
}

function previewOf({ plans }: Planned, { wait }: PruneOptions, now: number): PruneReport {
  const all = (choose: (plan: PackPlan) => readonly KnownPack[]): readonly KnownPack[] =>
    plans.flatMap(choose)
  const shares = plans.flatMap(({ marked, toRewrite, toJoin }) =>
    [...toRewrite, ...toJoin].map((pack) => marked.shareOf(pack)),
  )
  const condemned = all(({ toCondemn, toRewrite, toJoin }) => [...toCondemn, ...toRewrite, ...toJoin])
  const waiting = plans.flatMap(({ nextAt }) => nextAt ?? [])
  if (condemned.length > 0) waiting.push(now + wait)
  return {
    condemned: totalOf(condemned),
    deleted: { ...totalOf(all(({ toDelete }) => toDelete)), otherObjects: 0 },
    spared: { packs: all(({ toSpare }) => toSpare).length },
    locked: { objects: 0 },
    rewritten: {
      blobs: shares.reduce((sum, { blobs }) => sum + blobs, 0),
      bytes: shares.reduce((sum, { bytes }) => sum + bytes, 0),
    },
    joined: { packs: all(({ toJoin }) => toJoin).length },
    nextAt: waiting.length === 0 ? undefined : Math.min(...waiting),
  }
}

function byOrganization(
  plans: readonly PackPlan[],
  choose: (plan: PackPlan, place: number) => readonly KnownPack[],
): ReadonlyMap<OrganizationId, readonly KnownPack[]> {
  return new Map(plans.map((plan, place) => [plan.marked.organization.organizationId, choose(plan, place)]))
}

function namesOf(packs: ReadonlyMap<OrganizationId, readonly KnownPack[]>): PacksByOrganization {
  const names = [...packs].map(([id, own]) => [id, new Set(own.map(({ pack }) => pack))] as const)
  return new Map(names.filter(([, own]) => own.size > 0))
}

function totalOf(packs: readonly KnownPack[]): { readonly packs: number; readonly bytes: number } {
  return { packs: packs.length, bytes: packs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) }
}
