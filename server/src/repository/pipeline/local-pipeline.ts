/** The heavy work of a vault in the thread that asks for it. */
import type { OrganizationId } from '../../foundation/ids.ts'
import { asBuffer, copyBytes, putBytes } from '../bytes.ts'
import { createCutter } from '../chunker/chunker.ts'
import { blobKind, type BlobKind, type OrganizationKeys, type RepositoryKeys } from '../crypto/keys.ts'
import { createOpener, openSegments, sealUnder, type ObjectRequest } from '../crypto/sealed-object.ts'
import { segmentCount, segmentRange, segmentSize } from '../crypto/segments.ts'
import { corrupt } from '../errors.ts'
import { packName } from '../names.ts'
import { createBlobCodec, type BlobCodec } from '../pack/codec.ts'
import {
  decodeEntries,
  decodeTrailer,
  encodeEntries,
  encodeTrailer,
  entryLength,
  footerLength,
  trailerLength,
  type PackEntry,
} from '../pack/pack.ts'
import { areSound, openBlobs } from '../pack/whole-blobs.ts'
import { createDiscard, type Discard } from './discard.ts'
import { createMemory, type Memory, type SharedBytes } from './memory.ts'
import type {
  CutStream,
  EncodedBlobs,
  Pipeline,
  SealedPack,
  SealedSegments,
  StoredPack,
  TakenBlobs,
} from './pipeline.ts'

const idLength = 32

export function createLocalPipeline(keys: RepositoryKeys, codec: BlobCodec = createBlobCodec()): Pipeline {
  const memory = createMemory()
  const discard = createDiscard()
  const organizations = new Map<OrganizationId, OrganizationKeys>()
  let workspace = new Uint8Array(0)
  const room = (size: number): Uint8Array => {
    if (workspace.length < size) workspace = new Uint8Array(size)
    return workspace.subarray(0, size)
  }
  const organizationOf = (id: OrganizationId): OrganizationKeys => {
    const known = organizations.get(id) ?? keys.organization(id)
    organizations.set(id, known)
    return known
  }
  const toolsFor = (id: OrganizationId): SealingTools => ({
    keys,
    codec,
    memory,
    discard,
    room,
    organization: organizationOf(id),
  })
  return {
    take: async (id, { kind, bytes, sizes }) =>
      takeBlobs(toolsFor(id), { kind, blobs: blobsIn(bytes, sizes) }),
    cut: (id) => cutStream(toolsFor(id)),
    seal: async (id, salt, parts, into) => sealPack(toolsFor(id), { salt, parts, into }),
    open: async (id, segments, into) => openPart(toolsFor(id), segments, into),
    verify: async (id, pack) => verifyPack(toolsFor(id), pack),
    close: async () => undefined,
  }
}

interface Tools {
  readonly codec: BlobCodec
  /** For what lies here between two requests. */
  readonly memory: Memory
  readonly discard: Discard
  /** So many bytes to work in, until somebody asks again. */
  readonly room: (size: number) => Uint8Array
  readonly organization: OrganizationKeys
}

function blobsIn(bytes: Uint8Array, sizes: Iterable<number> & ArrayLike<number>): Uint8Array[] {
  let end = 0
  return Array.from(sizes, (size) => {
    end += size
    return bytes.subarray(end - size, end)
  })
}

interface HeldBlobs {
  readonly kind: BlobKind
  readonly blobs: readonly Uint8Array[]
}

function takeBlobs(
  tools: Tools,
  { kind, blobs }: HeldBlobs,
  release: () => void = () => undefined,
): TakenBlobs {
  const { organization } = tools
  const ids = new Uint8Array(blobs.length * idLength)
  for (const [place, blob] of blobs.entries()) ids.set(organization.contentId(kind, blob), place * idLength)
  return {
    ids: copyBytes(ids),
    sizes: Uint32Array.from(blobs, (blob) => blob.length),
    encode: async (isWanted, into) => {
      const encoded = encodeBlobs(tools.codec, { kind, blobs, ids, isWanted }, into)
      release()
      return encoded
    },
    drop: release,
  }
}

interface WantedBlobs extends HeldBlobs {
  readonly ids: Uint8Array
  readonly isWanted: Uint8Array
}

function encodeBlobs(
  codec: BlobCodec,
  { kind, blobs, ids, isWanted }: WantedBlobs,
  into: SharedBytes,
): EncodedBlobs {
  const wanted = [...blobs.entries()].filter(([place]) => isWanted[place] === 1)
  let end = 0
  const entries = wanted.map(([place, blob]): PackEntry => {
    const offset = end
    const { codec: by, storedSize } = codec.encode(blob, into.subarray(offset))
    end += storedSize
    const id = ids.subarray(place * idLength, (place + 1) * idLength)
    return { id, kind, codec: by, offset, storedSize, size: blob.length }
  })
  return { bytes: into.subarray(0, end), entries: copyBytes(encodeEntries(entries)) }
}

