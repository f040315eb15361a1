/** Chains that retention shortened, read by a program that shares no code with us (docs/repository-format.md, sections 15 to 17). */
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../foundation/random.ts'
import { createRepositoryKeys } from './crypto/keys.ts'
import { createSealer } from './crypto/sealed-object.ts'
import { createManifestSigner, createSignatureCheck } from './crypto/signing.ts'
import {
  createFilesystemStorage,
  createMemoryStorage,
  createVault,
  type RestorePoint,
  type Vault,
} from './index.ts'
import { sealAnchor, type Anchor } from './maintenance/anchors.ts'
import { writePruneObject } from './maintenance/condemned.ts'
import { createManualClock, days, hours } from './proofs/manual-clock.suite.ts'
import { openHead, openManifest } from './snapshot/manifest.ts'
import {
  pythonReaderIsMissing,
  readExtracted,
  startReader,
  type ReaderProcess,
  type Said,
} from './python-reader.suite.ts'
import { listAll } from './storage/storage.ts'
import { alpha, aPoint, beta, defined, key, mails, repositoryId, runOnce } from './test-vault.ts'

const skipReason = pythonReaderIsMissing()
const keys = createRepositoryKeys(repositoryId, key)
const seal = createSealer(keys, systemRandom)
const signer = createManifestSigner(keys.signingSeed)
const source = 'daily'
const quietly = { signal: new AbortController().signal, onProgress: () => undefined }
const createdAt = 1_763_750_000_000
/** Mails with lower numbers are older. */
const before = Date.UTC(2025, 0, 11)
const receivedAt = (number: number): string => `2025-01-${String(number + 1).padStart(2, '0')}T00:00:00+00:00`

