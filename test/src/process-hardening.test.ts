/** The process keeps its memory to itself: what a core dump holds and what a debugger finds, tried on the real thing. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { run, temporaryFolder } from './support/programs.ts'
import { startStrongroom, until, type Strongroom } from './support/strongroom.ts'

/** In the environment of the process, and so in its memory. */
const canary = randomBytes(24).toString('hex')

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let microsoft: Microsoft
let server: Strongroom

/** Undone last first, however far the start came. */
const cleanup: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  folder = await temporaryFolder()
  cleanup.push(() => folder.remove())
  microsoft = await startMicrosoft('--mails', '0')
  cleanup.push(() => microsoft.stop())
  server = await startStrongroom(
    folder.path,
    microsoft,
    { CANARY: canary },
    { folder: folder.path, limit: '-c unlimited 2>/dev/null' },
  )
  cleanup.push(() => server.program.kill())
})

afterAll(async () => {
  for (const step of cleanup.toReversed()) await step()
})

/** TCP ports on which a process listens (proc(5): net/tcp, state 0A). */
async function listeningPorts(pid: number): Promise<number[]> {
  const names = await readdir(`/proc/${pid}/fd`)
  const links = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')))
  const inodes = new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []))
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8').catch(() => '')),
  )
  return tables
    .flatMap((table) => table.split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A' && inodes.has(fields[9] ?? ''))
    .map((fields) => Number.parseInt(fields[1]?.split(':')[1] ?? '', 16))
}

/** The core dump of a process that was aborted in this folder; undefined where the system writes none there. */
async function coreIn(path: string): Promise<Buffer | undefined> {
  const name = (await readdir(path)).find((one) => /^core(\.\d+)?$/.test(one))
  return name === undefined ? undefined : readFile(join(path, name))
}

describe.runIf(process.platform === 'linux')('the inspector', () => {
  it('opens on SIGUSR1 in any other Node process, which is what this file can see', async () => {
    const child = spawn(process.execPath, ['--inspect-port=0', '-e', 'setInterval(() => 0, 1000)'])
    try {
      await once(child, 'spawn')
      await until(async () => {
        // A signal that comes before Node is up would end it: ask until the process has its event loop.
        const fds = await readdir(`/proc/${child.pid}/fd`)
        return fds.length > 8
      })
      child.kill('SIGUSR1')
      await until(async () => (await listeningPorts(child.pid ?? 0)).length > 0)
      expect(await listeningPorts(child.pid ?? 0)).toHaveLength(1)
    } finally {
      child.kill('SIGKILL')
    }
  })

  it('stays closed on SIGUSR1: the server goes on with its one listener', async () => {
    const { program } = server
    const { pid } = program
    process.kill(pid, 'SIGUSR1')
    await until(async () => program.log().includes('SIGUSR1 is ignored'))
    expect(await listeningPorts(pid)).toEqual([Number(new URL(server.url).port)])
    expect(program.log()).not.toContain('Debugger listening')
  })

  it.each(['--inspect=127.0.0.1:0', '--inspect-port=0 --inspect'])(
    'makes the server refuse to start with NODE_OPTIONS=%s, before it reads a key',
    async (options) => {
      const data = join(folder.path, `inspected-${options.length}`)
      const refused = await run('strongroom', ['serve', '--data-dir', data, '--port', '0'], {
        NODE_OPTIONS: options,
      })
      expect(refused.code).toBe(1)
      expect(refused.stderr).toContain('start without --inspect')
      expect(refused.stdout).toBe('')
      await expect(readdir(data)).rejects.toThrow('ENOENT')
    },
  )
})

describe.runIf(process.platform === 'linux')('what other processes may read of this one (PRV-30)', () => {
  it.each(['cmdline', 'environ'])('has no key and no password in %s (proc(5))', async (name) => {
    const text = await readFile(`/proc/${server.program.pid}/${name}`)
    const keys = join(server.dataFolder, 'keys')
    const secrets = await Promise.all(
      (await readdir(keys)).map(async (file) => (await readFile(join(keys, file), 'utf8')).trim()),
    )
    expect(secrets.length).toBeGreaterThan(0)
    expect(text.includes(name === 'cmdline' ? '--data-dir' : 'CANARY=')).toBe(true)
    const password = await readFile(join(folder.path, 'password'), 'utf8')
    for (const secret of [...secrets, password.trim()]) expect(text.includes(secret)).toBe(false)
  })
})

describe.runIf(process.platform === 'linux')('a core dump (PRV-30)', () => {
  it('holds none of the memory of the server, by the filter of its process (core(5))', async () => {
    const filter = await readFile(`/proc/${server.program.pid}/coredump_filter`, 'utf8')
    expect(Number.parseInt(filter, 16)).toBe(0)
  })

  it('does not hold what was in the memory of the server, and does for a process without the filter', async () => {
    const other = await temporaryFolder()
    await run(
      '/bin/sh',
      ['-c', 'ulimit -c unlimited; kill -ABRT $$'],
      { CANARY: canary },
      { folder: other.path },
    )
    const usual = await coreIn(other.path)
    await other.remove()
    process.kill(server.program.pid, 'SIGABRT')
    await server.program.exited
    const core = await coreIn(folder.path)
    // Where cores go elsewhere, or nowhere, the filter above is all that can be seen from here.
    if (usual === undefined) return
    expect(usual.includes(canary)).toBe(true)
    expect(core?.includes('CORE')).toBe(true)
    expect(core?.includes(canary)).toBe(false)
  })
})
