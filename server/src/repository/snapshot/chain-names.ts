/** The names of each chain's heads and anchors, as one look at the storage finds them. */
import type { OrganizationId } from '../../foundation/ids.ts'
import { corrupt, type VaultError } from '../errors.ts'
import {
  anchorName,
  anchorsPrefix,
  headName,
  headsPrefix,
  parseAnchorName,
  parseHeadName,
  type HeadPlace,
} from '../names.ts'
import { listAll, type Storage } from '../storage/storage.ts'

export interface ChainNames {
  readonly organizationId: OrganizationId
  readonly source: string
  /** Ascending. */
  readonly heads: HeadPlace[]
  /** Ascending; their sequence is the generation. */
  readonly anchors: HeadPlace[]
}

/** What follows `heads/` and `anchors/` in the names of a chain's objects. */
export function chainKey(organizationId: OrganizationId, source: string): string {
  return `${organizationId}/${source}/`
}

export interface ChainListing {
  readonly storage: Storage
  /** Told of names that no head and no anchor has. */
  readonly onDamage: (damage: VaultError) => void
}

/**
 * Lists chains by their keys.
 * @param prefix - Of their keys.
 * @param known - Keys of chains that are listed also when nothing of them is there any more.
 */
export async function listChainNames(
  { storage, onDamage }: ChainListing,
  prefix: string,
  known: Iterable<string>,
): Promise<Map<string, ChainNames>> {
  const chains = new Map<string, ChainNames>()
  const namesOf = ({ organizationId, source }: Pick<HeadPlace, 'organizationId' | 'source'>): ChainNames => {
    const key = chainKey(organizationId, source)
    const names = chains.get(key) ?? { organizationId, source, heads: [], anchors: [] }
    chains.set(key, names)
    return names
  }
  for (const key of known) {
    const place = key.startsWith(prefix) ? parseHeadName(`${headsPrefix}${key}0000000001`) : undefined
    if (place !== undefined) namesOf(place)
  }
  // heads first: who forgets writes the anchor before the heads go
  for (const name of await listAll(storage, `${headsPrefix}${prefix}`)) {
    const place = parseHeadName(name)
    if (place === undefined) onDamage(corrupt(`${name}: no head has this name`))
    else namesOf(place).heads.push(place)
  }
  for (const name of await listAll(storage, `${anchorsPrefix}${prefix}`)) {
    const place = parseAnchorName(name)
    if (place === undefined) onDamage(corrupt(`${name}: no anchor has this name`))
    else namesOf(place).anchors.push(place)
  }
  return chains
}

/** Whether two looks found the same. */
export function sameNames(
  left: ReadonlyMap<string, ChainNames>,
  right: ReadonlyMap<string, ChainNames>,
): boolean {
  return textOf(left) === textOf(right)
}

function textOf(chains: ReadonlyMap<string, ChainNames>): string {
  return [...chains.values()]
    .map(({ heads, anchors }) => `${heads.map(headName).join()};${anchors.map(anchorName).join()}`)
    .join('\n')
}
