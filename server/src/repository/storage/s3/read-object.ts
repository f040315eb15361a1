/** Reading an object, or a part of it. */
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3'
import { StorageError } from '../storage-error.ts'
import type { Bucket } from './client.ts'
import { failureOf, isAbsent } from './errors.ts'

async function orAbsent<Output>(request: Promise<Output>): Promise<Output | undefined> {
  try {
    return await request
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

export function head(
  bucket: Bucket,
  name: string,
): Promise<{ readonly ContentLength?: number; readonly LastModified?: Date } | undefined> {
  const Key = bucket.keyOf(name)
  return orAbsent(
    bucket.use(async (s3) => {
      const { ContentLength, LastModified } = await s3.headObject({ Bucket: bucket.name, Key })
      return {
        ...(ContentLength === undefined ? {} : { ContentLength }),
        ...(LastModified === undefined ? {} : { LastModified }),
      }
    }),
  )
}

/** @param VersionId - The newest version when absent. */
export async function read(
  bucket: Bucket,
  name: string,
  VersionId?: string,
): Promise<Uint8Array | undefined> {
  const Key = bucket.keyOf(name)
  const version = VersionId === undefined ? {} : { VersionId }
  return orAbsent(
    bucket.use(async (s3) => bytesOf(await s3.getObject({ Bucket: bucket.name, Key, ...version }), name)),
  )
}

export interface Range {
  readonly name: string
  readonly offset: number
  readonly length: number
  /** The newest version when absent. */
  readonly versionId?: string
}

/** As `getRange` of a storage. */
export async function readRange(
  bucket: Bucket,
  { name, offset, length, versionId: VersionId }: Range,
): Promise<Uint8Array | undefined> {
  const Key = bucket.keyOf(name)
  const version = VersionId === undefined ? {} : { VersionId }
  if (length <= 0) return (await head(bucket, name)) && new Uint8Array()
  const Range = `bytes=${offset}-${offset + length - 1}`
  try {
    return await orAbsent(
      bucket.use(async (s3) => {
        const answer = await s3.getObject({ Bucket: bucket.name, Key, Range, ...version })
        // A server that does not know ranges answers with everything.
        const bytes = await bytesOf(answer, name)
        return answer.ContentRange === undefined ? bytes.slice(offset, offset + length) : bytes
      }),
    )
  } catch (error) {
    const { status, code } = failureOf(error)
    if (status === 416 || code === 'InvalidRange') return new Uint8Array()
    throw error
  }
}

async function bytesOf({ Body, ContentLength }: GetObjectCommandOutput, name: string): Promise<Uint8Array> {
  const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array()
  if (ContentLength === undefined || bytes.length === ContentLength) return bytes
  throw new StorageError('The connection to the storage was cut. Check the network, then try again.', {
    isRetryable: true,
    detail: `${name}: ${bytes.length} of ${ContentLength} bytes`,
  })
}
