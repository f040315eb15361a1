import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRepositoryKeys } from '../crypto/keys.ts'
import { VaultError } from '../errors.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { listAll } from '../storage/storage.ts'
import { packName } from '../names.ts'
import { alpha, defined, key, repositoryId } from '../test-vault.ts'
import { createBlobCodec, type EncodedBlob } from './codec.ts'
import { createPackReader } from './pack-reader.ts'
import { storeBlobs, type PackBlob } from './pack.suite.ts'
import { encodeEntries } from './pack.ts'

const keys = createRepositoryKeys(repositoryId, key)
const organization = keys.organization(alpha)
const codec = createBlobCodec()

function blobOf(content: Uint8Array): PackBlob {
  const into = new Uint8Array(content.length)
  const { codec: by, storedSize } = codec.encode(content, into)
  const bytes = into.subarray(0, storedSize)
  return { id: organization.contentId(0, content), kind: 0, codec: by, bytes, size: content.length }
}

function decoded(encoded: EncodedBlob, size: number): Uint8Array {
  const into = new Uint8Array(size)
  codec.decode(encoded, into, 'blob')
  return into
}

describe('pack writer', () => {
  it('writes a pack that lists and gives out its blobs', async () => {
    const storage = createMemoryStorage()
    const contents = [
      randomBytes(700_000),
      Buffer.alloc(0),
      Buffer.alloc(90_000, 'text '),
      randomBytes(900_000),
    ]
    const blobs = contents.map(blobOf)
    const pack = await storeBlobs({ storage, keys }, organization, blobs)
    const reader = createPackReader({ storage, keys })
    const listed = await reader.readEntries(organization, pack)
    expect(encodeEntries(listed)).toEqual(pack.listed)
    for (const [place, entry] of listed.entries()) {
      const stored = await reader.read(organization, pack, entry.offset, entry.storedSize)
      const blob = decoded({ codec: entry.codec, bytes: stored }, entry.size)
      expect(Buffer.compare(blob, contents[place] ?? randomBytes(1))).toBe(0)
    }
  })

  it('writes nothing when a blob is not what its id says: a faulty library or memory', async () => {
    const storage = createMemoryStorage()
    const good = blobOf(randomBytes(1000))
    const text = blobOf(Buffer.alloc(5000, 'text '))
    const flipped = Buffer.from(text.bytes)
    flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1
    for (const bad of [
      { ...good, bytes: randomBytes(1000) },
      { ...good, kind: 1 as const },
      { ...text, bytes: flipped },
    ]) {
      const writing = storeBlobs({ storage, keys }, organization, [blobOf(randomBytes(10)), bad])
      await expect(writing).rejects.toMatchObject({ code: 'corrupt' })
    }
    await expect(listAll(storage, '')).resolves.toEqual([])
  })

  /** Reads every blob of the pack. */
  async function readAll(
    storage: ReturnType<typeof createMemoryStorage>,
    pack: { readonly pack: string; readonly sizeBytes: number },
  ): Promise<Uint8Array[]> {
    const reader = createPackReader({ storage, keys })
    const blobs: Uint8Array[] = []
    for (const { offset, storedSize, size, codec: by } of await reader.readEntries(organization, pack)) {
      const bytes = await reader.read(organization, pack, offset, storedSize)
      blobs.push(decoded({ codec: by, bytes }, size))
    }
    return blobs
  }

  const contents = fc.array(fc.uint8Array({ maxLength: 2000 }), { minLength: 1, maxLength: 30 })

  it('gives out any blobs as they came in, and none of a pack with any bit turned or any part missing', async () => {
    await fc.assert(
      fc.asyncProperty(
        contents,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.nat(7),
        async (own, where, bit) => {
          const storage = createMemoryStorage()
          const blobs = own.map(blobOf)
          const pack = await storeBlobs({ storage, keys }, organization, blobs)
          expect(await readAll(storage, pack)).toEqual(own.map((content) => Uint8Array.from(content)))
          const name = packName(alpha, pack.pack)
          const bytes = defined(await storage.get(name))
          const at = Math.floor(where * bytes.length)
          const turned = Buffer.from(bytes)
          turned[at] = (turned[at] ?? 0) ^ (1 << bit)
          await storage.put(name, turned)
          await expect(readAll(storage, pack)).rejects.toBeInstanceOf(VaultError)
          await storage.put(name, bytes.subarray(0, at))
          await expect(readAll(storage, pack)).rejects.toBeInstanceOf(VaultError)
          await expect(readAll(storage, { ...pack, sizeBytes: at })).rejects.toBeInstanceOf(VaultError)
        },
      ),
      { numRuns: 40 },
    )
  })
})
