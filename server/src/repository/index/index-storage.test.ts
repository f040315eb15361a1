import { createHash, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createIndexAlone } from '../maintenance/index-alone.ts'
import { packName } from '../names.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { listAll, type Storage } from '../storage/storage.ts'
import { alpha, key, repositoryId } from '../test-vault.ts'
import { listingOf } from './index-object.ts'

const random = { bytes: randomBytes }
const identity = { repositoryId, key }

/** A pack of one blob, an index object for itself. */
async function addPack(storage: Storage, number: number): Promise<void> {
  const pack = createHash('sha256').update(`pack ${number}`).digest('hex')
  const entry = { id: randomBytes(32), kind: 0, codec: 0, offset: 0, storedSize: 9, size: 9 } as const
  await storage.put(packName(alpha, pack), randomBytes(9))
  const { writer } = createIndexAlone({ storage, random }, identity, alpha)
  await writer.add(listingOf({ pack, sizeBytes: 9, entries: [entry] }))
  await writer.finish()
}

it('asks for eight index objects at once and no more, so that opening needs no memory for all of them', async () => {
  const inner = createMemoryStorage()
  for (let number = 0; number < 40; number += 1) await addPack(inner, number)
  let underWay = 0
  let most = 0
  const storage: Storage = {
    ...inner,
    get: async (name) => {
      if (!name.startsWith('index/')) return inner.get(name)
      underWay += 1
      most = Math.max(most, underWay)
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      underWay -= 1
      return inner.get(name)
    },
  }
  const { index } = createIndexAlone({ storage, random }, identity, alpha)
  await index.refresh()
  expect(index.blobCount).toBe(40)
  expect(index.unindexedPacks).toBe(0)
  expect(most).toBe(8)
})

it('writes index objects of a bounded size, whatever there is to write', async () => {
  const storage = createMemoryStorage()
  const { writer, index } = createIndexAlone({ storage, random }, identity, alpha)
  for (let number = 0; number < 40; number += 1) {
    const pack = createHash('sha256').update(`pack ${number}`).digest('hex')
    const ids = randomBytes(32 * 4000)
    const entries = Array.from({ length: 4000 }, (_, place) => ({
      id: ids.subarray(place * 32, place * 32 + 32),
      ...({ kind: 0, codec: 0, offset: 0, storedSize: 0, size: 0 } as const),
    }))
    const listing = listingOf({ pack, sizeBytes: 9, entries })
    await writer.add(listing)
    index.add(listing)
  }
  expect(await writer.finish()).toBe(3)
  await index.flush()
  const names = await listAll(storage, 'index/')
  expect(names).toHaveLength(6)
  for (const name of names) expect(await storage.size(name)).toBeLessThan(3.1 * 1024 * 1024)
})
