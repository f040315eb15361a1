/** Buckets of their own for tests, and what stands in them. */
import { randomUUID } from 'node:crypto'
import { S3 } from '@aws-sdk/client-s3'
import { systemClock } from '../../../foundation/clock.ts'
import { systemRandom } from '../../../foundation/random.ts'
import { Secret } from '../../../foundation/secret.ts'
import type { S3Options } from './options.ts'
import type { S3Server } from './radosgw.suite.ts'

export const s3Dependencies = { clock: systemClock, random: systemRandom }

export function s3Client({ endpoint, accessKeyId, secretAccessKey }: S3Server): S3 {
  return new S3({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
}

export interface TestBucket {
  readonly client: S3
  readonly options: S3Options
}

/** A new bucket, and the options of a repository in it. */
export async function makeBucket(
  server: S3Server,
  { objectLock = false, versions = false }: { objectLock?: boolean; versions?: boolean } = {},
): Promise<TestBucket> {
  const client = s3Client(server)
  const bucket = `b-${randomUUID()}`
  await client.createBucket({ Bucket: bucket, ObjectLockEnabledForBucket: objectLock })
  if (versions)
    await client.putBucketVersioning({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } })
  return { client, options: s3OptionsOf(server, bucket) }
}

export function s3OptionsOf(server: S3Server, bucket: string): S3Options {
  return {
    endpoint: server.endpoint,
    region: 'us-east-1',
    bucket,
    prefix: 'strongroom/main',
    accessKeyId: new Secret(server.accessKeyId),
    secretAccessKey: new Secret(server.secretAccessKey),
    forcePathStyle: true,
  }
}
