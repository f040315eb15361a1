/** Index objects of made blobs, and packs of their names: the ids are random and follow from the pack's number. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createFilesystemStorage,
  createIndexAlone,
  type IndexAlone,
  type Storage,
  type Vault,
  type VaultIdentity,
} from '@strongroom/server/repository'

type Organization = Parameters<Vault['begin']>[0]
type Listing = Parameters<IndexAlone['writer']['add']>[0]

const isOrganization = (text: string): text is Organization => text.length === 36
const isRepository = (text: string): text is VaultIdentity['repositoryId'] => text.length === 36

function idOf<Id extends string>(text: string, isId: (text: string) => text is Id): Id {
  if (isId(text)) return text
  throw new TypeError(`${text} is no UUID`)
}

const organization = idOf('a1fa0000-0000-4000-8000-000000000001', isOrganization)
const identity: VaultIdentity = {
  repositoryId: idOf('5e0e2a52-7f3b-4c44-9b52-0d6f6f1a0001', isRepository),
  key: createHash('sha256').update('key of the benchmark').digest(),
}

/** As of mails of 7 kB in the mean: a full pack of 8 MiB. */
export const blobsInPack = 1200
export const entryLength = 46

export function indexIn(folder: string): IndexAlone & { readonly storage: Storage } {
  const storage = createFilesystemStorage(folder)
  return { storage, ...createIndexAlone({ storage, random: { bytes: randomBytes } }, identity, organization) }
}

/** What a pack lists (docs/repository-format.md, section 5). */
export function listingOf(number: number, blobs: number): Listing {
  const seed = createHash('sha256').update(`pack ${number}`).digest()
  const listed = createCipheriv('aes-256-ctr', seed, Buffer.alloc(16)).update(
    Buffer.alloc(blobs * entryLength),
  )
  for (let place = 0; place < blobs; place += 1) {
    const at = place * entryLength
    listed[at + 32] = 0
    listed[at + 33] = 1
    listed.writeUInt32BE(place * 7000, at + 34)
    listed.writeUInt32BE(7000, at + 38)
    listed.writeUInt32BE(9000, at + 42)
  }
  return { pack: seed.toString('hex'), sizeBytes: blobs * 7100, listed, blobBytes: blobs * 7000 }
}

/** @returns what was written. */
export async function writeIndex(
  folder: string,
  blobs: number,
): Promise<{ readonly packs: number; readonly objects: number; readonly bytes: number }> {
  const { writer } = indexIn(folder)
  const packs = Math.ceil(blobs / blobsInPack)
  const known = new Set<string>()
  for (let number = 0; number < packs; number += 1) {
    const listing = listingOf(number, Math.min(blobsInPack, blobs - number * blobsInPack))
    await writer.add(listing)
    const place = join(folder, 'packs', organization, listing.pack.slice(0, 2))
    if (!known.has(place)) mkdirSync(place, { recursive: true })
    known.add(place)
    writeFileSync(join(place, listing.pack), 'x') // opening lists packs, and reads those alone that no index names
  }
  const objects = await writer.finish()
  const index = join(folder, 'index', organization)
  const bytes = readdirSync(index).reduce((sum, name) => sum + statSync(join(index, name)).size, 0)
  return { packs, objects, bytes }
}
