/** Retention: forgets restore points, and items by their age, through a chain's anchor (docs/repository-format.md, section 15). */
import type { OrganizationId } from '../../foundation/ids.ts'
import { VaultError } from '../errors.ts'
import { anchorName, anchorsOf, headName, manifestName, parseHeadName } from '../names.ts'
import { openHead } from '../snapshot/manifest.ts'
import type { Chain } from '../snapshot/chains.ts'
import type { ReadableStore } from '../snapshot/blob-reader.ts'
import { listAll } from '../storage/storage.ts'
import { sealAnchor, type Anchor } from './anchors.ts'
import { chainFindings } from './check.ts'
import {
  createFreshView,
  createSteps,
  type FreshView,
  type MaintenanceContext,
  type RunSteps,
} from './context.ts'
import { deleteInBatches } from './deleting.ts'
import { countForgottenItems } from './forgotten-items.ts'
import { underLease, type Lease } from './lease.ts'
import type { ForgottenChain, MaintenanceRun, RetentionReport, RetentionRule } from './maintenance.ts'
import { readStorageClock } from './storage-clock.ts'

export async function retain(
  context: MaintenanceContext,
  rule: RetentionRule,
  options: { readonly isPreview: boolean },
  run: MaintenanceRun,
): Promise<RetentionReport> {
  if (!Number.isInteger(rule.keepLast) || rule.keepLast < 1)
    throw new RangeError('each chain keeps at least one restore point')
  const view = createFreshView(context)
  if (options.isPreview) {
    const steps = createSteps(run)
    await steps.step()
    const planned = await plan(view, rule)
    return reportOf(context, planned, await countItems({ view, steps }, planned))
  }
  return underLease(context, async (lease) => {
    const steps = createSteps(run, () => lease.keep())
    await steps.step()
    const storageClock = await readStorageClock(context)
    storageClock.check()
    if (rule.before > storageClock.now()) throw beyondNow()
    const planned = await plan(view, rule)
    const total = planned.plans.length
    for (const [done, one] of planned.plans.entries()) {
      await steps.step()
      await forget(context, view, { plan: one, lease })
      steps.report({ phase: 'deleting', done: done + 1, total, unit: 'points' })
    }
    return reportOf(context, planned)
  })
}

interface ChainPlan {
  readonly chain: Chain
  /** What the chain's anchor is to say. */
  readonly anchor: Anchor
  readonly forgotten: Chain['links']
}

interface Planned {
  readonly plans: readonly ChainPlan[]
  /** Nobody knows what they were: nothing of them is forgotten. */
  readonly broken: readonly Chain[]
}

async function plan(view: FreshView, rule: RetentionRule): Promise<Planned> {
  const chains = await view.chains.refresh()
  return {
    plans: chains.filter(({ damage }) => damage === undefined).map((chain) => planChain(chain, rule)),
    broken: chains.filter(({ damage }) => damage !== undefined),
  }
}

/** Forgotten are the oldest restore points, up to the first that the rule keeps. */
function planChain(chain: Chain, { kind, before, keepLast }: RetentionRule): ChainPlan {
  const { links, anchor } = chain
  const mayGo = links.slice(0, Math.max(0, links.length - keepLast))
  const firstKept = mayGo.findIndex(({ point }) => point.manifest.createdAt >= before)
  const forgotten = firstKept === -1 ? mayGo : mayGo.slice(0, firstKept)
  const last = forgotten.at(-1)
  const itemsBefore =
    kind === 'item' && links.length > 0 ? Math.max(before, anchor.itemsBefore ?? 0) : anchor.itemsBefore
  return {
    chain,
    forgotten,
    anchor: {
      generation: anchor.generation + 1,
      through: last?.point.manifest.sequence ?? anchor.through,
      digest: last?.digest ?? anchor.digest,
      itemsBefore,
    },
  }
}

function isChange(planned: ChainPlan): boolean {
  return planned.anchor.through !== planned.chain.anchor.through || isChangeOfItems(planned)
}

function isChangeOfItems({ chain, anchor }: Pick<ChainPlan, 'chain' | 'anchor'>): boolean {
  return anchor.itemsBefore !== chain.anchor.itemsBefore
}

