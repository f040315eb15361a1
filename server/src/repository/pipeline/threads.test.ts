/** The pipeline in threads, which run from the sources by way of tsx. */
import { execFile } from 'node:child_process'
import { createSecretKey } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectBytes } from '../../foundation/bytes.ts'
import { systemRandom } from '../../foundation/random.ts'
import { createMemoryStorage, createVault, openVault } from '../index.ts'
import { createRecordingStorage } from '../storage/recording-storage.ts'
import { listAll } from '../storage/storage.ts'
import {
  aPoint,
  alpha,
  beta,
  defined,
  key,
  mails,
  noise,
  readBack,
  repositoryId,
  runOnce,
} from '../test-vault.ts'
import { createThreads, type ThreadsOptions } from './threads.ts'

const identity = { repositoryId, key }
/** Runs the thread's source: loaders that are named when a thread starts do not reach it in Node 20. */
const source = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}
register()
await import(${JSON.stringify(new URL('pipeline-worker.ts', import.meta.url).href)})`
const program = { url: new URL(`data:text/javascript,${encodeURIComponent(source)}`) }
const random = systemRandom

function threads(options: ThreadsOptions = { program, count: 2 }) {
  return () => createThreads({ repositoryId, key: createSecretKey(key) }, options)
}

describe('a vault whose heavy work is done in threads', () => {
  it('stores and reads what a vault without threads reads, and finds the same content again', async () => {
    const storage = createMemoryStorage()
    const vault = await createVault({ storage, random, createPipeline: threads() }, identity)
    const content = mails(3000)
    const large = noise('large', 5_000_000)
    const point = await runOnce(vault, alpha, 'job', content)
    await runOnce(vault, beta, 'job', content.slice(0, 10))
    const writer = await vault.begin(alpha, 'other')
    const stored = await writer.put(large)
    await writer.commit(aPoint([]))
    await vault.close()

    const plain = await openVault({ storage, random }, identity)
    await expect(readBack(plain, point)).resolves.toEqual(content)
    expect(Buffer.compare(await collectBytes(plain.read(alpha, stored.ref)), large)).toBe(0)
    const again = await plain.begin(alpha, 'other')
    await expect(again.put(large)).resolves.toEqual({ ref: stored.ref, isNew: false })
    await expect(again.put(defined(content[7]).mime)).resolves.toMatchObject({ isNew: false })
    await again.abandon()
    await plain.close()
  })

  it('stores what a source says although it uses the memory of a piece again', async () => {
    const storage = createMemoryStorage()
    const vault = await createVault({ storage, random, createPipeline: threads() }, identity)
    const contents = [noise('small', 70_000), noise('large', 7_000_000), noise('one piece', 900)]
    async function* piecesOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
      const memory = new Uint8Array(50_000)
      for (let at = 0; at < content.length; at += memory.length) {
        const piece = content.subarray(at, at + memory.length)
        memory.set(piece)
        yield memory.subarray(0, piece.length)
        memory.fill(0)
      }
    }
    const writer = await vault.begin(alpha, 'job')
    const stored = await Promise.all(
      Array.from({ length: 8 }, () => contents.map((content) => writer.put(piecesOf(content)))).flat(),
    )
    await writer.commit(aPoint([]))
    for (const [place, { ref }] of stored.entries())
      expect(Buffer.compare(await collectBytes(vault.read(alpha, ref)), defined(contents[place % 3]))).toBe(0)
    await vault.close()
  })

  it('gives every pack a salt of its own, whichever thread seals it', async () => {
    const storage = createRecordingStorage(createMemoryStorage())
    const vault = await createVault({ storage, random, createPipeline: threads() }, identity)
    const writer = await vault.begin(alpha, 'job')
    await Promise.all(Array.from({ length: 40 }, (_, number) => writer.put(noise(String(number), 1_000_000))))
    await writer.commit(aPoint([]))
    await vault.close()
    const packs = storage.puts.filter(({ name }) => name.startsWith('packs/'))
    expect(packs.length).toBeGreaterThan(3)
    expect(new Set(packs.map(({ bytes }) => Buffer.from(bytes.subarray(56, 88)).toString('hex'))).size).toBe(
      packs.length,
    )
  })

  it('refuses to write under a salt that repeats itself', async () => {
    const storage = createMemoryStorage()
    await (await createVault({ storage, random }, identity)).close()
    const stuck = { bytes: () => new Uint8Array(32).fill(7) }
    const vault = await openVault({ storage, random: stuck, createPipeline: threads() }, identity)
    const writer = await vault.begin(alpha, 'job')
    await Promise.all(Array.from({ length: 20 }, (_, number) => writer.put(noise(String(number), 1_000_000))))
    await expect(writer.commit(aPoint([]))).rejects.toMatchObject({ code: 'random_failed' })
    await writer.abandon()
    await vault.close()
  })
})

describe('a thread that dies', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strongroom-threads-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
  })

  /** A program that ends itself when it is asked for the given work, once; then it is the real one. */
  async function mortal(what: string): Promise<ThreadsOptions> {
    const file = join(folder, `${what}.mjs`)
    const mark = join(folder, `${what}.died`)
    await writeFile(
      file,
      `import { existsSync, writeFileSync } from 'node:fs'
      import { parentPort } from 'node:worker_threads'
      const on = parentPort.on.bind(parentPort)
      parentPort.on = (event, handler) => on(event, (message) => {
        if (message.request?.what === ${JSON.stringify(what)} && !existsSync(${JSON.stringify(mark)})) {
          writeFileSync(${JSON.stringify(mark)}, '')
          process.exit(3)
        }
        handler(message)
      })
      ${source}`,
    )
    return { program: { url: pathToFileURL(file) }, count: 1 }
  }

  it.each(['take', 'cut', 'encode', 'seal'])(
    'at "%s" ends the run with a clear error and without a restore point; the next run works',
    async (what) => {
      const storage = createMemoryStorage()
      const vault = await createVault(
        { storage, random, createPipeline: threads(await mortal(what)) },
        identity,
      )
      const contents = Array.from({ length: 12 }, (_, number) => noise(String(number), 900_000))
      const run = async () => {
        const writer = await vault.begin(alpha, 'job')
        try {
          await Promise.all([...contents, noise('large', 3_000_000)].map((content) => writer.put(content)))
          return await writer.commit(aPoint([]))
        } catch (error) {
          await writer.abandon()
          throw error
        }
      }
      await expect(run()).rejects.toMatchObject({ code: 'worker_failed' })
      await expect(vault.listRestorePoints()).resolves.toEqual([])
      await expect(listAll(storage, 'heads/')).resolves.toEqual([])
      await expect(run()).resolves.toMatchObject({ manifest: { sequence: 1 } })
      await vault.close()
      const plain = await openVault({ storage, random }, identity)
      const reader = await plain.begin(alpha, 'job')
      const found = await Promise.all(contents.map((content) => reader.put(content)))
      expect(found.every(({ isNew }) => !isNew)).toBe(true)
      await reader.abandon()
    },
  )

  it('at "open" fails the reads that wait for it; who reads again gets what was stored', async () => {
    const storage = createMemoryStorage()
    const plain = await createVault({ storage, random }, identity)
    const contents = Array.from({ length: 12 }, (_, number) => noise(String(number), 900_000))
    const writer = await plain.begin(alpha, 'job')
    const stored = await Promise.all(contents.map((content) => writer.put(content)))
    await writer.commit(aPoint([]))
    await plain.close()
    const vault = await openVault(
      { storage, random, createPipeline: threads(await mortal('open')) },
      identity,
    )
    const readAll = () => stored.map(async ({ ref }) => collectBytes(vault.read(alpha, ref)))
    const reads = await Promise.allSettled(readAll())
    const failures = reads.flatMap((read) => (read.status === 'rejected' ? [read.reason] : []))
    expect(failures.length).toBeGreaterThan(0)
    for (const failure of failures) expect(failure).toMatchObject({ code: 'worker_failed' })
    for (const [place, bytes] of (await Promise.all(readAll())).entries())
      expect(Buffer.compare(bytes, defined(contents[place]))).toBe(0)
    await vault.close()
  })

  it('is no trouble to whoever closes the vault in the middle of a run', async () => {
    const storage = createMemoryStorage()
    const vault = await createVault({ storage, random, createPipeline: threads() }, identity)
    const writer = await vault.begin(alpha, 'job')
    const puts = Promise.allSettled(
      Array.from({ length: 30 }, (_, number) => writer.put(noise(String(number), 1_000_000))),
    )
    await vault.close()
    await puts
    const code = expect.stringMatching(/^(closed|worker_failed)$/)
    await expect(writer.commit(aPoint([]))).rejects.toMatchObject({ code })
    await writer.abandon()
    await expect(listAll(storage, 'heads/')).resolves.toEqual([])
  })
})

describe('two threads', () => {
  it('get what is next by the bytes that wait for them, not by the number of questions', async () => {
    const held = `import { parentPort, threadId } from 'node:worker_threads'
      parentPort.on('message', ({ call, request }) => {
        Atomics.wait(new Int32Array(request.into.buffer), 0, 0)
        parentPort.postMessage({ call, answer: Uint8Array.of(threadId) })
      })`
    const url = new URL(`data:text/javascript,${encodeURIComponent(held)}`)
    const pipeline = threads({ program: { url }, count: 2 })()
    const ask = (size: number) => {
      const into = new Uint8Array(new SharedArrayBuffer(4))
      const segments = { name: 'packs/a', header: new Uint8Array(), plaintextSize: size, firstSegment: 0 }
      const thread = pipeline.open(
        alpha,
        { ...segments, bytes: new Uint8Array(size), entries: new Uint8Array() },
        into,
      )
      const answer = (): void => {
        Atomics.store(new Int32Array(into.buffer), 0, 1)
        Atomics.notify(new Int32Array(into.buffer), 0)
      }
      return { thread, answer }
    }
    const pack = ask(8_000_000)
    const batches = [ask(1_000_000), ask(1_000_000), ask(1_000_000)]
    for (const { answer } of batches) answer()
    const [first, ...others] = await Promise.all(batches.map(({ thread }) => thread))
    expect(others).toEqual([first, first])
    pack.answer()
    expect(await pack.thread).not.toEqual(first)
    await pipeline.close()
  })
})

describe('a thread that is ended', () => {
  it('lets nobody who waits for its end down, although an answer comes in meanwhile', async () => {
    const echo = `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ call }) => parentPort.postMessage({ call, answer: 'sound' }))`
    const script = `import { startThread } from ${JSON.stringify(new URL('thread.ts', import.meta.url).href)}
      const url = new URL('data:text/javascript,' + encodeURIComponent(${JSON.stringify(echo)}))
      const thread = startThread({ url }, {})
      await thread.ask({ what: 'verify' }, 0)
      void thread.ask({ what: 'verify' }, 0)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300) // the answer lies there and is not read yet
      await thread.end()
      process.stdout.write('it has ended')`
    const parameters = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', script]
    const { stdout } = await promisify(execFile)(process.execPath, parameters)
    expect(stdout).toBe('it has ended')
  })
})
