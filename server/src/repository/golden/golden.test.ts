/** What an earlier version wrote must be read by every later one: each released format version keeps a repository here. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Type } from 'typebox'
import { Parse } from 'typebox/value'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { createFilesystemStorage, createMemoryStorage, openVault, type Storage } from '../index.ts'
import { listAll } from '../storage/storage.ts'
import { defined, mails, readBack, repositoryIdOf, runOnce } from '../test-vault.ts'

const expectedSchema = Type.Object({
  repositoryId: Type.String(),
  key: Type.String(),
  points: Type.Array(
    Type.Object({ id: Type.String(), manifest: Type.Unknown(), contentSha256: Type.String() }),
  ),
})

describe.each(['v1'])('golden repository %s', (version) => {
  const folder = fileURLToPath(new URL(`${version}/`, import.meta.url))
  let storage: Storage
  let identity: Parameters<typeof openVault>[1]
  let expected: ReturnType<typeof Parse<typeof expectedSchema>>
  beforeAll(async () => {
    expected = Parse(expectedSchema, JSON.parse(await readFile(`${folder}expected.json`, 'utf8')))
    identity = { repositoryId: repositoryIdOf(expected.repositoryId), key: Buffer.from(expected.key, 'hex') }
    storage = createFilesystemStorage(`${folder}repository`)
  })

  it('opens, and reads in full', async () => {
    const vault = await openVault({ storage, random: systemRandom }, identity)
    const points = await vault.listRestorePoints()
    expect(points.map(({ id, manifest }) => ({ id, manifest }))).toEqual(
      expected.points.map(({ id, manifest }) => ({ id, manifest })),
    )
    for (const [place, point] of points.entries()) {
      const hash = createHash('sha256')
      for (const { id, mime } of await readBack(vault, point)) hash.update(`${id}\n`).update(mime)
      expect(hash.digest('hex')).toBe(defined(expected.points[place]).contentSha256)
    }
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

  it('can be continued, and holds on to what it has', async () => {
    const copy = createMemoryStorage()
    for (const name of await listAll(storage, '')) await copy.put(name, defined(await storage.get(name)))
    const vault = await openVault({ storage: copy, random: systemRandom }, identity)
    const { organizationId } = defined((await vault.listRestorePoints())[0]).manifest
    const point = await runOnce(vault, organizationId, 'daily', mails(3))
    expect(point.manifest.sequence).toBe(3)
    const again = await openVault({ storage: copy, random: systemRandom }, identity)
    await expect(again.listRestorePoints()).resolves.toHaveLength(4)
    const known = defined(expected.points[1])
    const old = defined((await again.listRestorePoints()).find(({ id }) => id === known.id))
    const large = (await readBack(again, old)).find(({ id }) => id === 'large')
    const writer = await again.begin(organizationId, 'daily')
    await expect(writer.put(defined(large).mime)).resolves.toMatchObject({ isNew: false })
  })
})
