/** What the vault writes, read by a program that shares no code with it: the exit guarantee (docs/repository-format.md). */
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Type } from 'typebox'
import { Parse } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../foundation/random.ts'
import { createFilesystemStorage, createVault, type RestorePoint, type TreeItem } from './index.ts'
import {
  pythonReaderIsMissing,
  readExtracted,
  runReader,
  startReader,
  type ReaderProcess,
  type Said,
} from './python-reader.suite.ts'
import { listAll } from './storage/storage.ts'
import {
  alpha,
  aPoint,
  beta,
  defined,
  key,
  mails,
  noise,
  repositoryId,
  runOnce,
  type Mail,
} from './test-vault.ts'

const skipReason = pythonReaderIsMissing()
const patience = { timeout: 120_000 }
const goldenFolder = fileURLToPath(new URL('golden/', import.meta.url))
const expectedSchema = Type.Object({
  key: Type.String(),
  points: Type.Array(Type.Object({ id: Type.String(), contentSha256: Type.String() })),
})

describe.skipIf(skipReason !== undefined)(`the stand-alone reader${skipReason ?? ''}`, patience, () => {
  let folder: string
  let keyFile: string
  let reader: ReaderProcess
  beforeAll(async () => {
    reader = startReader()
    folder = await mkdtemp(join(tmpdir(), 'strongroom-reader-'))
    keyFile = join(folder, 'key')
    await writeFile(keyFile, `${key.toString('hex')}\n`)
  })
  afterAll(async () => {
    reader.stop()
    await rm(folder, { recursive: true })
  })

  const newFolder = (): Promise<string> => mkdtemp(join(folder, 'case-'))
  const verify = (repository: string, ...more: string[]): Promise<Said> =>
    reader.call('verify', repository, '--key-file', keyFile, ...more)

  describe.each(['v1', 'v1.1'])('golden repository %s', (version) => {
    it('is listed, verified and extracted byte by byte', async () => {
      const repository = join(goldenFolder, version, 'repository')
      const text = await readFile(join(goldenFolder, version, 'expected.json'), 'utf8')
      const expected = Parse(expectedSchema, JSON.parse(text))
      const goldenKey = join(await newFolder(), 'key')
      await writeFile(goldenKey, Buffer.from(expected.key, 'hex').toString('base64url'))
      const whole = await runReader('verify', repository, '--key-file', goldenKey)
      expect(whole).toMatchObject({ code: 0, findings: '' })
      const list = await reader.call('list', repository, '--key-file', goldenKey)
      expect(list.out.match(/^\S+/gm)).toEqual(expected.points.map(({ id }) => id))
      for (const { id, contentSha256 } of expected.points) {
        const target = join(await newFolder(), 'out')
        const call = ['extract', repository, '--key-file', goldenKey, '--point', id, '--to', target]
        expect(await reader.call(...call)).toMatchObject({ code: 0, findings: '' })
        const hash = createHash('sha256')
        for (const mail of await readExtracted(target)) {
          hash.update(`${mail.id}\n`).update(defined(mail.mime))
        }
        expect(hash.digest('hex')).toBe(contentSha256)
      }
    })
  })

  describe('a fresh repository of two organizations', () => {
    const content: Mail[] = [
      ...mails(300),
      { id: 'empty', mime: Buffer.alloc(0) },
      { id: 'one blob', mime: noise('one blob', 1024 * 1024) },
      { id: 'cut', mime: noise('cut', 1024 * 1024 + 1) },
      { id: 'cut often, compresses', mime: Buffer.from('the quick brown fox '.repeat(300_000)) },
      { id: 'larger than a pack', mime: noise('larger', 11_000_000) },
    ]
    let repository: string
    let point: RestorePoint
    let other: RestorePoint
    beforeAll(async () => {
      repository = join(await newFolder(), 'repository')
      const storage = createFilesystemStorage(repository)
      const vault = await createVault({ storage, random: systemRandom }, { repositoryId, key })
      await runOnce(vault, alpha, 'daily', mails(20))
      point = await runOnce(vault, alpha, 'daily', content)
      other = await runOnce(vault, beta, 'hourly', mails(40))
      await vault.close()
    })

    it('is whole to it, and holds the same restore points', async () => {
      expect(await verify(repository)).toMatchObject({ code: 0, findings: '' })
      const { out } = await reader.call('list', repository, '--key-file', keyFile, '--items')
      expect(out.match(/^\S+/gm)).toHaveLength(3)
      expect(out.match(/^ {8}\S/gm)).toHaveLength(20 + content.length + 40)
      expect(out).toContain(
        `${point.id}  2025-11-21T18:33:20Z  organization ${alpha}  source daily  number 2`,
      )
    })

    it('gives the same bytes', async () => {
      const target = join(await newFolder(), 'out')
      const call = ['extract', repository, '--key-file', keyFile, '--point', point.id, '--to', target]
      expect(await reader.call(...call)).toMatchObject({ code: 0, findings: '' })
      const found = await readExtracted(target)
      expect(found.map(({ id }) => id)).toEqual(content.map(({ id }) => id))
      for (const [place, { mime }] of found.entries()) {
        expect(Buffer.compare(defined(mime), defined(content[place]).mime), content[place]?.id).toBe(0)
      }
    })

    it('writes over nothing, and refuses what it cannot do', async () => {
      const target = await newFolder()
      const call = ['extract', repository, '--key-file', keyFile, '--to', target]
      const wrongKey = join(await newFolder(), 'key')
      await writeFile(wrongKey, Buffer.alloc(32, 7))
      const answers = [
        await reader.call(...call, '--point', other.id),
        await reader.call(...call, '--point', repositoryId),
        await reader.call('verify', repository, '--key-file', wrongKey),
        await reader.call('verify', target, '--key-file', keyFile),
        await reader.call('list', repository, '--key-file', join(target, 'absent')),
        await runReader('shred', repository),
      ]
      expect(answers.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2])
      expect(await readdir(target)).toEqual([])
    })

    it('needs no index objects, and no config', async () => {
      const copy = join(await newFolder(), 'repository')
      await cp(repository, copy, { recursive: true })
      await rm(join(copy, 'index'), { recursive: true })
      expect(await verify(copy)).toMatchObject({ code: 0, findings: '' })
      await rm(join(copy, 'config'))
      expect(await verify(copy)).toMatchObject({ code: 1, findings: 'damaged: config: is missing\n' })
      const target = join(await newFolder(), 'out')
      const call = ['extract', copy, '--key-file', keyFile, '--point', other.id, '--to', target]
      expect(await reader.call(...call)).toMatchObject({ code: 0 })
      expect(await readExtracted(target)).toHaveLength(40)
    })

    it('gives every item that is not damaged', async () => {
      const copy = join(await newFolder(), 'repository')
      await cp(repository, copy, { recursive: true })
      const packs = await listAll(createFilesystemStorage(copy), `packs/${alpha}/`)
      const sizes = await Promise.all(packs.map(async (name) => (await stat(join(copy, name))).size))
      const largest = join(copy, defined(packs[sizes.indexOf(Math.max(...sizes))]))
      await flip(largest, 5 * 1024 * 1024)
      const found = await verify(copy)
      expect(found.code).toBe(1)
      expect(found.findings).toContain(largest.slice(copy.length + 1))
      const target = join(await newFolder(), 'out')
      const call = ['extract', copy, '--key-file', keyFile, '--point', point.id, '--to', target]
      const said = await reader.call(...call)
      expect(said.code).toBe(1)
      const given = await readExtracted(target)
      expect(given).toHaveLength(content.length)
      const lost = given.filter(({ mime }) => mime === undefined).map(({ id }) => id)
      expect(lost.length).toBeGreaterThan(0)
      expect(lost.length).toBeLessThan(4)
      for (const id of lost) expect(said.findings).toContain(`mime of item ${id}`)
    })
  })

  describe('names of folders and messages', () => {
    const folders = [
      ['a', null, '../..'],
      ['b', 'a', '/etc/passwd'],
      ['c', null, 'CON'],
      ['d', null, 'con'],
      ['e', null, 'trailing. . '],
      ['f', null, '\u202etxt.exe\u0000'],
      ['g', null, '\ud800'],
      ['h', 'i', 'in a circle'],
      ['i', 'h', 'in a circle'],
      ['j', 'gone', ''],
      ['k', null, 'x'.repeat(400)],
      ['l', 'k', 'ü'.repeat(400)],
      ['m', 'l', 'deep'],
      ['n', null, 'inbox'],
      ['o', null, 'Inbox'],
    ] as const

    it('stay below the target on every system, and none is lost', async () => {
      const repository = join(await newFolder(), 'repository')
      const storage = createFilesystemStorage(repository)
      const vault = await createVault({ storage, random: systemRandom }, { repositoryId, key })
      const writer = await vault.begin(alpha, 'daily')
      const { ref } = await writer.put(Buffer.from('Subject: x\r\n\r\nbody'))
      const pagesOf = (id: string) => {
        const subjects = ['../../up', 'C:\\x', '=1+1', '\ud83d\ude00'.repeat(300), '', `nul\u0000${id}`]
        const items: TreeItem[] = subjects.map((subject, place) => ({
          id: `${id}${place}`,
          contents: { mime: ref },
          properties: { subject },
        }))
        return writer.putItems(items)
      }
      const tree = await writer.putTree({
        folders: await Promise.all(
          folders.map(async ([id, parentId, name]) => ({
            id,
            parentId,
            name,
            attributes: {},
            pages: await pagesOf(id),
          })),
        ),
      })
      const itemCount = folders.length * 6
      const resources = [
        { kind: 'mailbox', id: 'a', name: 'A', address: '../alice', tree, itemCount },
        { kind: 'mailbox', id: 'b', name: 'B', address: '../ALICE', tree, itemCount },
      ]
      const { id } = await writer.commit(aPoint(resources))
      await vault.close()
      const parent = await newFolder()
      const target = join(parent, 'out')
      const call = ['extract', repository, '--key-file', keyFile, '--point', id, '--to', target]
      expect(await reader.call(...call)).toMatchObject({ code: 0, findings: '' })
      expect(await readdir(parent)).toEqual(['out'])
      const found = await readExtracted(target)
      expect(found).toHaveLength(2 * itemCount)
      const paths = found.map(({ path }) => defined(path))
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length)
      for (const path of paths) {
        expect(path.length).toBeLessThan(320)
        for (const part of path.split('/')) {
          expect(part).toMatch(/^[^\\:*?"<>|\p{Cc}\p{Cf}]+$/u)
          expect(part).not.toMatch(/^(con|nul)(\.|$)|^\.|[. ]$/i)
        }
      }
      const table = await readFile(join(target, 'index.csv'), 'utf8')
      expect(table).toContain(",'=1+1,")
      expect(found[0]?.folder).toEqual(['../..'])
    })
  })

  describe('tampering', () => {
    let repository: string
    /** The same, untouched. */
    let original: string
    let names: readonly string[]
    let newest: RestorePoint
    beforeAll(async () => {
      repository = join(await newFolder(), 'repository')
      const storage = createFilesystemStorage(repository)
      const vault = await createVault({ storage, random: systemRandom }, { repositoryId, key })
      await runOnce(vault, alpha, 'daily', mails(12))
      newest = await runOnce(vault, alpha, 'daily', mails(12, 5))
      await runOnce(vault, beta, 'daily', [{ id: 'big', mime: noise('big', 1_100_000) }, ...mails(2)])
      await vault.close()
      names = await listAll(storage, '')
      original = join(await newFolder(), 'original')
      await cp(repository, original, { recursive: true })
    })

    interface Case {
      readonly what: string
      /** The object or folder that is changed, and put back afterwards. */
      readonly name: string
      readonly change: (path: string) => Promise<void>
      /** What the reader must name; the object's name unless something else is said. */
      readonly named?: string
    }

    /** @returns the cases in which the reader is content, or names something else. */
    async function unnoticed(cases: readonly Case[]): Promise<string[]> {
      const missed: string[] = []
      for (const { what, name, change, named = name } of cases) {
        await change(join(repository, name))
        const { code, findings } = await verify(repository)
        await rm(join(repository, name), { recursive: true, force: true })
        await cp(join(original, name), join(repository, name), { recursive: true })
        if (code !== 1 || !findings.includes(named)) missed.push(`${what}: ${code} ${findings}`)
      }
      expect(await verify(repository)).toMatchObject({ code: 0, findings: '' })
      return missed
    }

    it('REP-01: one bit of any object, in every region', async () => {
      const cases: Case[] = []
      for (const name of names) {
        const { size } = await stat(join(repository, name))
        for (const offset of [0, 5, 7, 20, 55, 119, 120, Math.floor(size / 2), size - 1])
          cases.push({ what: `${name} at ${offset}`, name, change: (path) => flip(path, offset) })
      }
      expect(await unnoticed(cases)).toEqual([])
    })

    it('REP-02, REP-03: an object that is cut or extended', async () => {
      const cases: Case[] = []
      for (const name of names) {
        const { size } = await stat(join(repository, name))
        const lengths = [0, 119, 120, 136, size - 16, size - 1, size + 1]
        if (size > 2 ** 20) lengths.push(120 + 2 ** 20 + 16, 120 + 2 ** 20)
        for (const length of lengths)
          cases.push({ what: `${name} of ${length} bytes`, name, change: (path) => truncate(path, length) })
      }
      expect(await unnoticed(cases)).toEqual([])
    })

    it('REP-04, REP-10, REP-34: an object under the name of another', async () => {
      const cases = names.flatMap((name, place) =>
        [1, 4].map((step) => ({
          what: `another object as ${name}`,
          name,
          change: (path: string) => cp(join(original, defined(names[(place + step) % names.length])), path),
        })),
      )
      expect(await unnoticed(cases)).toEqual([])
    })

    it('REP-07: an object that is gone, unless it is an index or a newest head', async () => {
      const passing = new Set([`heads/${alpha}/daily/0000000002`, `heads/${beta}/daily/0000000001`])
      const cases = names
        .filter((name) => !name.startsWith('index/') && !passing.has(name))
        .map((name) => ({
          what: `without ${name}`,
          name,
          change: (path: string) => rm(path),
          named: /^(packs|heads)/.test(name) ? 'restore point' : name,
        }))
      expect(await unnoticed(cases)).toEqual([])
    })

    it('REP-32: a symbolic link in place of an object or a folder', async () => {
      const cases = [...names, `packs/${alpha}`, 'heads'].map((name) => ({
        what: `a link as ${name}`,
        name,
        change: async (path: string) => {
          await rm(path, { recursive: true })
          await symlink(join(original, name), path)
        },
        named: `${name}: `,
      }))
      expect(await unnoticed(cases)).toEqual([])
    })

    it('REP-08: restore points that were rolled back, once it is told which there were', async () => {
      const list = join(await newFolder(), 'list')
      const { out } = await reader.call('list', repository, '--key-file', keyFile, '--json')
      await writeFile(list, out)
      expect(await verify(repository, '--expect', list)).toMatchObject({ code: 0, findings: '' })
      const copy = join(await newFolder(), 'repository')
      await cp(repository, copy, { recursive: true })
      await rm(join(copy, `heads/${alpha}/daily/0000000002`))
      expect(await verify(copy)).toMatchObject({ code: 0 })
      const found = await verify(copy, '--expect', list)
      expect(found.code).toBe(1)
      expect(found.findings).toContain(newest.id)
    })
  })
})

/** Turns one bit of a file over. */
async function flip(path: string, offset: number): Promise<void> {
  const bytes = await readFile(path)
  bytes.writeUInt8(bytes.readUInt8(offset) ^ 0x10, offset)
  await writeFile(path, bytes)
}
