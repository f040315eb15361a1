/** The vault in a process of its own, told by its parameters what to do: `backup`, `restore` or `check`. */
import { randomBytes, scryptSync } from 'node:crypto'
import { closeSync, futimesSync, mkdirSync, openSync, symlinkSync, writeSync } from 'node:fs'
import {
  createFilesystemStorage,
  createVault,
  openVault,
  type RestorePoint,
  type TreeItem,
  type Vault,
  type VaultIdentity,
} from '@strongroom/server/repository'
import { contentOf, itemsOf } from './directory-source.ts'

export interface Task {
  readonly what: 'backup' | 'restore' | 'check'
  readonly repository: string
  /** The folder that is backed up, or restored into. */
  readonly folder: string
  readonly isFirst: boolean
}

type Organization = Parameters<Vault['begin']>[0]
const isOrganization = (text: string): text is Organization => text.length === 36
const isRepository = (text: string): text is VaultIdentity['repositoryId'] => text.length === 36

function idOf<Id extends string>(text: string, isId: (text: string) => text is Id): Id {
  if (isId(text)) return text
  throw new TypeError(`${text} is no UUID`)
}

const organization = idOf('a1fa0000-0000-4000-8000-000000000001', isOrganization)
const source = 'bench'
/** Contents that are read at once. */
const atOnce = 64

/** The repository opens by a passphrase, as restic's does, at the cost that the format sets. */
function keyOf(passphrase: string): Uint8Array {
  return scryptSync(passphrase, 'salt of the benchmark', 32, {
    N: 131_072,
    r: 8,
    p: 1,
    maxmem: 256 * 2 ** 20,
  })
}

async function open({ repository, isFirst }: Task): Promise<Vault> {
  const dependencies = { storage: createFilesystemStorage(repository), random: { bytes: randomBytes } }
  const identity = {
    repositoryId: idOf('5e0e2a52-7f3b-4c44-9b52-0d6f6f1a0001', isRepository),
    key: keyOf('only for the benchmark'),
  }
  return isFirst ? createVault(dependencies, identity) : openVault(dependencies, identity)
}

async function* itemsIn(vault: Vault, point: RestorePoint): AsyncGenerator<readonly TreeItem[]> {
  for (const { tree } of point.manifest.resources) {
    const { folders } = await vault.readTree(organization, tree)
    const pages = folders.flatMap((folder) => folder.pages)
    let next = pages[0] === undefined ? undefined : vault.readItems(organization, pages[0])
    for (const page of pages.slice(1)) {
      const items = await next
      next = vault.readItems(organization, page)
      if (items !== undefined) yield items
    }
    if (next !== undefined) yield await next
  }
}

async function backup(vault: Vault, folder: string): Promise<void> {
  const writer = await vault.begin(organization, source)
  const known = new Map<string, TreeItem>()
  if (writer.previous !== undefined) {
    for await (const items of itemsIn(vault, writer.previous))
      for (const item of items) known.set(item.id, item)
  }
  let itemCount = 0
  async function* counted(): AsyncGenerator<TreeItem> {
    for await (const item of itemsOf(folder, writer, known)) {
      itemCount += 1
      yield item
    }
  }
  const pages = await writer.putItems(counted())
  const tree = await writer.putTree({
    folders: [{ id: 'files', parentId: null, name: 'files', attributes: {}, pages }],
  })
  await writer.commit({
    createdAt: Date.now(),
    resources: [{ kind: 'folder', id: 'files', name: 'files', address: folder, tree, itemCount }],
    outcomes: { saved: itemCount, unchanged: 0, skipped: 0, failed: 0 },
  })
}

async function restore(vault: Vault, folder: string): Promise<void> {
  const point = (await vault.listRestorePoints()).at(-1)
  if (point === undefined) throw new Error('there is no restore point')
  const underWay = new Set<Promise<void>>()
  for await (const items of itemsIn(vault, point)) {
    for (const item of items) {
      const done = restoreItem(vault, folder, item).finally(() => underWay.delete(done))
      underWay.add(done)
      if (underWay.size >= atOnce) await Promise.race(underWay)
    }
  }
  await Promise.all(underWay)
}

async function restoreItem(vault: Vault, folder: string, item: TreeItem): Promise<void> {
  const path = folder + item.id
  const { mode, target, modifiedNs } = item.properties
  const content = contentOf(item)
  if (typeof target === 'string') symlinkSync(target, path)
  else if (content === undefined) mkdirSync(path, { recursive: true, mode: Number(mode) & 0o7777 })
  else {
    let file: number | undefined
    try {
      for await (const piece of vault.read(organization, content)) {
        file ??= openSync(path, 'wx', Number(mode) & 0o7777)
        writeSync(file, piece)
      }
      file ??= openSync(path, 'wx', Number(mode) & 0o7777)
      const seconds = Number(modifiedNs) / 1e9
      futimesSync(file, seconds, seconds)
    } finally {
      if (file !== undefined) closeSync(file)
    }
  }
}

async function check(vault: Vault): Promise<void> {
  const { findings } = await vault.maintenance.check(
    { data: 'all', noteDamage: false },
    { signal: new AbortController().signal, onProgress: () => undefined },
  )
  if (findings.length > 0) throw new Error(findings.map(({ message }) => message).join('\n'))
}

const task: Task = JSON.parse(process.argv[2] ?? '{}')
const vault = await open(task)
try {
  if (task.what === 'backup') await backup(vault, task.folder)
  else if (task.what === 'restore') await restore(vault, task.folder)
  else await check(vault)
} finally {
  await vault.close()
}
