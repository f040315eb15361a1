/** Reads single blobs out of packs: only the segments that hold them, each verified whole and kept for the next reader. */
import { corrupt, VaultError } from '../errors.ts'
import { headerLength } from '../crypto/header.ts'
import type { OrganizationKeys, RepositoryKeys } from '../crypto/keys.ts'
import { createOpener, type ObjectOpener } from '../crypto/sealed-object.ts'
import { plaintextSizeOf, segmentRange, segmentSize } from '../crypto/segments.ts'
import { createRecentCache } from '../recent-cache.ts'
import { packName } from '../names.ts'
import type { SealedSegments } from '../pipeline/pipeline.ts'
import type { Storage } from '../storage/storage.ts'
import { decodeTrailer, footerLength, trailerLength, type PackEntry } from './pack.ts'

/** Segments of 1 MiB that stay in memory. */
const keptSegments = 8
const keptPacks = 256

export interface PackPlace {
  /** 64 hex characters. */
  readonly pack: string
  /** Of the whole object. */
  readonly sizeBytes: number
}

export interface PackReader {
  /** Bytes of the plaintext. @throws {VaultError} `not_found` when the pack is gone, `corrupt` */
  read(organization: OrganizationKeys, place: PackPlace, offset: number, length: number): Promise<Buffer>
  /** What the pack says of itself. @throws {VaultError} `not_found`, `corrupt` */
  readEntries(organization: OrganizationKeys, place: PackPlace): Promise<PackEntry[]>
  /** The segments that hold these bytes of the plaintext, still sealed. @throws {VaultError} `not_found`, `corrupt` */
  readSealed(
    organization: OrganizationKeys,
    place: PackPlace,
    offset: number,
    length: number,
  ): Promise<Omit<SealedSegments, 'entries'>>
}

export interface PackReaderDependencies {
  readonly storage: Storage
  readonly keys: RepositoryKeys
}

/** A pack whose size, name, header and commitment were found to be right. */
interface OpenPack {
  readonly name: string
  readonly header: Uint8Array
  readonly plaintextSize: number
  readonly opener: ObjectOpener
}

export function createPackReader({ storage, keys }: PackReaderDependencies): PackReader {
  const packs = createRecentCache<OpenPack>(keptPacks)
  const segments = createRecentCache<Buffer>(keptSegments)

  const openPack = (organization: OrganizationKeys, { pack, sizeBytes }: PackPlace): Promise<OpenPack> => {
    const name = packName(organization.organizationId, pack)
    return packs.get(name, async () => {
      const size = await storage.size(name)
      if (size === undefined) throw packIsGone(name)
      if (size !== sizeBytes) throw corrupt(`${name}: has ${size} bytes, not ${sizeBytes}`)
      const header = await readRange(storage, name, { offset: 0, length: headerLength })
      const opener = createOpener(keys, header, { type: 'pack', organization, name })
      return { name, header, plaintextSize: plaintextSizeOf(size, name), opener }
    })
  }

  const readSegment = ({ name, plaintextSize, opener }: OpenPack, index: number): Promise<Buffer> =>
    segments.get(`${name}/${index}`, async () => {
      const sealed = await readRange(storage, name, segmentRange(index, plaintextSize))
      return opener.open(index, plaintextSize, sealed)
    })

  const readFrom = async (pack: OpenPack, offset: number, length: number): Promise<Buffer> => {
    if (offset + length > pack.plaintextSize) throw corrupt(`${pack.name}: a blob beyond its end`)
    const pieces: Buffer[] = []
    for (let at = offset; at < offset + length;) {
      const index = Math.floor(at / segmentSize)
      const start = index * segmentSize
      const end = Math.min(offset + length, start + segmentSize)
      pieces.push((await readSegment(pack, index)).subarray(at - start, end - start))
      at = end
    }
    return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces)
  }

  return {
    read: async (organization, place, offset, length) =>
      readFrom(await openPack(organization, place), offset, length),
    readSealed: async (organization, place, offset, length) => {
      const { name, header, plaintextSize } = await openPack(organization, place)
      if (offset + length > plaintextSize) throw corrupt(`${name}: a blob beyond its end`)
      const firstSegment = Math.floor(offset / segmentSize)
      const lastSegment = Math.floor(Math.max(offset, offset + length - 1) / segmentSize)
      const start = segmentRange(firstSegment, plaintextSize).offset
      const last = segmentRange(lastSegment, plaintextSize)
      const range = { offset: start, length: last.offset + last.length - start }
      const bytes = await readRange(storage, name, range)
      return { name, header, plaintextSize, firstSegment, bytes }
    },
    readEntries: async (organization, place) => {
      const pack = await openPack(organization, place)
      const { name, plaintextSize } = pack
      if (plaintextSize < footerLength) throw corrupt(`${name}: no trailer`)
      const footer = await readFrom(pack, plaintextSize - footerLength, footerLength)
      const length = trailerLength(footer, plaintextSize, name)
      const trailer = await readFrom(pack, plaintextSize - length, length)
      return decodeTrailer(trailer, plaintextSize, name)
    },
  }
}

async function readRange(
  storage: Storage,
  name: string,
  { offset, length }: { readonly offset: number; readonly length: number },
): Promise<Uint8Array> {
  const bytes = await storage.getRange(name, offset, length)
  if (bytes === undefined) throw packIsGone(name)
  if (bytes.length !== length) throw corrupt(`${name}: ends early`)
  return bytes
}

function packIsGone(detail: string): VaultError {
  return new VaultError(
    'not_found',
    'A part of the backup is missing in the storage. Restore it from a copy of the repository, or run the backup again.',
    { detail },
  )
}