describe.skipIf(skipReason !== undefined)(
  `retention by the stand-alone reader${skipReason ?? ''}`,
  { timeout: 120_000 },
  () => {
    let folder: string
    let keyFile: string
    let list: string
    let repository: string
    let reader: ReaderProcess
    /** Packs of the first run, which nothing needs after retention. */
    let oldPacks: string[]
    let points: RestorePoint[]
    beforeAll(async () => {
      reader = startReader()
      folder = await mkdtemp(join(tmpdir(), 'strongroom-reader-retention-'))
      keyFile = join(folder, 'key')
      list = join(folder, 'list')
      await writeFile(keyFile, key)
      repository = join(folder, 'repository')
      const vault = await createVault(
        { storage: createFilesystemStorage(repository), random: systemRandom },
        { repositoryId, key },
      )
      await runOnce(vault, beta, source, mails(3))
      await runOfDatedMails(vault, 10)
      oldPacks = await packsIn(repository)
      for (const count of [12, 14, 20]) await runOfDatedMails(vault, count)
      points = [...(await vault.listRestorePoints())].filter(
        ({ manifest }) => manifest.organizationId === alpha,
      )
      await vault.close()
      await writeFile(list, (await reader.call('list', repository, '--key-file', keyFile)).out)
    })
    afterAll(async () => {
      reader.stop()
      await rm(folder, { recursive: true })
    })

    const verify = (place: string): Promise<Said> =>
      reader.call('verify', place, '--key-file', keyFile, '--expect', list)

    /** A copy in which restore points up to `through` are forgotten as retention does it. */
    async function forgotten(anchors: readonly Partial<Anchor>[]): Promise<string> {
      const place = join(await mkdtemp(join(folder, 'case-')), 'repository')
      await cp(repository, place, { recursive: true })
      const storage = createFilesystemStorage(place)
      for (const [position, anchor] of anchors.entries()) {
        const through = anchor.through ?? 0
        const { name, bytes } = sealAnchor(
          { keys, seal, signer },
          keys.organization(alpha),
          { organizationId: alpha, source },
          {
            generation: position + 1,
            through,
            digest: through === 0 ? null : await digestOf(place, through),
            itemsBefore: anchor.itemsBefore ?? null,
            createdAt,
          },
        )
        await storage.put(name, bytes, { ifAbsent: true })
      }
      return place
    }

    const headPath = (place: string, sequence: number): string =>
      join(place, 'heads', alpha, source, String(sequence).padStart(10, '0'))

    it('a chain that begins with an anchor is whole, with the old heads and without', async () => {
      const place = await forgotten([{ through: 1 }, { through: 2, itemsBefore: before }])
      expect(await verify(place)).toMatchObject({ code: 0, findings: '' })
      await rm(headPath(place, 1))
      await rm(headPath(place, 2))
      await rm(join(place, 'anchors', alpha, source, '0000000001'))
      expect(await verify(place)).toMatchObject({ code: 0, findings: '' })
      const { out } = await reader.call('list', place, '--key-file', keyFile)
      expect(out.match(/^\S+/gm)).toEqual([defined(points[2]).id, defined(points[3]).id, expect.any(String)])
    })

    it('forgotten items are left out, and their contents may be gone', async () => {
      const place = await forgotten([{ through: 2, itemsBefore: before }])
      for (const name of oldPacks) await rm(join(place, name))
      expect(await verify(place)).toMatchObject({ code: 0, findings: '' })
      const target = join(await mkdtemp(join(folder, 'out-')), 'mail')
      const call = ['extract', place, '--key-file', keyFile, '--point', defined(points[3]).id, '--to', target]
      expect(await reader.call(...call)).toMatchObject({ code: 0, findings: '' })
      const ids = (await readExtracted(target)).map(({ id }) => id)
      expect(ids).toEqual(Array.from({ length: 10 }, (_, number) => `mail-${number + 10}`))
    })

    it('without its anchor a shortened chain is broken, and so is one whose newest point is gone', async () => {
      const place = await forgotten([{ through: 2 }])
      await rm(headPath(place, 1))
      await rm(headPath(place, 2))
      const anchors = join(place, 'anchors')
      await cp(anchors, `${place}-anchors`, { recursive: true })
      await rm(anchors, { recursive: true })
      const shortened = await verify(place)
      expect(shortened.code).toBe(1)
      expect(shortened.findings).toContain(
        `heads/${alpha}/daily/0000000003: restore points 1 to 2 before it are missing`,
      )
      await cp(`${place}-anchors`, anchors, { recursive: true })
      for (const sequence of [3, 4]) await rm(headPath(place, sequence))
      const emptied = await verify(place)
      expect(emptied.findings).toContain(
        `heads/${alpha}/daily: the restore points that retention kept are missing`,
      )
    })

    it('an anchor that is altered, of another chain, or takes something back is named', async () => {
      const altered = await forgotten([{ through: 2 }])
      const name = `anchors/${alpha}/${source}/0000000001`
      await cp(headPath(altered, 4), join(altered, name))
      const moved = await forgotten([{ through: 2 }])
      await cp(join(moved, 'anchors', alpha, source), join(moved, 'anchors', alpha, 'hourly'), {
        recursive: true,
      })
      const back = await forgotten([{ through: 2, itemsBefore: before }, { through: 1 }])
      for (const [place, named] of [
        [altered, name],
        [moved, `anchors/${alpha}/hourly/0000000001`],
        [back, `anchors/${alpha}/${source}/0000000002`],
      ] as const) {
        const said = await verify(place)
        expect(said.code).toBe(1)
        expect(said.findings).toContain(named)
      }
    })

    it('what retention and prune leave at each step is whole, and reads as far as it was kept', async () => {
      const clock = createManualClock()
      const storage = createMemoryStorage([], clock)
      const dependencies = { storage, random: systemRandom, clock, monotonic: () => clock.now() }
      const vault = await createVault(dependencies, { repositoryId, key })
      for (const count of [10, 15, 20]) await runOfDatedMails(vault, count)
      const kept = defined((await vault.listRestorePoints())[2])
      clock.advance(days)
      const verified: Said[] = []
      let place = ''
      const look = async (): Promise<void> => {
        place = await mkdtemp(join(folder, 'step-'))
        const copy = createFilesystemStorage(place)
        for (const name of await listAll(storage, '')) await copy.put(name, defined(await storage.get(name)))
        verified.push(await reader.call('verify', place, '--key-file', keyFile))
      }
      const pruning = { wait: 24 * hours, minAge: 0, rewriteBelow: 0.9, isPreview: false }
      await vault.maintenance.retain({ kind: 'item', before, keepLast: 1 }, { isPreview: false }, quietly)
      await look()
      expect((await vault.maintenance.prune(pruning, quietly)).condemned.packs).toBeGreaterThan(0)
      await look()
      clock.advance(25 * hours)
      expect((await vault.maintenance.prune(pruning, quietly)).deleted.packs).toBeGreaterThan(0)
      await look()
      expect(verified.map(({ findings }) => findings)).toEqual(['', '', ''])
      expect(verified[1]?.out).toContain('1 prunes')
      const target = join(place, 'mail')
      const call = ['extract', place, '--key-file', keyFile, '--point', kept.id, '--to', target]
      expect(await reader.call(...call)).toMatchObject({ code: 0, findings: '' })
      expect((await readExtracted(target)).map(({ id }) => id)).toEqual(mails(10, 10).map(({ id }) => id))
    })

    it('prune objects and leases are verified, and condemned packs are read', async () => {
      const place = await forgotten([])
      const storage = createFilesystemStorage(place)
      const packs = new Map([[alpha, new Set(oldPacks.map((name) => name.slice(-64)))]])
      await writePruneObject(
        { storage, seal },
        { condemned: packs, damaged: new Map() },
        { sequence: 1, createdAt },
      )
      const lease = {
        beat: 1,
        createdAt,
        holder: repositoryId,
        host: 'a',
        kind: 'lease',
        number: 7,
        state: 'held',
        version: 1,
      }
      const { bytes } = seal('lease', undefined, [Buffer.from(JSON.stringify(lease))])
      await storage.put('leases/0000000007/0000000001', bytes)
      expect(await verify(place)).toMatchObject({ code: 0, findings: '' })
      await storage.put('leases/0000000008/0000000001', bytes)
      await cp(join(place, 'prunes/0000000001'), join(place, 'prunes/0000000002'))
      const said = await verify(place)
      expect(said.code).toBe(1)
      for (const name of ['leases/0000000008/0000000001', 'prunes/0000000002'])
        expect(said.findings).toContain(`${name}: is another object than its name says`)
    })
  },
)

