import { describe, expect, it } from 'vitest'
import { createRepositoryKeys } from '../crypto/keys.ts'
import { createBlobCodec } from '../pack/codec.ts'
import { blobCountOf, type PackListing } from '../index/index-object.ts'
import { checkEntries } from '../pack/pack.ts'
import { createLocalPipeline } from '../pipeline/local-pipeline.ts'
import { createMemory } from '../pipeline/memory.ts'
import type { EncodedBlobs } from '../pipeline/pipeline.ts'
import { alpha, key, noise, repositoryId } from '../test-vault.ts'
import { createBlobWriter, type BlobWriterIndex } from './blob-writer.ts'

const keys = createRepositoryKeys(repositoryId, key)
const organization = keys.organization(alpha)
const pipeline = createLocalPipeline(keys, {
  ...createBlobCodec(),
  encode: (blob, into) => {
    into.set(blob)
    return { codec: 0, storedSize: blob.length }
  },
})
const emptyIndex: BlobWriterIndex = {
  find: () => undefined,
  add: () => undefined,
  unindexedPacks: 0,
  flush: async () => 0,
}
const mebibyte = 1024 * 1024

function describePack(parts: readonly EncodedBlobs[]): PackListing {
  const listed = Buffer.concat(parts.map(({ entries }) => entries))
  const sizeBytes = parts.reduce((sum, part) => sum + part.bytes.length, 0)
  return { pack: 'pack', sizeBytes, blobBytes: checkEntries(listed, 'pack'), listed }
}

describe('blob writer', () => {
  it('holds back who puts when the storage does not keep up', async () => {
    const waiting: (() => void)[] = []
    const written: number[] = []
    const writer = createBlobWriter({
      organization,
      index: emptyIndex,
      pipeline,
      memory: createMemory(),
      writePack: async (parts) => {
        await new Promise<void>((resolve) => waiting.push(resolve))
        const pack = describePack(parts)
        written.push(blobCountOf(pack))
        return pack
      },
    })
    let acknowledged = 0
    const puts = Array.from({ length: 4 }, async (_, putter) => {
      for (let count = 0; count < 20; count += 1) {
        await writer.put('content', 0, noise(`${putter}/${count}`, mebibyte))
        acknowledged += 1
      }
    })
    await settled()
    expect(waiting).toHaveLength(2)
    // two packs that are being written, one that is gathered, and 8 MiB on their way
    expect(acknowledged).toBeGreaterThan(16)
    expect(acknowledged).toBeLessThanOrEqual(3 * 9 + 8)
    const flushed = Promise.all(puts).then(() => writer.flush())
    const state = { isDone: false }
    const ended = flushed.finally(() => {
      state.isDone = true
    })
    while (!state.isDone) {
      waiting.shift()?.()
      await turn()
    }
    await ended
    expect(acknowledged).toBe(80)
    expect(written.reduce((sum, blobs) => sum + blobs, 0)).toBe(80)
    expect(Math.max(...written)).toBeLessThanOrEqual(9)
  })

  it('closes a pack before it has more than 8,192 blobs', async () => {
    const written: number[] = []
    const writer = createBlobWriter({
      organization,
      index: emptyIndex,
      pipeline,
      memory: createMemory(),
      writePack: async (parts) => {
        const pack = describePack(parts)
        written.push(blobCountOf(pack))
        return pack
      },
    })
    const blobs = Array.from({ length: 9000 }, (_, number) => Buffer.from(`blob ${number}`))
    await Promise.all(blobs.map((blob) => writer.put('content', 0, blob)))
    await writer.flush()
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(9000)
    expect(Math.max(...written)).toBeLessThanOrEqual(8192)
    expect(Math.max(...written)).toBeGreaterThan(8192 - 257)
  })

  it('ends with the first failure: whoever waits, puts or flushes learns of it', async () => {
    const writer = createBlobWriter({
      organization,
      index: emptyIndex,
      pipeline,
      memory: createMemory(),
      writePack: async () => {
        await turn()
        throw new Error('disk full')
      },
    })
    const puts = Array.from({ length: 64 }, (_, number) =>
      writer.put('content', 0, noise(String(number), mebibyte)),
    )
    const results = await Promise.allSettled(puts)
    const rejected = results.filter((result) => result.status === 'rejected')
    expect(rejected.length).toBeGreaterThan(0)
    for (const { reason } of rejected) expect(reason).toMatchObject({ message: 'disk full' })
    await expect(writer.put('content', 0, Buffer.from('late'))).rejects.toThrow('disk full')
    await expect(writer.flush()).rejects.toThrow('disk full')
  })

  it('lets go of everything when it is abandoned in the middle', async () => {
    let underWay = 0
    const writer = createBlobWriter({
      organization,
      index: emptyIndex,
      pipeline,
      memory: createMemory(),
      writePack: async (parts) => {
        underWay += 1
        await turn()
        underWay -= 1
        return describePack(parts)
      },
    })
    const puts = Array.from({ length: 64 }, (_, number) =>
      writer.put('content', 0, noise(String(number), mebibyte)),
    )
    await turn()
    const results = Promise.allSettled(puts)
    await writer.abandon()
    expect(underWay).toBe(0)
    expect((await results).some((result) => result.status === 'rejected')).toBe(true)
    await expect(writer.put('content', 0, Buffer.from('late'))).rejects.toThrow('abandoned')
  })
})

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

/** Everything that waits for nothing outside has run. */
async function settled(): Promise<void> {
  for (let count = 0; count < 500; count += 1) await turn()
}
