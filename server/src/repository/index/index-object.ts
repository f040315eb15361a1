/** The bytes of an index object: what packs say of themselves, gathered (docs/repository-format.md, section 6). */
import { asBuffer, copyBytes, fromHex, toHex, u32 } from '../bytes.ts'
import { corrupt } from '../errors.ts'
import { checkEntries, encodeEntries, entryLength, type PackEntry } from '../pack/pack.ts'

const packHeaderLength = 32 + 8 + 4

/** A pack in storage and the blobs in it. */
export interface PackDescription {
  /** 64 hex characters: the last part of its name in the storage. */
  readonly pack: string
  /** Of the whole object. */
  readonly sizeBytes: number
  readonly entries: readonly PackEntry[]
}

/** The same with the blobs as bytes: there may be tens of millions of them. */
export interface PackListing extends Omit<PackDescription, 'entries'> {
  /** Entries of 46 bytes, known to be right. */
  readonly listed: Buffer
  /** Of all its blobs, as they are stored. */
  readonly blobBytes: number
}

export function listingOf({ pack, sizeBytes, entries }: PackDescription): PackListing {
  const blobBytes = entries.reduce((sum, { storedSize }) => sum + storedSize, 0)
  return { pack, sizeBytes, blobBytes, listed: encodeEntries(entries) }
}

/** The same that stays right when the bytes it lies in are used for something else. */
export function copyListing(listing: PackListing): PackListing {
  return { ...listing, listed: asBuffer(copyBytes(listing.listed)) }
}

export function blobCountOf({ listed }: Pick<PackListing, 'listed'>): number {
  return listed.length / entryLength
}

/** @returns pieces of the plaintext. */
export function encodeIndex(packs: readonly PackListing[]): Uint8Array[] {
  return [u32(packs.length), ...packs.flatMap(encodePack)]
}

function encodePack({ pack, sizeBytes, listed }: PackListing): Uint8Array[] {
  const size = Buffer.allocUnsafe(8)
  size.writeBigUInt64BE(BigInt(sizeBytes))
  return [fromHex(pack), size, u32(listed.length / entryLength), listed]
}

/**
 * @returns views of the plaintext.
 * @throws {VaultError} `corrupt`
 */
export function decodeIndex(plaintext: Uint8Array, name: string): PackListing[] {
  const view = asBuffer(plaintext)
  if (view.length < 4) throw corrupt(`${name}: no index`)
  const packs: PackListing[] = []
  let offset = 4
  for (let count = view.readUInt32BE(0); count > 0; count -= 1) {
    if (offset + packHeaderLength > view.length) throw corrupt(`${name}: an index that ends early`)
    const entriesStart = offset + packHeaderLength
    const entriesEnd = entriesStart + view.readUInt32BE(offset + 40) * entryLength
    if (entriesEnd > view.length) throw corrupt(`${name}: an index that ends early`)
    const listed = view.subarray(entriesStart, entriesEnd)
    packs.push({
      pack: toHex(view.subarray(offset, offset + 32)),
      sizeBytes: Number(view.readBigUInt64BE(offset + 32)),
      blobBytes: checkEntries(listed, name),
      listed,
    })
    offset = entriesEnd
  }
  if (offset !== view.length) throw corrupt(`${name}: bytes after the index`)
  return packs
}
