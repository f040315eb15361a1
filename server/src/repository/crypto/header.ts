/** The 120 bytes that every object begins with (docs/repository-format.md, section 4). */
import { asBuffer } from '../bytes.ts'
import { corrupt, VaultError } from '../errors.ts'

export const headerLength = 120
/** Where the bytes that go into the key derivation begin and end: version to key id. */
const boundStart = 5
const saltStart = 56
const commitmentStart = 88
const magic = Buffer.from('SROOM', 'ascii')
const formatVersion = 1
/** Under the repository key, or under a passphrase: what holds the key itself. */
const suites = { repositoryKey: 1, passphrase: 2 } as const

const objectTypes = {
  config: 1,
  pack: 2,
  index: 3,
  manifest: 4,
  head: 5,
  key: 6,
  records: 7,
  prune: 8,
  lease: 9,
  anchor: 10,
  card: 11,
} as const

export type ObjectType = keyof typeof objectTypes

/** What an object is and whose; part of its key and of every segment's additional data. */
export interface ObjectIdentity {
  readonly type: ObjectType
  /** 16 bytes; all zero for what belongs to no organization. */
  readonly organization: Uint8Array
  readonly repository: Uint8Array
  readonly keyId: Uint8Array
}

/** The header up to the salt; the salt and the commitment follow. */
export function encodeIdentity(identity: ObjectIdentity): Buffer {
  const suite = identity.type === 'key' ? suites.passphrase : suites.repositoryKey
  return Buffer.concat([
    magic,
    Uint8Array.of(formatVersion, suite, objectTypes[identity.type]),
    identity.organization,
    identity.repository,
    identity.keyId,
  ])
}

/** The part of a header that is bound into the object's key. */
export function boundPart(header: Uint8Array): Uint8Array {
  return header.subarray(boundStart, saltStart)
}

export function saltOf(header: Uint8Array): Uint8Array {
  return header.subarray(saltStart, commitmentStart)
}

export function commitmentOf(header: Uint8Array): Uint8Array {
  return header.subarray(commitmentStart, headerLength)
}

/** The repository id that an object claims, in raw bytes. */
function repositoryOf(header: Buffer): Buffer {
  return header.subarray(24, 40)
}

/**
 * Whose a key object claims to be, for whoever has nothing but a passphrase. The claims go into the derivation of its
 * key: they hold if it opens.
 * @throws {VaultError} `unknown_version`, `corrupt`
 */
export function readKeyClaims(bytes: Uint8Array, name: string): ObjectIdentity {
  const header = asBuffer(bytes.subarray(0, headerLength))
  const identity: ObjectIdentity = {
    type: 'key',
    organization: Buffer.alloc(16),
    repository: repositoryOf(header),
    keyId: header.subarray(40, saltStart),
  }
  checkHeader(header, identity, name)
  return identity
}

/**
 * Checks magic, version and suite, then that the object claims to be what was asked for.
 * @throws {VaultError} `unknown_version` for a version or suite that this reader does not know; `wrong_repository`
 *   and `wrong_key` for a config of another repository or key; `corrupt` for anything else.
 */
export function checkHeader(bytes: Uint8Array, expected: ObjectIdentity, name: string): void {
  const header = asBuffer(bytes)
  if (header.length < headerLength || !header.subarray(0, boundStart).equals(magic)) {
    throw corrupt(`${name}: no object of a repository`)
  }
  // A suite that another type has would put the object under a key of another derivation.
  const suite = header[7] === objectTypes.key ? suites.passphrase : suites.repositoryKey
  if (header[5] !== formatVersion || header[6] !== suite) {
    throw new VaultError(
      'unknown_version',
      'The backup repository was written by a later version of Strongroom, or is damaged. Update Strongroom, then try again.',
      { detail: `${name}: version ${header[5]}, suite ${header[6]}` },
    )
  }
  if (header[7] !== objectTypes[expected.type])
    throw corrupt(`${name}: type ${header[7]}, not ${expected.type}`)
  const isConfig = expected.type === 'config'
  if (!repositoryOf(header).equals(expected.repository))
    throw isConfig ? otherRepository(name) : corrupt(`${name}: of another repository`)
  if (!header.subarray(8, 24).equals(expected.organization)) throw corrupt(`${name}: of another organization`)
  if (!header.subarray(40, saltStart).equals(expected.keyId))
    throw isConfig ? otherKey(name) : corrupt(`${name}: under another key`)
}

function otherRepository(detail: string): VaultError {
  return new VaultError(
    'wrong_repository',
    'The folder holds another backup repository. Check the path of this one.',
    { detail },
  )
}

function otherKey(detail: string): VaultError {
  return new VaultError(
    'wrong_key',
    'The key does not belong to this backup repository. Use the key it was created with.',
    { detail },
  )
}
