/** Sealing and opening whole objects (docs/repository-format.md, section 4). Pure but for the salt. */
import type { Random } from '../../foundation/random.ts'
import { equalBytes } from '../../foundation/bytes.ts'
import { copyBytes, putBytes } from '../bytes.ts'
import { corrupt, VaultError } from '../errors.ts'
import { checkHeader, commitmentOf, encodeIdentity, headerLength, type ObjectType } from './header.ts'
import type { OrganizationKeys, RepositoryKeys } from './keys.ts'
import {
  createSegmentCipher,
  objectSize,
  plaintextSizeOf,
  segmentCount,
  segmentRange,
  segmentSize,
  type SegmentCipher,
} from './segments.ts'

/** What is asked for; undefined organization: the config, which belongs to none. */
export interface ObjectRequest {
  readonly type: ObjectType
  readonly organization: OrganizationKeys | undefined
  /** The name in the storage. */
  readonly name: string
}

export interface SealedObject {
  readonly header: Uint8Array
  /** The whole object. */
  readonly bytes: Uint8Array
}

/** Seals objects under fresh salts; every salt of a vault comes from the same one. */
export interface Sealer {
  (
    type: ObjectType,
    organization: OrganizationKeys | undefined,
    plaintext: readonly Uint8Array[],
  ): SealedObject
  /** A salt for one object that is sealed elsewhere. @throws {VaultError} `random_failed` */
  readonly freshSalt: () => Uint8Array
}

/** @param random - Refused when it gives the same salt twice in a row: a repeated salt would repeat key and nonces. */
export function createSealer(keys: RepositoryKeys, random: Pick<Random, 'bytes'>): Sealer {
  let lastSalt: Uint8Array = new Uint8Array(32)
  const freshSalt = (): Uint8Array => {
    const salt = random.bytes(32)
    if (salt.length !== 32 || equalBytes(salt, lastSalt)) {
      throw new VaultError('random_failed', 'The source of random bytes repeats itself. Nothing was written.')
    }
    lastSalt = copyBytes(salt)
    return salt
  }
  const seal = (
    type: ObjectType,
    organization: OrganizationKeys | undefined,
    plaintext: readonly Uint8Array[],
  ): SealedObject => sealUnder(keys, { type, organization, salt: freshSalt() }, plaintext)
  return Object.assign(seal, { freshSalt })
}

interface ObjectToSeal extends Pick<ObjectRequest, 'type' | 'organization'> {
  /** 32 bytes that no other object has. */
  readonly salt: Uint8Array
}

/** Where an object comes to lie. */
export interface ObjectPlace {
  readonly into: Uint8Array
  /** Told of each piece of ciphertext that has been copied there. */
  readonly discard: (bytes: Uint8Array) => void
}

/** @param place - New memory when absent. */
export function sealUnder(
  keys: RepositoryKeys,
  { type, organization, salt }: ObjectToSeal,
  plaintext: readonly Uint8Array[],
  place?: ObjectPlace,
): SealedObject {
  const start = Buffer.concat([encodeIdentity(identityOf(keys, type, organization)), salt])
  const { key, commitment } = keys.objectKey(start)
  const header = Buffer.concat([start, commitment])
  const size = plaintext.reduce((sum, piece) => sum + piece.length, 0)
  const sealedSize = objectSize(size)
  const bytes = place?.into.subarray(0, sealedSize) ?? Buffer.allocUnsafe(sealedSize)
  bytes.set(header)
  sealBody(
    createSegmentCipher(key, header),
    { plaintext, size },
    { discard: () => undefined, ...place, into: bytes.subarray(header.length) },
  )
  return { header, bytes }
}

interface Body {
  readonly plaintext: readonly Uint8Array[]
  /** Of all its pieces. */
  readonly size: number
}

function sealBody(cipher: SegmentCipher, { plaintext, size }: Body, { into, discard }: ObjectPlace): void {
  const segments = segmentCount(size)
  let written = 0
  let index = 0
  // most objects are small: a full segment's room for each would keep the garbage collector busy
  for (const segment of segmentsOf(plaintext, Math.min(size, segmentSize))) {
    for (const part of cipher.seal({ index, isLast: index === segments - 1 }, segment)) {
      putBytes(into, part, written)
      written += part.length
      discard(part)
    }
    index += 1
  }
}

// The pieces regrouped into whole segments, the longest of so many bytes; each is valid until the next is asked for.
function* segmentsOf(pieces: readonly Uint8Array[], longest: number): Generator<Uint8Array> {
  const segment = Buffer.allocUnsafe(longest)
  let filled = 0
  let isEmpty = true
  for (const piece of pieces) {
    for (let taken = 0; taken < piece.length;) {
      if (filled === segmentSize) {
        yield segment
        isEmpty = false
        filled = 0
      }
      const part = piece.subarray(taken, taken + segmentSize - filled)
      putBytes(segment, part, filled)
      filled += part.length
      taken += part.length
    }
  }
  if (filled > 0 || isEmpty) yield segment.subarray(0, filled)
}

/** Opens the segments of one object after its header was found to be right. */
export interface ObjectOpener {
  open(index: number, plaintextSize: number, sealed: Uint8Array): Buffer
}

/**
 * Checks a header and derives the object's key.
 * @throws {VaultError} As {@link checkHeader}; `corrupt` when name or commitment do not fit.
 */
export function createOpener(keys: RepositoryKeys, header: Uint8Array, request: ObjectRequest): ObjectOpener {
  const { type, organization, name } = request
  checkHeader(header, identityOf(keys, type, organization), name)
  if (isNamedByHeader(type) && organization?.objectName(header) !== name.slice(name.lastIndexOf('/') + 1)) {
    throw corrupt(`${name}: lies under a name that is not its own`)
  }
  const { key, commitment } = keys.objectKey(header)
  if (!equalBytes(commitment, commitmentOf(header))) throw corrupt(`${name}: the commitment does not match`)
  const cipher = createSegmentCipher(key, header)
  return {
    open: (index, plaintextSize, sealed) =>
      cipher.open({ index, isLast: index === segmentCount(plaintextSize) - 1 }, sealed, name),
  }
}

/**
 * Opens an object segment by segment.
 * @yields the plaintext of each segment, verified.
 * @throws {VaultError} `corrupt` and as {@link createOpener}.
 */
export function* openSegments(
  keys: RepositoryKeys,
  bytes: Uint8Array,
  request: ObjectRequest,
): Generator<Buffer> {
  const opener = createOpener(keys, bytes.subarray(0, headerLength), request)
  const plaintextSize = plaintextSizeOf(bytes.length, request.name)
  for (let index = 0; index < segmentCount(plaintextSize); index += 1) {
    const { offset, length } = segmentRange(index, plaintextSize)
    yield opener.open(index, plaintextSize, bytes.subarray(offset, offset + length))
  }
}

/** Opens a whole object. @throws {VaultError} as {@link openSegments}. */
export function openObject(keys: RepositoryKeys, bytes: Uint8Array, request: ObjectRequest): Buffer {
  const segments = [...openSegments(keys, bytes, request)]
  const [only] = segments
  return segments.length === 1 && only !== undefined ? only : Buffer.concat(segments)
}

function identityOf(keys: RepositoryKeys, type: ObjectType, organization: OrganizationKeys | undefined) {
  return {
    type,
    organization: organization?.organization ?? new Uint8Array(16),
    repository: keys.repository,
    keyId: keys.keyId,
  }
}

function isNamedByHeader(type: ObjectType): boolean {
  return type === 'pack' || type === 'index' || type === 'manifest'
}
