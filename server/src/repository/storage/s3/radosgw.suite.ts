/**
 * A real S3 server for tests: Ceph's radosgw from Debian's packages (radosgw ceph-mon ceph-osd ceph-mgr ceph-common),
 * on free loopback ports, in a temporary folder and with its data in memory. One for the test file that asks for it.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { accessSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe } from 'vitest'

const run = promisify(execFile)

export interface S3Server {
  readonly endpoint: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** The same server as another user knows it, who may do nothing in the buckets of this one until a policy says so. */
  readonly addUser: (name: string) => Promise<S3Server>
}

const accessKeyId = 'STRONGROOMTESTKEY001'
const secretAccessKey = 'strongroom-test-secret-0123456789abcdef'
/** All that a run of tests may keep. */
const memoryBytes = 2 ** 30
const binaries = ['radosgw', 'radosgw-admin', 'ceph', 'ceph-mon', 'ceph-mgr', 'ceph-osd', 'monmaptool']

/** Why there is no such server here; undefined when there is. */
const missing = binaries.find((name) => !isInstalled(name))

function isInstalled(name: string): boolean {
  try {
    accessSync(join('/usr/bin', name))
    return true
  } catch {
    return false
  }
}

/** Describes `body` with an S3 server, or skips it by name where none is installed. */
export function describeWithS3(title: string, body: (server: () => S3Server) => void): void {
  const reason =
    missing === undefined ? '' : ` (skipped: install radosgw ceph-mon ceph-osd ceph-mgr ceph-common)`
  describe.skipIf(missing !== undefined)(`${title} on radosgw${reason}`, { timeout: 120_000 }, () => {
    let cluster: { readonly server: S3Server; stop(): Promise<void> } | undefined
    beforeAll(async () => {
      cluster = await startSomewhere()
    }, 300_000)
    afterAll(async () => {
      await cluster?.stop()
    }, 60_000)
    body(() => {
      if (cluster === undefined) throw new Error('ask for the server inside a test or a hook')
      return cluster.server
    })
  })
}

const startTries = 4

/** A port that was free a moment ago may be somebody else's now: then everything begins anew elsewhere. */
async function startSomewhere(): ReturnType<typeof startRadosgw> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await startRadosgw()
    } catch (error) {
      if (tried === startTries) throw error
    }
  }
}

