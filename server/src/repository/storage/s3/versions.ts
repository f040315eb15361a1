/** The versions of objects, in a bucket that keeps them. */
import type { ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3'
import type { Bucket } from './client.ts'
import { failureOf } from './errors.ts'

export interface Version {
  readonly key: string
  readonly versionId: string
  readonly isMarker: boolean
  readonly isLatest: boolean
  /** Bytes; zero for a marker. */
  readonly size: number
  /** Milliseconds since the Unix epoch. */
  readonly modifiedAt: number
}

/** @returns false where the server knows no versions at all. */
export async function keepsVersions(bucket: Bucket): Promise<boolean> {
  try {
    const { Status } = await bucket.use((s3) => s3.getBucketVersioning({ Bucket: bucket.name }))
    return Status === 'Enabled' || Status === 'Suspended'
  } catch (error) {
    const { status, code } = failureOf(error)
    if (status === 501 || code === 'NotImplemented' || code === 'MethodNotAllowed') return false
    throw error
  }
}

/**
 * Every version and every marker of keys that begin with `keys`.
 * @yields By key, ascending, and the newest of a key first.
 */
export async function* listVersions(bucket: Bucket, keys: string): AsyncGenerator<Version> {
  let place: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {}
  while (place !== undefined) {
    const from: object = place
    const page: ListObjectVersionsCommandOutput = await bucket.use((s3) =>
      s3.listObjectVersions({ Bucket: bucket.name, Prefix: keys, ...from }),
    )
    yield* versionsOf(page)
    place = nextPlace(page)
  }
}

function nextPlace({
  IsTruncated,
  NextKeyMarker,
  NextVersionIdMarker,
}: ListObjectVersionsCommandOutput): { KeyMarker?: string; VersionIdMarker?: string } | undefined {
  if (IsTruncated !== true || NextKeyMarker === undefined) return undefined
  return {
    KeyMarker: NextKeyMarker,
    ...(NextVersionIdMarker === undefined ? {} : { VersionIdMarker: NextVersionIdMarker }),
  }
}

function versionsOf({ Versions = [], DeleteMarkers = [] }: ListObjectVersionsCommandOutput): Version[] {
  const found = [
    ...Versions.map((one) => ({ ...one, isMarker: false, size: one.Size ?? 0 })),
    ...DeleteMarkers.map((one) => ({ ...one, isMarker: true, size: 0 })),
  ].map(({ Key = '', VersionId = 'null', IsLatest = false, LastModified, isMarker, size }) => ({
    key: Key,
    versionId: VersionId,
    isMarker,
    isLatest: IsLatest,
    size,
    modifiedAt: LastModified?.getTime() ?? 0,
  }))
  // The sort is stable: versions of one instant stay in the server's order, newest first.
  return found.toSorted((one, other) => {
    if (one.key !== other.key) return one.key < other.key ? -1 : 1
    if (one.isLatest !== other.isLatest) return one.isLatest ? -1 : 1
    return other.modifiedAt - one.modifiedAt
  })
}

/** The versions of one key, newest first. */
export async function versionsOfKey(bucket: Bucket, key: string): Promise<Version[]> {
  const found: Version[] = []
  for await (const version of listVersions(bucket, key)) {
    if (version.key !== key) break
    found.push(version)
  }
  return found
}
