/**
 * How large a zstd frame can get at most, from its block headers alone (RFC 8878, section 3.1.1): the library
 * inflates whatever it is told to, so hostile frames are turned away before it sees them.
 */

const magic = 0xfd2fb528
const maxBlockSize = 128 * 1024
/** Sizes of the fields that the frame header's descriptor byte announces. */
const dictionaryIdSizes = [0, 1, 2, 4]
const contentSizeSizes = [0, 2, 4, 8]
const blockType = { raw: 0, rle: 1, compressed: 2 } as const

/**
 * An upper bound of the inflated size of exactly one frame.
 * @returns undefined when the bytes are not one well-formed frame.
 */
export function maxInflatedSize(frame: Buffer): number | undefined {
  let offset = frameHeaderLength(frame)
  if (offset === undefined) return undefined
  const hasChecksum = ((frame[4] ?? 0) & 4) !== 0
  let bound = 0
  for (let isLast = false; !isLast;) {
    if (offset + 3 > frame.length) return undefined
    const header = frame.readUIntLE(offset, 3)
    const size = header >>> 3
    const type = (header >>> 1) & 3
    isLast = (header & 1) === 1
    if (type > blockType.compressed || size > maxBlockSize) return undefined
    bound += type === blockType.compressed ? maxBlockSize : size
    offset += 3 + (type === blockType.rle ? 1 : size)
  }
  return offset + (hasChecksum ? 4 : 0) === frame.length ? bound : undefined
}

function frameHeaderLength(frame: Buffer): number | undefined {
  if (frame.length < 6 || frame.readUInt32LE(0) !== magic) return undefined
  const descriptor = frame[4] ?? 0
  const isSingleSegment = (descriptor & 0x20) !== 0
  const contentSizeFlag = descriptor >>> 6
  const contentSizeLength =
    isSingleSegment && contentSizeFlag === 0 ? 1 : (contentSizeSizes[contentSizeFlag] ?? 0)
  return 5 + (isSingleSegment ? 0 : 1) + (dictionaryIdSizes[descriptor & 3] ?? 0) + contentSizeLength
}
