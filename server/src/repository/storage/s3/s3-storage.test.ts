import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createVault, openVault } from '../../open.ts'
import { alpha, key, type Mail, mails, noise, readBack, repositoryId, runOnce } from '../../test-vault.ts'
import { describeStorage } from '../storage.suite.ts'
import { systemRandom } from '../../../foundation/random.ts'
import { describeWithS3 } from './radosgw.suite.ts'
import { createS3Storage } from './s3-storage.ts'
import { makeBucket, s3Dependencies, type TestBucket } from './test-bucket.suite.ts'

describeWithS3('S3 storage', (server) => {
  describeStorage('S3', async () => {
    const { options } = await makeBucket(server())
    return {
      storage: createS3Storage(options, s3Dependencies),
      reopen: () => createS3Storage(options, s3Dependencies),
      dispose: async () => undefined,
    }
  })

  let bucket: TestBucket
  beforeEach(async () => {
    bucket = await makeBucket(server())
  })
  afterEach(() => bucket.client.destroy())

  it('holds a whole repository: written, opened elsewhere, read back', async () => {
    const storage = createS3Storage(bucket.options, s3Dependencies)
    const vault = await createVault({ storage, random: systemRandom }, { repositoryId, key })
    const content = [...mails(40), { id: 'large', mime: noise('large', 3_000_000) }]
    const point = await runOnce(vault, alpha, 'mail', content)
    await vault.close()
    const elsewhere = createS3Storage(bucket.options, s3Dependencies)
    const again = await openVault(
      { storage: elsewhere, random: systemRandom },
      { repositoryId, key, knownRestorePoints: [point.id] },
    )
    const [found] = await again.listRestorePoints()
    expect(found?.id).toBe(point.id)
    const mailsBack = await readBack(again, point)
    expect(mailsBack.map(summary)).toEqual(content.map(summary))
    await again.close()
  })
})

function summary({ id, mime }: Mail): string {
  return `${id} ${createHash('sha256').update(mime).digest('hex')}`
}
