/** The bytes of an index object: what packs say of themselves, gathered (docs/repository-format.md, section 6). */
import { asBuffer, fromHex, toHex, u32 } from '../bytes.ts'
import { corrupt } from '../errors.ts'
import { decodeEntries, encodeEntries, entryLength, type PackEntry } from '../pack/pack.ts'

const packHeaderLength = 32 + 8 + 4

/** A pack in storage and the blobs in it. */
export interface PackDescription {
  /** 64 hex characters: the last part of its name in the storage. */
  readonly pack: string
  /** Of the whole object. */
  readonly sizeBytes: number
  readonly entries: readonly PackEntry[]
}

/** @returns pieces of the plaintext. */
export function encodeIndex(packs: readonly PackDescription[]): Uint8Array[] {
  return [u32(packs.length), ...packs.flatMap(encodePack)]
}

function encodePack({ pack, sizeBytes, entries }: PackDescription): Uint8Array[] {
  const size = Buffer.allocUnsafe(8)
  size.writeBigUInt64BE(BigInt(sizeBytes))
  return [fromHex(pack), size, u32(entries.length), encodeEntries(entries)]
}

/** @throws {VaultError} `corrupt` */
export function decodeIndex(plaintext: Uint8Array, name: string): PackDescription[] {
  const view = asBuffer(plaintext)
  if (view.length < 4) throw corrupt(`${name}: no index`)
  const packs: PackDescription[] = []
  let offset = 4
  for (let count = view.readUInt32BE(0); count > 0; count -= 1) {
    if (offset + packHeaderLength > view.length) throw corrupt(`${name}: an index that ends early`)
    const entriesStart = offset + packHeaderLength
    const entriesEnd = entriesStart + view.readUInt32BE(offset + 40) * entryLength
    if (entriesEnd > view.length) throw corrupt(`${name}: an index that ends early`)
    packs.push({
      pack: toHex(view.subarray(offset, offset + 32)),
      sizeBytes: Number(view.readBigUInt64BE(offset + 32)),
      entries: decodeEntries(view.subarray(entriesStart, entriesEnd), name),
    })
    offset = entriesEnd
  }
  if (offset !== view.length) throw corrupt(`${name}: bytes after the index`)
  return packs
}
