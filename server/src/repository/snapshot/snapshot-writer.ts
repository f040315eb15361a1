/** One run: content, items and trees in, one restore point out (docs/repository-format.md, section 10). */
import { VaultError } from '../errors.ts'
import type { IdSet } from '../maintenance/id-set.ts'
import { restorePointIdOf } from '../names.ts'
import type { Semaphore } from '../semaphore.ts'
import type { Storage } from '../storage/storage.ts'
import type { ContentRef, ItemPage, Manifest, RestorePoint, SnapshotWriter } from '../vault.ts'
import type { RunIndex } from '../index/organization-index.ts'
import type { BlobWriter } from './blob-writer.ts'
import { endOf, type Chain, type Chains } from './chains.ts'
import type { ContentReader, OrganizationStore } from './content-reader.ts'
import { putContent, type ContentWriterDependencies } from './content-writer.ts'
import { decodeTree, encodeItem, encodeItemPage, encodeTree } from './documents.ts'
import { isHeld } from './held-content.ts'
import { pageItems, type PagedItems } from './item-pages.ts'
import { sealRestorePoint, type ManifestSealing, type SealedRestorePoint } from './manifest.ts'
import { isSound, type Rescue } from './rescue.ts'
import { createTakenOver } from './taken-over.ts'

/** How long after its last look at the condemned packs a run may write its head. */
const headWindow = 3_600_000

export interface SnapshotWriterDependencies extends ManifestSealing {
  readonly storage: Storage
  readonly store: OrganizationStore
  readonly blobs: BlobWriter
  /** The organization's index as this run sees it. */
  readonly run: RunIndex
  readonly reader: ContentReader
  readonly rescue: Rescue
  /** Pages that were found whole; shared by the runs of the organization. */
  readonly resolved: IdSet
  readonly chains: Chains
  /** Lets one commit of the vault follow another. */
  readonly commits: Semaphore
}

/** @param chain - As it was when the run began. */
export function createSnapshotWriter(dependencies: SnapshotWriterDependencies, chain: Chain): SnapshotWriter {
  const { blobs, store, commits, rescue } = dependencies
  const previous = chain.links.at(-1)?.point
  const takenOver = createTakenOver({ ...dependencies, forgotten: previous?.forgottenItems })
  const content = { blobs }
  let state: 'open' | 'ended' = 'open'
  let manifestBytes = 0

  const checkOpen = (): void => {
    if (state !== 'open') throw new VaultError('closed', 'The backup run has ended. Begin a new one.')
  }

  return {
    previous,
    get writtenBytes() {
      return blobs.writtenBytes + manifestBytes
    },
    get mayHaveLost() {
      return dependencies.run.mayHaveLost || takenOver.hasLost
    },
    resolves: async (pages) => {
      checkOpen()
      for (const page of pages) if (!(await takenOver.resolves(page))) return false
      return true
    },
    holds: async (ref) => {
      checkOpen()
      return isHeld(dependencies, ref)
    },
    put: async (bytes) => {
      checkOpen()
      await rescue.lookIfDue()
      return putContent(content, 'content', bytes)
    },
    putItems: async (items) => {
      checkOpen()
      const pages: ItemPage[] = []
      const rules = { bound: (id: string) => store.keys.pageBound(id), known: store.pages }
      for await (const page of pageItems(items, rules)) {
        await rescue.lookIfDue()
        pages.push(await putPage(dependencies, content, page))
      }
      return pages
    },
    putTree: async (tree) => {
      checkOpen()
      return (await putContent(content, 'documents', encodeTree(tree))).ref
    },
    commit: async (point) => {
      checkOpen()
      state = 'ended' // whatever happens now: a commit that failed is not tried again, a new run is
      await blobs.flush()
      for (const resource of point.resources) await checkComplete(dependencies, content, resource.tree)
      await blobs.flush()
      const sinceLook = await rescue.secure()
      return commits.run(async () => {
        const committed = await commitManifest(dependencies, { chain, sinceLook }, point)
        manifestBytes = committed.writtenBytes
        return committed.point
      })
    },
    abandon: async () => {
      state = 'ended'
      await blobs.abandon()
    },
  }
}

/** A page that is there already is referred to, unless it lies in packs that nobody may rely on. */
async function putPage(
  dependencies: SnapshotWriterDependencies,
  content: ContentWriterDependencies,
  page: PagedItems,
): Promise<ItemPage> {
  if ('known' in page) {
    const { ref, itemCount, items } = page.known
    if (await isHeld(dependencies, ref)) return { ref, itemCount }
    return putPage(dependencies, content, { json: items.map(encodeItem) })
  }
  const { ref } = await putContent(content, 'documents', encodeItemPage(page.json))
  return { ref, itemCount: page.json.length }
}

