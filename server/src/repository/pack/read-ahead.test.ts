import { describe, expect, it } from 'vitest'
import { createRepositoryKeys } from '../crypto/keys.ts'
import type { FoundBlob } from '../index/pack-registry.ts'
import { createLocalPipeline } from '../pipeline/local-pipeline.ts'
import { createMemory } from '../pipeline/memory.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { alpha, defined, key, noise, repositoryId } from '../test-vault.ts'
import { plainBlob, storeBlobs } from './pack.suite.ts'
import { createPackReader } from './pack-reader.ts'
import { decodeEntries } from './pack.ts'
import { createReadAhead } from './read-ahead.ts'

const keys = createRepositoryKeys(repositoryId, key)
const organization = keys.organization(alpha)
const blobSize = 300_000
const packs = 10
const blobsPerPack = 20

describe('read ahead', () => {
  it('gives who reads many packs in turn what was stored, although windows share their memory', async () => {
    const storage = createMemoryStorage()
    const stored: { found: FoundBlob; id: Uint8Array; bytes: Uint8Array }[] = []
    for (let number = 0; number < packs; number += 1) {
      const contents = Array.from({ length: blobsPerPack }, (_, place) =>
        noise(`${number}/${place}`, blobSize),
      )
      const blobs = contents.map((bytes) => plainBlob(organization, bytes))
      const pack = await storeBlobs({ storage, keys }, organization, blobs)
      for (const [place, entry] of decodeEntries(pack.listed, 'pack').entries())
        stored.push({
          found: {
            pack: { ...pack, state: 'sound', wasCondemned: false, blobBytes: blobsPerPack * blobSize },
            location: { ...entry, pack: 0 },
          },
          id: entry.id,
          bytes: defined(contents[place]),
        })
    }
    const readAhead = createReadAhead({
      packReader: createPackReader({ storage, keys }),
      pipeline: createLocalPipeline(keys),
      memory: createMemory(),
    })
    // 100 windows for 48 places: each is opened, forgotten and opened again while others wait
    const inTurn = stored.toSorted((left, right) => left.found.location.offset - right.found.location.offset)
    let ahead = 0
    for (const order of [inTurn, stored, inTurn.toReversed()]) {
      for (let at = 0; at < order.length; at += 64) {
        const asked = order.slice(at, at + 64)
        const read = await Promise.all(asked.map(({ found, id }) => readAhead.read(organization, found, id)))
        for (const [place, bytes] of read.entries()) {
          if (bytes === undefined) continue
          ahead += 1
          expect(Buffer.compare(bytes, defined(asked[place]).bytes)).toBe(0)
        }
      }
    }
    expect(ahead).toBeGreaterThan(2.5 * stored.length)
  })
})
