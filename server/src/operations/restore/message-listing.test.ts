import { beforeEach, describe, expect, it } from 'vitest'
import type { ItemPage, TreeFolder, TreeItem, Vault } from '../../repository/index.ts'
import { organizationId } from '../ids.ts'
import { newestFirst, type StoredMailbox, timeOf } from './message-entry.ts'
import { createMessageListing, type ListingSource, mostSorted } from './message-listing.ts'

const perPage = 250
const pageOf = (id: string, itemCount: number): ItemPage => ({ itemCount, ref: { id, sizeBytes: 1 } })

/** A folder of so many messages; the first is the oldest. */
function folderOf(name: string, count: number): TreeFolder {
  const pages = Array.from({ length: Math.ceil(count / perPage) }, (_, at) =>
    pageOf(`${name}:${at}`, Math.min(perPage, count - at * perPage)),
  )
  return { id: name, parentId: null, name, attributes: {}, pages }
}

const never = (): never => {
  throw new Error('not asked for')
}
const mailbox: StoredMailbox = {
  organizationId: organizationId('0a0a0a0a-0000-4000-8000-00000000000a'),
  resource: {
    kind: 'mailbox',
    id: 'm',
    name: '',
    address: '',
    tree: { id: 't', sizeBytes: 1 },
    itemCount: 0,
  },
  vault: Object.create(null, { readItems: { get: never } }) as Vault,
}

let opened: string[] = []
beforeEach(() => {
  opened = []
})

function itemsOf({ ref, itemCount }: ItemPage): TreeItem[] {
  opened.push(ref.id)
  const [name = '', at = '0'] = ref.id.split(':')
  return Array.from({ length: itemCount }, (_, index) => {
    const number = Number(at) * perPage + index
    const receivedAt = new Date(1_700_000_000_000 + number * 1000).toISOString()
    return { id: `${name}-${number}`, contents: {}, properties: { receivedAt } }
  })
}

const source: ListingSource = {
  page: async (_mailbox, page) => itemsOf(page),
  messages: async (_mailbox, folder) =>
    newestFirst(
      folder.pages.flatMap((page) =>
        itemsOf(page).map((item) => ({ id: item.id, folderId: folder.id, time: timeOf(item), page })),
      ),
    ),
  items: async (_mailbox, entries) =>
    entries.flatMap(({ id, page }) => itemsOf(page).find((item) => item.id === id) ?? []),
}

describe('a part of a long list of messages (explorers over 1,000,000 items)', () => {
  const million = folderOf('inbox', 1_000_000)

  it('opens the pages that it shows, and no other', async () => {
    const listing = createMessageListing(source)
    const first = await listing.list(mailbox, [million], { offset: 0, limit: 30 })
    expect(opened).toEqual(['inbox:3999'])
    expect(first.hasMore).toBe(true)
    expect(first.items.map(({ item }) => item.id)).toEqual(
      Array.from({ length: 30 }, (_, at) => `inbox-${999_999 - at}`),
    )
    await listing.list(mailbox, [million], { offset: 500_010, limit: 500 })
    expect(opened).toHaveLength(4)
  })

  it('goes on where the part before ended, over folders, to the last', async () => {
    const listing = createMessageListing(source)
    const folders = [folderOf('a', 5001), folderOf('b', 3), folderOf('c', 251)]
    const seen: string[] = []
    for (let offset = 0, hasMore = true; hasMore; offset += 997) {
      const part = await listing.list(mailbox, folders, { offset, limit: 997 })
      seen.push(...part.items.map(({ entry }) => entry.id))
      hasMore = part.hasMore
    }
    expect(seen).toHaveLength(5255)
    expect(new Set(seen).size).toBe(5255)
    expect(seen.slice(-3)).toEqual(['c-2', 'c-1', 'c-0'])
  })

  it('tells at the very end that nothing follows', async () => {
    const listing = createMessageListing(source)
    const end = await listing.list(mailbox, [million], { offset: 999_750, limit: 250 })
    expect([end.items.length, end.hasMore]).toEqual([250, false])
    const beyond = await listing.list(mailbox, [million], { offset: 2_000_000, limit: 30 })
    expect(beyond).toEqual({ items: [], hasMore: false })
  })

  it('sorts by date what is short, over folders', async () => {
    const listing = createMessageListing(source)
    const folders = [folderOf('a', mostSorted - 1), folderOf('b', 1)]
    const { items } = await listing.list(mailbox, folders, { offset: mostSorted - 2, limit: 9 })
    expect(items.map(({ entry }) => entry.id).toSorted()).toEqual(['a-0', 'b-0'])
  })

  it('opens a message that was just listed without a search, and any other page by page', async () => {
    const listing = createMessageListing(source)
    await listing.list(mailbox, [million], { offset: 0, limit: 30 })
    opened = []
    const [entry] = await listing.find(mailbox, [million], new Set(['inbox-999990']))
    expect([entry?.folderId, opened]).toEqual(['inbox', []])
    const [other] = await listing.find(mailbox, [million], new Set(['inbox-600']))
    expect([other?.id, opened]).toEqual(['inbox-600', ['inbox:0', 'inbox:1', 'inbox:2']])
    expect(await listing.find(mailbox, [folderOf('b', 3)], new Set(['absent']))).toEqual([])
  })
})
