/** Items in pages whose bounds depend on the items, so that one change touches one page (docs/repository-format.md, section 9). */
import type { TreeItem } from '../vault.ts'
import { encodeItem } from './documents.ts'

const meanItems = 256
export const maxItems = 1024
const maxJsonSize = 1024 * 1024

/**
 * @param bound - A number that depends on the item's id alone, evenly spread.
 * @yields the items of one page, each as canonical JSON.
 */
export async function* pageItems(
  items: AsyncIterable<TreeItem> | Iterable<TreeItem>,
  bound: (itemId: string) => number,
): AsyncGenerator<readonly string[]> {
  let page: string[] = []
  let size = 0
  for await (const item of items) {
    const json = encodeItem(item)
    const jsonSize = Buffer.byteLength(json)
    if (page.length > 0 && size + jsonSize > maxJsonSize) {
      yield page
      page = []
      size = 0
    }
    page.push(json)
    size += jsonSize
    if (page.length === maxItems || bound(item.id) % meanItems === 0) {
      yield page
      page = []
      size = 0
    }
  }
  if (page.length > 0) yield page
}
