/** What a restore session shows, read from the vaults: mailboxes of its restore points, their folders and messages. */
import {
  type Database,
  findRestorePoint,
  listRestorePoints,
  type RestorePointRow,
  type RestoreSessionRow,
} from '../../database/index.ts'
import {
  isForgotten,
  type ItemPage,
  type RestorePoint,
  type TreeFolder,
  type TreeItem,
} from '../../repository/index.ts'
import { mailFolder } from '../backup/mail-folder.ts'
import { organizationId, repositoryId, restorePointId } from '../ids.ts'
import type { MailFolder } from '../../microsoft365/index.ts'
import type { VaultKeeper } from '../repositories/vault-keeper.ts'
import { type MessageEntry, newestFirst, type StoredMailbox, timeOf, treeKey } from './message-entry.ts'
import { createMessageCounts, type MessageCounts } from './message-counts.ts'
import { createMessageListing, type ListingSource, type MessageListing } from './message-listing.ts'
import { createRecent } from './recent.ts'

/** How much browsing is remembered: entries of message lists, messages of pages, folders, restore points. */
const mostIndexEntries = 400_000
const mostPageItems = 8000
const mostFolders = 20_000
const mostRestorePoints = 50

export interface RestoreContent extends ListingSource, MessageListing, MessageCounts {
  /** The restore points of a session, newest first: the newest of each job up to the session's moment. */
  points(session: PointSelection): Promise<readonly RestorePointRow[]>
  /** Every mailbox from the newest of the points that holds it. */
  mailboxes(session: RestoreSessionRow): Promise<readonly StoredMailbox[]>
  folders(mailbox: StoredMailbox): Promise<readonly TreeFolder[]>
  /** Those of the wanted messages that are there, and that retention forgot by their age. */
  forgotten(
    mailbox: StoredMailbox,
    folders: readonly TreeFolder[],
    wanted: ReadonlySet<string>,
  ): Promise<ReadonlySet<string>>
  /** What is remembered of restore points is not as it was any more: retention was applied. */
  forget(): void
  /** The items of one page, as a search goes through them: not remembered. */
  read(mailbox: StoredMailbox, page: ItemPage): Promise<readonly TreeItem[]>
}

type PointSelection = Pick<RestoreSessionRow, 'organizationId' | 'pointInTime' | 'restorePointId'>

export interface RestoreContentDependencies {
  readonly database: Database
  readonly keeper: VaultKeeper
}

export function createRestoreContent({ database, keeper }: RestoreContentDependencies): RestoreContent {
  const manifests = createRecent<RestorePoint>(mostRestorePoints, () => 1)
  const trees = createRecent<readonly TreeFolder[]>(mostFolders, (folders) => folders.length)
  const indexes = createRecent<readonly MessageEntry[]>(mostIndexEntries, (entries) => entries.length)
  const pages = createRecent<readonly TreeItem[]>(mostPageItems, (items) => items.length)

  async function points(session: PointSelection): Promise<readonly RestorePointRow[]> {
    if (session.restorePointId !== null) {
      const point = await findRestorePoint(database.db, session.restorePointId)
      return point === undefined ? [] : [point]
    }
    const rows = await listRestorePoints(database.db, {
      organizationId: session.organizationId,
      backedUpUntil: session.pointInTime,
    })
    const newest = new Map<string, RestorePointRow>()
    for (const row of rows) if (!newest.has(row.jobId)) newest.set(row.jobId, row)
    return [...newest.values()]
  }

  async function mailboxes(session: RestoreSessionRow): Promise<readonly StoredMailbox[]> {
    const found = new Map<string, StoredMailbox>()
    for (const row of await points(session)) {
      const vault = await keeper.vault(repositoryId(row.repositoryId))
      const point = await manifests.get(row.id, () => vault.restorePoint(restorePointId(row.id)))
      for (const resource of point.manifest.resources)
        if (resource.kind === 'mailbox' && !found.has(resource.id))
          found.set(resource.id, {
            organizationId: organizationId(row.organizationId),
            resource,
            vault,
            forgottenItems: point.forgottenItems,
          })
    }
    return [...found.values()]
  }

  const itemsOf = async (mailbox: StoredMailbox, page: ItemPage): Promise<readonly TreeItem[]> =>
    remembered(
      mailbox,
      await pages.get(`${mailbox.organizationId}/${page.ref.id}`, () =>
        mailbox.vault.readItems(mailbox.organizationId, page),
      ),
    )

  const source: ListingSource = {
    page: itemsOf,
    messages: (mailbox, folder) =>
      indexes.get(`${treeKey(mailbox)}/${folder.id}`, async () => {
        const entries: MessageEntry[] = []
        for (const page of folder.pages)
          for (const item of await readPage(mailbox, page))
            entries.push({ id: item.id, folderId: folder.id, time: timeOf(item), page })
        return newestFirst(entries)
      }),
    async items(mailbox, entries) {
      const items: TreeItem[] = []
      for (const { id, page } of entries) {
        const item = (await itemsOf(mailbox, page)).find((candidate) => candidate.id === id)
        if (item !== undefined) items.push(item)
      }
      return items
    },
  }

  return {
    ...source,
    ...createMessageListing(source),
    ...createMessageCounts(readPage),
    points,
    mailboxes,
    read: readPage,
    forget: () => manifests.clear(),
    forgotten: findForgotten,
    folders: (mailbox) =>
      trees.get(treeKey(mailbox), async () => {
        const tree = await mailbox.vault.readTree(mailbox.organizationId, mailbox.resource.tree)
        return tree.folders
      }),
  }
}

async function readPage(mailbox: StoredMailbox, page: ItemPage): Promise<readonly TreeItem[]> {
  return remembered(mailbox, await mailbox.vault.readItems(mailbox.organizationId, page))
}

async function findForgotten(
  { organizationId: id, vault, forgottenItems }: StoredMailbox,
  folders: readonly TreeFolder[],
  wanted: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  if (forgottenItems === undefined) return found
  for (const page of folders.flatMap((folder) => folder.pages))
    for (const item of await vault.readItems(id, page))
      if (wanted.has(item.id) && isForgotten(item, forgottenItems)) found.add(item.id)
  return found
}

/** The items that retention left. */
function remembered({ forgottenItems }: StoredMailbox, items: readonly TreeItem[]): readonly TreeItem[] {
  if (forgottenItems === undefined) return items
  return items.filter((item) => !isForgotten(item, forgottenItems))
}

/** A folder with its ancestors, parents first, as a restore needs it. A folder whose parent is unknown stands below the root. */
export function folderPath(folders: readonly TreeFolder[], folder: TreeFolder): readonly MailFolder[] {
  const byId = new Map(folders.map((entry) => [entry.id, entry] as const))
  const path: MailFolder[] = []
  const seen = new Set<string>()
  for (let current: TreeFolder | undefined = folder; current !== undefined && !seen.has(current.id);) {
    seen.add(current.id)
    path.unshift(mailFolder(current))
    current = current.parentId === null ? undefined : byId.get(current.parentId)
  }
  return path
}

/** The folder and everything below it, parents before children. */
export function subtree(folders: readonly TreeFolder[], root: TreeFolder): readonly TreeFolder[] {
  const found: TreeFolder[] = [root]
  const seen = new Set([root.id])
  for (const parent of found)
    for (const folder of folders)
      if (folder.parentId === parent.id && !seen.has(folder.id)) {
        seen.add(folder.id)
        found.push(folder)
      }
  return found
}
