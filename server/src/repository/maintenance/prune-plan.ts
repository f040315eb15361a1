/** Decides what becomes of each pack of one organization (docs/repository-format.md, section 16). */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { KnownPack } from '../index/pack-registry.ts'
import { packName } from '../names.ts'
import { packMaxEntries, packTargetSize } from '../snapshot/pack-builder.ts'
import type { PruneObject } from './condemned.ts'
import type { MaintenanceContext } from './context.ts'
import type { PruneOptions } from './maintenance.ts'
import type { Marked, Share } from './mark.ts'

/** Runs that save little leave packs of less than a quarter of what a pack may hold. */
const small = { bytes: packTargetSize / 4, blobs: packMaxEntries / 4 }
/** So many of them are joined; a few cost less than writing them again would. */
const manySmall = 8

/** Since when packs are condemned, by the storage's clock: packs of an organization by name. */
export type CondemnedSince = ReadonlyMap<OrganizationId, ReadonlyMap<string, number>>

export interface PackPlan {
  readonly marked: Marked
  /** Condemned for long enough, and needed by nothing. */
  readonly toDelete: readonly KnownPack[]
  /** Condemned, and needed: no other pack holds a blob that some restore point needs. */
  readonly toSpare: readonly KnownPack[]
  /** Mostly garbage. */
  readonly toRewrite: readonly KnownPack[]
  /** Small ones, whatever of them is needed; none when there are few. */
  readonly toJoin: readonly KnownPack[]
  /** Needed by nothing. */
  readonly toCondemn: readonly KnownPack[]
  /** When the next of those that stay condemned may go. */
  readonly nextAt: number | undefined
}

/** How long each pack is condemned without a break: since the oldest prune object that says so. */
export async function readCondemnedSince(
  { storage }: Pick<MaintenanceContext, 'storage'>,
  objects: readonly PruneObject[],
): Promise<CondemnedSince> {
  const since = new Map<OrganizationId, Map<string, number>>()
  for (const { name, condemned } of objects) {
    const modifiedAt = await storage.modifiedAt(name)
    if (modifiedAt === undefined) continue
    for (const [organizationId, packs] of condemned) {
      const own = since.get(organizationId) ?? new Map<string, number>()
      since.set(organizationId, own)
      for (const pack of packs) own.set(pack, Math.min(modifiedAt, own.get(pack) ?? Infinity))
    }
  }
  return since
}

export async function planPacks(
  { context, options, now }: PlanDependencies,
  marked: Marked,
  since: ReadonlyMap<string, number>,
): Promise<PackPlan> {
  const plan = {
    toDelete: new Array<KnownPack>(),
    toSpare: new Array<KnownPack>(),
    toRewrite: new Array<KnownPack>(),
    toJoin: new Array<KnownPack>(),
    toCondemn: new Array<KnownPack>(),
  }
  let nextAt = Infinity
  const isOldEnough = async ({ pack }: KnownPack): Promise<boolean> => {
    const name = packName(marked.organization.organizationId, pack)
    const modifiedAt = await context.storage.modifiedAt(name)
    return modifiedAt !== undefined && now - modifiedAt >= (options.minAge ?? options.wait)
  }
  for (const pack of marked.index.packs()) {
    if (pack.state === 'gone') continue
    const condemnedAt = since.get(pack.pack)
    const share = marked.shareOf(pack)
    const { blobs, bytes } = share
    if (condemnedAt !== undefined) {
      if (blobs > 0) plan.toSpare.push(pack)
      else if (now - condemnedAt >= options.wait) plan.toDelete.push(pack)
      else nextAt = Math.min(nextAt, condemnedAt + options.wait)
    } else if (blobs === 0) {
      if (await isOldEnough(pack)) plan.toCondemn.push(pack)
    } else if (pack.state === 'sound' && bytes < options.rewriteBelow * pack.blobBytes) {
      if (await isOldEnough(pack)) plan.toRewrite.push(pack)
    } else if (isSmall(pack, share)) {
      if (await isOldEnough(pack)) plan.toJoin.push(pack)
    }
  }
  if (plan.toJoin.length < manySmall) plan.toJoin = []
  return { ...plan, marked, nextAt: nextAt === Infinity ? undefined : nextAt }
}

/** One that is full of tiny blobs is not: joined, it would be as small again. */
function isSmall({ state, sizeBytes }: KnownPack, { blobs }: Share): boolean {
  return state === 'sound' && sizeBytes < small.bytes && blobs < small.blobs
}

export interface PlanDependencies {
  readonly context: MaintenanceContext
  readonly options: PruneOptions
  /** By the storage's clock, from before the chains were read: a head that came later than this may not have been seen. */
  readonly now: number
}
