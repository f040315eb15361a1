/**
 * What a run takes over from earlier restore points: whether all of it is known to lie somewhere. A pack that was lost
 * together with the index objects that name it leaves no other trace.
 */
import { fromHex } from '../bytes.ts'
import { blobKind } from '../crypto/keys.ts'
import { VaultError } from '../errors.ts'
import type { IdSet } from '../maintenance/id-set.ts'
import { isForgotten } from '../maintenance/own-time.ts'
import type { ContentRef, ForgottenItems, ItemPage, TreeItem } from '../vault.ts'
import type { ReadableStore } from './blob-reader.ts'
import type { ContentReader } from './content-reader.ts'
import { decodeItemPage } from './documents.ts'
import { isHeld } from './held-content.ts'

export interface TakenOverDependencies {
  readonly store: ReadableStore
  readonly reader: Pick<ContentReader, 'readBlob' | 'readDocument'>
  /**
   * Pages all of whose contents were found once, shared by the runs of an organization: of what goes later the index
   * remembers that it was there.
   */
  readonly resolved: IdSet
  /** What retention forgot of the chain: its contents may be gone. */
  readonly forgotten: ForgottenItems | undefined
}

export interface TakenOver {
  /** Something was not found. */
  readonly hasLost: boolean
  /** Whether the page reads, and the index knows its contents. Reads documents, each once; no content. */
  resolves(page: ItemPage): Promise<boolean>
}

export function createTakenOver(dependencies: TakenOverDependencies): TakenOver {
  const { store, reader, resolved, forgotten } = dependencies
  const looking = { store, reader, run: store.index }
  let hasLost = false

  const isKnown = (content: ContentRef): boolean | Promise<boolean> => {
    const found = store.index.find(fromHex(content.id))
    return found !== undefined && (found.location.kind === blobKind.data || isHeld(looking, content))
  }

  const areKnown = async (items: readonly TreeItem[]): Promise<boolean> => {
    for (const item of items) {
      if (isForgotten(item, forgotten)) continue
      for (const content of Object.values(item.contents)) {
        const answer = isKnown(content)
        if (!(typeof answer === 'boolean' ? answer : await answer)) return false
      }
    }
    return true
  }

  /** @returns undefined for a page that is gone or damaged. */
  const readPage = async ({ ref }: ItemPage): Promise<readonly TreeItem[] | undefined> => {
    try {
      return decodeItemPage(await reader.readDocument(store, ref), `item page ${ref.id}`)
    } catch (error) {
      if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
      return undefined
    }
  }

  return {
    get hasLost() {
      return hasLost
    },
    resolves: async (page) => {
      const id = fromHex(page.ref.id)
      if (resolved.has(id)) return true
      const items = await readPage(page)
      if (items !== undefined && (await areKnown(items))) {
        resolved.add(id)
        return true
      }
      hasLost = true
      return false
    },
  }
}
