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
import { areSound, openBlobs } from '../pack/whole-blobs.ts'
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

export function createLocalPipeline(keys: RepositoryKeys, codec: BlobCodec = createBlobCodec()): Pipeline {
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
    room,
    organization: organizationOf(id),
  })
  return {
    take: async (id, { kind, bytes, sizes }) => takeBlobs(toolsFor(id), kind, blobsIn({ bytes, sizes })),
    cut: (id) => cutStream(toolsFor(id)),
    seal: async (id, salt, parts) => sealPack(toolsFor(id), salt, parts),
    open: async (id, segments) => openPart(toolsFor(id), segments),
    verify: async (id, pack) => verifyPack(toolsFor(id), pack),
    close: async () => undefined,
  }
}

interface Tools {
  readonly codec: BlobCodec
  /** So many bytes to work in, until somebody asks again. */
  readonly room: (size: number) => Uint8Array
  readonly organization: OrganizationKeys
}

function blobsIn({ bytes, sizes }: Pick<BlobBatch, 'bytes' | 'sizes'>): Uint8Array[] {
  let end = 0
  return Array.from(sizes, (size) => {
    end += size
    return bytes.subarray(end - size, end)
  })
}

function takeBlobs(tools: Tools, kind: BlobKind, blobs: readonly Uint8Array[]): TakenBlobs {
  const { organization } = tools
  const ids = new Uint8Array(blobs.length * idLength)
  for (const [place, blob] of blobs.entries()) ids.set(organization.contentId(kind, blob), place * idLength)
  return {
    ids: copyBytes(ids),
    sizes: Uint32Array.from(blobs, (blob) => blob.length),
    encode: async (isWanted) => encodeBlobs(tools, { kind, blobs, ids }, isWanted),
    drop: () => undefined,
  }
}

interface HashedBlobs {
  readonly kind: BlobKind
  readonly blobs: readonly Uint8Array[]
  readonly ids: Uint8Array
}

function encodeBlobs(
  { codec, room }: Tools,
  { kind, blobs, ids }: HashedBlobs,
  isWanted: Uint8Array,
): EncodedBlobs {
  const wanted = [...blobs.entries()].filter(([place]) => isWanted[place] === 1)
  const output = room(wanted.reduce((sum, [, blob]) => sum + blob.length, 0))
  let end = 0
  const entries = wanted.map(([place, blob]): PackEntry => {
    const offset = end
    const { codec: by, storedSize } = codec.encode(blob, output.subarray(offset))
    end += storedSize
    const id = ids.subarray(place * idLength, (place + 1) * idLength)
    return { id, kind, codec: by, offset, storedSize, size: blob.length }
  })
  return { bytes: copyBytes(output.subarray(0, end)), entries: copyBytes(encodeEntries(entries)) }
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
  if (!areSound({ codec, organization }, { plaintext, start: 0 }, described))
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
  return openBlobs({ codec, organization }, place, decodeEntries(asBuffer(entries), name))
}

async function verifyPack(
  { keys, codec, organization }: SealingTools,
  { name, bytes }: StoredPack,
): Promise<void> {
  const plaintext = openObject(keys, bytes, { type: 'pack', organization, name })
  if (plaintext.length < footerLength) throw corrupt(`${name}: no trailer`)
  const length = trailerLength(plaintext.subarray(-footerLength), plaintext.length, name)
  const entries = decodeTrailer(plaintext.subarray(-length), plaintext.length, name)
  if (!areSound({ codec, organization }, { plaintext, start: 0 }, entries))
    throw corrupt(`${name}: a blob does not match its id`)
}
