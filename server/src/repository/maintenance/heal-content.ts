/** Takes packs from a replica until everything that restore points need reads here, or nothing more helps. */
import type { OrganizationId } from '../../foundation/ids.ts'
import { fromHex, toHex } from '../bytes.ts'
import { leafOf, packName } from '../names.ts'
import type { OrganizationIndex } from '../index/organization-index.ts'
import type { RestorePoint } from '../vault.ts'
import {
  createFreshView,
  forEachOf,
  type FreshView,
  type MaintenanceContext,
  type RunSteps,
} from './context.ts'
import type { Transfer } from './heal-transfer.ts'
import { createIdSet } from './id-set.ts'
import { byForgottenItems, createReachability } from './reachability.ts'
import { verifyPack } from './verify-pack.ts'

const packsAtOnce = 2

export interface ContentHealing {
  readonly context: MaintenanceContext
  readonly replica: FreshView
  readonly transfer: Transfer
  readonly steps: RunSteps
}

/**
 * @param points - All of the organization, those included that are yet to be taken from the replica.
 * @returns packs that were damaged here and are sound now.
 */
export async function healContent(
  healing: ContentHealing,
  organizationId: OrganizationId,
  points: readonly RestorePoint[],
): Promise<ReadonlySet<string>> {
  const { context, replica, transfer, steps } = healing
  const replicaIndex = replica.openIndex(organizationId)
  await replicaIndex.refresh()
  const damaged = await damagedPacks(healing, organizationId)
  for (const pack of damaged) await transfer.heal(packName(organizationId, pack))
  const tried = new Set<string>()
  // a tree that was missing tells of pages that are missing, and so on
  for (let hasNews = true; hasNews;) {
    hasNews = false
    const lost = await lostBlobs({ context, steps, damaged, transfer }, organizationId, points)
    for (const id of lost) {
      const pack = placeOf(replicaIndex, id)
      if (pack === undefined || tried.has(pack)) continue
      tried.add(pack)
      const name = packName(organizationId, pack)
      const wasHealed = transfer.healed.has(name)
      if ((await transfer.heal(name)) && !wasHealed) hasNews = true
    }
  }
  return new Set([...damaged].filter((pack) => transfer.healed.has(packName(organizationId, pack))))
}

/** Reads every pack. */
async function damagedPacks(
  { context, steps }: ContentHealing,
  organizationId: OrganizationId,
): Promise<ReadonlySet<string>> {
  const damaged = new Set<string>()
  const view = createFreshView(context, ({ object }) => {
    // one that no index names, and that does not say what it holds, is in no list of packs
    if (packName(organizationId, leafOf(object)) === object) damaged.add(leafOf(object))
  })
  const organization = view.organizationKeys(organizationId)
  const index = view.openIndex(organizationId)
  await index.refresh()
  const packs = index.packs().filter(({ state }) => state !== 'gone')
  let done = 0
  await forEachOf(packs, packsAtOnce, async ({ pack, sizeBytes }) => {
    await steps.step()
    const found = await verifyPack(context, organization, pack)
    if (found.verdict === 'damaged') damaged.add(pack)
    done += sizeBytes
    steps.report({ phase: 'data', done, total: undefined, unit: 'bytes' })
  })
  return damaged
}

interface Looking extends Pick<ContentHealing, 'context' | 'steps' | 'transfer'> {
  readonly damaged: ReadonlySet<string>
}

/** Ids of blobs that some point needs and that do not read here. */
async function lostBlobs(
  { context, steps, damaged, transfer }: Looking,
  organizationId: OrganizationId,
  points: readonly RestorePoint[],
): Promise<readonly Uint8Array[]> {
  const view = createFreshView(context)
  const organization = view.organizationKeys(organizationId)
  const index = view.openIndex(organizationId)
  await index.refresh()
  await index.suspect(...[...damaged].filter((pack) => !transfer.healed.has(packName(organizationId, pack))))
  const store = { keys: organization, index }
  const needed = createIdSet(index)
  const lost = new Map<string, Uint8Array>()
  const lose = (id: Uint8Array): string => {
    const key = toHex(id)
    lost.set(key, fromHex(key))
    return key
  }
  const blob = (id: Uint8Array): string | undefined => {
    if (!needed.add(id)) return lost.size > 0 && lost.has(toHex(id)) ? toHex(id) : undefined
    const found = index.find(id)
    return found === undefined || found.pack.state === 'damaged' ? lose(id) : undefined
  }
  for (const group of byForgottenItems(points)) {
    const visitor = { blob, unreadable: (id: string) => lose(fromHex(id)), step: () => steps.step() }
    const forgotten = group[0]?.forgottenItems
    const reachability = createReachability({ store, reader: view.reader, visitor, forgotten })
    for (const point of group) await reachability.walk(point)
  }
  return [...lost.values()]
}

function placeOf(index: OrganizationIndex, id: Uint8Array): string | undefined {
  return index.find(id)?.pack.pack
}
