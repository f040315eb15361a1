/** One run: content, items and trees in, one restore point out (docs/repository-format.md, section 10). */
import { fromHex } from '../bytes.ts'
import { VaultError } from '../errors.ts'
import { restorePointIdOf } from '../names.ts'
import type { Semaphore } from '../semaphore.ts'
import type { Storage } from '../storage/storage.ts'
import type { ContentRef, ItemPage, Manifest, RestorePoint, SnapshotWriter } from '../vault.ts'
import type { BlobWriter } from './blob-writer.ts'
import type { Chain, Chains } from './chains.ts'
import type { ContentReader, OrganizationStore } from './content-reader.ts'
import { putContent } from './content-writer.ts'
import { decodeTree, encodeItemPage, encodeTree } from './documents.ts'
import { pageItems } from './item-pages.ts'
import { sealRestorePoint, type ManifestSealing } from './manifest.ts'

export interface SnapshotWriterDependencies extends ManifestSealing {
  readonly storage: Storage
  readonly store: OrganizationStore
  readonly blobs: BlobWriter
  readonly reader: ContentReader
  readonly chains: Chains
  /** Lets one commit of the vault follow another. */
  readonly commits: Semaphore
}

/** @param chain - As it was when the run began. */
export function createSnapshotWriter(dependencies: SnapshotWriterDependencies, chain: Chain): SnapshotWriter {
  const { blobs, store, commits } = dependencies
  const previous = chain.links.at(-1)?.point
  const content = { blobs, chunkerTable: store.keys.chunkerTable }
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
    put: async (bytes) => {
      checkOpen()
      return putContent(content, 'content', bytes)
    },
    putItems: async (items) => {
      checkOpen()
      const pages: ItemPage[] = []
      for await (const page of pageItems(items, (id) => store.keys.pageBound(id))) {
        const { ref } = await putContent(content, 'documents', encodeItemPage(page))
        pages.push({ ref, itemCount: page.length })
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
      for (const resource of point.resources) await checkComplete(dependencies, resource.tree)
      return commits.run(async () => {
        const committed = await commitManifest(dependencies, chain, point)
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

/** A tree and its pages must be in the storage: they may have been taken over from a point whose packs are gone since. */
async function checkComplete({ store, reader }: SnapshotWriterDependencies, tree: ContentRef): Promise<void> {
  const { folders } = decodeTree(await reader.readDocument(store, tree), `tree ${tree.id}`)
  for (const { pages } of folders) {
    for (const { ref } of pages) {
      if (store.index.find(fromHex(ref.id)) !== undefined) continue
      throw new VaultError(
        'not_found',
        'A part of an earlier restore point is missing in the storage. Run the backup again from the start.',
        { detail: `item page ${ref.id}` },
      )
    }
  }
}

type PointContent = Pick<Manifest, 'createdAt' | 'resources' | 'outcomes'>

async function commitManifest(
  dependencies: SnapshotWriterDependencies,
  { organizationId, source, links }: Chain,
  { createdAt, resources, outcomes }: PointContent,
): Promise<{ readonly point: RestorePoint; readonly writtenBytes: number }> {
  const { storage, store, chains, keys } = dependencies
  const manifest: Manifest = {
    organizationId,
    source,
    sequence: links.length + 1,
    createdAt,
    resources,
    outcomes,
  }
  const previous = links.at(-1)?.digest ?? null
  const now = await chains.refreshOne(organizationId, source)
  if (now.damage !== undefined) throw now.damage
  if (now.links.length !== links.length) throw chainMoved()
  const sealed = sealRestorePoint(dependencies, store.keys, manifest, previous)
  await storage.put(sealed.manifest.name, sealed.manifest.bytes, { ifAbsent: true })
  const isFirst = await storage.put(sealed.head.name, sealed.head.bytes, { ifAbsent: true })
  if (!isFirst) throw chainMoved()
  const point = { id: restorePointIdOf(keys.repositoryId, sealed.head.name), manifest }
  chains.append({ point, digest: sealed.digest, previous })
  return { point, writtenBytes: sealed.manifest.bytes.length + sealed.head.bytes.length }
}

function chainMoved(): VaultError {
  return new VaultError(
    'chain_moved',
    'Another run of the same job has finished meanwhile. Nothing is lost: run the backup again.',
  )
}
