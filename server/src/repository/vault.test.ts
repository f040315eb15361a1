/** The vault from outside: what was put is what is read, and a restore point is all or nothing. */
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { collectBytes } from '../foundation/bytes.ts'
import { systemRandom } from '../foundation/random.ts'
import { createMemoryStorage, createVault, openVault } from './index.ts'
import { aPoint, alpha, beta, defined, itemOf, key, mails, repositoryId, runOnce } from './test-vault.ts'

const random = systemRandom
const identity = { repositoryId, key }

describe('vault', () => {
  it('gives back every byte after it was opened again', async () => {
    const storage = createMemoryStorage()
    const vault = await createVault({ storage, random }, identity)
    const contents = [
      new Uint8Array(0),
      Buffer.from('a'),
      randomBytes(60_000),
      randomBytes(1024 * 1024),
      randomBytes(3_500_000),
    ]
    const writer = await vault.begin(alpha, 'job')
    const refs = []
    for (const content of contents) refs.push((await writer.put(content)).ref)
    await writer.commit(aPoint([]))
    await vault.close()

    const reopened = await openVault({ storage, random }, identity)
    for (const [position, content] of contents.entries()) {
      const ref = defined(refs[position])
      expect(ref.sizeBytes).toBe(content.length)
      expect(Buffer.compare(await collectBytes(reopened.read(alpha, ref)), content)).toBe(0)
    }
  })

  it('keeps folders, items and properties', async () => {
    const storage = createMemoryStorage()
    const vault = await createVault({ storage, random }, identity)
    const point = await runOnce(vault, alpha, 'job', mails(600))
    const opened = await openVault({ storage, random }, identity)
    const [listed] = await opened.listRestorePoints()
    expect(listed).toEqual(point)
    const tree = await opened.readTree(alpha, defined(point.manifest.resources[0]).tree)
    expect(tree.folders[0]).toMatchObject({
      id: 'inbox',
      attributes: { cursor: 'c', wellKnownName: 'inbox' },
    })
    const pages = tree.folders[0]?.pages ?? []
    expect(pages.length).toBeGreaterThan(1)
    const items = (await Promise.all(pages.map((page) => opened.readItems(alpha, page)))).flat()
    expect(items.map((item) => item.id)).toEqual(mails(600).map((mail) => mail.id))
    expect(items[17]).toMatchObject({
      properties: itemOf(defined(mails(600)[17])).properties,
    })
  })

  it('does not write what it holds already, and names it alike', async () => {
    const vault = await createVault({ storage: createMemoryStorage(), random }, identity)
    const large = randomBytes(2_500_000)
    const first = await vault.begin(alpha, 'job')
    const stored = [await first.put(Buffer.from('mail')), await first.put(large)]
    expect(stored.map((content) => content.isNew)).toEqual([true, true])
    await first.commit(aPoint([]))
    const second = await vault.begin(alpha, 'job')
    const again = [await second.put(Buffer.from('mail')), await second.put(large)]
    expect(again.map((content) => content.isNew)).toEqual([false, false])
    expect(again.map((content) => content.ref)).toEqual(stored.map((content) => content.ref))
    expect(second.writtenBytes).toBe(0)
  })

  it('names equal content of two organizations differently and stores it twice (REP-31)', async () => {
    const vault = await createVault({ storage: createMemoryStorage(), random }, identity)
    const inAlpha = await (await vault.begin(alpha, 'job')).put(Buffer.from('the same'))
    const inBeta = await (await vault.begin(beta, 'job')).put(Buffer.from('the same'))
    expect(inBeta.isNew).toBe(true)
    expect(inBeta.ref.id).not.toBe(inAlpha.ref.id)
    await expect(collectBytes(vault.read(beta, inAlpha.ref))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is not harmed by a caller who writes into what was put or given out', async () => {
    const vault = await createVault({ storage: createMemoryStorage(), random }, identity)
    const writer = await vault.begin(alpha, 'job')
    const noise = randomBytes(5000)
    const before = Buffer.from(noise)
    const { ref } = await writer.put(noise)
    noise.fill(0)
    await writer.commit(aPoint([]))
    for (let reading = 0; reading < 2; reading += 1) {
      const given = await collectBytes(vault.read(alpha, ref))
      expect(Buffer.compare(given, before)).toBe(0)
      for await (const piece of vault.read(alpha, ref)) piece.fill(0)
    }
  })
})
