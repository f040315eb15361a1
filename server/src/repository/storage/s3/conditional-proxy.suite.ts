/**
 * What newer servers do and radosgw 16 does not: conditional writes in buckets that keep versions. The proxy looks
 * before it lets a conditional write through, one write of a key at a time.
 */
import { createSemaphore, type Semaphore } from '../../semaphore.ts'
import { errorBody, type Fault, type FaultyProxy, startFaultyProxy } from './faulty-proxy.suite.ts'
import type { S3Server } from './radosgw.suite.ts'
import { s3Client } from './test-bucket.suite.ts'

export async function startConditionalProxy(target: S3Server): Promise<FaultyProxy> {
  const client = s3Client(target)
  const turns = new Map<string, Semaphore>()
  const proxy = await startFaultyProxy(target)
  const isTaken = (Bucket: string, Key: string): Promise<boolean> =>
    client.headObject({ Bucket, Key }).then(
      () => true,
      () => false,
    )
  proxy.onRequest(async ({ method, url, headers }): Promise<Fault | undefined> => {
    if (method !== 'PUT' || headers['if-none-match'] !== '*') return undefined
    const [, bucket = '', ...rest] = (url.split('?')[0] ?? '').split('/')
    const key = decodeURIComponent(rest.join('/'))
    const turn = turns.get(url) ?? createSemaphore(1)
    turns.set(url, turn)
    // The turn ends when the server has answered.
    return new Promise((resolve, reject) => {
      const done = turn.run(async () => {
        if (await isTaken(bucket, key))
          return resolve({ kind: 'answer', status: 412, body: errorBody('PreconditionFailed') })
        await new Promise<void>((end) => resolve({ kind: 'pass', done: end }))
      })
      done.catch(reject)
    })
  })
  return {
    ...proxy,
    close: async () => {
      client.destroy()
      await proxy.close()
    },
  }
}
