/** Losing the host where the repository lies in a bucket, also after everything in it was deleted (REP-25). */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findBackupRepository, findSealedKey, openDatabase } from './database/index.ts'
import { silentLog } from './foundation/log.ts'
import { systemClock } from './foundation/clock.ts'
import { systemRandom } from './foundation/random.ts'
import { Secret } from './foundation/secret.ts'
import { createSecretBox, openMasterKey } from './keys/index.ts'
import type { BackupRepository } from './operations/index.ts'
import { createTestWorld, type TestWorld } from './operations/test-world.suite.ts'
import { type Recovery, type RecoveryPlace, recoverServer, type RecoveryReport } from './recover.ts'
import { createS3Storage } from './repository/index.ts'
import { describeWithS3 } from './repository/storage/s3/radosgw.suite.ts'
import { makeBucket, s3Dependencies, type TestBucket } from './repository/storage/s3/test-bucket.suite.ts'

const log = silentLog

describeWithS3('recovery from a bucket', (server) => {
  let world: TestWorld
  let repository: BackupRepository
  let passphrase: string
  let bucket: TestBucket
  let folder: string
  let dataFolder: string
  let from: RecoveryPlace

  /** A server with a restore point and a kit, whose repository lies in a bucket; nothing else of it is left. */
  beforeEach(async () => {
    world = await createTestWorld()
    await world.operations.close()
    world.masterKey = new Secret(Buffer.alloc(32, 7).toString('base64url'))
    await world.start()
    repository = await world.addRepository()
    world.addUser('alice').mailbox.deliver('a')
    await world.run(await world.addJob({ repositoryId: repository.id }))
    const kit = await world.operations.recovery.makeKit(repository.id, '', world.actor)
    passphrase = kit.passphrase.reveal()
    bucket = await makeBucket(server())
    const { options } = bucket
    const target = createS3Storage(options, s3Dependencies)
    const source = world.storageAt(repository.path)
    for await (const name of source.list(''))
      await target.put(name, (await source.get(name)) ?? new Uint8Array())
    folder = await mkdtemp(join(tmpdir(), 'strongroom-recover-s3-'))
    dataFolder = join(folder, 'data')
    const { accessKeyId, secretAccessKey, endpoint } = server()
    const place = { kind: 's3', bucket: options.bucket, prefix: options.prefix, endpoint } as const
    from = { ...place, accessKeyId, secretAccessKey }
  })
  afterEach(async () => {
    bucket.client.destroy()
    await world.close()
    await rm(folder, { recursive: true, force: true })
  })

  function recover(changes: Partial<Recovery> = {}): Promise<RecoveryReport> {
    const dependencies = {
      clock: systemClock,
      random: systemRandom,
      log,
      environment: {},
      reached: () => undefined,
    }
    return recoverServer({ from, passphrase, dataFolder, ...changes }, dependencies)
  }

  async function whatIsThere() {
    const { db, close } = await openDatabase({ file: join(dataFolder, 'strongroom.db'), log })
    try {
      const row = await findBackupRepository(db, repository.id)
      const sealed = row?.storageKeyId ? await findSealedKey(db, row.storageKeyId) : undefined
      const key = await openMasterKey({
        folder: join(dataFolder, 'keys'),
        random: systemRandom,
        mayCreate: false,
      })
      const box = createSecretBox(key, systemRandom)
      return { row, secret: sealed && Buffer.from(box.open(sealed.sealed, sealed.context)).toString() }
    } finally {
      await close()
    }
  }

  async function deleteEverything(): Promise<number> {
    const { Versions = [] } = await bucket.client.listObjectVersions({ Bucket: bucket.options.bucket })
    const asOf = Math.max(...Versions.map(({ LastModified }) => LastModified?.getTime() ?? 0))
    await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(asOf + 1_000)
    for (const { Key } of Versions) await bucket.client.deleteObject({ Bucket: bucket.options.bucket, Key })
    return asOf
  }

  const keepVersions = () =>
    bucket.client.putBucketVersioning({
      Bucket: bucket.options.bucket,
      VersioningConfiguration: { Status: 'Enabled' },
    })

  it('brings the server back, which uses the bucket from then on with its secret sealed', async () => {
    const report = await recover()
    expect(report).toMatchObject({ restorePoints: 1, isMasterKeyBack: true, damage: [], warnings: [] })
    const { row, secret } = await whatIsThere()
    expect(row).toMatchObject({ path: `s3://${bucket.options.bucket}/${bucket.options.prefix}` })
    expect(JSON.parse(row?.storage ?? '{}')).toMatchObject({
      bucket: bucket.options.bucket,
      forcePathStyle: true,
    })
    expect(secret).toBe(server().secretAccessKey)
    expect(JSON.stringify([row, report])).not.toContain(server().secretAccessKey)
  })

  it('warns where the bucket can be read and will take no backups, and refuses what is no bucket', async () => {
    // With versions this server ignores conditions: two writers could overwrite one another.
    await keepVersions()
    const { warnings } = await recover()
    expect(warnings).toEqual([
      expect.stringMatching(/^The bucket can be read, but backups into it will fail/),
    ])
    const elsewhere = { ...from, bucket: 'none-such' }
    await expect(recover({ from: elsewhere, dataFolder: join(folder, 'x') })).rejects.toThrow(
      'does not exist',
    )
    expect(await readdir(folder)).toEqual(['data'])
  })

  it('REP-25: after everything was deleted, recovers as of before into a folder', async () => {
    await keepVersions()
    const asOf = await deleteEverything()
    await expect(recover()).rejects.toMatchObject({ code: 'not_found' })
    const copyTo = join(folder, 'then')
    const report = await recover({ asOf, copyTo })
    expect(report).toMatchObject({ restorePoints: 1, isMasterKeyBack: true, damage: [] })
    expect((await whatIsThere()).row).toMatchObject({ path: copyTo, storage: null })
  })

  it('an earlier time is refused without versions, before the repository, ahead, and without a folder', async () => {
    const copyTo = join(folder, 'then')
    await expect(recover({ asOf: Date.now(), copyTo })).rejects.toThrow('keeps no versions')
    await keepVersions()
    await expect(recover({ asOf: Date.now() - 3_600_000, copyTo })).rejects.toThrow('Name a later time')
    await expect(recover({ asOf: Date.now() + 3_600_000, copyTo })).rejects.toMatchObject({
      code: 'bad_option',
    })
    await expect(recover({ asOf: Date.now() })).rejects.toMatchObject({ code: 'bad_option' })
    expect(await readdir(folder)).toEqual([])
  })
})
