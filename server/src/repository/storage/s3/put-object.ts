/** Writing an object: in one request, or in parts when it is large. */
import { createHash } from 'node:crypto'
import type { CompletedPart, PutObjectCommandInput } from '@aws-sdk/client-s3'
import { createSemaphore } from '../../semaphore.ts'
import { StorageError } from '../storage-error.ts'
import type { PutOptions } from '../storage.ts'
import type { Bucket } from './client.ts'
import { failureOf, isTaken } from './errors.ts'
import { extendLock } from './object-lock.ts'

/** Objects beyond it are written in parts. */
export const largestSinglePut = 16 * 2 ** 20
const partBytes = 8 * 2 ** 20
const partsAtOnce = 4
const conflictTries = 8

export interface WriteOptions extends PutOptions {
  /** Until when the object is locked in compliance mode. */
  readonly lockedUntil?: Date | undefined
}

interface Write {
  readonly key: string
  readonly bytes: Uint8Array
  readonly options: WriteOptions
}

/**
 * Writes in one request.
 * @returns false when the name is taken
 */
export async function putSingle(bucket: Bucket, { key, bytes, options }: Write): Promise<boolean> {
  const input: PutObjectCommandInput = {
    Bucket: bucket.name,
    Key: key,
    Body: bytes,
    ContentType: 'application/octet-stream',
    ...checkedLock(bytes, options),
    ...(options.ifAbsent === true ? { IfNoneMatch: '*' } : {}),
  }
  return unlessTaken(() => bucket.use((s3) => s3.putObject(input)))
}

/** Object Lock wants proof that the bytes are the right ones, for they cannot be put right later. */
function checkedLock(
  bytes: Uint8Array,
  { lockedUntil }: WriteOptions,
): Partial<Pick<PutObjectCommandInput, 'ContentMD5' | 'ObjectLockMode' | 'ObjectLockRetainUntilDate'>> {
  if (lockedUntil === undefined) return {}
  const ContentMD5 = createHash('md5').update(bytes).digest('base64')
  return { ContentMD5, ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: lockedUntil }
}

/**
 * Writes in parts; what was sent of a failed write is taken back.
 * @returns false when the name is taken
 */
export async function putInParts(bucket: Bucket, write: Write): Promise<boolean> {
  const { key, options } = write
  const target = { Bucket: bucket.name, Key: key }
  const { lockedUntil } = options
  const lock =
    lockedUntil === undefined
      ? {}
      : ({ ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: lockedUntil } as const)
  const { UploadId } = await bucket.use((s3) =>
    s3.createMultipartUpload({ ...target, ...lock, ContentType: 'application/octet-stream' }),
  )
  const upload = { ...target, UploadId }
  try {
    const Parts = await sendParts(bucket, upload, write)
    const condition = options.ifAbsent === true ? { IfNoneMatch: '*' } : {}
    const isWritten = await unlessTaken(() =>
      bucket.use((s3) => s3.completeMultipartUpload({ ...upload, ...condition, MultipartUpload: { Parts } })),
    )
    if (isWritten) await checkWritten(bucket, write)
    else await abort(bucket, upload)
    return isWritten
  } catch (error) {
    await abort(bucket, upload)
    throw error
  }
}

interface Upload {
  readonly Bucket: string
  readonly Key: string
  readonly UploadId: string | undefined
}

async function sendParts(
  bucket: Bucket,
  upload: Upload,
  { bytes, options }: Write,
): Promise<CompletedPart[]> {
  const count = Math.max(1, Math.ceil(bytes.length / partBytes))
  const turns = createSemaphore(partsAtOnce)
  const sent = await Promise.allSettled(
    Array.from({ length: count }, (_, place) =>
      turns.run(async () => {
        const Body = bytes.subarray(place * partBytes, (place + 1) * partBytes)
        const PartNumber = place + 1
        const { ContentMD5 } = checkedLock(Body, options)
        const check = ContentMD5 === undefined ? {} : { ContentMD5 }
        const { ETag } = await bucket.use((s3) => s3.uploadPart({ ...upload, ...check, PartNumber, Body }))
        return { ETag, PartNumber }
      }),
    ),
  )
  // Every part has ended one way or the other: none arrives after the upload was given up.
  return sent.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}

/**
 * A success of the last request has been seen to hide a failure (F-33), and some servers forget the lock of an object
 * that is written in parts.
 */
async function checkWritten(bucket: Bucket, { key: Key, bytes, options }: Write): Promise<void> {
  const target = { Bucket: bucket.name, Key }
  const { ContentLength } = await bucket.use((s3) => s3.headObject(target))
  if (ContentLength !== bytes.length)
    throw new StorageError('The storage holds another number of bytes than it was given. Try again.', {
      isRetryable: true,
      detail: `${Key}: ${ContentLength} instead of ${bytes.length} bytes`,
    })
  if (options.lockedUntil !== undefined) await extendLock(bucket, Key, options.lockedUntil.getTime())
}

/** What is left when this fails, too, goes with `abortStaleUploads`. */
async function abort(bucket: Bucket, upload: Upload): Promise<void> {
  await bucket.use((s3) => s3.abortMultipartUpload(upload)).catch(() => undefined)
}

/**
 * Two conditional writes at once: some servers refuse both and ask to try again (409). Nothing was written then,
 * so a second try cannot find bytes of ours.
 */
async function unlessTaken(write: () => Promise<unknown>): Promise<boolean> {
  for (let tried = 1; ; tried += 1) {
    try {
      await write()
      return true
    } catch (error) {
      if (isTaken(error)) return false
      if (failureOf(error).code !== 'ConditionalRequestConflict' || tried === conflictTries) throw error
    }
  }
}
