/** Which codecs there are: what is written is read by tools that every system has (docs/repository-format.md, section 5). */
import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createBlobCodec } from './codec.ts'
import { decodeEntries, encodeEntries } from './pack.ts'

const zstdMagic = 0xfd2fb528

it('blobs are written as they are, or as a zstd frame, and in no other way', () => {
  const blobCodec = createBlobCodec()
  const texts = fc.string({ maxLength: 40 }).map((text) => Buffer.from(text.repeat(200)))
  fc.assert(
    fc.property(fc.oneof(texts, fc.uint8Array({ maxLength: 4_000 })), (blob) => {
      const into = Buffer.alloc(blob.length)
      const { codec, storedSize } = blobCodec.encode(blob, into)
      const view = into.subarray(0, storedSize)
      const isAsItIs = codec === 0 && view.equals(blob)
      const isFrame = codec === 1 && view.readUInt32LE(0) === zstdMagic
      expect(isAsItIs || isFrame, `codec ${codec}`).toBe(true)
    }),
    { numRuns: 200 },
  )
})

it('a pack with a codec that this version does not know is refused, never guessed', () => {
  const entry = { id: randomBytes(32), kind: 0, codec: 0, offset: 0, storedSize: 10, size: 10 } as const
  const bytes = encodeEntries([entry])
  expect(decodeEntries(bytes, 'pack')).toHaveLength(1)
  for (let codec = 2; codec < 256; codec += 1) {
    bytes[33] = codec
    expect(() => decodeEntries(bytes, 'pack')).toThrow(expect.objectContaining({ code: 'corrupt' }))
  }
})
