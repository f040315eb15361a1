/**
 * Every dialect that a test of records runs on: SQLite in a temporary folder, and a throw-away PostgreSQL
 * cluster made from the binaries installed here (or the server that TEST_DATABASE_URL names).
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { silentLog } from '../foundation/log.ts'
import { type Database, openDatabase } from './connection.ts'

interface TestServer {
  /** A place for one more database, empty. */
  location(): Promise<{ url?: string; file?: string }>
  stop(): Promise<void>
}

interface TestDialect {
  readonly title: string
  readonly dialect: string
  readonly skipReason: string | undefined
  readonly start: () => Promise<TestServer>
}

/**
 * Describes `body` once a dialect. `open` gives a database of its own each time, or with `at` a second
 * connection to one that is open already; all of them are closed after the test.
 */
export function describeOnEveryDatabase(
  title: string,
  body: (open: (at?: OpenTestDatabase) => Promise<OpenTestDatabase>) => void,
): void {
  describeOn({ title, dialect: 'SQLite', skipReason: undefined, start: startSqlite }, body)
  const skipReason = postgresqlIsMissing()
  const dialect = `PostgreSQL${skipReason ?? ''}`
  describeOn({ title, dialect, skipReason, start: startPostgresql }, body)
}

export interface OpenTestDatabase extends Database {
  /** Where it is, so that a test can open it a second time. */
  readonly location: { readonly url?: string; readonly file?: string }
}

function describeOn(
  { title, dialect, skipReason, start }: TestDialect,
  body: (open: (at?: OpenTestDatabase) => Promise<OpenTestDatabase>) => void,
): void {
  describe.skipIf(skipReason !== undefined)(`${title} on ${dialect}`, { timeout: 60_000 }, () => {
    let server: TestServer | undefined
    const opened: Database[] = []
    beforeAll(async () => {
      server = await start()
    }, 120_000)
    afterEach(async () => {
      for (const database of opened.splice(0)) await database.close()
    })
    afterAll(async () => {
      await server?.stop()
    }, 60_000)
    body(async (at) => {
      if (server === undefined) throw new Error('open a database inside a test or a hook')
      const location = at?.location ?? (await server.location())
      const database = await openDatabase({ ...location, log: silentLog, watchesTransactions: true })
      opened.push(database)
      return { ...database, location }
    })
  })
}

async function startSqlite(): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-sqlite-'))
  return {
    location: async () => ({ file: join(folder, `${randomUUID()}.db`) }),
    stop: () => rm(folder, { recursive: true, force: true }),
  }
}

const installFolder = '/usr/lib/postgresql'

function postgresqlIsMissing(): string | undefined {
  if (process.env['TEST_DATABASE_URL'] !== undefined || existsSync(installFolder)) return undefined
  return ' (skipped: install postgresql, or set TEST_DATABASE_URL)'
}

async function startPostgresql(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL']
  const cluster = given === undefined ? await startCluster() : undefined
  const administration = given ?? cluster?.url('postgres') ?? ''
  const names: string[] = []
  const urlOf = (name: string): string => cluster?.url(name) ?? withDatabase(administration, name)

  async function create(template: string): Promise<string> {
    const name = `test_${randomUUID().replaceAll('-', '')}`
    await runStatement(administration, `create database ${name} template ${template}`)
    names.push(name)
    return name
  }

  // Copying a database that has its tables is much faster than making them again for each test.
  async function createMigrated(): Promise<string> {
    const name = await create('template0')
    await (await openDatabase({ url: urlOf(name), log: silentLog })).close()
    return name
  }

  const template = await createMigrated()
  return {
    location: async () => ({ url: urlOf(await create(template)) }),
    stop: async () => {
      if (cluster === undefined)
        for (const name of names) await runStatement(administration, `drop database if exists ${name}`)
      else await cluster.stop()
    },
  }
}

interface Cluster {
  url(name: string): string
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root, so it runs as an unprivileged user, on a Unix socket in its own folder. */
async function startCluster(): Promise<Cluster> {
  const versions = await readdir(installFolder)
  const version = versions.toSorted((left, right) => Number(right) - Number(left))[0] ?? ''
  const binaries = join(installFolder, version, 'bin')
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-pg-'))
  const owner = process.getuid?.() === 0 ? unprivilegedUser() : undefined
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid)
  const options = { cwd: folder, ...owner }
  const data = join(folder, 'data')
  execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '-N'], {
    ...options,
    stdio: 'ignore',
  })
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'max_connections=100',
  ]
  const child = spawn(
    join(binaries, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  await untilReady(child)
  return {
    url: (name) => `postgresql://test@/${name}?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('exit', () => reject(new Error(`PostgreSQL ended at once: ${said}`)))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('ready to accept connections')) resolve()
    })
  })
}

function unprivilegedUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (fields !== undefined) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new Error('there is neither a user postgres nor nobody to run PostgreSQL as')
}

async function runStatement(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
