/** The vault as every benchmark of it uses it: opened by a passphrase, one organization, a folder as its source. */
import { randomBytes, scrypt } from 'node:crypto'
import {
  createFilesystemStorage,
  createVault,
  openVault,
  type RestorePoint,
  type TreeItem,
  type Vault,
  type VaultIdentity,
} from '@strongroom/server/repository'
import { itemsOf, type Listing } from './directory-source.ts'

/** A repository of the benchmark. */
export interface Place {
  readonly repository: string
  readonly isFirst: boolean
}

type Organization = Parameters<Vault['begin']>[0]
const isOrganization = (text: string): text is Organization => text.length === 36
const isRepository = (text: string): text is VaultIdentity['repositoryId'] => text.length === 36

function idOf<Id extends string>(text: string, isId: (text: string) => text is Id): Id {
  if (isId(text)) return text
  throw new TypeError(`${text} is no UUID`)
}

export const organization: Organization = idOf('a1fa0000-0000-4000-8000-000000000001', isOrganization)
const source = 'bench'

/** The repository opens by a passphrase, as restic's does, at the cost that the format sets. */
function keyOf(passphrase: string): Promise<Uint8Array> {
  const cost = { N: 131_072, r: 8, p: 1, maxmem: 256 * 2 ** 20 }
  return new Promise((resolve, reject) => {
    scrypt(passphrase, 'salt of the benchmark', 32, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

export async function open({ repository, isFirst }: Place): Promise<Vault> {
  const dependencies = { storage: createFilesystemStorage(repository), random: { bytes: randomBytes } }
  const identity = {
    repositoryId: idOf('5e0e2a52-7f3b-4c44-9b52-0d6f6f1a0001', isRepository),
    key: await keyOf('only for the benchmark'),
  }
  return isFirst ? createVault(dependencies, identity) : openVault(dependencies, identity)
}

export async function* itemsIn(vault: Vault, point: RestorePoint): AsyncGenerator<readonly TreeItem[]> {
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

/**
 * One restore point of everything in the folder.
 * @param onItem - Told of each entry that is in, its content too.
 */
export async function backup(
  vault: Vault,
  listing: Listing,
  onItem: (item: TreeItem) => void = () => undefined,
): Promise<void> {
  const writer = await vault.begin(organization, source)
  const known = new Map<string, TreeItem>()
  if (writer.previous !== undefined) {
    for await (const items of itemsIn(vault, writer.previous))
      for (const item of items) known.set(item.id, item)
  }
  let itemCount = 0
  async function* counted(): AsyncGenerator<TreeItem> {
    for await (const item of itemsOf(listing, writer, known)) {
      itemCount += 1
      onItem(item)
      yield item
    }
  }
  const pages = await writer.putItems(counted())
  const tree = await writer.putTree({
    folders: [{ id: 'files', parentId: null, name: 'files', attributes: {}, pages }],
  })
  await writer.commit({
    createdAt: Date.now(),
    resources: [{ kind: 'folder', id: 'files', name: 'files', address: listing.folder, tree, itemCount }],
    outcomes: { saved: itemCount, unchanged: 0, skipped: 0, failed: 0 },
  })
}
