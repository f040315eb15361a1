import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentLog } from '../foundation/log.ts'
import { openDatabase } from './connection.ts'
import { databaseSuite } from './database.suite.ts'

databaseSuite()

it('keeps the SQLite file and its log readable by the owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-db-'))
  const database = await openDatabase({ file: join(folder, 'strongroom.db'), log: silentLog })
  const files = await readdir(folder)
  const modes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).mode & 0o777))
  await database.close()
  await rm(folder, { recursive: true })
  expect(files).toContain('strongroom.db-wal')
  expect(new Set(modes)).toEqual(new Set([0o600]))
})

it('says that PostgreSQL does not answer, when it does not', async () => {
  const url = 'postgresql://nobody@127.0.0.1:1/nothing'
  await expect(openDatabase({ url, log: silentLog })).rejects.toMatchObject({ code: 'unavailable' })
})

it('asks for a place when it is given none', async () => {
  await expect(openDatabase({ log: silentLog })).rejects.toMatchObject({ code: 'bad_configuration' })
})
