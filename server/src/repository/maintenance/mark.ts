/** Marks every blob of one organization that a restore point needs, and what that leaves of each pack. */
import type { OrganizationKeys } from '../crypto/keys.ts'
import type { OrganizationIndex } from '../index/organization-index.ts'
import type { KnownPack } from '../index/pack-registry.ts'
import type { Chain } from '../snapshot/chains.ts'
import type { FreshView, RunSteps } from './context.ts'
import { createIdSet, type IdSet } from './id-set.ts'
import { byForgottenItems, createReachability } from './reachability.ts'

/** How much of a pack is needed: blobs that lie nowhere better. */
export interface Share {
  readonly blobs: number
  readonly bytes: number
}

export interface Marked {
  readonly organization: OrganizationKeys
  readonly index: OrganizationIndex
  /** Every blob that some restore point needs. */
  readonly needed: IdSet
  /** Of the pack; nothing when no blob of it is needed, or all of them lie in better packs too. */
  shareOf(pack: KnownPack): Share
}

const nothing: Share = { blobs: 0, bytes: 0 }

/**
 * @param chains - The organization's, all whole.
 * @throws {VaultError} `corrupt`, `not_found` when a tree, page or chunk list does not read: then nobody knows what is needed.
 */
export async function mark(
  { view, steps }: { readonly view: FreshView; readonly steps: RunSteps },
  organization: OrganizationKeys,
  chains: readonly Chain[],
): Promise<Marked> {
  const index = view.openIndex(organization.organizationId)
  await index.refresh()
  const needed = createIdSet(index)
  const shares = new Map<KnownPack, Share>()
  const count = (id: Uint8Array): undefined => {
    if (!needed.add(id)) return undefined
    const found = index.find(id)
    if (found === undefined) return undefined // content that is lost: the check tells
    const { blobs, bytes } = shares.get(found.pack) ?? nothing
    shares.set(found.pack, { blobs: blobs + 1, bytes: bytes + found.location.storedSize })
    return undefined
  }
  const points = chains.flatMap(({ links }) => links.map(({ point }) => point))
  let done = 0
  for (const group of byForgottenItems(points)) {
    const reachability = createReachability({
      store: { keys: organization, index },
      reader: view.reader,
      forgotten: group[0]?.forgottenItems,
      visitor: {
        blob: count,
        unreadable: (_id, error) => {
          throw error
        },
        step: () => steps.step(),
      },
    })
    for (const point of group) {
      await steps.step()
      await reachability.walk(point)
      done += 1
      steps.report({ phase: 'marking', done, total: points.length, unit: 'points' })
    }
  }
  return { organization, index, needed, shareOf: (pack) => shares.get(pack) ?? nothing }
}
