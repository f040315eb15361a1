import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { openDatabase, restoreDatabase } from '../connection.ts'
import { insertOrganization } from '../tables/organizations.ts'
import { appendAudit } from '../tables/audit.ts'
import { findSetting, putSetting } from '../tables/settings.ts'
import { describeOnEveryDatabase, type OpenTestDatabase } from '../test-databases.suite.ts'
import { backUpDatabase } from './back-up-database.ts'
import { writeChecksum } from './checksum.ts'
import { dumpEverything } from './dump-everything.ts'

const log = silentLog
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-return-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function fill({ db, transaction }: OpenTestDatabase): Promise<void> {
  await putSetting(db, 'colour', 'blue “ü”\n\u2028]')
  await transaction(async (trx) => {
    await appendAudit(trx, { at: 1, action: 'a', outcome: 'success', actor: 'x' })
    await insertOrganization(trx, {
      id: 'o',
      tenantId: 't',
      name: 'contoso.com',
      displayName: 'Contoso',
      description: '',
      cloud: 'worldwide',
      region: 'Worldwide',
      isExchangeOnline: 1,
      isSharePointOnline: 0,
      isTeamsOnline: 0,
      isTeamsChatsOnline: 0,
      createdAt: 7,
    })
  })
}

async function everything(location: { url?: string; file?: string }) {
  const { db, close } = await openDatabase({ ...location, log })
  try {
    return {
      colour: await findSetting(db, 'colour'),
      organizations: await db.selectFrom('organizations').selectAll().execute(),
      audit: await db.selectFrom('audit').selectAll().execute(),
      changes: await db.selectFrom('changes').selectAll().execute(),
    }
  } finally {
    await close()
  }
}

async function tablesOf(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query("select 1 from pg_class where relnamespace = 'public'::regnamespace")
  await client.end()
  return rows.length
}

async function makeEmpty(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('drop schema public cascade; create schema public')
  await client.end()
}

describeOnEveryDatabase('the way back from a backup of the database', (open) => {
  /** A database with something in it, its backup, and a place for another one. */
  async function backedUp() {
    const database = await open()
    await fill(database)
    const { db, location } = database
    const made = await backUpDatabase(
      { db, url: location.url, folder: join(folder, 'backups'), log },
      '0008-x',
    )
    const target = await emptyPlace(database)
    return { database, made, target }
  }

  async function emptyPlace({ dialect }: OpenTestDatabase): Promise<{ url?: string; file: string }> {
    const file = join(folder, 'restored.db')
    if (dialect === 'sqlite') return { file }
    const { url = '' } = (await open()).location
    await makeEmpty(url)
    return { url, file }
  }

  /** Nothing at all: neither tables nor files. */
  async function isEmpty({ url }: { url?: string }): Promise<boolean> {
    const files = (await readdir(folder)).filter((name) => name.startsWith('restored'))
    return files.length === 0 && (url === undefined || (await tablesOf(url)) === 0)
  }

  it('brings everything back as it was', async () => {
    const { database, made, target } = await backedUp()
    await restoreDatabase(made, { ...target, log })
    const back = await everything(target)
    expect(back).toEqual(await everything(database.location))
    expect(back.audit).toHaveLength(1)
  })

  it('is refused where there is a database already, which stays as it was', async () => {
    const { database, made } = await backedUp()
    const { location } = database
    const place = { ...location, log }
    await expect(restoreDatabase(made, place)).rejects.toMatchObject({ code: 'not_empty' })
    expect((await everything(location)).organizations).toHaveLength(1)
  })

  it('of JSON goes into either dialect', async () => {
    const database = await open()
    if (database.dialect !== 'postgresql') return
    await fill(database)
    const made = join(folder, 'all.json')
    await dumpEverything(database.db, made)
    await writeChecksum(made, made)
    const before = await everything(database.location)
    for (const target of [await emptyPlace(database), { file: join(folder, 'other.db') }]) {
      await restoreDatabase(made, { ...target, log })
      expect(await everything(target)).toEqual(before)
    }
  })

  it('F-17: a torn or altered backup is refused whole', async () => {
    const { made, target } = await backedUp()
    const whole = join(folder, 'whole')
    await cp(made, whole)
    const { length } = await readFile(whole)
    const harm = [
      () => truncate(made, length - 1),
      () => truncate(made, Math.floor(length / 2)),
      () => appendFile(made, 'x'),
      async () => {
        const bytes = await readFile(made)
        bytes[Math.floor(length / 2)] = (bytes[Math.floor(length / 2)] ?? 0) ^ 1
        await writeFile(made, bytes)
      },
      () => rm(`${made}.sha256`),
    ]
    for (const work of harm) {
      await cp(whole, made)
      await work()
      await expect(restoreDatabase(made, { ...target, log })).rejects.toMatchObject({ code: 'bad_dump' })
      expect(await isEmpty(target)).toBe(true)
    }
    // Whoever trusts the file says so.
    await cp(whole, made)
    await restoreDatabase(made, { ...target, log, isUnchecked: true })
    expect((await everything(target)).organizations).toHaveLength(1)
  })

  it('of JSON that lost its end, a line or a cell is refused whole even where nobody compares its checksum', async () => {
    const database = await open()
    if (database.dialect !== 'postgresql') return
    await fill(database)
    const made = join(folder, 'all.json')
    await dumpEverything(database.db, made)
    const text = await readFile(made, 'utf8')
    const lines = text.split('\n')
    const places = [await emptyPlace(database), { file: join(folder, 'restored.db') }]
    const changes = [
      text.slice(0, -4),
      lines.slice(0, Math.floor(lines.length / 2)).join('\n'),
      `${text}{"name":"x"}\n`,
      text.replace('"display_name"', '"evil"'),
      text.replace('"display_name":"Contoso"', '"display_name":{"evil":1}'),
      text.replace(/"schema":"[^"]*"/, '"schema":"9999-future"'),
      text.replace('"organizations":[', '"strangers":['),
    ]
    for (const changed of changes) {
      await writeFile(made, changed)
      for (const place of places) {
        const loading = restoreDatabase(made, { ...place, log, isUnchecked: true })
        await expect(loading, changed.slice(-60)).rejects.toMatchObject({
          code: expect.stringMatching(/^(?:bad_dump|newer_schema)$/),
        })
        expect(await isEmpty(place)).toBe(true)
      }
    }
  })
})

describe('a file that is no backup', () => {
  it('is refused, as is one of the other dialect and a log that is left of a lost database', async () => {
    const file = join(folder, 'restored.db')
    const place = { file, log, isUnchecked: true }
    await writeFile(join(folder, 'letter'), 'Dear Sir')
    await writeFile(join(folder, 'archive'), 'PGDMP…')
    await mkdir(join(folder, 'folder'))
    for (const name of ['letter', 'archive', 'folder', 'nowhere'])
      await expect(restoreDatabase(join(folder, name), place)).rejects.toMatchObject({ code: 'bad_dump' })
    const made = join(folder, 'made.db')
    await (await openDatabase({ file: made, log })).close()
    await writeFile(`${file}-wal`, 'x')
    await expect(restoreDatabase(made, place)).rejects.toMatchObject({ code: 'not_empty' })
    await rm(`${file}-wal`)
    const elsewhere = { ...place, url: 'postgresql://nobody@127.0.0.1:1/none' }
    await expect(restoreDatabase(made, elsewhere)).rejects.toMatchObject({
      message: expect.stringContaining('unset DATABASE_URL'),
    })
    await restoreDatabase(made, place)
  })
})
