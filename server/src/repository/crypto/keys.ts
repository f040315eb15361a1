/** Everything that is derived from the repository key (docs/repository-format.md, section 3; HKDF: RFC 5869). */
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { BackupRepositoryId, OrganizationId } from '../../foundation/ids.ts'
import { asBuffer, uuidBytes } from '../bytes.ts'
import { boundPart, saltOf } from './header.ts'
import { createKeyedHash } from './keyed-hash.ts'

/** Which blob an id names: content itself, or the list of its pieces. */
export const blobKind = { data: 0, list: 1 } as const
export type BlobKind = (typeof blobKind)[keyof typeof blobKind]

/** The keys of one organization within one repository; nothing they make can be matched with another's. */
export interface OrganizationKeys {
  readonly organizationId: OrganizationId
  /** 16 bytes. */
  readonly organization: Uint8Array
  contentId(kind: BlobKind, blob: Uint8Array): Buffer
  /** The name in hex of a pack, index or manifest with this header. */
  objectName(header: Uint8Array): string
  /** 256 random numbers of 32 bits for the chunker. */
  readonly chunkerTable: Uint32Array
  /** A number that depends on the item's id alone; decides where pages end. */
  pageBound(itemId: string): number
}

interface ObjectKey {
  readonly key: KeyObject
  /** 32 bytes. */
  readonly commitment: Uint8Array
}

export interface RepositoryKeys {
  readonly repositoryId: BackupRepositoryId
  /** 16 bytes. */
  readonly repository: Uint8Array
  /** 16 bytes; public. */
  readonly keyId: Uint8Array
  /** The seed of the Ed25519 key that signs manifests. */
  readonly signingSeed: Uint8Array
  organization(id: OrganizationId): OrganizationKeys
  /** The key that this header's object is under, and what its commitment must be. */
  objectKey(header: Uint8Array): ObjectKey
}

/** @param key - 32 bytes; copied. */
export function createRepositoryKeys(repositoryId: BackupRepositoryId, key: Uint8Array): RepositoryKeys {
  if (key.length !== 32) throw new RangeError('a repository key has 32 bytes')
  const root = createSecretKey(key)
  const repository = uuidBytes(repositoryId)
  const derive = (purpose: string, length: number, owner: Uint8Array = Buffer.alloc(0)): Buffer =>
    hkdf(root, repository, Buffer.concat([Buffer.from(purpose, 'ascii'), owner]), length)
  return {
    repositoryId,
    repository,
    keyId: derive('strongroom/key-id/v1', 16),
    signingSeed: derive('strongroom/manifest-signing/v1', 32),
    organization: (id) => createOrganizationKeys(id, derive),
    objectKey: (header) => {
      const info = Buffer.concat([Buffer.from('strongroom/object/v1', 'ascii'), boundPart(header)])
      const derived = hkdf(root, saltOf(header), info, 64)
      return { key: createSecretKey(derived.subarray(0, 32)), commitment: derived.subarray(32) }
    },
  }
}

function createOrganizationKeys(
  organizationId: OrganizationId,
  derive: (purpose: string, length: number, owner: Uint8Array) => Buffer,
): OrganizationKeys {
  const organization = uuidBytes(organizationId)
  const contentIds = createKeyedHash(derive('strongroom/content-id/v1', 32, organization))
  const nameKey = createSecretKey(derive('strongroom/object-name/v1', 32, organization))
  const pageBounds = createKeyedHash(derive('strongroom/page-bound/v1', 32, organization))
  const table = derive('strongroom/chunker/v1', 1024, organization)
  return {
    organizationId,
    organization,
    contentId: (kind, blob) => contentIds.ofBytes(kind, blob),
    objectName: (header) => createHmac('sha256', nameKey).update(header).digest('hex'),
    chunkerTable: Uint32Array.from({ length: 256 }, (_, place) => table.readUInt32BE(4 * place)),
    pageBound: (itemId) => pageBounds.ofText(itemId).readUInt32BE(),
  }
}

function hkdf(key: KeyObject, salt: Uint8Array, info: Uint8Array, length: number): Buffer {
  return asBuffer(new Uint8Array(hkdfSync('sha256', key, salt, info, length)))
}
