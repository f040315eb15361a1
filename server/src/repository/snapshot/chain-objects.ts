/** Anchors, heads and manifests as the storage has them: each is read and verified once, several at a time. */
import type { OrganizationId, RestorePointId } from '../../foundation/ids.ts'
import type { OrganizationKeys } from '../crypto/keys.ts'
import { corrupt, VaultError } from '../errors.ts'
import { noAnchor, openAnchor, type Anchor } from '../maintenance/anchors.ts'
import { anchorName, headName, manifestName, restorePointIdOf, type HeadPlace } from '../names.ts'
import { createSemaphore } from '../semaphore.ts'
import type { Storage } from '../storage/storage.ts'
import type { RestorePoint } from '../vault.ts'
import type { ChainNames } from './chain-names.ts'
import { openHead, openManifest, type ManifestOpening } from './manifest.ts'

/** A restore point that was verified, and what its successor must say of it. */
export interface ChainLink {
  readonly point: RestorePoint
  readonly digest: string
  /** What it says of its predecessor. */
  readonly previous: string | null
  /** The manifest's name in the storage. */
  readonly manifestName: string
}

export interface ChainObjectsDependencies extends ManifestOpening {
  readonly storage: Storage
  readonly organizationKeys: (id: OrganizationId) => OrganizationKeys
}

export interface ChainObjects {
  /** The one that counts. @throws {VaultError} `corrupt`, and others of an anchor that does not verify. */
  anchor(names: Pick<ChainNames, 'organizationId' | 'anchors'>): Promise<Anchor>
  /** In the order of the places; what is wrong, where one does not verify. @throws {VaultError} `storage_failed` */
  links(places: readonly HeadPlace[]): Promise<readonly (ChainLink | VaultError)[]>
  /** Takes in what was just written. */
  append(link: ChainLink): void
}

/** A repository of years has thousands of them, and a bucket takes its time for each. */
const linksAtOnce = 16

export function createChainObjects(dependencies: ChainObjectsDependencies): ChainObjects {
  /** What was verified once need not be read again: objects never change. By the object's name. */
  const verified = new Map<string, ChainLink>()
  const verifiedAnchors = new Map<string, Anchor>()

  const link = async (place: HeadPlace): Promise<ChainLink | VaultError> => {
    const name = headName(place)
    const known = verified.get(name)
    if (known !== undefined) return known
    try {
      const found = await readLink(dependencies, place)
      verified.set(name, found)
      return found
    } catch (error) {
      if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
      return error
    }
  }

  return {
    anchor: async ({ organizationId, anchors }) => {
      const place = anchors.at(-1)
      if (place === undefined) return noAnchor
      const name = anchorName(place)
      const known = verifiedAnchors.get(name)
      if (known !== undefined) return known
      const bytes = await dependencies.storage.get(name)
      if (bytes === undefined) throw corrupt(`${name}: is missing`)
      const anchor = openAnchor(dependencies, dependencies.organizationKeys(organizationId), place, bytes)
      verifiedAnchors.set(name, anchor)
      return anchor
    },
    links: (places) => inOrder(places, link),
    append: (one) => {
      verified.set(headName(one.point.manifest), one)
    },
  }
}

/** Runs `work` for each, a few at a time; the first failure ends it when what was begun has ended. */
async function inOrder<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const turns = createSemaphore(linksAtOnce)
  let hasFailed = false
  const done = await Promise.allSettled(
    items.map((item) =>
      turns.run(async () => {
        if (hasFailed) throw new Error('one before it failed')
        try {
          return await work(item)
        } catch (error) {
          hasFailed = true
          throw error
        }
      }),
    ),
  )
  return done.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}

async function readLink(
  { storage, keys, isSignedByUs, organizationKeys }: ChainObjectsDependencies,
  place: HeadPlace,
): Promise<ChainLink> {
  const organization = organizationKeys(place.organizationId)
  const name = headName(place)
  const headBytes = await storage.get(name)
  if (headBytes === undefined) throw corrupt(`${name}: is missing`)
  const head = openHead(keys, organization, place, headBytes)
  const manifestObject = manifestName(place.organizationId, head.manifest)
  const manifestBytes = await storage.get(manifestObject)
  if (manifestBytes === undefined) throw corrupt(`${name}: its manifest is missing`)
  const { manifest, previous, digest } = openManifest(
    { keys, isSignedByUs },
    organization,
    head,
    manifestBytes,
  )
  const id: RestorePointId = restorePointIdOf(keys.repositoryId, name)
  return { point: { id, manifest }, digest, previous, manifestName: manifestObject }
}