function cutStream(tools: Tools): CutStream {
  const { memory } = tools
  const cutter = createCutter(tools.organization.chunkerTable)
  return {
    write: async (piece, isLast) => {
      const bytes = memory.lend(cutter.heldBytes + piece.length)
      const sizes: number[] = []
      let end = 0
      const keep = (chunk: Uint8Array): void => {
        putBytes(bytes, chunk, end)
        end += chunk.length
        sizes.push(chunk.length)
      }
      cutter.write(piece, keep)
      if (isLast) cutter.end(keep)
      const chunks = { kind: blobKind.data, blobs: blobsIn(bytes, sizes) }
      return takeBlobs(tools, chunks, () => memory.giveBack(bytes))
    },
    drop: () => undefined,
  }
}

interface SealingTools extends Tools {
  readonly keys: RepositoryKeys
}

interface PackToSeal {
  readonly salt: Uint8Array
  readonly parts: readonly EncodedBlobs[]
  readonly into: SharedBytes
}

async function sealPack(tools: SealingTools, { salt, parts, into }: PackToSeal): Promise<SealedPack> {
  const { keys, discard, organization } = tools
  const entries = joinedEntries(parts)
  const plain = [...parts.map(({ bytes }) => bytes), ...encodeTrailer(entries)]
  const { header, bytes } = sealUnder(keys, { type: 'pack', organization, salt }, plain, { into, discard })
  const pack = organization.objectName(header)
  const name = packName(organization.organizationId, pack)
  const plaintext = openWhole(tools, bytes, { type: 'pack', organization, name })
  if (!areSound(tools, { plaintext, start: 0 }, decodeEntries(entries, name)))
    throw corrupt(`${name}: a blob differs before it was written; memory or library is faulty`)
  return { pack, bytes: into.subarray(0, bytes.length), entries }
}

/** The object's plaintext, which lies in the room. */
function openWhole(
  { keys, room, discard }: SealingTools,
  bytes: Uint8Array,
  request: ObjectRequest,
): Uint8Array {
  const plaintext = room(bytes.length)
  let end = 0
  for (const segment of openSegments(keys, bytes, request)) {
    plaintext.set(segment, end)
    end += segment.length
    discard(segment)
  }
  return plaintext.subarray(0, end)
}

/** The entries of all parts, with offsets from the start of the first. */
function joinedEntries(parts: readonly EncodedBlobs[]): Buffer {
  const joined = Buffer.concat(parts.map((part) => part.entries))
  let at = 0
  let start = 0
  for (const { bytes, entries } of parts) {
    for (const end = at + entries.length; at < end; at += entryLength)
      joined.writeUInt32BE(joined.readUInt32BE(at + 34) + start, at + 34)
    start += bytes.length
  }
  return joined
}

async function openPart(
  { keys, codec, room, discard, organization }: SealingTools,
  { name, header, plaintextSize, firstSegment, bytes, entries }: SealedSegments,
  into: SharedBytes,
): Promise<Uint8Array> {
  const opener = createOpener(keys, header, { type: 'pack', organization, name })
  const plaintext = room(bytes.length)
  const from = segmentRange(firstSegment, plaintextSize).offset
  let end = 0
  for (let index = firstSegment; index < segmentCount(plaintextSize); index += 1) {
    const { offset, length } = segmentRange(index, plaintextSize)
    if (offset - from >= bytes.length) break
    const segment = opener.open(index, plaintextSize, bytes.subarray(offset - from, offset - from + length))
    plaintext.set(segment, end)
    end += segment.length
    discard(segment)
  }
  discard(bytes)
  const place = { plaintext: plaintext.subarray(0, end), start: firstSegment * segmentSize }
  return openBlobs({ codec, organization }, place, { entries: decodeEntries(asBuffer(entries), name), into })
}

async function verifyPack(tools: SealingTools, { name, bytes }: StoredPack): Promise<void> {
  const plaintext = openWhole(tools, bytes, { type: 'pack', organization: tools.organization, name })
  tools.discard(bytes)
  if (plaintext.length < footerLength) throw corrupt(`${name}: no trailer`)
  const length = trailerLength(plaintext.subarray(-footerLength), plaintext.length, name)
  const entries = decodeTrailer(plaintext.subarray(-length), plaintext.length, name)
  if (!areSound(tools, { plaintext, start: 0 }, entries))
    throw corrupt(`${name}: a blob does not match its id`)
}
