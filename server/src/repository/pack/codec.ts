/** Compression of one blob: zstd where it pays (RFC 8878; docs/repository-format.md, section 5). */
import zstd from 'zstd-napi/binding.js'
import { asBuffer, putBytes } from '../bytes.ts'
import { corrupt } from '../errors.ts'

export const codec = { none: 0, zstd: 1 } as const
export type CodecId = (typeof codec)[keyof typeof codec]

/** No blob is larger, before or after compression. */
export const maxBlobSize = 1024 * 1024
const level = 3
/** A frame is worth its bytes when it takes a twentieth away; fewer bytes than these are never tried. */
const minSaving = 20
const minSize = 128

/** Bytes as they lie in a pack. */
export interface EncodedBlob {
  readonly codec: CodecId
  readonly bytes: Uint8Array
}

/**
 * Compresses and inflates where it is called. It keeps its tables from blob to blob: to make them anew costs more
 * than a small blob does. What it writes into is the caller's, so that a frame cannot inflate beyond it.
 */
export interface BlobCodec {
  /**
   * Writes the blob as it will lie in the pack.
   * @param into - At least as long as the blob.
   * @returns how many bytes of `into` were written, by which codec.
   */
  encode(blob: Uint8Array, into: Uint8Array): { readonly codec: CodecId; readonly storedSize: number }
  /**
   * @param into - As long as the blob is.
   * @throws {VaultError} `corrupt` when the bytes are no such blob.
   */
  decode(encoded: EncodedBlob, into: Uint8Array, name: string): void
}

export function createBlobCodec(): BlobCodec {
  const compressor = new zstd.CCtx()
  const decompressor = new zstd.DCtx()

  /** @returns undefined where the frame has no place in `into`: then it would not pay. */
  const compress = (blob: Uint8Array, into: Uint8Array): number | undefined => {
    try {
      return compressor.compress(asBuffer(into), asBuffer(blob), level)
    } catch {
      return undefined
    }
  }

  const inflate = (frame: Buffer, into: Uint8Array, name: string): number => {
    try {
      if (zstd.findFrameCompressedSize(frame) !== frame.length) throw corrupt(`${name}: more than a frame`)
      return decompressor.decompress(asBuffer(into), frame)
    } catch (error) {
      throw corrupt(`${name}: a frame does not inflate`, error)
    }
  }

  return {
    encode: (blob, into) => {
      const most = blob.length - Math.floor(blob.length / minSaving)
      const storedSize = blob.length < minSize ? undefined : compress(blob, into.subarray(0, most))
      if (storedSize !== undefined) return { codec: codec.zstd, storedSize }
      putBytes(into, blob)
      return { codec: codec.none, storedSize: blob.length }
    },
    decode: (encoded, into, name) => {
      const { bytes } = encoded
      const isFrame = encoded.codec === codec.zstd
      const size = isFrame ? inflate(asBuffer(bytes), into, name) : bytes.length
      if (size !== into.length) throw corrupt(`${name}: a blob has ${size} bytes, not ${into.length}`)
      if (!isFrame) putBytes(into, bytes)
    },
  }
}
