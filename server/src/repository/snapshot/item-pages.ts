/** Items in pages whose bounds depend on the items, so that one change touches one page (docs/repository-format.md, section 9). */
import type { TreeItem } from '../vault.ts'
import { encodeItem } from './documents.ts'
import type { KnownPage, KnownPages } from './known-pages.ts'

const meanItems = 256
export const maxItems = 1024
const maxJsonSize = 1024 * 1024

export interface PageRules {
  /** A number that depends on the item's id alone, evenly spread. */
  readonly bound: (itemId: string) => number
  readonly known: Pick<KnownPages, 'beginningWith'>
}

/** The items of one page, each as canonical JSON; or a page that is there already, with all its items. */
export type PagedItems = { readonly json: readonly string[] } | { readonly known: KnownPage }

interface Pager {
  add(item: TreeItem): Iterable<PagedItems>
  end(): Iterable<PagedItems>
}

export async function* pageItems(
  items: AsyncIterable<TreeItem> | Iterable<TreeItem>,
  rules: PageRules,
): AsyncGenerator<PagedItems> {
  const pager = createPager(rules)
  for await (const item of items) yield* pager.add(item)
  yield* pager.end()
}

function createPager({ bound, known }: PageRules): Pager {
  let page: string[] = []
  let size = 0
  /** A page whose items have come so far, so many of them; none of them is in `page` yet. */
  let followed: KnownPage | undefined
  let followedCount = 0

  const isBound = (item: TreeItem): boolean => bound(item.id) % meanItems === 0

  function* finish(): Generator<PagedItems> {
    if (page.length > 0) yield { json: page }
    page = []
    size = 0
  }

  function* write(item: TreeItem): Generator<PagedItems> {
    const json = encodeItem(item)
    const jsonSize = Buffer.byteLength(json)
    if (size + jsonSize > maxJsonSize) yield* finish()
    page.push(json)
    size += jsonSize
    if (page.length === maxItems || isBound(item)) yield* finish()
  }

  // The page is not passed on as a whole: what came of it is written.
  function* unfollow({ items }: KnownPage): Generator<PagedItems> {
    followed = undefined
    for (const item of items.slice(0, followedCount)) yield* write(item)
  }

  function* add(item: TreeItem): Generator<PagedItems> {
    if (followed === undefined && page.length === 0) {
      followed = known.beginningWith(item)
      followedCount = 0
    }
    if (followed?.items[followedCount] !== item) {
      if (followed !== undefined) yield* unfollow(followed)
      yield* write(item)
      return
    }
    followedCount += 1
    const isWhole = followedCount === followed.items.length
    // a page that ends where the items ended, or for its size, might take more in: that shows with the next item
    if (!isWhole || (followedCount < maxItems && !isBound(item))) return
    yield { known: followed }
    followed = undefined
  }

  return {
    add,
    end: function* end() {
      if (followed !== undefined && followedCount === followed.items.length) yield { known: followed }
      else {
        if (followed !== undefined) yield* unfollow(followed)
        yield* finish()
      }
    },
  }
}
