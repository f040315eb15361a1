/** What an earlier version wrote must be read by every later one: each released format version keeps a repository here. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Type } from 'typebox'
import { Parse } from 'typebox/value'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import {
  createFilesystemStorage,
  createMemoryStorage,
  openVault,
  openWithPassphrase,
  type RestorePoint,
  type Storage,
  type Vault,
} from '../index.ts'
import { Secret } from '../../foundation/secret.ts'
import { listAll } from '../storage/storage.ts'
import { defined, mails, readBack, repositoryIdOf, runOnce, type Mail } from '../test-vault.ts'

const expectedSchema = Type.Object({
  repositoryId: Type.String(),
  key: Type.String(),
  points: Type.Array(
    Type.Object({ id: Type.String(), manifest: Type.Unknown(), contentSha256: Type.String() }),
  ),
})

/** What version 1.1 has beside that. */
const addedSchema = Type.Object({
  forgotten: Type.Array(Type.String()),
  passphrase: Type.Object({ id: Type.String(), text: Type.String() }),
  recoveryKit: Type.Object({ id: Type.String(), text: Type.String() }),
  masterKey: Type.String(),
})

type Expected = ReturnType<typeof Parse<typeof expectedSchema>>
type Identity = Parameters<typeof openVault>[1]

const folderOf = (version: string): string => fileURLToPath(new URL(`${version}/`, import.meta.url))

async function expectedOf(
  version: string,
): Promise<{ expected: Expected; identity: Identity; json: unknown }> {
  const json: unknown = JSON.parse(await readFile(`${folderOf(version)}expected.json`, 'utf8'))
  const expected = Parse(expectedSchema, json)
  const identity = {
    repositoryId: repositoryIdOf(expected.repositoryId),
    key: Buffer.from(expected.key, 'hex'),
  }
  return { expected, identity, json }
}

async function inMemory(storage: Storage): Promise<Storage> {
  const copy = createMemoryStorage()
  for (const name of await listAll(storage, '')) await copy.put(name, defined(await storage.get(name)))
  return copy
}

describe.each(['v1', 'v1.1'])('golden repository %s', (version) => {
  const storage = createFilesystemStorage(`${folderOf(version)}repository`)
  let identity: Identity
  let expected: Expected
  beforeAll(async () => {
    ;({ expected, identity } = await expectedOf(version))
  })

  it('opens, and reads in full', async () => {
    const vault = await openVault({ storage, random: systemRandom }, identity)
    const points = await vault.listRestorePoints()
    expect(points.map(({ id, manifest }) => ({ id, manifest }))).toEqual(
      expected.points.map(({ id, manifest }) => ({ id, manifest })),
    )
    for (const [place, point] of points.entries()) {
      const hash = createHash('sha256')
      for (const { id, mime } of await readKept(vault, point)) hash.update(`${id}\n`).update(mime)
      expect(hash.digest('hex')).toBe(defined(expected.points[place]).contentSha256)
    }
  })

  it('can be continued', async () => {
    const copy = await inMemory(storage)
    const vault = await openVault({ storage: copy, random: systemRandom }, identity)
    const before = defined((await vault.listRestorePoints())[1]).manifest
    const point = await runOnce(vault, before.organizationId, 'daily', mails(3))
    expect(point.manifest.sequence).toBe(before.sequence + 1)
    const again = await openVault({ storage: copy, random: systemRandom }, identity)
    const points = await again.listRestorePoints()
    expect(points).toHaveLength(expected.points.length + 1)
    for (const kept of points) await readKept(again, kept)
  })
})

describe('golden repository v1', () => {
  const storage = createFilesystemStorage(`${folderOf('v1')}repository`)
  let identity: Identity
  let expected: Expected
  beforeAll(async () => {
    ;({ expected, identity } = await expectedOf('v1'))
  })

  it('keeps folders and properties', async () => {
    const vault = await openVault({ storage, random: systemRandom }, identity)
    const { manifest } = defined((await vault.listRestorePoints())[1])
    const { folders } = await vault.readTree(manifest.organizationId, defined(manifest.resources[0]).tree)
    expect(folders).toMatchObject([
      {
        id: 'folder-1',
        parentId: null,
        name: 'Posteingang',
        attributes: { cursor: 'deltatoken=1', wellKnownName: 'inbox' },
      },
      {
        id: 'folder-2',
        parentId: 'folder-1',
        name: 'leer',
        attributes: { cursor: null, wellKnownName: null },
        pages: [],
      },
    ])
    const page = defined(defined(folders[0]).pages[0])
    const [item] = await vault.readItems(manifest.organizationId, page)
    expect(item?.properties).toEqual({ subject: 'Grüße mail-2', isRead: true, flag: null })
  })

  it('holds on to what it has', async () => {
    const copy = await inMemory(storage)
    const vault = await openVault({ storage: copy, random: systemRandom }, identity)
    const known = defined(expected.points[1])
    const old = defined((await vault.listRestorePoints()).find(({ id }) => id === known.id))
    const large = (await readBack(vault, old)).find(({ id }) => id === 'large')
    const writer = await vault.begin(old.manifest.organizationId, 'daily')
    await expect(writer.put(defined(large).mime)).resolves.toMatchObject({ isNew: false })
  })
})

