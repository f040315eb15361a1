/** A key object: the repository key under a passphrase (docs/repository-format.md, section 13). */
import { equalBytes } from '../../foundation/bytes.ts'
import { isUuid, type BackupRepositoryId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import type { Secret } from '../../foundation/secret.ts'
import { asBuffer, toHex } from '../bytes.ts'
import { commitmentOf, encodeIdentity, headerLength, readKeyClaims } from '../crypto/header.ts'
import { createRepositoryKeys, type RepositoryKeys } from '../crypto/keys.ts'
import { passphraseKey } from '../crypto/passphrase.ts'
import { createSegmentCipher, objectSize, plaintextSizeOf } from '../crypto/segments.ts'
import { corrupt } from '../errors.ts'
import type { OpenedKey } from './keys.ts'
import { decodeKeyDocument, encodeKeyDocument, type KeyDocument, largestKeyObject } from './key-documents.ts'

const onlySegment = { index: 0, isLast: true } as const

/** The bytes of a new key object. */
export async function sealKeyObject(
  { repository, keyId }: Pick<RepositoryKeys, 'repository' | 'keyId'>,
  passphrase: Secret,
  document: KeyDocument,
  random: Pick<Random, 'bytes'>,
): Promise<Uint8Array> {
  const identity = { type: 'key', organization: new Uint8Array(16), repository, keyId } as const
  const start = Buffer.concat([encodeIdentity(identity), random.bytes(32)])
  const { key, commitment } = await passphraseKey(passphrase, start)
  const header = Buffer.concat([start, commitment])
  const sealed = createSegmentCipher(key, header).seal(onlySegment, encodeKeyDocument(document))
  return Buffer.concat([header, ...sealed])
}

/**
 * The least that the key object of a card can have, in bytes: all that can be said of one without its passphrase. One
 * that was torn has less.
 */
export function keyObjectSize({ createdAt, purpose }: Pick<KeyDocument, 'createdAt' | 'purpose'>): number {
  const key = 'A'.repeat(43)
  const document = encodeKeyDocument({
    createdAt,
    key,
    kind: 'key',
    purpose,
    recoveryKey: purpose === 'recovery-kit' ? key : null,
    repositoryId: '00000000-0000-0000-0000-000000000000',
    version: 1,
  })
  return objectSize(document.length)
}

/**
 * @returns undefined when the passphrase is another one.
 * @throws {VaultError} `corrupt`, `unknown_version` for what is no key object of a repository, or was altered.
 */
export async function openKeyObject(
  bytes: Uint8Array,
  passphrase: Secret,
  name: string,
): Promise<OpenedKey | undefined> {
  if (bytes.length > largestKeyObject) throw corrupt(`${name}: too large for a key`)
  const claims = readKeyClaims(bytes, name)
  plaintextSizeOf(bytes.length, name)
  const header = bytes.subarray(0, headerLength)
  const { key, commitment } = await passphraseKey(passphrase, header)
  if (!equalBytes(commitment, commitmentOf(header))) return undefined
  const plaintext = createSegmentCipher(key, header).open(onlySegment, bytes.subarray(headerLength), name)
  const document = decodeKeyDocument(plaintext, name)
  plaintext.fill(0)
  const repositoryId = repositoryIdOf(document.repositoryId, claims.repository, name)
  const opened = Buffer.from(document.key, 'base64url')
  // Whoever makes a key object for a passphrase that they know must not bring another key under this key's id.
  if (!equalBytes(createRepositoryKeys(repositoryId, opened).keyId, claims.keyId))
    throw corrupt(`${name}: holds another key than it says`)
  const recoveryKey =
    document.recoveryKey === null ? undefined : new Uint8Array(Buffer.from(document.recoveryKey, 'base64url'))
  return { repositoryId, key: new Uint8Array(opened), recoveryKey }
}

function repositoryIdOf(text: string, raw: Uint8Array, name: string): BackupRepositoryId {
  if (isRepositoryId(text) && text.replaceAll('-', '') === toHex(asBuffer(raw))) return text
  throw corrupt(`${name}: of another repository than it says`)
}

function isRepositoryId(text: string): text is BackupRepositoryId {
  return isUuid(text)
}
