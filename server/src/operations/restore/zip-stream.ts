/**
 * A ZIP archive while it is read (APPNOTE 6.3): entries of ours alone, in UTF-8, none of them a link, an absolute name or
 * a way out of the folder that it is unpacked in (security 5.5).
 */
import { Zip, ZipDeflate } from 'fflate'

export interface ZipEntry {
  /** Its path with `/`; each component made by `fileNameFor`. */
  readonly name: string
  /** Milliseconds since the Unix epoch. */
  readonly time: number
  readonly content: AsyncIterable<Uint8Array>
}

/** ZIP without its 64-bit form counts entries in 16 bits and lengths in 32. */
export const mostZipEntries = 65_000
export const mostZipBytes = 4_000_000_000
const level = 6
/** The first moment that an archive can name is the beginning of 1980, the last the end of 2099. */
const earliest = Date.UTC(1980, 0, 2)
const latest = Date.UTC(2099, 11, 30)

/** @yields the bytes of the archive; nothing of it is held longer than it takes to be read. */
export async function* zipStream(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    ready.push(piece)
  })
  for await (const { name, time, content } of entries) {
    const file = new ZipDeflate(name, { level })
    file.mtime = Math.min(Math.max(time, earliest), latest)
    zip.add(file)
    for await (const piece of content) {
      file.push(piece)
      yield* ready.splice(0)
    }
    file.push(new Uint8Array(), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