async function startRadosgw(): Promise<{ readonly server: S3Server; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-s3-'))
  const children: ChildProcess[] = []
  const stop = async (): Promise<void> => {
    for (const child of children.toReversed()) await end(child)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const { port, addUser } = await start(folder, children)
    const endpoint = `http://127.0.0.1:${port}`
    const serverOf = async (name: string, keys: Keys): Promise<S3Server> => {
      await addUser(name, keys)
      return {
        endpoint,
        ...keys,
        addUser: (another) =>
          serverOf(another, { accessKeyId: `KEYOF${another.toUpperCase()}`, secretAccessKey: randomUUID() }),
      }
    }
    return { server: await serverOf('test', { accessKeyId, secretAccessKey }), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Keys = Pick<S3Server, 'accessKeyId' | 'secretAccessKey'>

interface Started {
  /** Of the S3 server. */
  readonly port: number
  readonly addUser: (name: string, keys: Keys) => Promise<unknown>
}

async function start(folder: string, children: ChildProcess[]): Promise<Started> {
  const [monitor, port] = await freePorts()
  const cluster = randomUUID()
  for (const name of ['mon', 'mgr', 'osd', 'run', 'log']) await mkdir(join(folder, name))
  const file = join(folder, 'ceph.conf')
  await writeFile(file, configuration({ folder, cluster, monitor, port }))
  await writeFile(join(folder, 'keyring'), '')
  const common = ['-c', file]
  const environment = { cwd: folder, env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: folder } }
  const once = (name: string, ...given: string[]): Promise<unknown> =>
    run(name, name === 'monmaptool' ? given : [...common, ...given], { ...environment, timeout: 60_000 })
  const daemon = (name: string, ...given: string[]): void => {
    const child = spawn(name, [...common, '-f', ...given], { ...environment, stdio: 'ignore' })
    children.push(child)
  }
  const map = join(folder, 'monmap')
  await once('monmaptool', '--create', '--fsid', cluster, '--addv', 'a', `[v1:127.0.0.1:${monitor}]`, map)
  await once('ceph-mon', '-i', 'a', '--mkfs', '--monmap', map, '--keyring', join(folder, 'keyring'))
  daemon('ceph-mon', '-i', 'a')
  await untilMonitorAnswers(() => once('ceph', '--connect-timeout', '20', '-s'), children)
  daemon('ceph-mgr', '-i', 'x')
  const disk = randomUUID()
  await once('ceph', 'osd', 'new', disk)
  await once('ceph', 'osd', 'crush', 'add', 'osd.0', '1', 'root=default', 'host=test')
  await once('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', disk)
  daemon('ceph-osd', '-i', '0')
  daemon('radosgw', '-n', 'client.rgw')
  await untilAnswers(port, children)
  return {
    port,
    addUser: (name, keys) => {
      const who = [`--uid=${name}`, `--display-name=${name}`]
      const key = [`--access-key=${keys.accessKeyId}`, `--secret-key=${keys.secretAccessKey}`]
      return once('radosgw-admin', '-n', 'client.rgw', 'user', 'create', ...who, ...key)
    },
  }
}

interface Places {
  readonly folder: string
  readonly cluster: string
  readonly monitor: number
  readonly port: number
}

function configuration({ folder, cluster, monitor, port }: Places): string {
  return `[global]
fsid = ${cluster}
mon host = v1:127.0.0.1:${monitor}
auth cluster required = none
auth service required = none
auth client required = none
auth allow insecure global id reclaim = true
mon allow pool size one = true
mon warn on pool no redundancy = false
mon data avail crit = 1
mon data avail warn = 2
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd crush chooseleaf type = 0
osd crush update on start = false
osd class update on start = false
osd objectstore = memstore
osd memory target = 939524096
memstore device bytes = ${memoryBytes}
run dir = ${folder}/run
admin socket = ${folder}/run/$name.asok
log file = ${folder}/log/$name.log
pid file = ${folder}/run/$name.pid
mon data = ${folder}/mon
mgr data = ${folder}/mgr
osd data = ${folder}/osd
keyring = ${folder}/keyring
ms bind msgr2 = false
public addr = 127.0.0.1
cluster addr = 127.0.0.1
[mon.a]
mon addr = 127.0.0.1:${monitor}
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:${port} tcp_nodelay=1
rgw thread pool size = 32
rgw dns name = localhost
rgw gc obj min wait = 1
rgw gc processor period = 5
`
}

/** Ports that were free a moment ago. */
async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()]
  const ports: number[] = []
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    ports.push(typeof address === 'object' && address !== null ? address.port : 0)
  }
  for (const server of servers) await new Promise((resolve) => server.close(resolve))
  const [monitor = 0, port = 0] = ports
  return [monitor, port]
}

/** A monitor that has only just begun refuses the first questions. */
async function untilMonitorAnswers(
  ask: () => Promise<unknown>,
  children: readonly ChildProcess[],
): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await ask()
      return
    } catch (error) {
      if (tried === 10 || children.some((child) => child.exitCode !== null)) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

async function untilAnswers(port: number, children: readonly ChildProcess[]): Promise<void> {
  for (let tried = 0; tried < 600; tried += 1) {
    const ended = children.find((child) => child.exitCode !== null)
    if (ended !== undefined) throw new Error(`${ended.spawnfile} ended with ${ended.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    if (answer?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('radosgw does not answer')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  // Nothing is kept, and an orderly end takes seconds.
  child.kill('SIGKILL')
  await ended
}
