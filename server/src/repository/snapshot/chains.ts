/**
 * The chains of restore points, one for each organization and source, read from their anchors and heads and verified
 * link by link (docs/repository-format.md, sections 7 and 15).
 */
import type { OrganizationId } from '../../foundation/ids.ts'
import { VaultError } from '../errors.ts'
import { noAnchor, type Anchor } from '../maintenance/anchors.ts'
import { anchorsPrefix, headName, headsPrefix, type HeadPlace } from '../names.ts'
import { createSemaphore } from '../semaphore.ts'
import { chainKey, listChainNames, sameNames, type ChainNames } from './chain-names.ts'
import {
  createChainObjects,
  type ChainLink,
  type ChainObjects,
  type ChainObjectsDependencies,
} from './chain-objects.ts'

export type { ChainLink } from './chain-objects.ts'

export interface Chain {
  readonly organizationId: OrganizationId
  readonly source: string
  /** Every restore point that verifies by itself and is not forgotten, oldest first. */
  readonly links: readonly ChainLink[]
  /** Where the chain begins; generation 0 where nothing was forgotten. */
  readonly anchor: Anchor
  /** Names of heads that the anchor forgot and that still lie there. */
  readonly forgottenHeads: readonly string[]
  /** Names of heads that do not verify, or whose manifests do not. */
  readonly unreadableHeads: readonly string[]
  /** The first thing that is wrong with it; such a chain can be read and not be continued. */
  readonly damage: VaultError | undefined
}

/** The sequence and digest that the chain's next restore point follows. */
export function endOf({ links, anchor }: Chain): {
  readonly sequence: number
  readonly digest: string | null
} {
  const last = links.at(-1)
  return last === undefined
    ? { sequence: anchor.through, digest: anchor.digest }
    : { sequence: last.point.manifest.sequence, digest: last.digest }
}

export interface Chains {
  /** Looks at the storage again. @returns every chain, by organization and source. */
  refresh(): Promise<readonly Chain[]>
  /** The same for one chain; an empty one when it has no restore point yet. */
  refreshOne(organizationId: OrganizationId, source: string): Promise<Chain>
  /** Takes in a restore point whose head was just written. */
  append(link: ChainLink): void
}

export interface ChainsDependencies extends ChainObjectsDependencies {
  /** Told of files that are no heads; damage of chains is in {@link Chain.damage}. */
  readonly onDamage: (damage: VaultError) => void
}

/** How often a chain that looks broken is listed again: a retention may have been under way. */
const maxLooks = 4

export function createChains(dependencies: ChainsDependencies): Chains {
  const objects = createChainObjects(dependencies)
  /** The highest sequence of each chain that was seen, so that a chain that got shorter shows. */
  const ends = new Map<string, number>()
  const turn = createSemaphore(1)

  const listChains = (prefix: string): Promise<Map<string, ChainNames>> =>
    listChainNames(dependencies, prefix, ends.keys())

  const readChains = async (prefix: string): Promise<Chain[]> => {
    let listed = await listChains(prefix)
    for (let look = 1; ; look += 1) {
      const chains: Chain[] = []
      for (const [key, names] of [...listed].toSorted(([left], [right]) => (left < right ? -1 : 1)))
        chains.push(await readChain({ objects, ends }, names, key))
      if (look === maxLooks || chains.every(({ damage }) => damage === undefined)) return chains
      const again = await listChains(prefix)
      if (sameNames(listed, again)) return chains
      listed = again
    }
  }

  return {
    refresh: () => turn.run(() => readChains('')),
    refreshOne: (organizationId, source) =>
      turn.run(async () => {
        const [chain] = await readChains(chainKey(organizationId, source))
        return chain ?? { ...emptyChain, organizationId, source }
      }),
    append: (link) => {
      const { manifest } = link.point
      objects.append(link)
      ends.set(chainKey(manifest.organizationId, manifest.source), manifest.sequence)
    },
  }
}

interface ChainReading {
  readonly objects: ChainObjects
  readonly ends: Map<string, number>
}

async function readChain({ objects, ends }: ChainReading, names: ChainNames, key: string): Promise<Chain> {
  const { organizationId, source, heads } = names
  const { anchor, damage: anchorDamage } = await readAnchor(objects, names, key)
  const kept = heads.filter(({ sequence }) => sequence > anchor.through)
  const forgottenHeads = heads.filter(({ sequence }) => sequence <= anchor.through).map(headName)
  const { links, damage, unreadableHeads } = await readLinks(objects, kept, anchor)
  const end = Math.max(anchor.through, kept.at(-1)?.sequence ?? 0)
  const isShorter = end < (ends.get(key) ?? 0)
  ends.set(key, Math.max(end, ends.get(key) ?? 0))
  const hasLostAll = anchor.generation > 0 && kept.length === 0 // retention never forgets the newest
  const rollback =
    isShorter || hasLostAll
      ? chainBroken(`${headsPrefix}${key}: its newest restore points are missing`)
      : undefined
  return {
    organizationId,
    source,
    links,
    anchor,
    forgottenHeads,
    unreadableHeads,
    damage: anchorDamage ?? damage ?? rollback,
  }
}

async function readAnchor(
  objects: ChainObjects,
  names: ChainNames,
  key: string,
): Promise<{ readonly anchor: Anchor; readonly damage: VaultError | undefined }> {
  try {
    return { anchor: await objects.anchor(names), damage: undefined }
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    const damage = chainBroken(`${anchorsPrefix}${key}: does not verify (${error.detail})`, error)
    return { anchor: noAnchor, damage }
  }
}

async function readLinks(
  objects: ChainObjects,
  places: readonly HeadPlace[],
  anchor: Anchor,
): Promise<Pick<Chain, 'links' | 'damage' | 'unreadableHeads'>> {
  const links: ChainLink[] = []
  const unreadableHeads: string[] = []
  let damage: VaultError | undefined
  let before: string | null | undefined = anchor.digest
  const read = await objects.links(places)
  for (const [position, place] of places.entries()) {
    const name = headName(place)
    const link = read[position]
    if (link === undefined || link instanceof VaultError) {
      damage ??= chainBroken(`${name}: does not verify (${link?.detail})`, link)
      before = undefined
      unreadableHeads.push(name)
      continue
    }
    links.push(withForgottenItems(link, anchor))
    if (place.sequence !== anchor.through + position + 1)
      damage ??= chainBroken(`${name}: a restore point before it is missing`)
    else if (link.previous !== before) damage ??= chainBroken(`${name}: does not continue the one before it`)
    before = link.digest
  }
  return { links, damage, unreadableHeads }
}

const emptyChain = { links: [], anchor: noAnchor, forgottenHeads: [], unreadableHeads: [], damage: undefined }

function withForgottenItems(link: ChainLink, { itemsBefore }: Anchor): ChainLink {
  if (itemsBefore === null) return link
  return { ...link, point: { ...link.point, forgottenItems: { before: itemsBefore } } }
}

function chainBroken(detail: string, cause?: unknown): VaultError {
  return new VaultError(
    'chain_broken',
    'Restore points of a job are missing in the backup repository or were altered. Restore the repository from a copy, or begin a new job; what is intact can still be read.',
    { detail, cause },
  )
}
