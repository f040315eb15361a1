/** Parts of listings: one more than asked for is read, to know whether anything follows. */
import type { Page, PageRequest } from './operations.ts'

/** Reads a page through a query that takes `offset` and `limit`. */
export async function readPage<Row, Item>(
  page: PageRequest,
  query: (page: PageRequest) => Promise<readonly Row[]>,
  toItem: (row: Row) => Item,
): Promise<Page<Item>> {
  const rows = await query({ offset: page.offset, limit: page.limit + 1 })
  return { items: rows.slice(0, page.limit).map(toItem), hasMore: rows.length > page.limit }
}

/** A page of what is in memory. */
export function slicePage<Item>(items: readonly Item[], { offset, limit }: PageRequest): Page<Item> {
  return { items: items.slice(offset, offset + limit), hasMore: items.length > offset + limit }
}

/** A page of a long listing that is read as it comes, no further than needed. */
export async function streamPage<Item>(
  items: AsyncIterable<Item>,
  { offset, limit }: PageRequest,
): Promise<Page<Item>> {
  const found: Item[] = []
  let position = 0
  for await (const item of items) {
    if (position >= offset) found.push(item)
    position += 1
    if (found.length > limit) break
  }
  return { items: found.slice(0, limit), hasMore: found.length > limit }
}
