import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Clock } from '../../../foundation/clock.ts'
import { systemRandom } from '../../../foundation/random.ts'
import { createVault, openVault } from '../../open.ts'
import { alpha, key, mails, noise, readBack, repositoryId, runOnce } from '../../test-vault.ts'
import { listAll, type Storage } from '../storage.ts'
import { attachS3 } from './attach.ts'
import { startConditionalProxy } from './conditional-proxy.suite.ts'
import type { FaultyProxy } from './faulty-proxy.suite.ts'
import { checkImmutability } from './immutability.ts'
import type { S3Options } from './options.ts'
import { describeWithS3 } from './radosgw.suite.ts'
import { createS3Storage } from './s3-storage.ts'
import { makeBucket, s3Dependencies, type TestBucket } from './test-bucket.suite.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const dayMs = 86_400_000

describeWithS3('S3 Object Lock', (server) => {
  let bucket: TestBucket
  let options: S3Options
  let storage: Storage
  let proxy: FaultyProxy
  beforeEach(async () => {
    bucket = await makeBucket(server(), { objectLock: true })
    proxy = await startConditionalProxy(server())
    options = { ...bucket.options, endpoint: proxy.server.endpoint, lock: { days: 30 } }
    storage = createS3Storage(options, s3Dependencies)
  })
  afterEach(async () => {
    bucket.client.destroy()
    await proxy.close()
  })

  const Bucket = (): string => bucket.options.bucket
  const keyOf = (name: string): string => `${bucket.options.prefix}/${name}`

  it('locks what is put for its days, in compliance mode, in one request and in parts', async () => {
    await storage.put('small', text('one'))
    await storage.put('large', noise('large', 17 * 2 ** 20))
    expect(storage.lock?.period).toBe(30 * dayMs)
    for (const name of ['small', 'large']) {
      const { Retention } = await bucket.client.getObjectRetention({ Bucket: Bucket(), Key: keyOf(name) })
      expect(Retention?.Mode).toBe('COMPLIANCE')
      const until = await storage.lock?.lockedUntil(name)
      expect(Math.abs((until ?? 0) - Date.now() - 30 * dayMs)).toBeLessThan(60_000)
    }
    await expect(storage.lock?.lockedUntil('absent')).resolves.toBeUndefined()
  })

  it('REP-20: a delete before its time is refused as locked, and the object is as it was', async () => {
    await storage.put('a', text('one'))
    await expect(storage.delete('a')).rejects.toMatchObject({ code: 'locked' })
    await expect(storage.get('a')).resolves.toEqual(text('one'))
    const { DeleteMarkers = [] } = await bucket.client.listObjectVersions({ Bucket: Bucket() })
    expect(DeleteMarkers).toEqual([])
  })

  it('deletes what is not locked with its versions, and leaves no marker', async () => {
    const unlocked = createS3Storage({ ...options, lock: undefined }, s3Dependencies)
    await unlocked.put('a', text('one'))
    await expect(storage.lock?.lockedUntil('a')).resolves.toBeUndefined()
    await storage.delete('a')
    const { Versions = [], DeleteMarkers = [] } = await bucket.client.listObjectVersions({ Bucket: Bucket() })
    expect([...Versions, ...DeleteMarkers]).toEqual([])
  })

  it('REP-23: extends a lock and never shortens it', async () => {
    await storage.put('a', text('one'))
    const later = Date.now() + 90 * dayMs
    await storage.lock?.extend('a', later)
    await storage.lock?.extend('a', Date.now() + dayMs)
    const until = (await storage.lock?.lockedUntil('a')) ?? 0
    expect(Math.abs(until - later)).toBeLessThan(1_001)
    const shorter = { Mode: 'COMPLIANCE', RetainUntilDate: new Date(Date.now() + dayMs) } as const
    await expect(
      bucket.client.putObjectRetention({
        Bucket: Bucket(),
        Key: keyOf('a'),
        Retention: shorter,
        BypassGovernanceRetention: true,
      }),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } })
  })

  it('REP-24: attaches to a bucket whose locks hold against this very key, and shows nothing of the trial', async () => {
    const { warnings } = await attachS3(options, s3Dependencies)
    expect(warnings).toEqual([expect.stringContaining('lock configuration')])
    await expect(listAll(storage, '')).resolves.toEqual([])
  })

  it('REP-21: refuses a bucket with a default retention, with and without a lock of ours', async () => {
    await bucket.client.putObjectLockConfiguration({
      Bucket: Bucket(),
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 1 } },
      },
    })
    for (const given of [options, { ...options, lock: undefined }])
      await expect(attachS3(given, s3Dependencies)).rejects.toMatchObject({
        code: 'storage_failed',
        message: expect.stringContaining('Remove the default retention'),
      })
    const { Versions = [] } = await bucket.client.listObjectVersions({ Bucket: Bucket() })
    expect(Versions).toEqual([])
  })

  it('REP-22: refuses a bucket without versions, or without Object Lock', async () => {
    const plain = await makeBucket(server())
    await expect(checkImmutability(plain.options, s3Dependencies)).rejects.toMatchObject({
      message: expect.stringContaining('does not keep versions'),
    })
    const versioned = await makeBucket(server(), { versions: true })
    await expect(checkImmutability(versioned.options, s3Dependencies)).rejects.toMatchObject({
      message: expect.stringContaining('Object Lock is off'),
    })
  })

  it.each([
    ['deletes locked objects', 'DELETE', false],
    ['delete locked objects', 'DELETE', true],
    ['shorten locks', 'PUT', true],
  ])('REP-24: refuses a storage that %s', async (why, method, bypasses) => {
    // A server that says yes, as it does to a key that may bypass the lock.
    proxy.onRequest((request) => {
      const isProbe = request.url.includes('canary-')
      const isBypass = request.headers['x-amz-bypass-governance-retention'] === 'true'
      const isVersion = request.url.includes('versionId=')
      return isProbe && isVersion && request.method === method && isBypass === bypasses
        ? { kind: 'answer', status: method === 'PUT' ? 200 : 204, body: '' }
        : undefined
    })
    await expect(checkImmutability(options, s3Dependencies)).rejects.toMatchObject({
      message: expect.stringContaining(why),
    })
  })

  it('takes away the canaries whose locks have ended', async () => {
    // A clock that is almost an hour late: the lock ends in a moment.
    const late: Clock = { now: () => Date.now() - 3_600_000 + 3_000, sleep: async () => undefined }
    const keys = async (): Promise<readonly (string | undefined)[]> => {
      const { Versions = [], DeleteMarkers = [] } = await bucket.client.listObjectVersions({
        Bucket: Bucket(),
      })
      return [...Versions, ...DeleteMarkers].map(({ Key }) => Key)
    }
    await checkImmutability(options, { ...s3Dependencies, clock: late })
    const [first] = await keys()
    const lookAgain = async (): Promise<readonly (string | undefined)[]> => {
      await checkImmutability(options, s3Dependencies)
      return keys()
    }
    await expect.poll(lookAgain, { timeout: 60_000, interval: 2_000 }).not.toContain(first)
  })

  it('REP-25: everything deleted with the server’s own key is restored as of before', async () => {
    const vault = await createVault({ storage, random: systemRandom }, { repositoryId, key })
    const content = mails(30)
    const point = await runOnce(vault, alpha, 'mail', content)
    await vault.close()
    const { Versions = [] } = await bucket.client.listObjectVersions({ Bucket: Bucket() })
    const asOf = Math.max(...Versions.map(({ LastModified }) => LastModified?.getTime() ?? 0))
    await expect.poll(() => Date.now()).toBeGreaterThan(asOf + 1_000)
    // The attacker: markers over everything, forged objects over some, and every version that lets itself be deleted.
    const names = await listAll(storage, '')
    for (const name of names) {
      await bucket.client.deleteObject({ Bucket: Bucket(), Key: keyOf(name) })
      if (name === 'config') await bucket.client.putObject({ Bucket: Bucket(), Key: keyOf(name), Body: 'x' })
    }
    for (const { Key, VersionId } of Versions)
      await expect(bucket.client.deleteObject({ Bucket: Bucket(), Key, VersionId })).rejects.toMatchObject({
        $metadata: { httpStatusCode: 403 },
      })
    await expect(listAll(storage, '')).resolves.toEqual(['config'])

    const past = createS3Storage({ ...options, asOf }, s3Dependencies)
    await expect(listAll(past, '')).resolves.toEqual(names)
    const again = await openVault(
      { storage: past, random: systemRandom },
      { repositoryId, key, knownRestorePoints: [point.id] },
    )
    const found = await readBack(again, point)
    expect(found.map(({ id }) => id)).toEqual(content.map(({ id }) => id))
    expect(
      Buffer.concat(found.map(({ mime }) => mime)).equals(Buffer.concat(content.map((m) => m.mime))),
    ).toBe(true)
    await expect(past.put('x', text('x'))).rejects.toMatchObject({ code: 'storage_failed' })
    await expect(past.delete('config')).rejects.toMatchObject({ code: 'storage_failed' })
    await expect(past.getRange('config', 10_000, 5)).resolves.toHaveLength(0)
    await expect(past.size('absent')).resolves.toBeUndefined()
    await again.close()
  })

  it('REP-23: a run that extends locks makes each longer and none shorter; what is new is locked, too', async () => {
    const clock: Clock = { now: () => Date.now() + ahead, sleep: async () => undefined }
    let ahead = 0
    const vault = await createVault({ storage, random: systemRandom, clock }, { repositoryId, key })
    await runOnce(vault, alpha, 'mail', mails(10))
    const locks = async (): Promise<ReadonlyMap<string, number>> => {
      const names = await listAll(storage, '')
      const times = names.map(async (name) => [name, (await storage.lock?.lockedUntil(name)) ?? 0] as const)
      return new Map(await Promise.all(times))
    }
    const run = { signal: new AbortController().signal, onProgress: () => undefined }
    const first = await locks()
    ahead = 10 * dayMs
    const report = await vault.maintenance.extendLocks(run)
    expect(report).toEqual({
      extended: first.size,
      soonestLockedUntil: Math.min(...first.values()),
      period: 30 * dayMs,
    })
    const longer = await locks()
    for (const [name, until] of first)
      expect((longer.get(name) ?? 0) - until, name).toBeGreaterThan(9 * dayMs)
    ahead = 0
    await runOnce(vault, alpha, 'mail', mails(10, 5))
    await vault.maintenance.extendLocks(run)
    const last = await locks()
    expect(last.size).toBeGreaterThan(first.size)
    for (const [name, until] of longer) expect(last.get(name), name).toBe(until)
    for (const [name, until] of last) {
      expect(until - Date.now(), name).toBeGreaterThan(29 * dayMs)
      await expect(storage.delete(name)).rejects.toMatchObject({ code: 'locked' })
    }
    await vault.close()
  })

  it('REP-27: of eight writers one wins in a bucket that keeps versions', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, writer) =>
        storage.put('h', text(`writer ${writer}`), { ifAbsent: true }),
      ),
    )
    expect(answers.filter(Boolean)).toHaveLength(1)
  })
})