describe('golden repository v1.1', { timeout: 60_000 }, () => {
  const storage = createFilesystemStorage(`${folderOf('v1.1')}repository`)

  it('opens with its passphrase and with its recovery kit, and knows what each is for', async () => {
    const { expected, identity, json } = await expectedOf('v1.1')
    const { passphrase, recoveryKit } = Parse(addedSchema, json)
    for (const { id, text } of [passphrase, recoveryKit]) {
      const opened = await openWithPassphrase(storage, new Secret(text))
      expect(opened).toMatchObject({ id, repositoryId: expected.repositoryId })
      expect(Buffer.from(opened.key).toString('hex')).toBe(expected.key)
    }
    const vault = await openVault({ storage, random: systemRandom }, identity)
    const listed = await vault.keys.list()
    expect(new Map(listed.map(({ label, purpose, id }) => [label, `${purpose} ${id}`]))).toEqual(
      new Map([
        ['Büro', `passphrase ${passphrase.id}`],
        ['Tresor', `recovery-kit ${recoveryKit.id}`],
      ]),
    )
  })

  it("gives the server's records back, and its master key to the kit alone", async () => {
    const { identity, json } = await expectedOf('v1.1')
    const { passphrase, recoveryKit, masterKey } = Parse(addedSchema, json)
    const vault = await openVault({ storage, random: systemRandom }, identity)
    const records = defined(await vault.records.newest())
    expect(records).toMatchObject({ sequence: 2, tables: { jobs: [{ id: 0 }, { id: 1 }] } })
    const kit = await openWithPassphrase(storage, new Secret(recoveryKit.text))
    expect(Buffer.from(defined(records.masterKey(kit))).toString('hex')).toBe(masterKey)
    const other = await openWithPassphrase(storage, new Secret(passphrase.text))
    expect(records.masterKey(other)).toBeUndefined()
  })

  it('forgets what its anchor forgot, and stores what lies in condemned packs again', async () => {
    const { identity, json } = await expectedOf('v1.1')
    const copy = await inMemory(storage)
    const vault = await openVault({ storage: copy, random: systemRandom }, identity)
    const points = await vault.listRestorePoints()
    const ids: ReadonlySet<string> = new Set(points.map(({ id }) => id))
    for (const id of Parse(addedSchema, json).forgotten) expect(ids.has(id)).toBe(false)
    const newest = defined(points[1])
    const { folders } = await vault.readTree(
      newest.manifest.organizationId,
      defined(newest.manifest.resources[0]).tree,
    )
    const page = defined(defined(folders[0]).pages[0])
    const item = defined((await vault.readItems(newest.manifest.organizationId, page))[15])
    const ref = defined(item.contents['mime'])
    const pieces: Uint8Array[] = []
    for await (const piece of vault.read(newest.manifest.organizationId, ref)) pieces.push(piece)
    const writer = await vault.begin(newest.manifest.organizationId, 'daily')
    await expect(writer.put(Buffer.concat(pieces))).resolves.toMatchObject({ ref, isNew: true })
  })
})

/** Every mail of a restore point that retention did not forget. */
async function readKept(vault: Vault, point: RestorePoint): Promise<Mail[]> {
  const before = point.forgottenItems?.before
  if (before === undefined) return readBack(vault, point)
  const { organizationId, resources } = point.manifest
  const found: Mail[] = []
  const { folders } = await vault.readTree(organizationId, defined(resources[0]).tree)
  for (const page of folders.flatMap(({ pages }) => pages)) {
    for (const { id, contents, properties } of await vault.readItems(organizationId, page)) {
      const time = properties['receivedAt']
      if (typeof time === 'string' && Date.parse(time) < before) continue
      const pieces: Uint8Array[] = []
      const ref = contents['mime']
      if (ref === undefined) continue
      for await (const piece of vault.read(organizationId, ref)) pieces.push(piece)
      found.push({ id, mime: Buffer.concat(pieces) })
    }
  }
  return found
}
