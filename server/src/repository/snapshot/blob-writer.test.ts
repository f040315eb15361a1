import { describe, expect, it } from 'vitest'
import { createRepositoryKeys } from '../crypto/keys.ts'
import type { BlobCodec } from '../pack/codec.ts'
import { layOutPack, type PackBlob } from '../pack/pack.ts'
import { alpha, key, noise, repositoryId } from '../test-vault.ts'
import { createBlobWriter, type BlobWriterIndex } from './blob-writer.ts'

const organization = createRepositoryKeys(repositoryId, key).organization(alpha)
const codec: BlobCodec = {
  encode: async (bytes) => ({ codec: 0, bytes }),
  decode: async ({ bytes }) => bytes,
}
const emptyIndex: BlobWriterIndex = {
  find: () => undefined,
  add: () => undefined,
  unindexedPacks: 0,
  flush: async () => 0,
}

describe('blob writer', () => {
  it('lets nobody put more than one pack ahead of the storage', async () => {
    const waiting: (() => void)[] = []
    const written: number[] = []
    const writePack = async (blobs: readonly PackBlob[]) => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      written.push(blobs.length)
      return { pack: String(written.length), sizeBytes: 1, entries: layOutPack(blobs).entries }
    }
    const writer = createBlobWriter({ organization, index: emptyIndex, codec, writePack })
    let acknowledged = 0
    const puts = Array.from({ length: 4 }, async (_, putter) => {
      for (let count = 0; count < 10; count += 1) {
        await writer.put('content', 0, noise(`${putter}/${count}`, 1024 * 1024))
        acknowledged += 1
      }
    })
    await settled()
    expect(waiting).toHaveLength(1)
    expect(acknowledged).toBeLessThanOrEqual(16)
    for (let turn = 0; turn < 10; turn += 1) {
      waiting.shift()?.()
      await settled()
    }
    await Promise.all(puts)
    await Promise.all([writer.flush(), settled().then(() => waiting.shift()?.())])
    expect(acknowledged).toBe(40)
    expect(written.reduce((sum, blobs) => sum + blobs, 0)).toBe(40)
    expect(Math.max(...written)).toBeLessThanOrEqual(12)
  })
})

/** Everything that waits for nothing but promises has run. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 2000; turn += 1) await Promise.resolve()
}
