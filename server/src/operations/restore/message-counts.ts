/** How many messages of a folder are there: without those that retention forgot, which the pages still count. */
import type { ItemPage, TreeFolder, TreeItem } from '../../repository/index.ts'
import { messageCount, type StoredMailbox } from './message-entry.ts'

/** A count of a page never changes; so many are remembered. */
const mostPages = 200_000

export interface MessageCounts {
  /** Opens pages only where retention forgot items by their age, and each of them once. */
  count(mailbox: StoredMailbox, folder: TreeFolder): Promise<number>
}

/** @param read - The messages of one page that retention left. */
export function createMessageCounts(
  read: (mailbox: StoredMailbox, page: ItemPage) => Promise<readonly TreeItem[]>,
): MessageCounts {
  const known = new Map<string, number>()

  async function countOfPage(mailbox: StoredMailbox, page: ItemPage): Promise<number> {
    const key = `${mailbox.organizationId}/${mailbox.forgottenItems?.before ?? ''}/${page.ref.id}`
    const before = known.get(key)
    if (before !== undefined) return before
    const { length } = await read(mailbox, page)
    known.set(key, length)
    const [oldest] = known.keys()
    if (known.size > mostPages && oldest !== undefined) known.delete(oldest)
    // Others get their turn between the pages of a large folder.
    await new Promise((resolve) => setImmediate(resolve))
    return length
  }

  return {
    async count(mailbox, folder) {
      if (mailbox.forgottenItems === undefined) return messageCount(folder)
      let total = 0
      for (const page of folder.pages) total += await countOfPage(mailbox, page)
      return total
    },
  }
}
