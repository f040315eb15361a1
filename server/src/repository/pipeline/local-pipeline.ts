/** The heavy work of a vault in the thread that asks for it. */
import type { OrganizationId } from '../../foundation/ids.ts'
import { asBuffer, copyBytes } from '../bytes.ts'
import { createCutter } from '../chunker/chunker.ts'
import { blobKind, type BlobKind, type OrganizationKeys, type RepositoryKeys } from '../crypto/keys.ts'
import { createOpener, openObject, openSegments, sealUnder } from '../crypto/sealed-object.ts'
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
import { openBlobs } from '../pack/whole-blobs.ts'
import type {
  BlobBatch,
  CutStream,
  EncodedBlobs,
  OpenedBlobs,
  Pipeline,
  SealedPack,
  SealedSegments,
  StoredPack,
  TakenBlobs,
} from './pipeline.ts'

const idLength = 32

/** @param codec - Shared with others where they compress together. */
export function createLocalPipeline(keys: RepositoryKeys, codec: BlobCodec = createBlobCodec()): Pipeline {
  const organizations = new Map<OrganizationId, OrganizationKeys>()
  const organizationOf = (id: OrganizationId): OrganizationKeys => {
    const known = organizations.get(id) ?? keys.organization(id)
    organizations.set(id, known)
    return known
  }
  return {
    take: async (id, { kind, bytes, sizes }) =>
      takeBlobs({ codec, organization: organizationOf(id) }, kind, blobsIn({ bytes, sizes })),
    cut: (id) => cutStream({ codec, organization: organizationOf(id) }),
    seal: async (id, salt, parts) => sealPack({ keys, codec, organization: organizationOf(id) }, salt, parts),
    open: async (id, segments) => openPart({ keys, codec, organization: organizationOf(id) }, segments),
    verify: async (id, pack) => verifyPack({ keys, codec, organization: organizationOf(id) }, pack),
    close: async () => undefined,
  }
}

interface Tools {
  readonly codec: BlobCodec
  readonly organization: OrganizationKeys
}

function blobsIn({ bytes, sizes }: Pick<BlobBatch, 'bytes' | 'sizes'>): Uint8Array[] {
  let end = 0
  return Array.from(sizes, (size) => {
    end += size
    return bytes.subarray(end - size, end)
  })
}

function takeBlobs({ codec, organization }: Tools, kind: BlobKind, blobs: readonly Uint8Array[]): TakenBlobs {
  const ids = new Uint8Array(blobs.length * idLength)
  for (const [place, blob] of blobs.entries()) ids.set(organization.contentId(kind, blob), place * idLength)
  return {
    ids: copyBytes(ids),
    sizes: Uint32Array.from(blobs, (blob) => blob.length),
    encode: async (isWanted) => {
      const places = [...blobs.keys()].filter((place) => isWanted[place] === 1)
      const wanted = places.map((place) => blobs[place] ?? new Uint8Array(0))
      const encoded = await codec.encode(wanted)
      let offset = 0
      const entries = encoded.map(({ codec: codecId, bytes }, nth): PackEntry => {
        const place = places[nth] ?? 0
        const id = ids.subarray(place * idLength, (place + 1) * idLength)
        const size = wanted[nth]?.length ?? 0
        offset += bytes.length
        return { id, kind, codec: codecId, offset: offset - bytes.length, storedSize: bytes.length, size }
      })
      return {
        bytes: Buffer.concat(encoded.map(({ bytes }) => bytes)),
        entries: copyBytes(encodeEntries(entries)),
      }
    },
    drop: () => undefined,
  }
}

function cutStream(tools: Tools): CutStream {
  const cutter = createCutter(tools.organization.chunkerTable)
  return {
    write: async (piece, isLast) => {
      const chunks = cutter.write(piece)
      if (isLast) chunks.push(...cutter.end())
      return takeBlobs(tools, blobKind.data, chunks)
    },
    drop: () => undefined,
  }
}

interface SealingTools extends Tools {
  readonly keys: RepositoryKeys
}

async function sealPack(
  { keys, codec, organization }: SealingTools,
  salt: Uint8Array,
  parts: readonly EncodedBlobs[],
): Promise<SealedPack> {
  const entries = joinedEntries(parts)
  const { header, bytes } = sealUnder(keys, salt, { type: 'pack', organization }, [
    ...parts.map((part) => part.bytes),
    ...encodeTrailer(entries),
  ])
  const pack = organization.objectName(header)
  const name = packName(organization.organizationId, pack)
  const plaintext = Buffer.concat([...openSegments(keys, bytes, { type: 'pack', organization, name })])
  const described = decodeEntries(entries, name)
  const blobs = await openBlobs({ codec, organization }, { plaintext, start: 0 }, described)
  if (blobs.includes(undefined))
    throw corrupt(`${name}: a blob differs before it was written; memory or library is faulty`)
  return { pack, bytes, entries }
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
  { keys, codec, organization }: SealingTools,
  { name, header, plaintextSize, firstSegment, bytes, entries }: SealedSegments,
): Promise<OpenedBlobs> {
  const opener = createOpener(keys, header, { type: 'pack', organization, name })
  const plaintext: Buffer[] = []
  const from = segmentRange(firstSegment, plaintextSize).offset
  for (let index = firstSegment; index < segmentCount(plaintextSize); index += 1) {
    const { offset, length } = segmentRange(index, plaintextSize)
    if (offset - from >= bytes.length) break
    plaintext.push(opener.open(index, plaintextSize, bytes.subarray(offset - from, offset - from + length)))
  }
  const [only] = plaintext
  const whole = plaintext.length === 1 && only !== undefined ? only : Buffer.concat(plaintext)
  const place = { plaintext: whole, start: firstSegment * segmentSize }
  const blobs = await openBlobs({ codec, organization }, place, decodeEntries(asBuffer(entries), name))
  return {
    bytes: joinedBlobs(blobs),
    isSound: Uint8Array.from(blobs, (blob) => (blob === undefined ? 0 : 1)),
  }
}

/** In memory of their own, which is given away as it is: each copy more is paid for in collections of garbage. */
function joinedBlobs(blobs: readonly (Uint8Array | undefined)[]): Uint8Array {
  const joined = new Uint8Array(blobs.reduce((sum, blob) => sum + (blob?.length ?? 0), 0))
  let written = 0
  for (const blob of blobs) {
    if (blob === undefined) continue
    joined.set(blob, written)
    written += blob.length
  }
  return joined
}

async function verifyPack(
  { keys, codec, organization }: SealingTools,
  { name, bytes }: StoredPack,
): Promise<void> {
  const plaintext = openObject(keys, bytes, { type: 'pack', organization, name })
  if (plaintext.length < footerLength) throw corrupt(`${name}: no trailer`)
  const length = trailerLength(plaintext.subarray(-footerLength), plaintext.length, name)
  const entries = decodeTrailer(plaintext.subarray(-length), plaintext.length, name)
  const blobs = await openBlobs({ codec, organization }, { plaintext, start: 0 }, entries)
  if (blobs.includes(undefined)) throw corrupt(`${name}: a blob does not match its id`)
}
