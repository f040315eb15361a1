import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemRandom } from '../../../foundation/random.ts'
import { Secret } from '../../../foundation/secret.ts'
import { noise } from '../../test-vault.ts'
import { listAll, type Storage } from '../storage.ts'
import { withRetry } from '../wrappers/retry.ts'
import { attachS3 } from './attach.ts'
import { errorBody, type Fault, type FaultyProxy, startFaultyProxy } from './faulty-proxy.suite.ts'
import { describeWithS3 } from './radosgw.suite.ts'
import { createS3Storage } from './s3-storage.ts'
import { abortStaleUploads } from './stale-uploads.ts'
import { makeBucket, s3Dependencies, s3OptionsOf, type TestBucket } from './test-bucket.suite.ts'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const hash = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && createHash('sha256').update(bytes).digest('hex')
const large = noise('large object', 20 * 2 ** 20)
/** A storage that waits for nobody between its tries. */
const impatient = { clock: { now: () => Date.now(), sleep: async () => undefined }, random: systemRandom }

describeWithS3('S3 faults', (server) => {
  let bucket: TestBucket
  let proxy: FaultyProxy
  let bare: Storage
  let storage: Storage
  beforeEach(async () => {
    bucket = await makeBucket(server())
    proxy = await startFaultyProxy(server())
    const options = { ...s3OptionsOf(proxy.server, bucket.options.bucket), silenceMs: 5_000 }
    bare = createS3Storage(options, s3Dependencies)
    storage = withRetry(bare, impatient)
  })
  afterEach(async () => {
    bucket.client.destroy()
    await proxy.close()
  })

  /** Breaks the first `times` requests that fit. */
  function breakFirst(
    times: number,
    fits: (request: { method: string; url: string }) => boolean,
    fault: Fault,
  ): void {
    let left = times
    proxy.onRequest((request) => {
      if (left === 0 || !fits(request)) return undefined
      left -= 1
      return fault
    })
  }
  const isPut = ({ method }: { method: string }): boolean => method === 'PUT'
  const isGet = ({ method }: { method: string }): boolean => method === 'GET'
  const isComplete = ({ method, url }: { method: string; url: string }): boolean =>
    method === 'POST' && url.includes('uploadId=')
  const openUploads = async (): Promise<number> => {
    const { Uploads = [] } = await bucket.client.listMultipartUploads({ Bucket: bucket.options.bucket })
    return Uploads.length
  }

  it.each([
    [503, 'SlowDown'],
    [500, 'InternalError'],
    [503, 'ServiceUnavailable'],
  ])('F-32: goes on after %i %s, for every operation', async (status, code) => {
    const fault = { kind: 'answer', status, body: errorBody(code) } as const
    breakFirst(2, isPut, fault)
    await expect(storage.put('a', text('one'), { ifAbsent: true })).resolves.toBe(true)
    for (const ask of [
      async () => hash(await storage.get('a')),
      async () => hash(await storage.getRange('a', 0, 3)),
      async () => (await storage.size('a')) === 3 && hash(text('one')),
      async () => (await listAll(storage, '')).join() === 'a' && hash(text('one')),
    ]) {
      breakFirst(2, () => true, fault)
      expect(await ask()).toBe(hash(text('one')))
    }
    breakFirst(1, () => true, fault)
    await storage.delete('a')
    await expect(storage.size('a')).resolves.toBeUndefined()
  })

  it('F-32: says that the storage is too busy when it stays so, and how to go on', async () => {
    breakFirst(100, isPut, { kind: 'answer', status: 503, body: errorBody('SlowDown') })
    await expect(storage.put('a', text('one'))).rejects.toMatchObject({
      code: 'storage_failed',
      message: expect.stringContaining('slow down'),
    })
    expect(proxy.requests.filter(isPut)).toHaveLength(6)
  })

  it('F-32: a conditional write whose success was not heard is known as our own', async () => {
    breakFirst(1, isPut, { kind: 'cut after success' })
    await expect(storage.put('head', text('mine'), { ifAbsent: true })).resolves.toBe(true)
    expect(proxy.requests.filter(isPut)).toHaveLength(2)
  })

  it('F-32: and a name that another one took meanwhile is not, whatever our first try met', async () => {
    await createS3Storage(bucket.options, s3Dependencies).put('head', text('them'))
    breakFirst(1, isPut, { kind: 'answer', status: 500, body: errorBody('InternalError') })
    await expect(storage.put('head', text('mine'), { ifAbsent: true })).resolves.toBe(false)
  })

  it('F-32: without the second try the lost answer is an error, never a success', async () => {
    breakFirst(1, isPut, { kind: 'cut after success' })
    await expect(bare.put('head', text('mine'), { ifAbsent: true })).rejects.toMatchObject({
      code: 'storage_failed',
      isRetryable: true,
    })
  })

  it('F-20: a storage that goes silent is given up and asked again', async () => {
    breakFirst(1, isGet, { kind: 'silence' })
    await bare.put('a', text('one'))
    await expect(storage.get('a').then(hash)).resolves.toBe(hash(text('one')))
  })

  it('F-21: half of an answer is no answer', async () => {
    await bare.put('a', noise('a', 100_000))
    breakFirst(1, isGet, { kind: 'truncate', bytes: 50_000 })
    await expect(bare.get('a')).rejects.toMatchObject({ code: 'storage_failed', isRetryable: true })
    breakFirst(1, isGet, { kind: 'truncate', bytes: 50_000 })
    await expect(storage.get('a').then(hash)).resolves.toBe(hash(noise('a', 100_000)))
  })

  it('F-33: a completed upload that answers 200 with an error inside is an error, and tried again', async () => {
    breakFirst(1, isComplete, { kind: 'answer', status: 200, body: errorBody('InternalError') })
    await expect(bare.put('large', large)).rejects.toMatchObject({ code: 'storage_failed' })
    await expect(bare.size('large')).resolves.toBeUndefined()
    await expect(openUploads()).resolves.toBe(0)
    breakFirst(1, isComplete, { kind: 'answer', status: 200, body: errorBody('InternalError') })
    await expect(storage.put('large', large)).resolves.toBe(true)
    expect(hash(await storage.get('large'))).toBe(hash(large))
  })

  it('F-33: a completed upload whose object has another size is an error', async () => {
    await bare.put('large', large)
    breakFirst(1, isComplete, {
      kind: 'answer',
      status: 200,
      body: '<?xml version="1.0"?><CompleteMultipartUploadResult><ETag>"x"</ETag></CompleteMultipartUploadResult>',
    })
    // The old, smaller object is what lies there.
    await expect(bare.put('large', noise('larger', large.length + 5))).rejects.toMatchObject({
      message: expect.stringContaining('number of bytes'),
    })
  })

  it('F-33: a lost part, a cut connection while completing: all of the object or none', async () => {
    breakFirst(1, ({ url }) => url.includes('partNumber=2'), { kind: 'cut after success' })
    await expect(bare.put('large', large)).rejects.toMatchObject({ isRetryable: true })
    await expect(bare.size('large')).resolves.toBeUndefined()
    await expect(openUploads()).resolves.toBe(0)
    breakFirst(1, isComplete, { kind: 'cut after success' })
    await expect(storage.put('large', large, { ifAbsent: true })).resolves.toBe(true)
    expect(hash(await storage.get('large'))).toBe(hash(large))
    await expect(storage.put('large', large, { ifAbsent: true })).resolves.toBe(false)
  })

  it('REP-28: an upload that nobody completed is invisible, and given up after a day', async () => {
    const target = { Bucket: bucket.options.bucket, Key: `${bucket.options.prefix}/packs/x` }
    const { UploadId } = await bucket.client.createMultipartUpload(target)
    await bucket.client.uploadPart({ ...target, UploadId, PartNumber: 1, Body: 'part' })
    const foreign = { Bucket: bucket.options.bucket, Key: 'elsewhere/x' }
    await bucket.client.createMultipartUpload(foreign)
    await expect(listAll(bare, '')).resolves.toEqual([])
    await expect(bare.get('packs/x')).resolves.toBeUndefined()
    await expect(abortStaleUploads(bucket.options, { clock: { now: () => Date.now() } })).resolves.toBe(0)
    const tomorrow = { clock: { now: () => Date.now() + 86_500_000 } }
    await expect(abortStaleUploads(bucket.options, tomorrow)).resolves.toBe(1)
    await expect(openUploads()).resolves.toBe(1)
  })

  it('REP-27: of eight racing writers one wins, also with large objects', async () => {
    const contents = Array.from({ length: 8 }, (_, writer) => noise(`writer ${writer}`, 17 * 2 ** 20))
    const answers = await Promise.all(
      contents.map((bytes) =>
        createS3Storage(bucket.options, s3Dependencies).put('h/large', bytes, { ifAbsent: true }),
      ),
    )
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(hash(await bare.get('h/large'))).toBe(hash(contents[answers.indexOf(true)]))
  })

  it('REP-27: refuses a storage that overwrites where it is asked not to', async () => {
    // Radosgw forgets the condition when the bucket keeps versions.
    const { options } = await makeBucket(server(), { versions: true })
    await expect(attachS3(options, s3Dependencies)).rejects.toMatchObject({
      code: 'storage_failed',
      message: expect.stringMatching(/If-None-Match.*keeps versions/),
    })
    await expect(attachS3(bucket.options, s3Dependencies)).resolves.toEqual({ warnings: [] })
    await expect(listAll(bare, '')).resolves.toEqual([])
  })

  it('deletes the versions themselves where the bucket keeps them', async () => {
    const { client, options } = await makeBucket(server(), { versions: true })
    const versioned = createS3Storage(options, s3Dependencies)
    await versioned.put('a', text('one'))
    await versioned.put('a', text('two'))
    await versioned.put('ab', text('other'))
    await versioned.delete('a')
    await versioned.delete('a')
    await expect(listAll(versioned, '')).resolves.toEqual(['ab'])
    const { Versions = [], DeleteMarkers = [] } = await client.listObjectVersions({ Bucket: options.bucket })
    expect(Versions.map(({ Key }) => Key)).toEqual([`${options.prefix}/ab`])
    expect(DeleteMarkers).toEqual([])
  })

  it('F-36: says what to do about wrong credentials, bucket, region, address and TLS', async () => {
    const { options } = bucket
    const trials = [
      [{ ...options, accessKeyId: new Secret('NOBODY') }, 'does not know the access key'],
      [{ ...options, secretAccessKey: new Secret('wrong') }, 'does not belong to the access key'],
      [{ ...options, bucket: `none-${options.bucket}`.slice(0, 60) }, 'bucket does not exist'],
      [{ ...options, endpoint: `http://127.0.0.1:${await closedPort()}` }, 'cannot be reached'],
      [{ ...options, endpoint: server().endpoint.replace('http:', 'https:') }, 'does not speak TLS'],
      [{ ...options, caFile: '/nowhere/ca.pem' }, 'cannot be read'],
    ] as const
    for (const [given, message] of trials) {
      const attaching = attachS3(given, s3Dependencies)
      await expect(attaching, message).rejects.toMatchObject({
        code: 'storage_failed',
        message: expect.stringContaining(message),
      })
    }
  })

  it.each([
    ['AccessDenied', 403, 'permissions'],
    ['QuotaExceeded', 403, 'quota'],
    ['PermanentRedirect', 301, 'region'],
    ['NotImplemented', 501, 'function of S3'],
    ['RequestTimeTooSkewed', 403, 'clocks'],
  ])('F-36: says what to do about %s, and does not try it again', async (code, status, message) => {
    breakFirst(100, isPut, { kind: 'answer', status, body: errorBody(code) })
    await expect(storage.put('a', text('x'))).rejects.toMatchObject({
      message: expect.stringContaining(message),
    })
    expect(proxy.requests.filter(isPut)).toHaveLength(1)
  })

  it('AUD-05: neither key is in any error', async () => {
    breakFirst(100, isPut, { kind: 'answer', status: 403, body: errorBody('SignatureDoesNotMatch') })
    const error: unknown = await storage.put('a', text('x')).catch((thrown: unknown) => thrown)
    const { inspect } = await import('node:util')
    const all = `${inspect(error, { depth: 20, showHidden: true })}${JSON.stringify(error)}`
    expect(all).not.toContain(server().secretAccessKey)
    expect(all).not.toContain(server().accessKeyId)
  })
})

async function closedPort(): Promise<number> {
  const listener = createServer()
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const { port } = listener.address() as AddressInfo
  await new Promise((resolve) => listener.close(resolve))
  return port
}
