/**
 * Which pictures may be shown inside a mail: raster types by their own first bytes, of a size that a browser can
 * decode without harm (security 5.6). Nothing is decoded here: width and height stand in the headers.
 */

export interface RasterImage {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'
  readonly width: number
  readonly height: number
}

const largestSide = 10_000
const mostPixels = 40_000_000
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const frameHeader = 9
/** Segments of a JPEG before its frame; a picture of a camera has some dozens. */
const mostSegments = 2000

/** The picture, when it is one that may be shown; what its declaration says is not asked. */
export function showableImage(content: Uint8Array): RasterImage | undefined {
  const image = readRasterImage(content)
  if (image === undefined) return undefined
  const { width, height } = image
  const isSane = width > 0 && height > 0 && width <= largestSide && height <= largestSide
  return isSane && width * height <= mostPixels ? image : undefined
}

/** Type, width and height in pixels from the headers; undefined for anything else than the four types. */
function readRasterImage(content: Uint8Array): RasterImage | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  return readPng(bytes) ?? readGif(bytes) ?? readWebp(bytes) ?? readJpeg(bytes)
}

/** PNG specification §11.2.2: the header chunk comes first. */
function readPng(bytes: Buffer): RasterImage | undefined {
  const isPng = bytes.length >= 24 && bytes.subarray(0, 8).equals(pngSignature)
  if (!isPng || ascii(bytes, 12, 16) !== 'IHDR') return undefined
  return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** GIF89a §18: the logical screen. A frame may not be larger than it, and browsers allocate the screen. */
function readGif(bytes: Buffer): RasterImage | undefined {
  if (bytes.length < 10 || !/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return undefined
  return { type: 'image/gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
}

/** RFC 9649 §2: simple lossy, simple lossless, and extended files. */
function readWebp(bytes: Buffer): RasterImage | undefined {
  if (bytes.length < 30 || ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 12) !== 'WEBP') return undefined
  const type = 'image/webp' as const
  switch (ascii(bytes, 12, 16)) {
    case 'VP8 ':
      return { type, width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { type, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
    default:
      return undefined
  }
}

/** ITU-T T.81 §B.2.2: the first start of a frame. */
function readJpeg(bytes: Buffer): RasterImage | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff_d8) return undefined
  let at = 2
  for (let segment = 0; segment < mostSegments && at + frameHeader < bytes.length; segment += 1) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (isStartOfFrame(marker))
      return { type: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    // Fill bytes stand alone; every other segment says how long it is.
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which stand between them. */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function ascii(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', start, end)
}
