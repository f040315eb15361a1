import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../foundation/clock.ts'
import { silentLog } from '../foundation/log.ts'
import { systemRandom } from '../foundation/random.ts'
import { claimDataFolder, type DataFolder } from './data-folder.ts'

const dependencies = { clock: systemClock, random: systemRandom, log: silentLog }
let folder: string
let held: DataFolder[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-lock-'))
})
afterEach(async () => {
  for (const one of held) await one.release()
  held = []
  await rm(folder, { recursive: true })
})

async function claim(): Promise<DataFolder> {
  const claimed = await claimDataFolder(folder, dependencies)
  held.push(claimed)
  return claimed
}

const holder = (change: object): string =>
  JSON.stringify({
    pid: 1,
    host: hostname(),
    processStart: '',
    token: 't',
    since: '2026-11-21T12:00:00.000Z',
    ...change,
  })

describe('one process a data folder (contracts)', () => {
  it('the lock says who holds it, and is gone afterwards', async () => {
    const claimed = await claim()
    expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({
      pid: process.pid,
      host: hostname(),
    })
    expect(await readdir(folder)).toEqual(['lock'])
    await claimed.release()
    expect(await readdir(folder)).toEqual([])
  })

  it('a living process of this machine keeps its folder, and the refusal names it', async () => {
    const parent = await readFile(`/proc/${process.ppid}/stat`, 'utf8').catch(() => undefined)
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
    const start = parent?.slice(parent.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    await writeFile(
      join(folder, 'lock'),
      holder({ pid: process.ppid, processStart: `${boot.trim()}:${start}` }),
    )
    await expect(claim()).rejects.toThrow(`in use by process ${process.ppid} on ${hostname()} since 2026`)
    expect(await readdir(folder)).toEqual(['lock'])
  })

  it('the lock of a process that has died is taken over', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    await writeFile(join(folder, 'lock'), holder({ pid }))
    await claim()
    expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid })
    expect(await readdir(folder)).toEqual(['lock'])
  })

  it('so is that of an earlier process with the same id, and one that was cut off while it was written', async () => {
    await writeFile(join(folder, 'lock'), holder({ pid: process.ppid, processStart: 'another boot:1' }))
    await (await claim()).release()
    await writeFile(join(folder, 'lock'), '{"pid":')
    await claim()
    expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid })
  })

  it.skipIf(process.platform !== 'linux')(
    'a process that was killed here has certainly ended, and so have those before it (repository-format.md, section 17)',
    async () => {
      const first = await claimAndDie()
      const second = await claimAndDie()
      const { process: own } = await claim()
      expect(own.gone).toEqual([first, second])
      expect([first, second]).not.toContain(own.id)
      await held[0]?.release()
      expect((await claim()).process.gone).toEqual([])
    },
  )

  it.skipIf(process.platform !== 'linux').each<[string, (lock: Record<string, unknown>) => object]>([
    ['another start of the machine', () => ({ processStart: 'another boot:1' })],
    ['another place where ids count: a container of the same name', () => ({ pidNamespace: 'pid:[1]' })],
    ['a version that did not say in which place', () => ({ pidNamespace: undefined })],
    ['this very process', ({ processStart }) => ({ pid: process.pid, processStart })],
  ])('takes over and is certain of nothing where the lock tells of %s', async (_, change) => {
    const killed = await claimAndDie()
    const file = join(folder, 'lock')
    const lock = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
    expect(lock['token']).toBe(killed)
    const probe = await claim()
    const own = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
    await probe.release()
    await writeFile(file, JSON.stringify({ ...lock, gone: ['earlier'], ...change(own) }))
    expect((await claim()).process.gone).toEqual(['earlier'])
  })

  it('another machine keeps its folder while its heartbeat is young', async () => {
    const file = join(folder, 'lock')
    await writeFile(file, holder({ host: 'elsewhere' }))
    await expect(claim()).rejects.toThrow('in use by process 1 on elsewhere')
    const old = new Date(Date.now() - 120_000)
    await utimes(file, old, old)
    await claim()
  })

  it('of many that want it at once, one gets it', async () => {
    await writeFile(join(folder, 'lock'), holder({ pid: spawnSync(process.execPath, ['-e', '']).pid }))
    const script = `${claiming()}.then(() => { console.log('held'); setTimeout(() => process.exit(0), 3000) }, (error) => console.log(error.code))`
    const answers = Promise.all(Array.from({ length: 6 }, () => runScript(script)))
    expect((await answers).toSorted()).toEqual([...Array<string>(5).fill('folder_in_use'), 'held'])
  })

  it('a folder that cannot be made is named', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(claimDataFolder(join(folder, 'file', 'below'), dependencies)).rejects.toThrow(
      'choose another with --data-dir',
    )
  })
})

/** What another process runs to claim the folder. */
function claiming(): string {
  return `import { claimDataFolder } from ${JSON.stringify(new URL('./data-folder.ts', import.meta.url).href)}
    const silent = { warn() {}, error() {} }
    claimDataFolder(${JSON.stringify(folder)}, { clock: { now: Date.now, sleep: () => new Promise(() => {}) }, random: { uuid: () => crypto.randomUUID() }, log: silent })
      `
}

/** A process claims the folder and is killed. @returns its id. */
async function claimAndDie(): Promise<string> {
  const script = `${claiming()}.then(({ process: { id } }) => { process.stdout.write(id, () => process.kill(process.pid, 'SIGKILL')) })`
  const id = await runScript(script)
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  return id
}

async function runScript(script: string): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()))
  await new Promise((resolve) => child.once('close', resolve))
  return output.trim()
}
