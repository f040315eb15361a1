/**
 * A set of content ids, most of which an index knows: a bit for each of its blobs. Ids that no index knows are few
 * (what is lost), and kept as they are.
 */
import { toHex } from '../bytes.ts'
import type { OrganizationIndex } from '../index/organization-index.ts'

export interface IdSet {
  readonly size: number
  /** @returns false when it was there already. */
  add(id: Uint8Array): boolean
  has(id: Uint8Array): boolean
}

/** What gives blobs their numbers. */
export type BlobNumbers = Pick<OrganizationIndex, 'numberOf' | 'blobCount'>

const noNumbers: BlobNumbers = { numberOf: () => undefined, blobCount: 0 }

/** @param numbers - May learn of more blobs later; none is forgotten. */
export function createIdSet(numbers = noNumbers): IdSet {
  let bits = new Uint8Array(0)
  let size = 0
  const unknown = new Set<string>()

  const hasBit = (number: number): boolean => ((bits[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0

  const setBit = (number: number): void => {
    if (number >>> 3 >= bits.length) {
      const wider = new Uint8Array(Math.ceil(Math.max(number + 1, numbers.blobCount) / 8) + 1024)
      wider.set(bits)
      bits = wider
    }
    bits[number >>> 3] = (bits[number >>> 3] ?? 0) | (1 << (number & 7))
  }

  // an id may have become known since it was added
  const has = (id: Uint8Array): boolean => {
    const number = numbers.numberOf(id)
    return (number !== undefined && hasBit(number)) || (unknown.size > 0 && unknown.has(toHex(id)))
  }

  return {
    get size() {
      return size
    },
    has,
    add: (id) => {
      if (has(id)) return false
      const number = numbers.numberOf(id)
      if (number === undefined) unknown.add(toHex(id))
      else setBit(number)
      size += 1
      return true
    },
  }
}
