import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRepositoryKeys } from '../crypto/keys.ts'
import { alpha, defined, itemOf, key, mails, repositoryId } from '../test-vault.ts'
import type { TreeItem } from '../vault.ts'
import { decodeItemPage, encodeItem, encodeItemPage } from './documents.ts'
import { maxItems, pageItems } from './item-pages.ts'
import { createKnownPages } from './known-pages.ts'

const keys = createRepositoryKeys(repositoryId, key).organization(alpha)
const bound = (id: string): number => keys.pageBound(id)

async function pagesOf(items: Iterable<TreeItem>, by = bound): Promise<(readonly string[])[]> {
  const pages: (readonly string[])[] = []
  for await (const page of pageItems(items, { bound: by, known: createKnownPages() }))
    if ('json' in page) pages.push(page.json)
  return pages
}

/** Paging of items some of which come from the pages of other items. */
async function pagesAfter(
  before: Iterable<TreeItem>,
  change: (items: readonly TreeItem[]) => readonly TreeItem[],
  by = bound,
): Promise<{ readonly pages: (readonly string[])[]; readonly takenOver: number }> {
  const known = createKnownPages()
  const read = (await pagesOf(before, by)).map((json, number) => {
    const items = decodeItemPage(encodeItemPage(json), 'page')
    known.add({ ref: { id: String(number), sizeBytes: 1 }, itemCount: items.length, items })
    return items
  })
  const pages: (readonly string[])[] = []
  let takenOver = 0
  for await (const page of pageItems(change(read.flat()), { bound: by, known })) {
    if ('known' in page) takenOver += 1
    pages.push('known' in page ? page.known.items.map(encodeItem) : page.json)
  }
  return { pages, takenOver }
}

const items = mails(5000).map((mail) => itemOf(mail))

describe('item pages', () => {
  it('hold every item in order, never more than 1,024, and none is empty', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(2500), fc.integer({ min: 1, max: 4000 }), async (count, every) => {
        const pages = await pagesOf(items.slice(0, count), (id) =>
          Number(id.slice(5)) % every === 0 ? 256 : 1,
        )
        const back = pages.flatMap((page) => decodeItemPage(encodeItemPage(page), 'page'))
        expect(back).toEqual(items.slice(0, count))
        expect(pages.every((page) => page.length > 0 && page.length <= maxItems)).toBe(true)
      }),
      { numRuns: 6 },
    )
  })

  it('hold 256 items on average', async () => {
    const pages = await pagesOf(items)
    expect(pages.length).toBeGreaterThan(10)
    expect(pages.length).toBeLessThan(35)
  })

  it('change in one place when one item is added, changed or removed', async () => {
    const before = new Set((await pagesOf(items)).map((page) => page.join()))
    const changed = items.with(1234, {
      ...itemOf({ id: 'mail-1234', mime: new Uint8Array() }),
      properties: { isRead: true },
    })
    const variants = [
      changed,
      items.toSpliced(777, 1),
      items.toSpliced(777, 0, { id: 'new', contents: {}, properties: {} }),
    ]
    for (const variant of variants) {
      const fresh = (await pagesOf(variant)).filter((page) => !before.has(page.join()))
      expect(fresh.length).toBeGreaterThan(0)
      expect(fresh.length).toBeLessThanOrEqual(2)
    }
  })

  it('are taken over where their items were passed on as they were read, and are else as if nobody had read any', async () => {
    const change = fc.record({ at: fc.nat(1499), kind: fc.constantFrom('removed', 'copied', 'added') })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 4 }), fc.boolean(), async (changes, isEvery1024) => {
        const by = isEvery1024 ? () => 1 : bound
        const before = items.slice(0, 1500)
        const changed = (read: readonly TreeItem[]): readonly TreeItem[] =>
          changes.reduce((now, { at, kind }) => {
            if (kind === 'removed') return now.toSpliced(at, 1)
            const copy = { ...defined(now[Math.min(at, now.length - 1)]) }
            return kind === 'copied'
              ? now.with(Math.min(at, now.length - 1), copy)
              : now.toSpliced(at, 0, copy)
          }, read)
        const { pages, takenOver } = await pagesAfter(before, changed, by)
        expect(pages).toEqual(await pagesOf(changed(before), by))
        const wholePages = changes.length === 0 ? pages.length : 1
        expect(takenOver).toBeGreaterThanOrEqual(isEvery1024 && changes.length > 0 ? 0 : wholePages)
      }),
      { numRuns: 12 },
    )
  })

  it('take more in after a page that ended with the items', async () => {
    const { pages, takenOver } = await pagesAfter(
      items.slice(0, 100),
      (read) => [...read, ...items.slice(100, 110)],
      () => 1,
    )
    expect(pages.map((page) => page.length)).toEqual([110])
    expect(takenOver).toBe(0)
  })

  it('stay below 1 MiB also when items are large', async () => {
    const properties = { body: 'x'.repeat(100_000) }
    const large = items.slice(0, 60).map(({ id }) => ({ id, contents: {}, properties }))
    const pages = await pagesOf(large, () => 1)
    expect(pages.map((page) => page.length)).toEqual([10, 10, 10, 10, 10, 10])
  })

  it('keep names like __proto__ as what they are: names (REP-35)', () => {
    const text =
      '{"items":[{"contents":{},"id":"a","properties":{"__proto__":{"x":1}}}],"kind":"items","version":1}'
    const [item] = decodeItemPage(Buffer.from(text), 'page')
    expect(Object.keys(item?.properties ?? {})).toEqual(['__proto__'])
    expect('x' in {}).toBe(false)
  })

  it.each([
    '{"items":[],"kind":"tree","version":1}',
    '{"items":[],"kind":"items","version":2}',
    '{"items":[{"id":"a","properties":{}}],"kind":"items","version":1}',
    '{"items":[{"contents":{"mime":{"id":"xyz","sizeBytes":1}},"id":"a","properties":{}}],"kind":"items","version":1}',
    '{"items":[{"contents":{},"id":7,"properties":{}}],"kind":"items","version":1}',
    '[]',
  ])('refuse %s', (text) => {
    expect(() => decodeItemPage(Buffer.from(text), 'page')).toThrow(
      expect.objectContaining({ code: 'corrupt' }),
    )
  })
})
