import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { backUpDatabase } from './back-up-database.ts'
import { makeDatabaseOf, openDatabase } from '../connection.ts'
import { describeOnEveryDatabase } from '../test-databases.suite.ts'
import { findSetting } from '../tables/settings.ts'

const log = silentLog
let folder: string
let file: string
let backupsFolder: string

/** A database of the time before the newest migrations, with something in it. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-backup-'))
  file = join(folder, 'strongroom.db')
  backupsFolder = join(folder, 'backups')
  await makeOlder()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function makeOlder(): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) await rm(`${file}${ending}`, { force: true })
  const tables = { settings: [{ name: 'colour', value: 'blue' }] }
  await makeDatabaseOf({ schema: '0007-restore-tasks', tables }, { file, log })
}

/** Without their checksums. */
async function backups(): Promise<string[]> {
  return (await readdir(backupsFolder)).filter((name) => !name.endsWith('.sha256')).toSorted()
}

describe('the backup before a migration', () => {
  it('holds the database as it was, is for its owner alone, and can be put back', async () => {
    await (await openDatabase({ file, backupsFolder, log })).close()
    const [name = '', checksum = ''] = (await readdir(backupsFolder)).toSorted()
    expect(name).toBe('000001-before-0008-recovery.db')
    const digest = createHash('sha256').update(await readFile(join(backupsFolder, name)))
    // As `sha256sum --check` reads it.
    const line = `${digest.digest('hex')}  ${name}\n`
    expect(await readFile(join(backupsFolder, checksum), 'utf8')).toBe(line)
    expect((await stat(join(backupsFolder, name))).mode & 0o777).toBe(0o600)
    expect((await stat(backupsFolder)).mode & 0o777).toBe(0o700)
    const old = new SQLite(join(backupsFolder, name), { readonly: true })
    expect(old.prepare("select value from settings where name = 'colour'").pluck().get()).toBe('blue')
    expect(old.prepare("select 1 from sqlite_master where name = 'recovery_kits'").get()).toBeUndefined()
    old.close()
    for (const ending of ['', '-wal', '-shm']) await rm(`${file}${ending}`, { force: true })
    await copyFile(join(backupsFolder, name), file)
    const restored = await openDatabase({ file, log })
    expect(await findSetting(restored.db, 'colour')).toBe('blue')
    await restored.close()
  })

  it('is made neither for a new database nor where nothing is to be done', async () => {
    await (await openDatabase({ file: join(folder, 'new.db'), backupsFolder, log })).close()
    await expect(readdir(backupsFolder)).rejects.toThrow(/ENOENT/)
    await (await openDatabase({ file, backupsFolder, log })).close()
    await (await openDatabase({ file, backupsFolder, log })).close()
    expect(await backups()).toHaveLength(1)
  })

  it('stays with the newest four others', async () => {
    for (let turn = 0; turn < 7; turn += 1) {
      await (await openDatabase({ file, backupsFolder, log })).close()
      await makeOlder()
    }
    expect((await backups()).map((name) => name.slice(0, 6))).toEqual([
      '000003',
      '000004',
      '000005',
      '000006',
      '000007',
    ])
    expect(await readdir(backupsFolder)).toHaveLength(10)
  })

  it('stops the migration when it fails, and says where', async () => {
    await writeFile(backupsFolder, 'in the way')
    const opening = openDatabase({ file, backupsFolder, log })
    await expect(opening).rejects.toMatchObject({
      code: 'backup_failed',
      message: expect.stringContaining(backupsFolder),
    })
    const database = new SQLite(file, { readonly: true })
    expect(database.prepare("select 1 from sqlite_master where name = 'recovery_kits'").get()).toBeUndefined()
    database.close()
    await rm(backupsFolder)
    await mkdir(backupsFolder)
    await writeFile(join(backupsFolder, 'backup.draft'), 'of a backup that was cut off')
    await (await openDatabase({ file, backupsFolder, log })).close()
    expect(await backups()).toEqual(['000001-before-0008-recovery.db'])
    await chmod(backupsFolder, 0o700)
  })
})

describeOnEveryDatabase('the backup of a database', (open) => {
  it('is what its own tools restore', async () => {
    const { db, dialect, location } = await open()
    const made = await backUpDatabase({ db, url: location.url, folder: backupsFolder, log }, '0008-recovery')
    expect((await stat(made)).mode & 0o777).toBe(0o600)
    expect(made).toMatch(dialect === 'sqlite' ? /\.db$/ : /\.pgdump$/)
    const [tool = '', ...options] = dialect === 'sqlite' ? ['head', '-c', '15'] : ['pg_restore', '--list']
    const listed = execFileSync(tool, [...options, made], { encoding: 'utf8' })
    expect(listed).toContain(dialect === 'sqlite' ? 'SQLite format 3' : 'TABLE DATA public organizations')
  })
})

const child = new URL('migration-child.suite.ts', import.meta.url)

describe('F-17: a process that is killed while it brings the tables up to date', () => {
  it.each(['create table "recovery_kits"', 'create table "kept_records"', 'insert into "kysely_migration"'])(
    'has changed nothing when it dies at: %s',
    { timeout: 60_000 },
    async (statement) => {
      const dying = spawn(process.execPath, ['--import', 'tsx', child.pathname, file, statement], {
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      const signal = await new Promise((resolve) => dying.once('exit', (_code, sent) => resolve(sent)))
      expect(signal).toBe('SIGKILL')
      const left = new SQLite(file, { readonly: true })
      expect(left.prepare("select 1 from sqlite_master where name = 'recovery_kits'").get()).toBeUndefined()
      left.close()
      const database = await openDatabase({ file, backupsFolder, log })
      expect(await findSetting(database.db, 'colour')).toBe('blue')
      expect(await database.db.selectFrom('recoveryKits').selectAll().execute()).toEqual([])
      await database.close()
    },
  )
})
