/** Deleting: in a bucket that keeps versions, the versions themselves, so that nothing is left that costs money. */
import type { Clock } from '../../../foundation/clock.ts'
import { VaultError } from '../../errors.ts'
import type { Bucket } from './client.ts'
import { isAbsent, isRefusal } from './errors.ts'
import { lockedUntil } from './object-lock.ts'
import { versionsOfKey } from './versions.ts'

export interface Deletion {
  /** Whether the bucket keeps versions. */
  readonly kept: boolean
  readonly clock: Pick<Clock, 'now'>
}

/** @throws {VaultError} `locked`; the object is as it was then. */
export async function deleteObject(bucket: Bucket, name: string, { kept, clock }: Deletion): Promise<void> {
  const Key = bucket.keyOf(name)
  if (!kept) {
    await bucket.use((s3) => s3.deleteObject({ Bucket: bucket.name, Key })).catch(unlessAbsent)
    return
  }
  // Oldest first: when one is refused, the newest still answers to the name.
  const versions = (await versionsOfKey(bucket, Key)).toReversed()
  for (const { versionId } of versions) {
    try {
      await bucket.use((s3) => s3.deleteObject({ Bucket: bucket.name, Key, VersionId: versionId }))
    } catch (error) {
      if (isAbsent(error)) continue
      if (isRefusal(error)) await refuseLocked(bucket, { name, versionId, now: clock.now() })
      throw error
    }
  }
}

function unlessAbsent(error: unknown): void {
  if (!isAbsent(error)) throw error
}

/** A lock and a missing permission are refused with the same code: the lock itself is asked. */
async function refuseLocked(
  bucket: Bucket,
  { name, versionId, now }: { readonly name: string; readonly versionId: string; readonly now: number },
): Promise<void> {
  const until = await lockedUntil(bucket, bucket.keyOf(name), versionId).catch(() => undefined)
  if (until === undefined || until <= now - clockTolerance) return
  throw new VaultError(
    'locked',
    `The storage keeps this object until ${new Date(until).toISOString()}: it is locked against everybody.`,
    { detail: name },
  )
}

/** The storage goes by its own clock. */
const clockTolerance = 300_000
