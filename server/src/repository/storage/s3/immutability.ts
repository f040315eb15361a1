/** Whether a bucket keeps what is locked, against this server's own access key, too (REP-21 to REP-24). */
import { VaultError } from '../../errors.ts'
import { type Bucket, openBucket, probesPrefix } from './client.ts'
import { explain, failureOf, isRefusal } from './errors.ts'
import type { S3Dependencies, S3Options } from './options.ts'
import { putSingle } from './put-object.ts'
import { listVersions, type Version } from './versions.ts'

/** Long enough that no clock's error ends it during the probe. */
const canaryMs = 3_600_000
const canaries = `${probesPrefix}canary-`

export interface Immutability {
  /** What weakens it, in words for whoever runs the server. */
  readonly warnings: readonly string[]
}

/**
 * Tries to break the lock of an object of its own. The object stays until its lock ends, out of sight.
 * @throws {VaultError} `storage_failed` when the bucket cannot be called immutable, and why.
 */
export async function checkImmutability(
  options: S3Options,
  { clock, random }: S3Dependencies,
): Promise<Immutability> {
  const bucket = openBucket(options)
  await explain(bucket.name, checkConfiguration(bucket))
  await explain(bucket.name, removeOldCanaries(bucket))
  const until = new Date(clock.now() + canaryMs)
  await explain(bucket.name, tryToBreak(bucket, bucket.keyOf(`${canaries}${random.uuid()}`), until))
  return { warnings: await explain(bucket.name, warningsOf(bucket)) }
}

async function checkConfiguration(bucket: Bucket): Promise<void> {
  const { Status } = await bucket.use((s3) => s3.getBucketVersioning({ Bucket: bucket.name }))
  if (Status !== 'Enabled')
    throw notImmutable('it does not keep versions. Make a bucket with versioning and Object Lock')
  const lock = await lockConfigurationOf(bucket)
  if (lock?.isEnabled !== true)
    throw notImmutable(
      'Object Lock is off. Make a bucket with Object Lock; most storages cannot add it later',
    )
}

/**
 * A default retention of the bucket locks also what the server needs to delete within minutes (REP-21).
 * @throws {VaultError} `storage_failed`
 */
export async function checkNoDefaultRetention(bucket: Bucket): Promise<void> {
  const lock = await lockConfigurationOf(bucket).catch((error: unknown) => {
    // Without an Object Lock of ours it is no business of the access key.
    if (failureOf(error).status === 403) return undefined
    throw error
  })
  if (lock?.hasDefault !== true) return
  throw new VaultError(
    'storage_failed',
    'The bucket has a default retention: it would also lock what the server needs to delete within minutes. Remove the default retention; with lock days the server locks each object itself.',
  )
}

async function lockConfigurationOf(
  bucket: Bucket,
): Promise<{ readonly isEnabled: boolean; readonly hasDefault: boolean } | undefined> {
  try {
    const { ObjectLockConfiguration: found } = await bucket.use((s3) =>
      s3.getObjectLockConfiguration({ Bucket: bucket.name }),
    )
    return {
      isEnabled: found?.ObjectLockEnabled === 'Enabled',
      hasDefault: found?.Rule?.DefaultRetention !== undefined,
    }
  } catch (error) {
    const { status, code } = failureOf(error)
    if (status === 404 && code !== 'NoSuchBucket') return undefined
    if (status === 501 || code === 'NotImplemented') return undefined
    throw error
  }
}

async function tryToBreak(bucket: Bucket, key: string, lockedUntil: Date): Promise<void> {
  const bytes = new TextEncoder().encode('canary')
  await putSingle(bucket, { key, bytes, options: { lockedUntil } })
  const target = { Bucket: bucket.name, Key: key }
  const { VersionId } = await bucket.use((s3) => s3.headObject(target))
  if (VersionId === undefined) throw notImmutable('it gives objects no versions')
  const version = { ...target, VersionId }
  const attempts: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['deletes locked objects', () => bucket.use((s3) => s3.deleteObject(version))],
    [
      'lets this access key delete locked objects',
      () => bucket.use((s3) => s3.deleteObject({ ...version, BypassGovernanceRetention: true })),
    ],
    [
      'lets this access key shorten locks',
      () =>
        bucket.use((s3) =>
          s3.putObjectRetention({
            ...version,
            BypassGovernanceRetention: true,
            Retention: {
              Mode: 'COMPLIANCE',
              RetainUntilDate: new Date(lockedUntil.getTime() - canaryMs / 2),
            },
          }),
        ),
    ],
  ]
  for (const [what, attempt] of attempts) if (await isAllowed(attempt)) throw notImmutable(`it ${what}`)
  const { ContentLength } = await bucket.use((s3) => s3.headObject(version))
  if (ContentLength !== bytes.length) throw notImmutable('a locked object is no longer what it was')
  // A marker hides the object from lists; its version stays until the lock ends.
  await bucket.use((s3) => s3.deleteObject(target))
}

async function isAllowed(attempt: () => Promise<unknown>): Promise<boolean> {
  try {
    await attempt()
    return true
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}

/** Those whose lock has ended go; the others are refused, and their markers go on hiding them. */
async function removeOldCanaries(bucket: Bucket): Promise<void> {
  const found: Version[] = []
  for await (const version of listVersions(bucket, bucket.keysOf(canaries))) found.push(version)
  const left = new Set<string>()
  const remove = ({ key: Key, versionId: VersionId }: Version): Promise<boolean> =>
    isAllowed(() => bucket.use((s3) => s3.deleteObject({ Bucket: bucket.name, Key, VersionId })))
  for (const version of found.filter((one) => !one.isMarker))
    if (!(await remove(version))) left.add(version.key)
  for (const version of found.filter((one) => one.isMarker && !left.has(one.key))) await remove(version)
}

/** The lock configuration is written as it was read: a success changes nothing and tells that a change is allowed. */
async function warningsOf(bucket: Bucket): Promise<readonly string[]> {
  const mayConfigure = await isAllowed(() =>
    bucket.use((s3) =>
      s3.putObjectLockConfiguration({
        Bucket: bucket.name,
        ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' },
      }),
    ),
  )
  return mayConfigure
    ? [
        'The access key may change the lock configuration of the bucket. What is locked stays locked, but whoever steals the key could set a default retention that fills the bucket: take s3:PutBucketObjectLockConfiguration from it.',
      ]
    : []
}

function notImmutable(why: string): VaultError {
  return new VaultError('storage_failed', `The bucket is not immutable: ${why}.`)
}
