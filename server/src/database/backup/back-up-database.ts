/**
 * A copy of the database before its tables are changed: a migration that goes wrong, or a version that has to be taken
 * back, must not cost the records.
 */
import { chmod, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { describeError } from '../../foundation/errors.ts'
import type { Log } from '../../foundation/log.ts'
import { dialectOf } from '../dialect.ts'
import { DatabaseError } from '../errors.ts'
import type { DatabaseSchema } from '../schema.ts'
import { sqliteFileTrouble } from '../sqlite.ts'
import { checksumFile, writeChecksum } from './checksum.ts'
import { dumpEverything } from './dump-everything.ts'
import { runPgDump } from './pg-dump.ts'

const kept = 5
const named = /^(\d{6})-before-[0-9a-z-]+\.(?:db|pgdump|json)$/

export interface DatabaseBackup {
  readonly db: Kysely<DatabaseSchema>
  /** Of PostgreSQL. */
  readonly url: string | undefined
  /** Made with mode 0700 when it is not there. */
  readonly folder: string
  readonly log: Log
}

/**
 * @param migration - Name of the first one that is to come.
 * @returns the file: a SQLite database, an archive of `pg_dump`, or, without that, our own JSON; its checksum lies beside it.
 * @throws {DatabaseError} `backup_failed`
 */
export async function backUpDatabase(backup: DatabaseBackup, migration: string): Promise<string> {
  const { folder, log } = backup
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await removeDrafts(folder)
    const draft = join(folder, 'backup.draft')
    const ending = await writeBackup(backup, draft)
    const file = join(folder, `${await nextNumber(folder)}-before-${migration}.${ending}`)
    await chmod(draft, 0o600)
    await sync(draft)
    await writeChecksum(file, draft)
    await rename(draft, file)
    await sync(folder)
    log.info({ file, migration }, 'the database was backed up before its tables are brought up to date')
    await removeOld(folder)
    return file
  } catch (error) {
    throw new DatabaseError(
      'backup_failed',
      `The database could not be backed up to ${folder} before its tables are brought up to date, and so nothing was changed. Make room there, or give the server's user the right to write there, then start again.`,
      { detail: describeError(error), cause: error },
    )
  }
}

async function writeBackup({ db, url, log }: DatabaseBackup, draft: string): Promise<string> {
  if (dialectOf(db) === 'sqlite') {
    // SQLite writes into an empty file, whose mode it leaves as it is.
    await writeFile(draft, '', { mode: 0o600, flag: 'wx' })
    await sql`vacuum into ${draft}`.execute(db)
    const trouble = sqliteFileTrouble(draft)
    if (trouble !== undefined) throw new Error(`the copy is damaged: ${trouble}`)
    return 'db'
  }
  const trouble = await runPgDump(url ?? '', draft)
  if (trouble === undefined) return 'pgdump'
  log.warn({ detail: trouble }, 'pg_dump cannot be used; the database is backed up as JSON')
  await rm(draft, { force: true })
  await dumpEverything(db, draft)
  return 'json'
}

async function backupNames(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => named.test(name)).toSorted()
}

async function nextNumber(folder: string): Promise<string> {
  const newest = (await backupNames(folder)).at(-1) ?? '000000'
  return String(Number(newest.slice(0, 6)) + 1).padStart(6, '0')
}

async function removeOld(folder: string): Promise<void> {
  const names = await backupNames(folder)
  for (const name of names.slice(0, Math.max(0, names.length - kept))) {
    await rm(join(folder, name))
    await rm(checksumFile(join(folder, name)), { force: true })
  }
}

/** Of a backup that was interrupted. */
async function removeDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith('backup.draft')) await rm(join(folder, name), { force: true })
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
