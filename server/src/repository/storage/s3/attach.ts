/** What is asked of a bucket before a repository is made in it. */
import { openBucket } from './client.ts'
import { checkConditionalWrites } from './conditional-writes.ts'
import { explain } from './errors.ts'
import { checkImmutability, checkNoDefaultRetention, type Immutability } from './immutability.ts'
import type { S3Dependencies, S3Options } from './options.ts'
import { checkPointInTime } from './point-in-time.ts'

/**
 * Checks that the bucket can be reached with the access key, writes conditionally, and, where locks are wanted, keeps
 * what is locked. As of a time it is only read: then it has to keep versions, and a repository of that time.
 * @throws {VaultError} `storage_failed` with what is wrong and what to do; as of a time `not_found`
 */
export async function attachS3(options: S3Options, dependencies: S3Dependencies): Promise<Immutability> {
  const bucket = openBucket(options)
  const look = { Bucket: bucket.name, Prefix: bucket.keysOf(''), MaxKeys: 1 }
  await explain(
    bucket.name,
    bucket.use((s3) => s3.listObjectsV2(look)),
  )
  if (options.asOf !== undefined) {
    await explain(bucket.name, checkPointInTime(bucket, options.asOf))
    return { warnings: [] }
  }
  await explain(bucket.name, checkNoDefaultRetention(bucket))
  await explain(bucket.name, checkConditionalWrites(bucket, dependencies.random.uuid()))
  if (options.lock === undefined) return { warnings: [] }
  return checkImmutability(options, dependencies)
}
