import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromHex } from '../bytes.ts'
import { decodeIndex, encodeIndex, listingOf, type PackDescription } from './index-object.ts'
import { createPackRegistry, type PackRegistry, type PackState } from './pack-registry.ts'

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Packs of few different blobs, so that many lie in several; the size of a blob follows from its number. */
const packs = fc
  .array(
    fc.record({
      blobs: fc.uniqueArray(fc.nat(40), { maxLength: 12 }),
      state: fc.constantFrom<PackState>('sound', 'condemned', 'damaged', 'gone'),
    }),
    { maxLength: 10 },
  )
  .map((all) => all.map(({ blobs, state }, place) => ({ state, described: describePack(blobs, place) })))

function describePack(blobs: readonly number[], place: number): PackDescription {
  const entries = blobs.map((number, at) => ({
    id: hashOf(`blob ${number}`),
    kind: 0 as const,
    codec: 0 as const,
    offset: at * 100,
    storedSize: number,
    size: number + 5,
  }))
  return { pack: hashOf(`pack ${place}`).toString('hex'), sizeBytes: 5000 + place, entries }
}

type Pack = { readonly state: PackState; readonly described: PackDescription }

function readIn(all: readonly Pack[]): PackRegistry {
  const registry = createPackRegistry()
  for (const { state, described } of all) {
    const plaintext = Buffer.concat(encodeIndex([listingOf(described)]))
    for (const listing of decodeIndex(plaintext, 'index')) registry.add(listing, state)
    plaintext.fill(0) // whoever reads index objects may use their memory for the next
  }
  return registry
}

/** What is asked of an index: whether the blob is there, in how good a pack, and how large it is. */
function answersOf(registry: PackRegistry): unknown[] {
  return Array.from({ length: 41 }, (_, number) => {
    const found = registry.find(hashOf(`blob ${number}`))
    return found && [found.pack.state, found.location.size, found.location.storedSize]
  })
}

it('answers the same in whatever order index objects are read, and names a pack that holds the blob', () => {
  fc.assert(
    fc.property(
      packs.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const [one, other] = [readIn(all), readIn(shuffled)]
        expect(answersOf(one)).toEqual(answersOf(other))
        expect(one.blobCount).toBe(other.blobCount)
        for (const { described } of all)
          for (const { id } of described.entries)
            for (const registry of [one, other]) {
              const { pack, location } = registry.locate(id) ?? { pack: undefined, location: undefined }
              const holder = all.find((candidate) => candidate.described.pack === pack?.pack)
              const entry = holder?.described.entries.find((held) => fromHex(toText(id)).equals(held.id))
              expect(entry?.offset).toBe(location?.offset)
            }
      },
    ),
  )
})

function toText(id: Uint8Array): string {
  return Buffer.from(id).toString('hex')
}
