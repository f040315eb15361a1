/** S3 Object Lock in compliance mode: what is locked nobody deletes before its time, whatever their rights. */
import type { ObjectLock } from '../storage.ts'
import { type Bucket } from './client.ts'
import { explain, failureOf, isAbsent } from './errors.ts'

export const dayMs = 86_400_000

export function createObjectLock(bucket: Bucket, days: number): ObjectLock {
  return {
    period: days * dayMs,
    lockedUntil: (name) => explain(name, lockedUntil(bucket, bucket.keyOf(name))),
    extend: (name, until) => explain(name, extendLock(bucket, bucket.keyOf(name), until)),
  }
}

/** @param VersionId - The newest when absent. @returns undefined when it is not locked, or not there. */
export async function lockedUntil(
  bucket: Bucket,
  Key: string,
  VersionId?: string,
): Promise<number | undefined> {
  const version = VersionId === undefined ? {} : { VersionId }
  try {
    const { Retention } = await bucket.use((s3) =>
      s3.getObjectRetention({ Bucket: bucket.name, Key, ...version }),
    )
    return Retention?.RetainUntilDate?.getTime()
  } catch (error) {
    if (isAbsent(error) || unlocked.has(failureOf(error).code)) return undefined
    throw error
  }
}

/** What servers answer for an object without a lock, or a bucket that knows none. */
const unlocked: ReadonlySet<string> = new Set([
  'NoSuchObjectLockConfiguration',
  'ObjectLockConfigurationNotFoundError',
  'InvalidRequest',
  'NoSuchRetention',
])

/** Never shortens. @param until - Milliseconds since the Unix epoch. */
export async function extendLock(bucket: Bucket, Key: string, until: number): Promise<void> {
  const standing = await lockedUntil(bucket, Key)
  // Servers keep whole seconds.
  if (standing !== undefined && standing >= until - 1_000) return
  const Retention = { Mode: 'COMPLIANCE', RetainUntilDate: new Date(until) } as const
  await bucket.use((s3) => s3.putObjectRetention({ Bucket: bucket.name, Key, Retention }))
}
