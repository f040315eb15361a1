/** A repository in a bucket that is only read: by a key that may do no more, or because somebody wants it so (docs/storage.md). */
import { expect, it } from 'vitest'
import { systemRandom } from '../../../foundation/random.ts'
import { createVault, openVault } from '../../index.ts'
import { aPoint, alpha, key, mails, readBack, repositoryId, runOnce } from '../../test-vault.ts'
import type { Storage } from '../storage.ts'
import { listAll } from '../storage.ts'
import { readOnly } from '../wrappers/read-only.ts'
import { describeWithS3, type S3Server } from './radosgw.suite.ts'
import { createS3Storage } from './s3-storage.ts'
import { makeBucket, s3Dependencies, s3OptionsOf, type TestBucket } from './test-bucket.suite.ts'

const random = systemRandom
const identity = { repositoryId, key }
const run = { signal: new AbortController().signal, onProgress: () => undefined }
const pruning = { wait: 24 * 3_600_000, minAge: 0, rewriteBelow: 0.5, isPreview: false }
const rule = { kind: 'item', before: 1, keepLast: 1 } as const

/** The bucket as another user sees it, whom its policy lets list and read. */
async function asReader(server: S3Server, { client, options: { bucket } }: TestBucket): Promise<Storage> {
  const Principal = { AWS: ['arn:aws:iam:::user/reader'] }
  const resource = `arn:aws:s3:::${bucket}`
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal, Action: ['s3:ListBucket'], Resource: resource },
      { Effect: 'Allow', Principal, Action: ['s3:GetObject'], Resource: `${resource}/*` },
    ],
  })
  await client.putBucketPolicy({ Bucket: bucket, Policy })
  return createS3Storage(s3OptionsOf(await server.addUser('reader'), bucket), s3Dependencies)
}

describeWithS3('a bucket that is only read', (server) => {
  it.each<[string, (bucket: TestBucket, storage: Storage) => Promise<Storage>, object]>([
    [
      'by an access key that may do no more',
      (bucket) => asReader(server(), bucket),
      {
        code: 'storage_failed',
        message: expect.stringMatching(/access key may not do this.+docs\/storage\.md/),
      },
    ],
    [
      'because the repository is set so',
      async (_, storage) => readOnly(storage),
      { code: 'read_only', message: expect.stringContaining('repository set --read-write') },
    ],
  ])(
    '%s: lists, checks and restores, and refuses backup and maintenance by name',
    async (_, limit, refusal) => {
      const bucket = await makeBucket(server())
      const whole = createS3Storage(bucket.options, s3Dependencies)
      const owner = await createVault({ storage: whole, random }, identity)
      const content = mails(40)
      const point = await runOnce(owner, alpha, 'job', content)
      await owner.close()
      const names = await listAll(whole, '')

      const vault = await openVault({ storage: await limit(bucket, whole), random }, identity)
      expect((await vault.listRestorePoints()).map(({ id }) => id)).toEqual([point.id])
      await expect(readBack(vault, point)).resolves.toEqual(content)
      const checked = await vault.maintenance.check({ data: 'all', noteDamage: true }, run)
      expect(checked).toMatchObject({ findings: [], restorePoints: 1 })
      expect(checked.readBytes).toBe(checked.storedBytes)
      await vault.maintenance.retain(rule, { isPreview: true }, run)

      const writer = await vault.begin(alpha, 'job')
      await writer.put(Buffer.from('new')).catch(() => undefined)
      await expect(writer.commit(aPoint([]))).rejects.toMatchObject(refusal)
      await writer.abandon()
      const { maintenance } = vault
      for (const work of [
        () => maintenance.prune(pruning, run),
        () => maintenance.rebuildIndex(run),
        () => maintenance.retain(rule, { isPreview: false }, run),
      ])
        await expect(work()).rejects.toMatchObject(refusal)
      await vault.close()

      const after = await openVault({ storage: whole, random }, identity)
      expect((await after.listRestorePoints()).map(({ id }) => id)).toEqual([point.id])
      expect(await listAll(whole, '')).toEqual(names)
      await after.close()
    },
  )
})
