/** Where a repository lies: what the records keep of it, and what its vault is opened with. */
import { Type } from 'typebox'
import {
  type BackupRepositoryRow,
  type Database,
  findSealedKey,
  type SealedKeyRow,
} from '../../database/index.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import { Secret } from '../../foundation/secret.ts'
import type { SecretBox } from '../../keys/index.ts'
import { repositoryId } from '../ids.ts'
import { parseJson } from '../json.ts'
import type { NamedBucket, S3Description, S3Place, VaultPlace } from '../ports.ts'
import { invalidRequest, notFound } from '../refusals.ts'

/** What the secret access key of a repository's bucket is bound to. */
export function storageKeyContext(id: BackupRepositoryId): string {
  return `repository-storage:${id}`
}

const storedS3 = Type.Object({
  kind: Type.Literal('s3'),
  endpoint: Type.Optional(Type.String()),
  region: Type.String(),
  bucket: Type.String(),
  prefix: Type.String(),
  accessKeyId: Type.String(),
  forcePathStyle: Type.Boolean(),
  lockDays: Type.Optional(Type.Integer()),
  caFile: Type.Optional(Type.String()),
  bytesPerSecond: Type.Optional(Type.Integer()),
})

/** The JSON that the records keep. */
export function storedStorage(description: S3Description): string {
  return JSON.stringify({ kind: 's3', ...description })
}

/** @returns undefined for a folder. */
export function storageOf({ storage }: Pick<BackupRepositoryRow, 'storage'>): S3Description | undefined {
  if (storage === null) return undefined
  const { kind: _kind, ...description } = parseJson(storage, storedS3)
  return description
}

/** Where the vault of a repository is opened, with the secret. */
export async function placeOf(
  row: BackupRepositoryRow,
  { database, secretBox }: { readonly database: Database; readonly secretBox: SecretBox },
): Promise<VaultPlace> {
  const description = storageOf(row)
  if (description === undefined) return { kind: 'folder', path: row.path }
  const sealed = row.storageKeyId === null ? undefined : await findSealedKey(database.db, row.storageKeyId)
  if (sealed === undefined) throw notFound()
  const opened = secretBox.open(sealed.sealed, storageKeyContext(repositoryId(row.id)))
  return { kind: 's3', ...description, secretAccessKey: new Secret(Buffer.from(opened).toString('utf8')) }
}

/** What a repository's sealed key is bound to. */
export function repositoryKeyContext(id: BackupRepositoryId): string {
  return `repository:${id}`
}

/** The key of a repository, opened. @throws {OperationError} `not_found` when there is none */
export async function repositoryKeyOf(
  row: BackupRepositoryRow,
  { database, secretBox }: { readonly database: Database; readonly secretBox: SecretBox },
): Promise<Uint8Array> {
  const sealed = await findSealedKey(database.db, row.keyId)
  if (sealed === undefined) throw notFound()
  return secretBox.open(sealed.sealed, repositoryKeyContext(repositoryId(row.id)))
}

/** What the records keep of a bucket: its description in the clear, its secret sealed. */
export function sealedBucket(
  { kind: _kind, secretAccessKey, asOf: _asOf, ...description }: S3Place,
  sealing: {
    readonly id: BackupRepositoryId
    readonly secretBox: SecretBox
    readonly keyId: string
    readonly createdAt: number
  },
): { readonly columns: Pick<BackupRepositoryRow, 'storage' | 'storageKeyId'>; readonly key: SealedKeyRow } {
  const { id, secretBox, keyId, createdAt } = sealing
  const context = storageKeyContext(id)
  const sealed = secretBox.seal(Buffer.from(secretAccessKey.reveal(), 'utf8'), context)
  return {
    columns: { storage: storedStorage(description), storageKeyId: keyId },
    key: { id: keyId, purpose: 'repository-storage', context, sealed, certificate: null, createdAt },
  }
}

/** What people see instead of a folder. */
export function pathOfBucket({ bucket, prefix }: Pick<S3Description, 'bucket' | 'prefix'>): string {
  return `s3://${bucket}${prefix === '' ? '' : `/${prefix}`}`
}

/** With what was left out; not yet checked. */
export function describeBucket({ region = 'us-east-1', prefix = '', ...others }: NamedBucket): S3Description {
  const { endpoint, forcePathStyle = endpoint !== undefined } = others
  return { ...others, forcePathStyle, region, prefix }
}

const longestLockDays = 36_500

/**
 * The description, tidied.
 * @throws {OperationError} `invalid_request`
 */
export function checkDescription(given: S3Description): S3Description {
  const prefix = given.prefix.replaceAll(/^\/+|\/+$/g, '')
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(given.bucket))
    throw invalidRequest('The bucket’s name has 3 to 63 lower-case letters, digits, dots and hyphens.')
  if (prefix !== '' && !prefix.split('/').every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(part)))
    throw invalidRequest('The prefix has letters, digits, “.”, “_” and “-”, with “/” between its parts.')
  if (given.region.trim() === '')
    throw invalidRequest('Name the region of the bucket; storages that have none take us-east-1.')
  if (given.accessKeyId.trim() === '') throw invalidRequest('Name the access key id of the bucket.')
  checkEndpoint(given.endpoint)
  const { lockDays, bytesPerSecond } = given
  if (lockDays !== undefined && (lockDays < 1 || lockDays > longestLockDays))
    throw invalidRequest(`Objects are locked for 1 to ${longestLockDays} days.`)
  if (bytesPerSecond !== undefined && bytesPerSecond < 1_024)
    throw invalidRequest(
      'A line below 1024 bytes a second carries no backup; leave the limit out, or raise it.',
    )
  return { ...given, prefix }
}

function checkEndpoint(endpoint: string | undefined): void {
  if (endpoint === undefined) return
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  const isPlain =
    url !== undefined &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.username === '' &&
    url.search === ''
  if (!isPlain)
    throw invalidRequest(
      'The endpoint is the address of the storage alone, such as https://s3.example.com:9000.',
    )
}

/** Whether one of the two would lie inside of the other. */
export function overlapInBucket(one: S3Description, other: S3Description): boolean {
  if (one.bucket !== other.bucket || one.endpoint !== other.endpoint) return false
  const [left, right] = [`${one.prefix}/`, `${other.prefix}/`].map((prefix) => (prefix === '/' ? '' : prefix))
  return left === undefined || right === undefined || left.startsWith(right) || right.startsWith(left)
}
