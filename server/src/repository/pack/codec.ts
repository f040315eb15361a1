/** Compression of one blob: zstd where it pays (RFC 8878; docs/repository-format.md, section 5). */
import { decompress } from '@mongodb-js/zstd'
// the library's own entry drops the level
import { compress } from '@mongodb-js/zstd/bindings.js'
import { asBuffer } from '../bytes.ts'
import { corrupt } from '../errors.ts'
import { createSemaphore } from '../semaphore.ts'
import { maxInflatedSize } from './zstd-frame.ts'

export const codec = { none: 0, zstd: 1 } as const
export type CodecId = (typeof codec)[keyof typeof codec]

/** No blob is larger, before or after compression. */
export const maxBlobSize = 1024 * 1024
/** Far above what an honest frame of one blob can claim, far below what hurts. */
const maxClaimedSize = 16 * maxBlobSize
/** A call makes tables of its own: a quarter of a megabyte at this level, three quarters at the next. */
const level = 2
/** Small blobs that are compressed in one turn: what they hold together, and how many. */
const maxTurnSize = 64 * 1024
const maxTurnBlobs = 16

interface EncodedBlob {
  readonly codec: CodecId
  readonly bytes: Uint8Array
}

/** Compresses and inflates blobs, a few turns at a time, so that compression never takes the pool for long. */
export interface BlobCodec {
  /** @returns in the same order; what does not shrink is the blob itself, not a copy. */
  encode(blobs: readonly Uint8Array[]): Promise<EncodedBlob[]>
  /** @throws {VaultError} `corrupt` when the bytes are no such blob, or would inflate beyond all measure. */
  decode(encoded: EncodedBlob, size: number, name: string): Promise<Uint8Array>
  /**
   * Inflates frames that lie one after another, in one call instead of many. The caller compares every blob with its
   * id: where one frame ends in the output, nothing here says.
   * @returns undefined unless they are honest frames of `size` bytes together.
   */
  decodeRun(frames: Uint8Array, size: number): Promise<Uint8Array | undefined>
}

/** @param atOnce - Turns that are under way together: a large blob, or several small ones. */
export function createBlobCodec(atOnce = 2): BlobCodec {
  const turns = createSemaphore(atOnce)
  return {
    encode: async (blobs) => {
      const encoded = await Promise.all(
        turnsOf(blobs).map((some) => turns.run(() => Promise.all(some.map(encodeOne)))),
      )
      return encoded.flat()
    },
    decode: async (encoded, size, name) => {
      if (size > maxBlobSize) throw corrupt(`${name}: a blob of ${size} bytes`)
      const blob = encoded.codec === codec.none ? encoded.bytes : await inflate(asBuffer(encoded.bytes), name)
      if (blob.length !== size) throw corrupt(`${name}: a blob has ${blob.length} bytes, not ${size}`)
      return blob
    },
    decodeRun: async (frames, size) => {
      try {
        const blobs = await turns.run(() => decompress(asBuffer(frames)))
        return blobs.length === size ? blobs : undefined
      } catch {
        return undefined
      }
    },
  }

  async function inflate(frame: Buffer, name: string): Promise<Uint8Array> {
    if ((maxInflatedSize(frame) ?? Infinity) > maxClaimedSize)
      throw corrupt(`${name}: a frame inflates beyond a blob`)
    try {
      return await turns.run(() => decompress(frame))
    } catch (error) {
      throw corrupt(`${name}: a frame does not inflate`, error)
    }
  }
}

/** Small neighbours together: threads of the pool that find the next blob waiting need not be woken for it. */
function turnsOf(blobs: readonly Uint8Array[]): Uint8Array[][] {
  const turns: Uint8Array[][] = []
  let turn: Uint8Array[] = []
  let size = Infinity
  for (const blob of blobs) {
    if (size + blob.length > maxTurnSize || turn.length === maxTurnBlobs) {
      turn = []
      size = 0
      turns.push(turn)
    }
    turn.push(blob)
    size += blob.length
  }
  return turns
}

async function encodeOne(blob: Uint8Array): Promise<EncodedBlob> {
  if (blob.length < 128) return { codec: codec.none, bytes: blob }
  const frame = await compress(asBuffer(blob), level)
  const pays = frame.length <= blob.length - Math.floor(blob.length / 20)
  if (pays && (maxInflatedSize(frame) ?? Infinity) <= maxClaimedSize)
    return { codec: codec.zstd, bytes: frame }
  return { codec: codec.none, bytes: blob }
}
