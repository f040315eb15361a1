import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { makeDatabaseOf, openDatabase } from '../connection.ts'
import { dumpEverything } from '../backup/dump-everything.ts'
import { appendAudit } from '../tables/audit.ts'
import { insertOrganization, listOrganizations } from '../tables/organizations.ts'
import { insertRbacRole } from '../tables/rbac-roles.ts'
import { findSealedKey, insertSealedKey } from '../tables/sealed-keys.ts'
import { findSetting, putSetting } from '../tables/settings.ts'
import { describeOnEveryDatabase, type OpenTestDatabase } from '../test-databases.suite.ts'
import { dumpTables, type TablesDump } from './dump-tables.ts'
import { leftOut } from './left-out.ts'
import { tablesInOrder } from './table-order.ts'

const log = silentLog

describeOnEveryDatabase('a dump of the records', (open) => {
  let folder: string
  let database: OpenTestDatabase
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strongroom-dump-'))
    database = await open()
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function fill(): Promise<string> {
    const id = randomUUID()
    await database.transaction(async (trx) => {
      await insertOrganization(trx, organizationRow(id))
      const role = { id: randomUUID(), organizationId: id, name: 'R', description: '', roleType: 'x' }
      await insertRbacRole(trx, { ...role, createdAt: 5 })
      await putSetting(trx, 'colour', 'blue “ü” \u{1f512}')
      await insertSealedKey(trx, {
        id: 'key',
        purpose: 'repository',
        context: 'c',
        sealed: new Uint8Array([0, 255, 1]),
        certificate: null,
        createdAt: 1_770_000_000_000,
      })
      await appendAudit(trx, { at: 1, action: 'a', outcome: 'success', actor: 'x' })
    })
    return id
  }

  it('comes back in a new SQLite database, as it was, by way of JSON', async () => {
    const id = await fill()
    const dump = await dumpTables(database)
    const text = JSON.stringify(dump)
    const copy: TablesDump = JSON.parse(text)
    const file = join(folder, 'copy.db')
    await makeDatabaseOf(copy, { file, log })
    const loaded = await openDatabase({ file, log })
    expect((await listOrganizations(loaded.db)).map((row) => row.id)).toEqual([id])
    expect(await findSetting(loaded.db, 'colour')).toBe('blue “ü” \u{1f512}')
    expect((await findSealedKey(loaded.db, 'key'))?.sealed).toEqual(new Uint8Array([0, 255, 1]))
    const again = await dumpTables(loaded)
    expect(again.tables['rbac_roles']).toEqual(dump.tables['rbac_roles'])
    expect(again.schema).toBe(dump.schema)
    await loaded.close()
    const taken = makeDatabaseOf(copy, { file, log })
    await expect(taken).rejects.toMatchObject({ code: 'not_empty' })
  })

  it('leaves out what ends with the server, and refers to nothing of it', async () => {
    await fill()
    const { tables } = await dumpTables(database)
    const shapes = await tablesInOrder(database.db.withoutPlugins())
    const names = shapes.map((shape) => shape.name)
    expect(Object.keys(leftOut).filter((name) => !names.includes(name))).toEqual([])
    expect(new Set([...Object.keys(tables), ...Object.keys(leftOut)])).toEqual(new Set(names))
    expect(Object.keys(tables)).not.toContain('audit')
  })

  it('names each table after those it refers to', async () => {
    const names = (await tablesInOrder(database.db.withoutPlugins())).map((shape) => shape.name)
    const isBefore = (left: string, right: string): boolean => names.indexOf(left) < names.indexOf(right)
    expect(isBefore('organizations', 'jobs')).toBe(true)
    expect(isBefore('backup_repositories', 'jobs')).toBe(true)
    expect(isBefore('jobs', 'job_states')).toBe(true)
    expect(isBefore('rbac_roles', 'rbac_role_items')).toBe(true)
  })

  it.each([
    ['of a newer version', { schema: '9999-future' }, 'newer_schema'],
    ['with a foreign table', { tables: { strangers: [] } }, 'bad_dump'],
    ['with a foreign column', { tables: { settings: [{ name: 'a', value: 'b', evil: 1 }] } }, 'bad_dump'],
  ])('is refused when it is %s', async (_title, changes, code) => {
    const dump = { ...(await dumpTables(database)), ...changes }
    const file = join(folder, 'refused.db')
    await expect(makeDatabaseOf(dump, { file, log })).rejects.toMatchObject({ code })
  })

  it('takes everything where it is the backup of the whole database', async () => {
    if (database.dialect !== 'postgresql') return
    await fill()
    const path = join(folder, 'all.json')
    await dumpEverything(database.db, path)
    const dump: TablesDump = JSON.parse(await readFile(path, 'utf8'))
    expect(dump.tables['audit']).toHaveLength(1)
    const { location } = await open()
    await makeEmpty(location.url ?? '')
    await makeDatabaseOf(dump, { ...location, log })
    const loaded = await openDatabase({ ...location, log })
    expect(await loaded.db.selectFrom('audit').select('sequence').execute()).toEqual([{ sequence: 1 }])
    await loaded.close()
  })
})

async function makeEmpty(url: string): Promise<void> {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('drop schema public cascade; create schema public')
  await client.end()
}

function organizationRow(id: string): Parameters<typeof insertOrganization>[1] {
  return {
    id,
    tenantId: randomUUID(),
    name: 'contoso.onmicrosoft.com',
    displayName: 'Contoso',
    description: '',
    cloud: 'worldwide',
    region: 'Worldwide',
    isExchangeOnline: 1,
    isSharePointOnline: 0,
    isTeamsOnline: 0,
    isTeamsChatsOnline: 0,
    createdAt: 7,
  }
}