/** Mails 0 to `count - 1`, each received on its own day. */
async function runOfDatedMails(vault: Vault, count: number): Promise<void> {
  const writer = await vault.begin(alpha, source)
  const items = []
  for (const [number, mail] of mails(count).entries()) {
    const { ref } = await writer.put(mail.mime)
    items.push({ id: mail.id, contents: { mime: ref }, properties: { receivedAt: receivedAt(number) } })
  }
  const pages = await writer.putItems(items)
  const folder = { id: 'inbox', parentId: null, name: 'Inbox', attributes: {}, pages }
  const tree = await writer.putTree({ folders: [folder] })
  const mailbox = { kind: 'mailbox', id: 'a', name: 'A', address: 'a@contoso.com', tree, itemCount: count }
  await writer.commit(aPoint([mailbox]))
}

async function packsIn(repository: string): Promise<string[]> {
  const names = await readdir(join(repository, 'packs', alpha), { recursive: true })
  return names.filter((name) => name.length > 64).map((name) => `packs/${alpha}/${name}`)
}

/** What the anchor says of the last restore point that it forgets. */
async function digestOf(repository: string, sequence: number): Promise<string> {
  const storage = createFilesystemStorage(repository)
  const organization = keys.organization(alpha)
  const place = { organizationId: alpha, source, sequence }
  const name = String(sequence).padStart(10, '0')
  const head = openHead(
    keys,
    organization,
    place,
    defined(await storage.get(`heads/${alpha}/${source}/${name}`)),
  )
  const bytes = defined(await storage.get(`manifests/${alpha}/${head.manifest}`))
  return openManifest(
    { keys, isSignedByUs: createSignatureCheck(signer.publicKey) },
    organization,
    head,
    bytes,
  ).digest
}