/**
 * A tree and its pages must be in the storage: they may have been taken over from a point whose packs are gone since.
 * Where they lie in condemned or damaged packs alone they are written again. What the items of a page that was taken
 * over refer to needs no look: the newest restore point of a chain refers to it, which is never forgotten, and a newer
 * one of the same chain makes this run end without a head.
 */
async function checkComplete(
  { store, reader, run }: SnapshotWriterDependencies,
  content: ContentWriterDependencies,
  tree: ContentRef,
): Promise<void> {
  const bytes = await reader.readDocument(store, tree)
  if (!isSound(run, tree.id)) await putContent(content, 'documents', bytes)
  for (const { pages } of decodeTree(bytes, `tree ${tree.id}`).folders) {
    for (const { ref } of pages) {
      if (isSound(run, ref.id)) continue
      await putContent(content, 'documents', await readPage(reader, store, ref))
    }
  }
}

async function readPage(
  reader: ContentReader,
  store: OrganizationStore,
  page: ContentRef,
): Promise<Uint8Array> {
  try {
    return await reader.readDocument(store, page)
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    throw new VaultError(
      'not_found',
      'A part of an earlier restore point is missing in the storage. Run the backup again from the start.',
      { detail: `item page ${page.id}`, cause: error },
    )
  }
}

type PointContent = Pick<Manifest, 'createdAt' | 'resources' | 'outcomes'>

interface CommitPlace {
  /** As it was when the run began. */
  readonly chain: Chain
  /** Milliseconds since the run knew that what it relies on is not condemned. */
  readonly sinceLook: () => number
}

async function commitManifest(
  dependencies: SnapshotWriterDependencies,
  { chain, sinceLook }: CommitPlace,
  { createdAt, resources, outcomes }: PointContent,
): Promise<{ readonly point: RestorePoint; readonly writtenBytes: number }> {
  const { storage, store, chains, keys, rescue } = dependencies
  const { organizationId, source } = chain
  const end = endOf(chain)
  const manifest: Manifest = {
    organizationId,
    source,
    sequence: end.sequence + 1,
    createdAt,
    resources,
    outcomes,
  }
  const now = await chains.refreshOne(organizationId, source)
  if (now.damage !== undefined) throw now.damage
  if (endOf(now).sequence !== end.sequence || endOf(now).digest !== end.digest) throw chainMoved()
  const sealed = sealRestorePoint(dependencies, store.keys, manifest, end.digest)
  await storage.put(sealed.manifest.name, sealed.manifest.bytes, { ifAbsent: true })
  const sinceLastLook = sinceLook() < headWindow ? sinceLook : await rescue.secure()
  const isFirst = await storage.put(sealed.head.name, sealed.head.bytes, { ifAbsent: true })
  if (!isFirst) throw chainMoved()
  const point = {
    id: restorePointIdOf(keys.repositoryId, sealed.head.name),
    manifest,
    ...(now.anchor.itemsBefore === null ? {} : { forgottenItems: { before: now.anchor.itemsBefore } }),
  }
  if (sinceLastLook() >= headWindow) await confirmLate(dependencies, sealed)
  chains.append({ point, digest: sealed.digest, previous: end.digest, manifestName: sealed.manifest.name })
  return { point, writtenBytes: sealed.manifest.bytes.length + sealed.head.bytes.length }
}

/**
 * A machine that slept between the look and the head: what the head needs may be gone meanwhile, its manifest too. A
 * head of nothing would end its chain for good, so it goes again.
 */
async function confirmLate(
  { storage, rescue }: SnapshotWriterDependencies,
  { manifest, head }: SealedRestorePoint,
): Promise<void> {
  try {
    if ((await storage.size(manifest.name)) === undefined) throw tookTooLong(manifest.name)
    await rescue.secure()
  } catch (error) {
    await storage.delete(head.name)
    throw error
  }
}

function tookTooLong(detail: string): VaultError {
  return new VaultError(
    'not_found',
    'The server was away while it finished the run, and parts of it were cleared away. Nothing is lost: run the backup again.',
    { detail },
  )
}

function chainMoved(): VaultError {
  return new VaultError(
    'chain_moved',
    'Another run of the same job has finished meanwhile. Nothing is lost: run the backup again.',
  )
}
