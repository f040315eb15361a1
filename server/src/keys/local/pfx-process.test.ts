import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { assert, integer, nat, property } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../foundation/clock.ts'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { KeysError } from '../errors.ts'
import type { SealedKey } from '../keys.ts'
import { createSecretBox } from '../secret-box.ts'
import { createLocalKeyProvider } from './local-key-provider.ts'
import type { CertificateAndKey } from './pfx-reader.ts'
import { createPfxProcess } from './pfx-process.ts'
import { costly, password, pfxOf, selfSigned } from './self-signed.suite.ts'

const now = 1_900_000_000_000
/** The program as it is here, before it is compiled. */
const program = new URL('pfx-child.ts', import.meta.url)
const nodeOptions = ['--import', import.meta.resolve('tsx')]
const reading = { now, allowWeakEncryption: false }
const longMs = 120_000

let own: CertificateAndKey
let folder = ''
beforeAll(async () => {
  own = await selfSigned({ commonName: 'own', validDays: 30, now, serialNumber: new Uint8Array([1]) })
  folder = await mkdtemp(join(tmpdir(), 'strongroom-pfx-process-'))
}, longMs)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Loading what is not compiled takes longer than the product has. */
const read = createPfxProcess({ clock: systemClock }, { program, nodeOptions, processorSeconds: 12 })

/** A reader that does what `code` says. */
async function readerThat(code: string, processorSeconds = 2): Promise<typeof read> {
  const file = join(folder, `${systemRandom.uuid()}.mjs`)
  await writeFile(file, code)
  return createPfxProcess(
    { clock: systemClock },
    { program: pathToFileURL(file), nodeOptions: [], processorSeconds },
  )
}

describe('PKCS#12 files are read by a process of their own (security 3.5)', { timeout: longMs }, () => {
  it('gives certificate and key', async () => {
    const found = await read(pfxOf(own), password, reading)
    expect(found.certificate).toEqual(own.certificate)
    expect(found.privateKey).toEqual(own.privateKey)
  })

  it('tells why a file is refused', async () => {
    await expect(read(pfxOf(own), 'wrong', reading)).rejects.toMatchObject({ code: 'wrong_password' })
    await expect(read(pfxOf(own, { algorithm: '3des' }), password, reading)).rejects.toMatchObject({
      code: 'weak_pfx',
    })
    await expect(read(Buffer.from('hello'), password, reading)).rejects.toMatchObject({ code: 'bad_pfx' })
  })

  it('PRV-16: starts no process for a file of 10 MB', async () => {
    const never = await readerThat('throw new Error("started")')
    await expect(never(new Uint8Array(10_000_000), '', reading)).rejects.toThrow(/too large/)
  })

  it('PRV-17: ends a reader that has used up its processor time', async () => {
    const busy = await readerThat('for (;;) {}', 1)
    await expect(busy(pfxOf(own), password, reading)).rejects.toMatchObject({
      code: 'bad_pfx',
      message: expect.stringMatching(/too much work/),
    })
  })

  it('PRV-17: ends a reader that does nothing, after two minutes of the clock', async () => {
    const sleeps: number[] = []
    const file = join(folder, 'idle.mjs')
    await writeFile(file, 'setInterval(() => undefined, 1_000_000)')
    const hurried = { now: () => now, sleep: async (milliseconds: number) => void sleeps.push(milliseconds) }
    const idle = createPfxProcess({ clock: hurried }, { program: pathToFileURL(file), nodeOptions: [] })
    await expect(idle(pfxOf(own), password, reading)).rejects.toMatchObject({
      code: 'bad_pfx',
      message: expect.stringMatching(/too busy/),
    })
    expect(sleeps.reduce((sum, one) => sum + one, 0)).toBe(120_000)
  })

  it('PRV-17: a reader that waits for a busy machine is not one that works too long', async () => {
    const late = await readerThat(
      'setTimeout(() => process.stdout.write(JSON.stringify({ code: "wrong_password", message: "late" })), 3_000)',
      2,
    )
    await expect(late(pfxOf(own), password, reading)).rejects.toMatchObject({ code: 'wrong_password' })
  })

  it('PRV-17: the most iterations that are allowed at all do not keep it busy either', async () => {
    await expect(read(costly(pfxOf(own), 2_000_000), password, reading)).rejects.toBeInstanceOf(KeysError)
  })

  it('PRV-18: a reader that dies, says too much or fills its memory is a refusal and nothing more', async () => {
    const deaths = [
      'process.kill(process.pid, "SIGSEGV")',
      'process.exit(3)',
      'process.stdout.write("x".repeat(300_000))',
      'process.stdout.write("{}")',
      'const all = []; for (;;) all.push(new Array(1_000_000).fill(1.5))',
    ]
    for (const death of deaths)
      await expect((await readerThat(death, 20))(pfxOf(own), password, reading)).rejects.toMatchObject({
        code: 'bad_pfx',
      })
    expect((await read(pfxOf(own), password, reading)).certificate).toEqual(own.certificate)
  })

  it('gives the reader no environment of ours', async () => {
    const telling = await readerThat(
      'process.stdout.write(JSON.stringify({ code: "bad_pfx", message: Object.keys(process.env).join() + process.cwd() }))',
    )
    await expect(telling(pfxOf(own), password, reading)).rejects.toThrow(/^\/$/)
  })

  it('PRV-18: any changed byte is a refusal or the same key, never something else', async () => {
    const pfx = pfxOf(own, { count: 1 })
    const { readPfx } = await import('./pfx.ts')
    const isRefusedOrSame = (at: number, change: number): boolean => {
      const damaged = new Uint8Array(pfx)
      damaged[at] = (damaged[at] ?? 0) ^ change
      try {
        return Buffer.from(readPfx(damaged, password, reading).privateKey).equals(own.privateKey)
      } catch (error) {
        return error instanceof Error
      }
    }
    const changes = property(nat(pfx.length - 1), integer({ min: 1, max: 255 }), isRefusedOrSame)
    expect(() => assert(changes, { numRuns: 60 })).not.toThrow()
  })
})

