import { describe, expect, it } from 'vitest'
import { collectBytes } from '../../foundation/bytes.ts'
import { toHex } from '../bytes.ts'
import { createRepositoryKeys } from '../crypto/keys.ts'
import { createBlobCodec } from '../pack/codec.ts'
import { createPackReader } from '../pack/pack-reader.ts'
import { plainBlob, storeBlobs } from '../pack/pack.suite.ts'
import { decodeEntries } from '../pack/pack.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { alpha, defined, key, noise, repositoryId } from '../test-vault.ts'
import type { ReadableIndex } from './blob-reader.ts'
import { createContentReader } from './content-reader.ts'

const keys = createRepositoryKeys(repositoryId, key)
const organization = keys.organization(alpha)
const codec = createBlobCodec()

describe('content reader', () => {
  it('refuses a blob that an index passes off under another id, or as another kind', async () => {
    const storage = createMemoryStorage()
    const contents = [noise('one', 1000), noise('two', 1000)]
    const blobs = contents.map((bytes) => plainBlob(organization, bytes))
    const pack = await storeBlobs({ storage, keys }, organization, blobs)
    const entries = decodeEntries(pack.listed, 'pack')
    const [first, second] = [defined(entries[0]), defined(entries[1])]
    const reader = createContentReader({ packReader: createPackReader({ storage, keys }), codec })
    const readAs = (location: typeof first): Promise<Uint8Array> => {
      const index: ReadableIndex = {
        find: () => ({
          pack: { ...pack, state: 'sound', wasCondemned: false, blobBytes: 2000 },
          location: { ...location, pack: 0 },
        }),
        refresh: async () => undefined,
        suspect: async () => undefined,
      }
      const ref = { id: toHex(first.id), sizeBytes: 1000 }
      return collectBytes(reader.read({ keys: organization, index }, ref))
    }
    expect(Buffer.compare(await readAs(first), defined(contents[0]))).toBe(0)
    await expect(readAs(second)).rejects.toMatchObject({ code: 'corrupt' })
    await expect(readAs({ ...first, kind: 1 })).rejects.toMatchObject({ code: 'corrupt' })
    await expect(readAs({ ...first, offset: first.offset + 1 })).rejects.toMatchObject({ code: 'corrupt' })
    await expect(readAs({ ...first, offset: 10_000_000 })).rejects.toMatchObject({ code: 'corrupt' })
  })
})
