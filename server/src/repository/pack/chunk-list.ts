/** The blob that names the pieces of large content (docs/repository-format.md, section 5). */
import { asBuffer } from '../bytes.ts'
import { corrupt } from '../errors.ts'

export const maxListEntries = 16_384
const entryLength = 40

export interface ChunkListEntry {
  /** 32 bytes. */
  readonly id: Uint8Array
  /** Of the content below, in bytes. */
  readonly size: number
}

export interface ChunkList {
  /** 1: the entries are data; above: lists of the level below. */
  readonly level: number
  readonly entries: readonly ChunkListEntry[]
}

export function encodeChunkList({ level, entries }: ChunkList): Buffer {
  const bytes = Buffer.allocUnsafe(1 + entries.length * entryLength)
  bytes[0] = level
  let offset = 1
  for (const entry of entries) {
    bytes.set(entry.id, offset)
    bytes.writeBigUInt64BE(BigInt(entry.size), offset + 32)
    offset += entryLength
  }
  return bytes
}

/**
 * @param size - What the list must add up to.
 * @throws {VaultError} `corrupt`
 */
export function decodeChunkList(bytes: Uint8Array, size: number, name: string): ChunkList {
  const view = asBuffer(bytes)
  const level = view[0] ?? 0
  const count = (view.length - 1) / entryLength
  if (level < 1 || !Number.isInteger(count) || count < 1 || count > maxListEntries)
    throw corrupt(`${name}: no chunk list`)
  const entries = Array.from({ length: count }, (_, place) => {
    const start = 1 + place * entryLength
    return { id: view.subarray(start, start + 32), size: Number(view.readBigUInt64BE(start + 32)) }
  })
  if (entries.reduce((sum, entry) => sum + entry.size, 0) !== size)
    throw corrupt(`${name}: a chunk list of a wrong size`)
  return { level, entries }
}
