/** Copies in buckets, and a repository as its bucket had it at an earlier time (REP-25, REP-35). */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { S3 } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../../../foundation/clock.ts'
import { silentLog } from '../../../foundation/log.ts'
import { systemRandom } from '../../../foundation/random.ts'
import { Secret } from '../../../foundation/secret.ts'
import { describeWithS3 } from '../../../repository/storage/s3/radosgw.suite.ts'
import { makeBucket } from '../../../repository/storage/s3/test-bucket.suite.ts'
import type { S3Place } from '../../ports.ts'
import type { BackupRepository, Job } from '../../operations.ts'
import { createTestWorld, type TestWorld } from '../../test-world.suite.ts'
import { createVaults } from '../vaults.ts'
import type { MaintenanceEntry, MaintenanceRequest } from './maintenance.ts'

const server = { kind: 'server' } as const

describeWithS3('copies of repositories in buckets', (s3Server) => {
  let world: TestWorld
  let client: S3
  let bucket: string
  let repository: BackupRepository
  let job: Job
  let folder: string

  beforeEach(async () => {
    const vaults = createVaults({ clock: systemClock, random: systemRandom, log: silentLog })
    world = await createTestWorld({ vaults })
    await world.clock.advance(Date.now() + 60_000 - world.clock.now())
    folder = await mkdtemp(join(tmpdir(), 'strongroom-copies-'))
    const made = await makeBucket(s3Server())
    client = made.client
    bucket = made.options.bucket
    const { kind: _kind, ...s3 } = placeAt('main')
    const about = { name: 'Main', description: '', path: '', retention: {} }
    repository = await world.operations.repositories.create({ ...about, s3 }, world.actor)
    world.addUser('alice').mailbox.deliver('m1')
    job = await world.addJob({ repositoryId: repository.id })
    await world.run(job)
  })
  afterEach(async () => {
    await world.close()
    client.destroy()
    await rm(folder, { recursive: true, force: true })
  })

  function placeAt(prefix: string): S3Place {
    const { endpoint, accessKeyId, secretAccessKey } = s3Server()
    const secret = new Secret(secretAccessKey)
    const access = {
      endpoint,
      accessKeyId,
      secretAccessKey: secret,
      region: 'us-east-1',
      forcePathStyle: true,
    }
    return { kind: 's3', bucket, prefix, ...access }
  }

  const start = (request: MaintenanceRequest): Promise<MaintenanceEntry> =>
    world.operations.maintenance.start(repository.id, request, world.actor)

  async function ended(request: MaintenanceRequest): Promise<MaintenanceEntry> {
    const { id: runId } = await start(request)
    const address = { repositoryId: repository.id, runId }
    const get = (): Promise<MaintenanceEntry> => world.operations.maintenance.get(address, server)
    await expect.poll(async () => (await get()).state, { timeout: 60_000 }).not.toBe('running')
    return get()
  }

  /** Of every object below a prefix, without leases. */
  async function names(prefix: string): Promise<string[]> {
    const { Contents = [] } = await client.listObjectsV2({ Bucket: bucket, Prefix: `${prefix}/` })
    const all = Contents.map(({ Key = '' }) => Key.slice(prefix.length + 1))
    return all.filter((name) => !name.startsWith('leases/')).toSorted()
  }

  async function deleteAll(prefix: string, name = ''): Promise<void> {
    const { Contents = [] } = await client.listObjectsV2({ Bucket: bucket, Prefix: `${prefix}/${name}` })
    for (const { Key } of Contents) await client.deleteObject({ Bucket: bucket, Key })
  }

  it('a copy in a bucket is byte for byte, and heals what its repository lost; the secret is nowhere', async () => {
    const target = placeAt('copy')
    const copied = await ended({ kind: 'copy', target })
    expect(copied).toMatchObject({ state: 'success', options: { path: `s3://${bucket}/copy` } })
    expect(await names('copy')).toEqual(await names('main'))
    await deleteAll('main', 'packs/')
    const healed = await ended({ kind: 'heal', source: target })
    expect(healed).toMatchObject({ state: 'success' })
    expect(await names('copy')).toEqual(await names('main'))
    expect(await ended({ kind: 'check', data: 'all' })).toMatchObject({ state: 'success' })
    const audit = await world.operations.audit.list({}, server, { offset: 0, limit: 100 })
    const runs = await world.database.db.selectFrom('maintenanceRuns').selectAll().execute()
    for (const text of [JSON.stringify(audit), JSON.stringify(runs)])
      expect(text).not.toContain(s3Server().secretAccessKey)
  })

  it('goes from a bucket into a folder, and back from there', async () => {
    const place = { kind: 'folder', path: join(folder, 'copy') } as const
    expect(await ended({ kind: 'copy', target: place })).toMatchObject({ state: 'success' })
    const before = await names('main')
    await deleteAll('main', 'packs/')
    expect(await ended({ kind: 'heal', source: place })).toMatchObject({ state: 'success' })
    expect(await names('main')).toEqual(before)
  })

  it('is refused in a place of another repository, of something else, or that cannot be used', async () => {
    await expect(start({ kind: 'copy', target: placeAt('main/inner') })).rejects.toMatchObject({
      code: 'path_in_use',
    })
    await client.putObject({ Bucket: bucket, Key: 'strange/diary', Body: 'x' })
    expect(await ended({ kind: 'copy', target: placeAt('strange') })).toMatchObject({
      state: 'failed',
      error: { code: 'path_in_use' },
    })
    const wrong = { ...placeAt('copy'), secretAccessKey: new Secret('wrong') }
    expect(await ended({ kind: 'copy', target: wrong })).toMatchObject({
      state: 'failed',
      error: { code: 'invalid_request', message: expect.stringContaining('secret access key') },
    })
    expect(await ended({ kind: 'heal', source: placeAt('nothing') })).toMatchObject({
      state: 'failed',
      error: { message: expect.stringContaining('There is no copy') },
    })
  })

  it('REP-25: after everything was deleted, heals from the versions of before, config and all', async () => {
    await client.putBucketVersioning({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } })
    const before = await names('main')
    const { Versions = [] } = await client.listObjectVersions({ Bucket: bucket })
    const asOf = Math.max(...Versions.map(({ LastModified }) => LastModified?.getTime() ?? 0))
    await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(asOf + 1_000)
    await deleteAll('main')
    expect(await names('main')).toEqual([])
    const place = { kind: 'folder', path: join(folder, 'then') } as const
    const copied = await ended({ kind: 'copy', target: place, asOf })
    expect(copied).toMatchObject({ state: 'success', options: { asOf: new Date(asOf).toISOString() } })
    expect(await ended({ kind: 'heal', source: { kind: 'earlier', asOf } })).toMatchObject({
      state: 'success',
    })
    expect(await names('main')).toEqual(
      expect.arrayContaining(before.filter((name) => /^(?!index)/.test(name))),
    )
    expect(await ended({ kind: 'check', data: 'all' })).toMatchObject({ state: 'success' })
    expect((await world.run(job)).status).toBe('Success')
  })

  it('an earlier time is refused without versions, before there was anything, ahead, and for a folder', async () => {
    const earlier = (asOf: number) => ({ kind: 'heal', source: { kind: 'earlier', asOf } }) as const
    expect(await ended(earlier(Date.now()))).toMatchObject({
      state: 'failed',
      error: { code: 'invalid_request', message: expect.stringContaining('keeps no versions') },
    })
    await expect(start(earlier(world.clock.now() + 3_600_000))).rejects.toMatchObject({
      code: 'invalid_request',
    })
    await client.putBucketVersioning({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } })
    expect(await ended(earlier(Date.now() - 3_600_000))).toMatchObject({
      error: { code: 'invalid_request', message: expect.stringContaining('Name a later time') },
    })
    const about = { description: '', retention: {}, name: `In a folder ${randomUUID()}` }
    repository = await world.operations.repositories.create(
      { ...about, path: join(folder, 'own') },
      world.actor,
    )
    expect(await ended(earlier(Date.now()))).toMatchObject({
      error: { code: 'invalid_request', message: expect.stringContaining('lies in a folder') },
    })
  })
})
