/**
 * Walks what restore points need: trees, item pages, chunk lists, contents. Each document is read once; what is wrong
 * below it is remembered by the document, so that every restore point above it can be named.
 */
import { fromHex, toHex } from '../bytes.ts'
import { blobKind } from '../crypto/keys.ts'
import { corrupt, VaultError } from '../errors.ts'
import { decodeChunkList } from '../pack/chunk-list.ts'
import { maxBlobSize } from '../pack/codec.ts'
import type { ReadableStore } from '../snapshot/blob-reader.ts'
import type { ContentReader } from '../snapshot/content-reader.ts'
import { decodeItemPage, decodeTree } from '../snapshot/documents.ts'
import type { ContentRef, ForgottenItems, ItemPage, RestorePoint } from '../vault.ts'
import { forEachOf } from './context.ts'
import { createIdSet, type BlobNumbers } from './id-set.ts'
import { isForgotten } from './own-time.ts'

/** Keys of what is wrong; the visitor chooses them. */
export type Problems = ReadonlySet<string>

export interface ReachabilityVisitor {
  /**
   * A blob is needed; called for each place that needs it.
   * @param isRead - Whether more is known only from the blob: a document or a chunk list.
   * @returns the key of what is wrong with it.
   */
  blob(id: Uint8Array, isRead: boolean): string | undefined | Promise<string | undefined>
  /** A document or chunk list that does not read although its blobs seem fine. @returns the key of that, or throws. */
  unreadable(id: string, error: VaultError): string
  /** Called often: the place to stop. */
  step(): Promise<void>
}

export interface Reachability {
  /** Visits everything that the point needs and was not visited before. @returns all that is wrong below it. */
  walk(point: RestorePoint): Promise<Problems>
}

const none: Problems = new Set()
const pagesAtOnce = 8

export interface ReachabilityDependencies {
  readonly store: ReadableStore & { readonly index: BlobNumbers }
  readonly reader: ContentReader
  readonly visitor: ReachabilityVisitor
  /** Of all points that are walked: what was visited is remembered for these alone. */
  readonly forgotten: ForgottenItems | undefined
}

export function createReachability({
  store,
  reader,
  visitor,
  forgotten,
}: ReachabilityDependencies): Reachability {
  // a large document is a chunk list too, by the same id
  const documents = createVisited(store.index)
  const lists = createVisited(store.index)

  /** Remembers a document's problems by its id. */
  const once = async (visited: Visited, id: string, visit: () => Promise<Problems>): Promise<Problems> => {
    const known = visited.problemsOf(id)
    if (known !== undefined) return known
    await visitor.step()
    const problems = await surviving(id, visit)
    visited.set(id, problems)
    return problems
  }

  const surviving = async (id: string, visit: () => Promise<Problems>): Promise<Problems> => {
    try {
      return await visit()
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      if (error.code !== 'corrupt' && error.code !== 'not_found') throw error
      return new Set([visitor.unreadable(id, error)])
    }
  }

  const walkList = (id: Uint8Array, size: number, level: number | undefined): Promise<Problems> =>
    once(lists, toHex(id), async () => {
      const { kind, bytes } = await reader.readBlob(store, id)
      if (kind !== blobKind.list) throw corrupt(`content ${toHex(id)}: no chunk list`)
      const list = decodeChunkList(bytes, size, `content ${toHex(id)}`)
      if (level !== undefined && list.level !== level) throw corrupt(`content ${toHex(id)}: another level`)
      const problems = new Set<string>()
      for (const entry of list.entries) {
        const problem = await visitor.blob(entry.id, list.level > 1)
        if (problem !== undefined) problems.add(problem)
        else if (list.level > 1) addAll(problems, await walkList(entry.id, entry.size, list.level - 1))
      }
      return problems
    })

  /** @param isRead - Whether the content itself is read: a document. */
  const walkContent = async ({ id, sizeBytes }: ContentRef, isRead: boolean): Promise<Problems> => {
    const bytes = fromHex(id)
    const isList = sizeBytes > maxBlobSize || store.index.find(bytes)?.location.kind === blobKind.list
    const problem = await visitor.blob(bytes, isRead || isList)
    if (problem !== undefined) return new Set([problem])
    return isList ? walkList(bytes, sizeBytes, undefined) : none
  }

  const walkPage = ({ ref, itemCount }: ItemPage): Promise<Problems> =>
    once(documents, ref.id, async () => {
      const problems = new Set(await walkContent(ref, true))
      if (problems.size > 0) return problems
      const items = decodeItemPage(await reader.readDocument(store, ref), `item page ${ref.id}`)
      if (items.length !== itemCount)
        throw corrupt(`item page ${ref.id}: ${items.length} items, not ${itemCount}`)
      for (const item of items) {
        if (isForgotten(item, forgotten)) continue
        for (const content of Object.values(item.contents))
          addAll(problems, await walkContent(content, false))
      }
      return problems
    })

  const walkTree = (tree: ContentRef): Promise<Problems> =>
    once(documents, tree.id, async () => {
      const problems = new Set(await walkContent(tree, true))
      if (problems.size > 0) return problems
      const { folders } = decodeTree(await reader.readDocument(store, tree), `tree ${tree.id}`)
      await forEachOf(
        folders.flatMap(({ pages }) => pages),
        pagesAtOnce,
        async (page) => addAll(problems, await walkPage(page)),
      )
      return problems
    })

  return {
    walk: async ({ manifest }) => {
      const problems = new Set<string>()
      for (const { tree } of manifest.resources) addAll(problems, await walkTree(tree))
      return problems
    },
  }
}

/** Points that forget the same items: what one of them needs of a page, the others need too. */
export function byForgottenItems(points: readonly RestorePoint[]): readonly (readonly RestorePoint[])[] {
  const groups = new Map<number, RestorePoint[]>()
  for (const point of points) {
    const before = point.forgottenItems?.before ?? -Infinity
    const group = groups.get(before) ?? []
    group.push(point)
    groups.set(before, group)
  }
  return [...groups.values()]
}

interface Visited {
  problemsOf(id: string): Problems | undefined
  set(id: string, problems: Problems): void
}

/** Whole documents cost a few bytes, damaged ones some more. */
function createVisited(numbers: BlobNumbers): Visited {
  const clean = createIdSet(numbers)
  const dirty = new Map<string, Problems>()
  return {
    problemsOf: (id) => (clean.has(fromHex(id)) ? none : dirty.get(id)),
    set: (id, problems) => {
      if (problems.size === 0) clean.add(fromHex(id))
      else dirty.set(id, problems)
    },
  }
}

function addAll(target: Set<string>, problems: Problems): void {
  for (const problem of problems) target.add(problem)
}
