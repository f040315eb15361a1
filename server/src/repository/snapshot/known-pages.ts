/**
 * Item pages that were read and may be passed on as they are: a run that is given all items of one, in their order,
 * refers to it instead of writing it again. Told by the items themselves, which never change; nothing is compared.
 */
import type { ItemPage, TreeItem } from '../vault.ts'

export interface KnownPage extends ItemPage {
  readonly items: readonly TreeItem[]
}

export interface KnownPages {
  /** Kept as long as somebody holds its first item. */
  add(page: KnownPage): void
  /** The page that begins with this very item. */
  beginningWith(item: TreeItem): KnownPage | undefined
}

export function createKnownPages(): KnownPages {
  const byFirstItem = new WeakMap<TreeItem, KnownPage>()
  return {
    add: (page) => {
      const [first] = page.items
      if (first !== undefined) byFirstItem.set(first, page)
    },
    beginningWith: (item) => byFirstItem.get(item),
  }
}
