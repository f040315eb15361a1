/** Uploads in parts that nobody will complete: invisible, and paid for until they are given up (REP-28). */
import type { ListMultipartUploadsCommandOutput } from '@aws-sdk/client-s3'
import type { Clock } from '../../../foundation/clock.ts'
import { openBucket } from './client.ts'
import { explain } from './errors.ts'
import type { S3Options } from './options.ts'
import { dayMs } from './object-lock.ts'

/**
 * Gives up the uploads below the repository's prefix that began more than a day ago.
 * @returns how many there were
 */
export async function abortStaleUploads(
  options: S3Options,
  { clock }: { readonly clock: Pick<Clock, 'now'> },
): Promise<number> {
  const bucket = openBucket(options)
  const before = clock.now() - dayMs
  const target = { Bucket: bucket.name }
  const stale: { Key: string; UploadId: string }[] = []
  let place: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {}
  while (place !== undefined) {
    const from: object = place
    const page: ListMultipartUploadsCommandOutput = await explain(
      'uploads',
      bucket.use((s3) => s3.listMultipartUploads({ ...target, Prefix: bucket.keysOf(''), ...from })),
    )
    for (const { Key, UploadId, Initiated } of page.Uploads ?? [])
      if (Key !== undefined && UploadId !== undefined && (Initiated?.getTime() ?? 0) < before)
        stale.push({ Key, UploadId })
    place = nextPlace(page)
  }
  for (const upload of stale)
    await explain(
      upload.Key,
      bucket.use((s3) => s3.abortMultipartUpload({ ...target, ...upload })),
    )
  return stale.length
}

function nextPlace({
  IsTruncated,
  NextKeyMarker,
  NextUploadIdMarker,
}: ListMultipartUploadsCommandOutput): { KeyMarker?: string; UploadIdMarker?: string } | undefined {
  if (IsTruncated !== true || NextKeyMarker === undefined) return undefined
  return {
    KeyMarker: NextKeyMarker,
    ...(NextUploadIdMarker === undefined ? {} : { UploadIdMarker: NextUploadIdMarker }),
  }
}
