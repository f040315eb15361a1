/** Prune objects: which packs are condemned or damaged (docs/repository-format.md, section 16). */
import type { Clock } from '../../foundation/clock.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { RepositoryKeys } from '../crypto/keys.ts'
import { openObject, type Sealer } from '../crypto/sealed-object.ts'
import { corrupt, VaultError } from '../errors.ts'
import type { PackMarks } from '../index/organization-index.ts'
import { isOrganizationId, leafOf, numbered, prunesPrefix } from '../names.ts'
import { listAll, type Storage } from '../storage/storage.ts'
import { decodePrune, encodeMaintenance, type PruneDocument } from './documents.ts'

const maxTries = 20

/** Packs of each organization, by the last part of their names. */
export type PacksByOrganization = ReadonlyMap<OrganizationId, ReadonlySet<string>>

export interface PruneObject {
  /** Its name in the storage. */
  readonly name: string
  readonly sequence: number
  readonly condemned: PacksByOrganization
  readonly damaged: PacksByOrganization
}

export interface PruneObjects {
  readonly objects: readonly PruneObject[]
  /** Those that do not verify: they condemn nothing. */
  readonly unreadable: readonly string[]
  /** The highest sequence that any name says. */
  readonly lastSequence: number
}

export interface PruneObjectsDependencies {
  readonly storage: Storage
  readonly keys: RepositoryKeys
  /** Told of prune objects that do not verify. */
  readonly onDamage?: (damage: VaultError) => void
}

/** Reads every prune object; they are few, and their names may come again, so none is remembered. */
export async function readPruneObjects(dependencies: PruneObjectsDependencies): Promise<PruneObjects> {
  const objects: PruneObject[] = []
  const unreadable: string[] = []
  let lastSequence = 0
  for (const name of await listAll(dependencies.storage, prunesPrefix)) {
    const sequence = /^\d{10}$/.test(leafOf(name)) ? Number(leafOf(name)) : 0
    lastSequence = Math.max(lastSequence, sequence)
    try {
      const found = await readPruneObject(dependencies, name, sequence)
      if (found !== undefined) objects.push(found)
    } catch (error) {
      if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
      dependencies.onDamage?.(error)
      unreadable.push(name)
    }
  }
  return { objects, unreadable, lastSequence }
}

async function readPruneObject(
  { storage, keys }: PruneObjectsDependencies,
  name: string,
  sequence: number,
): Promise<PruneObject | undefined> {
  const bytes = await storage.get(name)
  if (bytes === undefined) return undefined // its packs are gone, or another prune object says the same
  const document = decodePrune(
    openObject(keys, bytes, { type: 'prune', organization: undefined, name }),
    name,
  )
  if (document.sequence !== sequence || `${prunesPrefix}${numbered(sequence)}` !== name)
    throw corrupt(`${name}: another prune object`)
  return {
    name,
    sequence,
    condemned: byOrganization(document.condemned),
    damaged: byOrganization(document.damaged),
  }
}

/** What the prune objects say of one organization's packs. */
export function marksOf(objects: readonly PruneObject[], organizationId: OrganizationId): PackMarks {
  const condemned = new Set<string>()
  const damaged = new Set<string>()
  for (const object of objects) {
    for (const pack of object.condemned.get(organizationId) ?? []) condemned.add(pack)
    for (const pack of object.damaged.get(organizationId) ?? []) damaged.add(pack)
  }
  return { condemned, damaged }
}

/** Writes what the prune objects are to say besides what those that stay say. */
export async function addPruneObject(
  context: PruneObjectsDependencies & { readonly seal: Sealer; readonly clock: Pick<Clock, 'now'> },
  content: Pick<PruneObject, 'condemned' | 'damaged'>,
): Promise<void> {
  for (let count = 1; count <= maxTries; count += 1) {
    const { lastSequence } = await readPruneObjects(context)
    const place = { sequence: lastSequence + 1, createdAt: context.clock.now() }
    if (await writePruneObject(context, content, place)) return
  }
  throw new VaultError(
    'storage_failed',
    'The storage of the backup repository does not show what was just written. Nothing was deleted; try again later.',
    { detail: 'prunes/' },
  )
}

/**
 * Writes the next prune object.
 * @returns false when another server has written one of this sequence meanwhile.
 */
export async function writePruneObject(
  { storage, seal }: { readonly storage: Storage; readonly seal: Sealer },
  content: { readonly condemned: PacksByOrganization; readonly damaged: PacksByOrganization },
  place: { readonly sequence: number; readonly createdAt: number },
): Promise<boolean> {
  const document: PruneDocument = {
    condemned: listed(content.condemned),
    createdAt: place.createdAt,
    damaged: listed(content.damaged),
    kind: 'prune',
    sequence: place.sequence,
    version: 1,
  }
  const { bytes } = seal('prune', undefined, [encodeMaintenance(document)])
  return storage.put(`${prunesPrefix}${numbered(place.sequence)}`, bytes, { ifAbsent: true })
}

function byOrganization(listing: PruneDocument['condemned']): PacksByOrganization {
  const packs = new Map<OrganizationId, Set<string>>()
  for (const entry of listing) {
    const { organizationId } = entry
    if (!isOrganizationId(organizationId)) throw corrupt('a prune object with an id that no organization has')
    packs.set(organizationId, new Set([...(packs.get(organizationId) ?? []), ...entry.packs]))
  }
  return packs
}

function listed(packs: PacksByOrganization): PruneDocument['condemned'] {
  return [...packs]
    .filter(([, names]) => names.size > 0)
    .map(([organizationId, names]) => ({ organizationId, packs: [...names].toSorted() }))
    .toSorted((left, right) => (left.organizationId < right.organizationId ? -1 : 1))
}

/** Those packs for which `isOut` does not hold. */
export function without(
  packs: PacksByOrganization,
  isOut: (organizationId: OrganizationId, pack: string) => boolean,
): PacksByOrganization {
  const left = new Map<OrganizationId, Set<string>>()
  for (const [organizationId, names] of packs) {
    const kept = [...names].filter((pack) => !isOut(organizationId, pack))
    if (kept.length > 0) left.set(organizationId, new Set(kept))
  }
  return left
}

export function countOf(packs: PacksByOrganization): number {
  return [...packs.values()].reduce((sum, names) => sum + names.size, 0)
}
