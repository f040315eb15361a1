/** Reads single blobs out of packs: only the segments that hold them, each verified whole and kept for the next reader. */
import { corrupt, VaultError } from '../errors.ts'
import { headerLength } from '../crypto/header.ts'
import type { OrganizationKeys, RepositoryKeys } from '../crypto/keys.ts'
import { createOpener, type ObjectOpener } from '../crypto/sealed-object.ts'
import { plaintextSizeOf, segmentRange, segmentSize } from '../crypto/segments.ts'
import { createRecentCache } from '../recent-cache.ts'
import { packName } from '../names.ts'
import type { Storage } from '../storage/storage.ts'
import { decodeTrailer, footerLength, trailerLength, type PackEntry } from './pack.ts'

/** Segments of 1 MiB that stay in memory. */
const keptSegments = 8
const keptOpeners = 256

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
}

export interface PackReaderDependencies {
  readonly storage: Storage
  readonly keys: RepositoryKeys
}

export function createPackReader({ storage, keys }: PackReaderDependencies): PackReader {
  const openers = createRecentCache<ObjectOpener>(keptOpeners)
  const segments = createRecentCache<Buffer>(keptSegments)

  const readRange = async (name: string, offset: number, length: number): Promise<Uint8Array> => {
    const bytes = await storage.getRange(name, offset, length)
    if (bytes === undefined) throw packIsGone(name)
    if (bytes.length !== length) throw corrupt(`${name}: ends early`)
    return bytes
  }

  const openerOf = (organization: OrganizationKeys, name: string): Promise<ObjectOpener> =>
    openers.get(name, async () =>
      createOpener(keys, await readRange(name, 0, headerLength), { type: 'pack', organization, name }),
    )

  const segmentOf = (
    organization: OrganizationKeys,
    name: string,
    index: number,
    plaintextSize: number,
  ): Promise<Buffer> =>
    segments.get(`${name}/${index}`, async () => {
      const opener = await openerOf(organization, name)
      const { offset, length } = segmentRange(index, plaintextSize)
      return opener.open(index, plaintextSize, await readRange(name, offset, length))
    })

  const read: PackReader['read'] = async (organization, { pack, sizeBytes }, offset, length) => {
    const name = packName(organization.organizationId, pack)
    const plaintextSize = plaintextSizeOf(sizeBytes, name)
    if (offset + length > plaintextSize) throw corrupt(`${name}: a blob beyond its end`)
    const pieces: Buffer[] = []
    for (let at = offset; at < offset + length;) {
      const index = Math.floor(at / segmentSize)
      const start = index * segmentSize
      const segment = await segmentOf(organization, name, index, plaintextSize)
      const end = Math.min(offset + length, start + segmentSize)
      pieces.push(segment.subarray(at - start, end - start))
      at = end
    }
    return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces)
  }

  return {
    read,
    readEntries: async (organization, place) => {
      const name = packName(organization.organizationId, place.pack)
      const plaintextSize = plaintextSizeOf(place.sizeBytes, name)
      if (plaintextSize < footerLength) throw corrupt(`${name}: no trailer`)
      const footer = await read(organization, place, plaintextSize - footerLength, footerLength)
      const length = trailerLength(footer, plaintextSize, name)
      const trailer = await read(organization, place, plaintextSize - length, length)
      return decodeTrailer(trailer, plaintextSize, name)
    },
  }
}

function packIsGone(detail: string): VaultError {
  return new VaultError(
    'not_found',
    'A part of the backup is missing in the storage. Restore it from a copy of the repository, or run the backup again.',
    { detail },
  )
}
