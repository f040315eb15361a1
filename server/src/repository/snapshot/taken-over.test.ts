/** Whether what a run takes over is still there is asked of the index alone (REP-15; docs/repository-format.md, section 6). */
import { describe, expect, it } from 'vitest'
import { createRepositoryKeys } from '../crypto/keys.ts'
import { createMemoryStorage, type Storage } from '../index.ts'
import { createIdSet } from '../maintenance/id-set.ts'
import { another, flipBit, forReal, pruning, run } from '../maintenance/test-repository.suite.ts'
import { itemsOf, type Mailbox } from '../proofs/backups.suite.ts'
import { beginHistory, type History } from '../proofs/history.suite.ts'
import { epoch, hours } from '../proofs/manual-clock.suite.ts'
import { listAll } from '../storage/storage.ts'
import { alpha, defined, key, repositoryId } from '../test-vault.ts'
import type { ItemPage, SnapshotWriter, Vault } from '../vault.ts'
import { encodeItemPage } from './documents.ts'
import { createTakenOver } from './taken-over.ts'

const chain = { organizationId: alpha, source: 'mail' }
const gone: ItemPage = { ref: { id: '0'.repeat(64), sizeBytes: 30 }, itemCount: 1 }
const items = itemsOf('item', 300, { since: epoch })
const large = { id: 'large', content: 'large', size: 3_000_000, modifiedAt: undefined }
const small: Mailbox = new Map([['inbox', items]])
const cut: Mailbox = new Map([['inbox', [large]]])
const both: Mailbox = new Map([['inbox', [...items, large]]])

async function pagesOf(vault: Vault, { previous }: SnapshotWriter): Promise<readonly ItemPage[]> {
  const { tree } = defined(previous?.manifest.resources[0])
  const { folders } = await vault.readTree(alpha, tree)
  return folders.flatMap(({ pages }) => pages)
}

interface Asked {
  readonly resolves: boolean
  readonly mayHaveLost: boolean
}

/** What a server that opens the repository anew is told about the newest restore point. */
async function ask(vault: Vault): Promise<Asked> {
  const writer = await vault.begin(alpha, 'mail')
  expect(writer.mayHaveLost, 'before anything was asked').toBe(false)
  const resolves = await writer.resolves(await pagesOf(vault, writer))
  const { mayHaveLost } = writer
  await writer.abandon()
  return { resolves, mayHaveLost }
}

async function lived(mailbox: Mailbox): Promise<History> {
  const history = await beginHistory()
  await history.backUp(chain, mailbox)
  return history
}

/** The largest first: it holds contents. */
async function packsBySize(storage: Storage): Promise<readonly string[]> {
  const names = await listAll(storage, 'packs/')
  const sizes = await Promise.all(names.map((name) => storage.size(name)))
  return names.toSorted(
    (left, right) => defined(sizes[names.indexOf(right)]) - defined(sizes[names.indexOf(left)]),
  )
}

describe('pages that a run takes over', () => {
  it('resolve in a whole repository, with and without its index, though no content reads', async () => {
    const history = await lived(both)
    const { storage } = history
    const content = defined((await packsBySize(storage))[0])
    await flipBit(storage, content, 200)
    await expect(ask(await history.open())).resolves.toEqual({ resolves: true, mayHaveLost: false })
    for (const name of await listAll(storage, 'index/')) await storage.delete(name)
    await expect(ask(await history.open())).resolves.toEqual({ resolves: true, mayHaveLost: false })
  })

  it('are read once while the vault is open', async () => {
    let count = 0
    const store = {
      keys: createRepositoryKeys(repositoryId, key).organization(alpha),
      index: { find: () => undefined, refresh: async () => undefined, suspect: async () => undefined },
    }
    const reader = {
      readBlob: () => Promise.reject(new Error('no content is read')),
      readDocument: async () => {
        count += 1
        return encodeItemPage([])
      },
    }
    const resolved = createIdSet()
    const page = { ref: { id: 'ab'.repeat(32), sizeBytes: 30 }, itemCount: 0 }
    for (let runs = 0; runs < 3; runs += 1) {
      const takenOver = createTakenOver({ store, reader, resolved, forgotten: undefined })
      await expect(takenOver.resolves(page)).resolves.toBe(true)
    }
    expect(count).toBe(1)
  })

  it.each([
    ['of small contents', small],
    ['of one that is cut', cut],
    ['of both', both],
  ])(
    'do not when any one pack was lost together with the index that named it (REP-15): %s',
    async (_, mailbox) => {
      const history = await lived(mailbox)
      const names = await packsBySize(history.storage)
      expect(names.length).toBeGreaterThan(1)
      for (const lost of names) {
        const objects = new Map<string, Uint8Array>()
        for (const name of await listAll(history.storage, ''))
          if (name !== lost && !name.startsWith('index/'))
            objects.set(name, defined(await history.storage.get(name)))
        const vault = await history.open(createMemoryStorage(objects, history.clock))
        const writer = await vault.begin(alpha, 'mail')
        expect(writer.mayHaveLost).toBe(false)
        // where the tree itself is gone, nothing is taken over
        const pages = await pagesOf(vault, writer).catch(() => undefined)
        expect(await writer.resolves(pages ?? [gone]), lost).toBe(false)
        expect(writer.mayHaveLost).toBe(true)
        await writer.abandon()
      }
    },
  )

  it('do when only what retention forgot of them is gone', async () => {
    const history = await lived(small)
    const { clock, storage } = history
    clock.advance(hours)
    const rule = { kind: 'item', before: epoch + 50 * hours, keepLast: 1 } as const
    clock.advance(100 * hours)
    await history.vault.maintenance.retain(rule, forReal, run)
    const before = await listAll(storage, 'packs/')
    for (let count = 0; count < 2; count += 1) {
      await history.vault.maintenance.prune({ ...pruning, rewriteBelow: 1 }, run)
      clock.advance(25 * hours)
    }
    expect(await listAll(storage, 'packs/')).not.toEqual(before)
    await expect(ask(await another(history))).resolves.toEqual({ resolves: true, mayHaveLost: false })
  })
})