/** How many items go from the points that stay, for each chain where any may. */
async function countItems(
  { view, steps }: { readonly view: FreshView; readonly steps: RunSteps },
  { plans }: Planned,
): Promise<ReadonlyMap<Chain, number | undefined>> {
  const counts = new Map<Chain, number | undefined>()
  const stores = new Map<OrganizationId, ReadableStore>()
  for (const { chain, anchor, forgotten } of plans) {
    const { organizationId, links } = chain
    if (anchor.itemsBefore === null || !isChangeOfItems({ chain, anchor })) continue
    const store = stores.get(organizationId) ?? (await openStore(view, organizationId))
    stores.set(organizationId, store)
    const staying = links.slice(forgotten.length).map(({ point }) => point)
    const then = { before: anchor.itemsBefore }
    counts.set(chain, await countForgottenItems({ view, steps, store }, staying, then))
  }
  return counts
}

async function openStore(view: FreshView, organizationId: OrganizationId): Promise<ReadableStore> {
  const index = view.openIndex(organizationId)
  await index.refresh()
  return { keys: view.organizationKeys(organizationId), index }
}

/** The anchor first: from then on the restore points are forgotten, whatever still lies there. */
async function forget(
  context: MaintenanceContext,
  view: FreshView,
  { plan: planned, lease }: { readonly plan: ChainPlan; readonly lease: Lease },
): Promise<void> {
  const { chain, anchor, forgotten } = planned
  const place = { organizationId: chain.organizationId, source: chain.source }
  let generation = chain.anchor.generation
  if (isChange(planned)) {
    await lease.confirm()
    const sealed = sealAnchor(context, view.organizationKeys(chain.organizationId), place, {
      ...anchor,
      createdAt: context.clock.now(),
    })
    if (!(await context.storage.put(sealed.name, sealed.bytes, { ifAbsent: true })))
      throw leaseLost(sealed.name)
    generation = anchor.generation
  }
  const manifests = new Map(
    forgotten.map(({ point, manifestName: name }) => [headName(point.manifest), name]),
  )
  const heads = [...new Set([...chain.forgottenHeads, ...manifests.keys()])].toSorted()
  for (const head of heads) {
    if (!manifests.has(head)) manifests.set(head, (await manifestOf(context, view, head)) ?? '')
  }
  const anchors = await listAll(context.storage, anchorsOf(chain.organizationId, chain.source))
  const older = anchors.filter((name) => name < anchorName({ ...place, sequence: generation }))
  await deleteInBatches(context, lease, heads)
  await deleteInBatches(
    context,
    lease,
    [...manifests.values()].filter((name) => name !== ''),
  )
  await deleteInBatches(context, lease, older)
}

/** @returns undefined for a head that does not say: prune finds its manifest. */
async function manifestOf(
  { storage, keys }: MaintenanceContext,
  view: FreshView,
  head: string,
): Promise<string | undefined> {
  const place = parseHeadName(head)
  const bytes = await storage.get(head)
  if (place === undefined || bytes === undefined) return undefined
  try {
    const { manifest } = openHead(keys, view.organizationKeys(place.organizationId), place, bytes)
    return manifestName(place.organizationId, manifest)
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    return undefined
  }
}

function reportOf(
  context: MaintenanceContext,
  { plans, broken }: Planned,
  items: ReadonlyMap<Chain, number | undefined> = new Map(),
): RetentionReport {
  return {
    chains: plans.filter(isChange).map((planned): ForgottenChain => ({
      organizationId: planned.chain.organizationId,
      source: planned.chain.source,
      restorePoints: planned.forgotten.map(({ point }) => ({
        id: point.id,
        createdAt: point.manifest.createdAt,
      })),
      itemsBefore: planned.anchor.itemsBefore ?? undefined,
      items: isChangeOfItems(planned) ? items.get(planned.chain) : 0,
    })),
    keptRestorePoints: [
      ...plans.map(({ chain, forgotten }) => chain.links.length - forgotten.length),
      ...broken.map(({ links }) => links.length),
    ].reduce((sum, count) => sum + count, 0),
    findings: broken.flatMap((chain) => chainFindings(context, chain)),
  }
}

function beyondNow(): VaultError {
  return new VaultError(
    'clock_skew',
    'The retention would forget what is yet to be made: its date lies in the future. Set the clocks, then try again.',
  )
}

function leaseLost(detail: string): VaultError {
  return new VaultError(
    'lease_lost',
    'Another server has changed the retention of the backup repository meanwhile. Nothing is damaged; try again later.',
    { detail },
  )
}
