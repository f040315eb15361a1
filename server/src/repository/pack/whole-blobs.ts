/** Opens many blobs of a pack, each compared with its id. */
import { VaultError } from '../errors.ts'
import type { OrganizationKeys } from '../crypto/keys.ts'
import { maxBlobSize, type BlobCodec } from './codec.ts'
import type { PackEntry } from './pack.ts'

export interface WholeBlobsDependencies {
  readonly codec: BlobCodec
  readonly organization: OrganizationKeys
}

/** A part of a pack's plaintext, from `start` on. */
export interface PackPart {
  readonly plaintext: Uint8Array
  readonly start: number
}

interface BlobsToOpen {
  /** Blobs that lie in the part whole, in the order of their places. */
  readonly entries: readonly PackEntry[]
  /** Where they come to lie, one after another. */
  readonly into: Uint8Array
}

/** @returns one byte an entry: 0 where the blob does not verify; zeros are in its place then. */
export function openBlobs(
  dependencies: WholeBlobsDependencies,
  part: PackPart,
  { entries, into: bytes }: BlobsToOpen,
): Uint8Array {
  const isSound = new Uint8Array(entries.length)
  let end = 0
  for (const [number, entry] of entries.entries()) {
    const into = bytes.subarray(end, end + entry.size)
    end += entry.size
    if (opens(dependencies, storedBytes(part, entry), { entry, into })) isSound[number] = 1
    else into.fill(0)
  }
  return isSound
}

/** Whether all of them open; keeps none of them. */
export function areSound(
  dependencies: WholeBlobsDependencies,
  part: PackPart,
  entries: readonly PackEntry[],
): boolean {
  const largest = entries.reduce((most, { size }) => Math.max(most, size), 0)
  const room = new Uint8Array(Math.min(largest, maxBlobSize))
  return entries.every((entry) =>
    opens(dependencies, storedBytes(part, entry), { entry, into: room.subarray(0, entry.size) }),
  )
}

function storedBytes({ plaintext, start }: PackPart, { offset, storedSize }: PackEntry): Uint8Array {
  return plaintext.subarray(offset - start, offset - start + storedSize)
}

function opens(
  { codec, organization }: WholeBlobsDependencies,
  bytes: Uint8Array,
  { entry, into }: { readonly entry: PackEntry; readonly into: Uint8Array },
): boolean {
  if (bytes.length !== entry.storedSize) return false
  try {
    codec.decode({ codec: entry.codec, bytes }, into, 'blob')
  } catch (error) {
    if (error instanceof VaultError) return false
    throw error
  }
  return organization.contentId(entry.kind, into).equals(entry.id)
}
