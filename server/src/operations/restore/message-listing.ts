/**
 * Parts of message lists of any length, and messages by their ids: what is opened of the vault depends on what is
 * shown, never on how much there is.
 */
import type { ItemPage, TreeFolder, TreeItem } from '../../repository/index.ts'
import type { Page, PageRequest } from '../operations.ts'
import { slicePage, streamPage } from '../page.ts'
import {
  type MessageEntry,
  messageCount,
  newestFirst,
  type StoredMailbox,
  timeOf,
  treeKey,
} from './message-entry.ts'

/** Up to here a list is read whole and sorted by date; longer ones come in the order of the backup, last added first. */
export const mostSorted = 5000
/** How many messages are remembered with their place, so that one that was just listed is opened without a search. */
const mostPlaces = 100_000

/** What the listing needs of the vault. */
export interface ListingSource {
  /** The messages of a folder, newest first. */
  messages(mailbox: StoredMailbox, folder: TreeFolder): Promise<readonly MessageEntry[]>
  /** The items of one page, remembered for a while. */
  page(mailbox: StoredMailbox, page: ItemPage): Promise<readonly TreeItem[]>
  /** The items of the entries, in their order. */
  items(mailbox: StoredMailbox, entries: readonly MessageEntry[]): Promise<readonly TreeItem[]>
}

export interface ListedMessage {
  readonly entry: MessageEntry
  readonly item: TreeItem
}

export interface MessageListing {
  /** A part of these folders' messages together: newest first up to {@link mostSorted} of them. */
  list(
    mailbox: StoredMailbox,
    folders: readonly TreeFolder[],
    page: PageRequest,
  ): Promise<Page<ListedMessage>>
  /** Those of the wanted messages that are there. */
  find(
    mailbox: StoredMailbox,
    folders: readonly TreeFolder[],
    wanted: ReadonlySet<string>,
  ): Promise<readonly MessageEntry[]>
  /** Remembers where messages lie that are given out by another way. */
  remember(mailbox: StoredMailbox, entries: readonly MessageEntry[]): void
}

export function createMessageListing(source: ListingSource): MessageListing {
  const places = new Map<string, MessageEntry>()

  function remember(mailbox: StoredMailbox, entries: readonly MessageEntry[]): void {
    for (const entry of entries) {
      const key = placeKey(mailbox, entry.id)
      places.delete(key)
      places.set(key, entry)
    }
    for (const key of places.keys()) {
      if (places.size <= mostPlaces) break
      places.delete(key)
    }
  }

  return {
    remember,
    async list(mailbox, folders, page) {
      const total = folders.reduce((count, folder) => count + messageCount(folder), 0)
      const listed =
        total <= mostSorted
          ? await listSorted(source, { mailbox, folders }, page)
          : await listAsStored(source, { mailbox, folders }, page)
      remember(
        mailbox,
        listed.items.map(({ entry }) => entry),
      )
      return listed
    },
    async find(mailbox, folders, wanted) {
      const left = new Set(wanted)
      const found: MessageEntry[] = []
      for (const id of wanted) {
        const place = places.get(placeKey(mailbox, id))
        if (place !== undefined && left.delete(id)) found.push(place)
      }
      if (left.size === 0) return found
      for await (const messages of scan((box, page) => source.page(box, page), mailbox, folders)) {
        for (const { entry } of messages) if (left.delete(entry.id)) found.push(entry)
        if (left.size === 0) break
      }
      return found
    },
  }
}

interface Listed {
  readonly mailbox: StoredMailbox
  readonly folders: readonly TreeFolder[]
}

async function listSorted(
  source: ListingSource,
  { mailbox, folders }: Listed,
  page: PageRequest,
): Promise<Page<ListedMessage>> {
  const lists: (readonly MessageEntry[])[] = []
  for (const folder of folders) lists.push(await source.messages(mailbox, folder))
  const sorted = lists.length === 1 ? lists.flat() : newestFirst(lists.flat())
  const { items: entries, hasMore } = slicePage(sorted, page)
  const items = await source.items(mailbox, entries)
  return { items: paired(entries, items), hasMore }
}

function paired(entries: readonly MessageEntry[], items: readonly TreeItem[]): ListedMessage[] {
  const byId = new Map(items.map((item) => [item.id, item] as const))
  return entries.flatMap((entry) => {
    const item = byId.get(entry.id)
    return item === undefined ? [] : [{ entry, item }]
  })
}

/** Pages are passed over by their counts; only those that are shown are opened. */
async function listAsStored(
  source: ListingSource,
  { mailbox, folders }: Listed,
  { offset, limit }: PageRequest,
): Promise<Page<ListedMessage>> {
  // What retention forgot is in the counts of the pages: these have to be opened then.
  if (mailbox.forgottenItems !== undefined)
    return streamPage(allAsStored(source, { mailbox, folders }), { offset, limit })
  const found: ListedMessage[] = []
  let toPass = offset
  for (const folder of folders)
    for (const page of folder.pages.toReversed()) {
      if (found.length > limit) return { items: found.slice(0, limit), hasMore: true }
      if (toPass >= page.itemCount) {
        toPass -= page.itemCount
        continue
      }
      // One more than asked for tells that more follows; its page need not be opened.
      if (found.length === limit) return { items: found, hasMore: true }
      const items = (await source.page(mailbox, page)).toReversed()
      for (const item of items.slice(toPass)) found.push(listedMessage(folder, page, item))
      toPass = 0
    }
  return { items: found.slice(0, limit), hasMore: found.length > limit }
}

async function* allAsStored(
  source: ListingSource,
  { mailbox, folders }: Listed,
): AsyncGenerator<ListedMessage> {
  for (const folder of folders)
    for (const page of folder.pages.toReversed())
      for (const item of (await source.page(mailbox, page)).toReversed())
        yield listedMessage(folder, page, item)
}

function listedMessage(folder: TreeFolder, page: ItemPage, item: TreeItem): ListedMessage {
  return { entry: { id: item.id, folderId: folder.id, time: timeOf(item), page }, item }
}

/**
 * Goes through every message of the folders, in their order and as they are stored; others get their turn between.
 * @yields the messages of one page after the other.
 */
export async function* scan(
  read: ListingSource['page'],
  mailbox: StoredMailbox,
  folders: readonly TreeFolder[],
): AsyncGenerator<readonly ListedMessage[]> {
  for (const folder of folders)
    for (const page of folder.pages) {
      const items = await read(mailbox, page)
      yield items.map((item) => listedMessage(folder, page, item))
      await new Promise((resolve) => setImmediate(resolve))
    }
}

function placeKey(mailbox: StoredMailbox, id: string): string {
  return `${treeKey(mailbox)}/${id}`
}
