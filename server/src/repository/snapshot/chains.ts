/**
 * The chains of restore points, one for each organization and source, read from their heads and verified link by
 * link (docs/repository-format.md, section 7).
 */
import type { OrganizationId, RestorePointId } from '../../foundation/ids.ts'
import type { OrganizationKeys } from '../crypto/keys.ts'
import { corrupt, VaultError } from '../errors.ts'
import {
  headName,
  headsPrefix,
  parseHeadName,
  manifestName,
  restorePointIdOf,
  type HeadPlace,
} from '../names.ts'
import { createSemaphore } from '../semaphore.ts'
import { listAll, type Storage } from '../storage/storage.ts'
import type { RestorePoint } from '../vault.ts'
import { openHead, openManifest, type ManifestOpening } from './manifest.ts'

/** A restore point that was verified, and what its successor must say of it. */
interface ChainLink {
  readonly point: RestorePoint
  readonly digest: string
  /** What it says of its predecessor. */
  readonly previous: string | null
}

export interface Chain {
  readonly organizationId: OrganizationId
  readonly source: string
  /** Every restore point that verifies by itself, oldest first. */
  readonly links: readonly ChainLink[]
  /** The first thing that is wrong with it; such a chain can be read and not be continued. */
  readonly damage: VaultError | undefined
}

export interface Chains {
  /** Looks at the storage again. @returns every chain, by organization and source. */
  refresh(): Promise<readonly Chain[]>
  /** The same for one chain; an empty one when it has no restore point yet. */
  refreshOne(organizationId: OrganizationId, source: string): Promise<Chain>
  /** Takes in a restore point whose head was just written. */
  append(link: ChainLink): void
}

export interface ChainsDependencies extends ManifestOpening {
  readonly storage: Storage
  readonly organizationKeys: (id: OrganizationId) => OrganizationKeys
  /** Told of files that are no heads; damage of chains is in {@link Chain.damage}. */
  readonly onDamage: (damage: VaultError) => void
}

export function createChains(dependencies: ChainsDependencies): Chains {
  /** What was verified once need not be read again: objects never change. By the head's name. */
  const verified = new Map<string, ChainLink>()
  /** The longest that each chain was seen, so that a chain that got shorter shows. */
  const lengths = new Map<string, number>()
  const turn = createSemaphore(1)

  const readChain = async (
    places: readonly HeadPlace[],
    key: string,
  ): Promise<Pick<Chain, 'links' | 'damage'>> => {
    const links: ChainLink[] = []
    let damage: VaultError | undefined
    let before: string | null | undefined = null
    for (const [position, place] of places.entries()) {
      const name = headName(place)
      try {
        const link = verified.get(name) ?? (await readLink(dependencies, place))
        verified.set(name, link)
        links.push(link)
        if (place.sequence !== position + 1)
          damage ??= chainBroken(`${name}: a restore point before it is missing`)
        else if (link.previous !== before)
          damage ??= chainBroken(`${name}: does not continue the one before it`)
        before = link.digest
      } catch (error) {
        if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
        damage ??= chainBroken(`${name}: does not verify (${error.detail})`, error)
        before = undefined
      }
    }
    if (places.length < (lengths.get(key) ?? 0))
      damage ??= chainBroken(`${key}: its newest restore points are missing`)
    lengths.set(key, Math.max(places.length, lengths.get(key) ?? 0))
    return { links, damage }
  }

  const readChains = async (prefix: string): Promise<Chain[]> => {
    const byChain = new Map<string, HeadPlace[]>()
    for (const key of lengths.keys()) if (key.startsWith(prefix)) byChain.set(key, [])
    for (const name of await listAll(dependencies.storage, prefix)) {
      const place = parseHeadName(name)
      if (place === undefined) {
        dependencies.onDamage(corrupt(`${name}: no head has this name`))
        continue
      }
      const key = keyOf(place.organizationId, place.source)
      byChain.set(key, [...(byChain.get(key) ?? []), place])
    }
    const chains: Chain[] = []
    for (const [key, places] of [...byChain].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
      const [, organization = '', source = ''] = key.split('/')
      const first = places[0] ?? parseHeadName(`${headsPrefix}${organization}/${source}/0000000001`)
      if (first === undefined) continue
      chains.push({ organizationId: first.organizationId, source, ...(await readChain(places, key)) })
    }
    return chains
  }

  return {
    refresh: () => turn.run(() => readChains(headsPrefix)),
    refreshOne: (organizationId, source) =>
      turn.run(async () => {
        const [chain] = await readChains(keyOf(organizationId, source))
        return chain ?? { organizationId, source, links: [], damage: undefined }
      }),
    append: (link) => {
      const { manifest } = link.point
      verified.set(headName(manifest), link)
      lengths.set(keyOf(manifest.organizationId, manifest.source), manifest.sequence)
    },
  }
}

function keyOf(organizationId: OrganizationId, source: string): string {
  return `${headsPrefix}${organizationId}/${source}/`
}

async function readLink(
  { storage, keys, isSignedByUs, organizationKeys }: ChainsDependencies,
  place: HeadPlace,
): Promise<ChainLink> {
  const organization = organizationKeys(place.organizationId)
  const name = headName(place)
  const headBytes = await storage.get(name)
  if (headBytes === undefined) throw corrupt(`${name}: is missing`)
  const head = openHead(keys, organization, place, headBytes)
  const manifestBytes = await storage.get(manifestName(place.organizationId, head.manifest))
  if (manifestBytes === undefined) throw corrupt(`${name}: its manifest is missing`)
  const { manifest, previous, digest } = openManifest(
    { keys, isSignedByUs },
    organization,
    head,
    manifestBytes,
  )
  const id: RestorePointId = restorePointIdOf(keys.repositoryId, name)
  return { point: { id, manifest }, digest, previous }
}

function chainBroken(detail: string, cause?: unknown): VaultError {
  return new VaultError(
    'chain_broken',
    'Restore points of a job are missing in the backup repository or were altered. Restore the repository from a copy, or begin a new job; what is intact can still be read.',
    { detail, cause },
  )
}
