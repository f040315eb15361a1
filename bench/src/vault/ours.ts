/** The vault in a process of its own, told by its parameters what to do: `backup`, `restore` or `check`. */
import { mkdirSync, symlinkSync } from 'node:fs'
import type { TreeItem, Vault } from '@strongroom/server/repository'
import { contentOf, listFolder } from './directory-source.ts'
import { startFileMaker, type FileMaker } from './file-maker.ts'
import { backup, itemsIn, open, organization, type Place } from './our-vault.ts'

export interface Task extends Place {
  readonly what: 'backup' | 'restore' | 'check'
  /** The folder that is backed up, or restored into. */
  readonly folder: string
}

/** Contents that are read at once. */
const atOnce = 64

async function restore(vault: Vault, folder: string): Promise<void> {
  const point = (await vault.listRestorePoints()).at(-1)
  if (point === undefined) throw new Error('there is no restore point')
  const files = startFileMaker()
  const underWay = new Set<Promise<void>>()
  for await (const items of itemsIn(vault, point)) {
    for (const item of items) {
      const done = restoreItem({ vault, folder, files }, item).finally(() => underWay.delete(done))
      underWay.add(done)
      if (underWay.size >= atOnce) await Promise.race(underWay)
    }
  }
  await Promise.all(underWay)
  await files.end()
}

interface Target {
  readonly vault: Vault
  readonly folder: string
  readonly files: FileMaker
}

async function restoreItem({ vault, folder, files }: Target, item: TreeItem): Promise<void> {
  const path = folder + item.id
  const mode = Number(item.properties['mode']) & 0o7777
  const { target, modifiedNs } = item.properties
  const content = contentOf(item)
  if (typeof target === 'string') symlinkSync(target, path)
  else if (content === undefined) mkdirSync(path, { recursive: true, mode })
  else {
    const file = { path, mode, modified: Number(modifiedNs) / 1e9, size: content.sizeBytes }
    await files.make(file, vault.read(organization, content))
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
// While the key is derived from the passphrase, and the repository is read, the folder is listed.
const opens = open(task)
const listing = listFolder(task.folder)
if (task.what === 'backup') await listing.aheadOf(opens)
const vault = await opens
try {
  if (task.what === 'backup') await backup(vault, listing)
  else if (task.what === 'restore') await restore(vault, task.folder)
  else await check(vault)
} finally {
  await vault.close()
}