describe('taking over a PKCS#12 file', () => {
  function provider() {
    const rows = new Map<string, SealedKey>()
    let time = now
    const keys = createLocalKeyProvider({
      store: {
        find: async (id) => rows.get(id),
        insert: async (key) => void rows.set(key.id, key),
        list: async () => [...rows.values()],
        setCertificate: async () => false,
        remove: async (id) => void rows.delete(id),
      },
      secretBox: createSecretBox(new Secret(Buffer.alloc(32, 7).toString('base64url')), systemRandom),
      clock: { now: () => time, sleep: async () => undefined },
      random: systemRandom,
      readPfx: async (pfx, given, terms) => (await import('./pfx.ts')).readPfx(pfx, given, terms),
    })
    return { keys, rows, wait: (milliseconds: number) => void (time += milliseconds) }
  }

  it('PRV-20: ten wrong passwords stop whoever gave them, for a quarter of an hour', async () => {
    const { keys, wait } = provider()
    const wrong = (importedBy: string) => keys.importPfx(pfxOf(own, { count: 1 }), 'x', 'org', { importedBy })
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => wrong('anna')))
    const codes = tries.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : ''))
    expect(codes.filter((code) => code === 'wrong_password')).toHaveLength(10)
    expect(codes.filter((code) => code === 'too_many_passwords')).toHaveLength(2)
    await expect(
      keys.importPfx(pfxOf(own, { count: 1 }), password, 'org', { importedBy: 'anna' }),
    ).rejects.toMatchObject({ code: 'too_many_passwords' })
    await expect(wrong('bob')).rejects.toMatchObject({ code: 'wrong_password' })
    wait(15 * 60_000)
    const made = await keys.importPfx(pfxOf(own, { count: 1 }), password, 'org', { importedBy: 'anna' })
    expect(made.certificate).toEqual(own.certificate)
  })

  it('PRV-09: refuses a key that is here already', async () => {
    const { keys, rows } = provider()
    await keys.importPfx(pfxOf(own, { count: 1 }), password, 'org')
    await expect(keys.importPfx(pfxOf(own, { count: 1 }), password, 'other')).rejects.toMatchObject({
      code: 'repeated_key',
    })
    expect(rows.size).toBe(1)
  })
})
