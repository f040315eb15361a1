/** A storage in a bucket of any server that speaks S3 (Amazon S3 API reference, 2006-03-01). */
import { randomUUID } from 'node:crypto'
import type { ListObjectsV2CommandOutput } from '@aws-sdk/client-s3'
import { VaultError } from '../../errors.ts'
import type { Storage } from '../storage.ts'
import { type Bucket, openBucket, probesPrefix } from './client.ts'
import { honoursConditionalComplete } from './conditional-writes.ts'
import { deleteObject } from './delete-object.ts'
import { explain, storageErrorOf } from './errors.ts'
import { createObjectLock, dayMs } from './object-lock.ts'
import type { S3Dependencies, S3Options } from './options.ts'
import { createPointInTimeStorage } from './point-in-time.ts'
import { largestSinglePut, putInParts, putSingle, type WriteOptions } from './put-object.ts'
import { head, read, readRange } from './read-object.ts'
import { keepsVersions } from './versions.ts'

/**
 * Opens a bucket as a storage. Nothing is sent before the first call; `attachS3` tells beforehand whether the bucket
 * can be used. Each request is sent once: `withRetry` goes around it.
 */
export function createS3Storage(options: S3Options, { clock }: S3Dependencies): Storage {
  const bucket = openBucket(options)
  if (options.asOf !== undefined) return createPointInTimeStorage(bucket, options.asOf)
  const { lock } = options
  const isVersioned = once(() => keepsVersions(bucket))
  const completesConditionally = once(() => honoursConditionalComplete(bucket, randomUUID()))

  const put = async (name: string, bytes: Uint8Array, ifAbsent: boolean): Promise<boolean> => {
    const lockedUntil = lock === undefined ? undefined : new Date(clock.now() + lock.days * dayMs)
    const write = {
      key: bucket.keyOf(name),
      bytes,
      options: { ifAbsent, lockedUntil } satisfies WriteOptions,
    }
    if (bytes.length <= largestSinglePut) return putSingle(bucket, write)
    // Where the last request of an upload in parts would overwrite, one large request is slower and right.
    const inParts = !ifAbsent || (await completesConditionally())
    return inParts ? putInParts(bucket, write) : putSingle(bucket, write)
  }

  return {
    put: (name, bytes, { ifAbsent = false } = {}) => explain(name, put(name, bytes, ifAbsent)),
    get: (name) => explain(name, read(bucket, name)),
    getRange: (name, offset, length) => explain(name, readRange(bucket, { name, offset, length })),
    size: (name) =>
      explain(
        name,
        head(bucket, name).then((found) => found?.ContentLength),
      ),
    list: (prefix) => listNames(bucket, prefix),
    delete: (name) =>
      explain(
        name,
        isVersioned().then((kept) => deleteObject(bucket, name, { kept, clock })),
      ),
    modifiedAt: (name) =>
      explain(
        name,
        head(bucket, name).then((found) => found?.LastModified?.getTime()),
      ),
    ...(lock === undefined ? {} : { lock: createObjectLock(bucket, lock.days) }),
  }
}

/** What is asked once and then known; a failure is asked again. */
function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let known: Promise<Value> | undefined
  return () => {
    known ??= ask().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
}

async function* listNames(bucket: Bucket, prefix: string): AsyncGenerator<string> {
  let last = ''
  for (let page = await listPage(bucket, prefix, undefined); ;) {
    for (const { Key = '' } of page.Contents ?? []) {
      const name = bucket.nameOf(Key)
      if (name <= last && last !== '') throw unordered(name)
      last = name
      if (!name.startsWith(probesPrefix)) yield name
    }
    if (page.IsTruncated !== true) return
    page = await listPage(bucket, prefix, page.NextContinuationToken)
  }
}

async function listPage(
  bucket: Bucket,
  prefix: string,
  ContinuationToken: string | undefined,
): Promise<ListObjectsV2CommandOutput> {
  const from = ContinuationToken === undefined ? {} : { ContinuationToken }
  try {
    return await bucket.use((s3) =>
      s3.listObjectsV2({ Bucket: bucket.name, Prefix: bucket.keysOf(prefix), ...from }),
    )
  } catch (error) {
    throw storageErrorOf(error, prefix)
  }
}

function unordered(name: string): VaultError {
  return new VaultError(
    'storage_failed',
    'The storage does not list objects in the order of their names. Take a general purpose bucket, or another storage.',
    { detail: name },
  )
}
