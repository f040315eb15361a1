import { afterEach, beforeEach, expect, it } from 'vitest'
import { findBackupRepository, findSealedKey } from '../../database/index.ts'
import { systemClock } from '../../foundation/clock.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { describeWithS3 } from '../../repository/storage/s3/radosgw.suite.ts'
import { makeBucket } from '../../repository/storage/s3/test-bucket.suite.ts'
import type { NewBackupRepository } from '../operations.ts'
import type { Vaults } from '../ports.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import { placeOf, storageKeyContext } from './place.ts'
import { createVaults } from './vaults.ts'

describeWithS3('repositories in buckets', (server) => {
  let world: TestWorld
  let vaults: Vaults
  let bucket: string
  let objects: () => Promise<readonly string[]>
  let observed: string[]
  beforeEach(async () => {
    observed = []
    vaults = createVaults({
      clock: systemClock,
      random: systemRandom,
      log: silentLog,
      storageMetrics: () => ({
        observe: ({ operation, outcome }) => void observed.push(`${operation} ${outcome}`),
      }),
    })
    world = await createTestWorld({ vaults })
    const made = await makeBucket(server())
    bucket = made.options.bucket
    objects = async () => {
      const { Contents = [] } = await made.client.listObjectsV2({ Bucket: bucket })
      return Contents.map(({ Key = '' }) => Key)
    }
  })
  afterEach(() => world.close())

  const create = (changes: Partial<NonNullable<NewBackupRepository['s3']>> = {}, name = 'Bucket') =>
    world.operations.repositories.create(
      {
        name,
        description: '',
        path: '',
        retention: {},
        s3: {
          endpoint: server().endpoint,
          region: 'us-east-1',
          bucket,
          prefix: '/main/',
          accessKeyId: server().accessKeyId,
          secretAccessKey: new Secret(server().secretAccessKey),
          forcePathStyle: true,
          ...changes,
        },
      },
      world.actor,
    )

  it('is made, opened again with the sealed secret, and removed with everything', async () => {
    const made = await create()
    expect(made).toMatchObject({ path: `s3://${bucket}/main`, capacityBytes: 0 })
    expect(made.s3).toEqual({
      endpoint: server().endpoint,
      region: 'us-east-1',
      bucket,
      prefix: 'main',
      accessKeyId: server().accessKeyId,
      forcePathStyle: true,
    })
    expect(await objects()).toContain('main/config')
    expect(observed).toContain('put ok')
    const row = await findBackupRepository(world.database.db, made.id)
    if (row === undefined) throw new Error('no row')
    const sealed = await findSealedKey(world.database.db, row.keyId)
    const key = world.secretBox.open(sealed?.sealed ?? new Uint8Array(), `repository:${made.id}`)
    const place = await placeOf(row, world)
    const again = await vaults.open(place, made.id, key)
    expect(await again.listRestorePoints()).toEqual([])
    await again.close()
    await world.operations.repositories.remove(made.id, world.actor)
    expect(await objects()).toEqual([])
    for (const keyId of [row.keyId, row.storageKeyId ?? ''])
      expect(await findSealedKey(world.database.db, keyId)).toBeUndefined()
    const [entry] = (await world.operations.audit.list({}, { kind: 'server' }, { offset: 0, limit: 1 })).items
    expect(JSON.stringify(entry)).toContain(`sealedKey=${row.keyId}`)
  })

  it('AZ-23: keeps the secret sealed, bound to the repository, and in no other record', async () => {
    const first = await create()
    const second = await create({ prefix: 'second' }, 'Second')
    const row = await findBackupRepository(world.database.db, first.id)
    expect(JSON.stringify(row)).not.toContain(server().secretAccessKey)
    const sealed =
      (await findSealedKey(world.database.db, row?.storageKeyId ?? ''))?.sealed ?? new Uint8Array()
    const opened = world.secretBox.open(sealed, storageKeyContext(first.id))
    expect(Buffer.from(opened).toString()).toBe(server().secretAccessKey)
    expect(() => world.secretBox.open(sealed, storageKeyContext(second.id))).toThrow('cannot be opened')
    const entries = await world.operations.audit.list({}, { kind: 'server' }, { offset: 0, limit: 100 })
    expect(JSON.stringify(entries)).not.toContain(server().secretAccessKey)
  })

  it('is refused where another repository lies, also in or around its folder', async () => {
    await create()
    for (const prefix of ['main', 'main/inner', ''])
      await expect(create({ prefix }, `In ${prefix}`), prefix).rejects.toMatchObject({ code: 'path_in_use' })
    await create({ prefix: 'mainly' }, 'Beside')
  })

  it('F-36: is refused in words that may be shown, and leaves nothing', async () => {
    const trials = [
      [{ bucket: 'none-such' }, 'does not exist'],
      [{ secretAccessKey: new Secret('wrong') }, 'secret access key'],
      [{ endpoint: 'ftp://storage' }, 'endpoint'],
      [{ prefix: '../x' }, 'prefix'],
      [{ bucket: 'UPPER' }, 'bucket'],
      [{ lockDays: 30 }, 'not immutable'],
    ] as const
    for (const [changes, message] of trials)
      await expect(create(changes), message).rejects.toMatchObject({
        code: 'invalid_request',
        message: expect.stringContaining(message),
      })
    expect(await objects()).toEqual([])
    expect(await world.operations.repositories.list({ kind: 'server' })).toEqual([])
  })
})
