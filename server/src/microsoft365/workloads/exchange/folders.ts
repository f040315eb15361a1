/** The folders of a mailbox in one paged listing, with their well-known names (microsoft.md 4.5). */
import { Type, type Static } from 'typebox'

import { GraphError } from '../../graph/errors.ts'
import type { Graph } from '../../graph/graph.ts'
import type { MailFolder } from './mailbox.ts'
import { isAbsent, mailboxHeaders, mailboxPath, query } from './requests.ts'

/**
 * Names by which v1.0 finds a folder; it does not tell them in a listing (`wellKnownName` is of beta), so each costs
 * a request.
 * @see [mailFolder](https://learn.microsoft.com/graph/api/resources/mailfolder)
 */
const wellKnownNames = ['inbox', 'drafts', 'sentitems', 'deleteditems', 'junkemail', 'archive', 'outbox']
const folderPageSize = 500

const nullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]))
export const FolderItem = Type.Object({
  id: Type.String({ minLength: 1 }),
  displayName: nullableText,
  parentFolderId: nullableText,
  isHidden: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  '@odata.type': Type.Optional(Type.String()),
  '@removed': Type.Optional(Type.Unknown()),
})
export type FolderItem = Static<typeof FolderItem>

export interface FolderDependencies {
  readonly graph: Graph
}

/** All folders below the mailbox's root that hold mail, parents before children. */
export async function listMailFolders(
  { graph }: FolderDependencies,
  userId: string,
  known: ReadonlyMap<string, string | null>,
  signal?: AbortSignal,
): Promise<readonly MailFolder[]> {
  const listed = await listAll(graph, userId, signal)
  const inbox = [...known].find(([id, name]) => name === 'inbox' && listed.has(id))?.[0]
  const rootId = inbox === undefined ? undefined : listed.get(inbox)?.parentFolderId
  const isTop = (folder: FolderItem): boolean => isTopFolder(folder, listed, rootId)
  const isNew = [...listed.values()].some(
    (folder) => holdsMail(folder) && isTop(folder) && !known.has(folder.id),
  )
  const names = isNew || rootId === undefined ? await resolveNames(graph, userId, signal) : known
  return arrange(listed, names)
}

async function listAll(
  graph: Graph,
  userId: string,
  signal: AbortSignal | undefined,
): Promise<Map<string, FolderItem>> {
  const path =
    mailboxPath(userId, 'mailFolders', 'delta') + query({ $select: 'displayName,parentFolderId,isHidden' })
  const headers = mailboxHeaders(folderPageSize)
  const listed = new Map<string, FolderItem>()
  for await (const page of graph.delta({ path, headers, ...(signal && { signal }) }, FolderItem)) {
    for (const folder of page.items) {
      // A folder that is replayed counts as it was said last (microsoft.md 4.3).
      if (folder['@removed'] === undefined) listed.set(folder.id, folder)
      else listed.delete(folder.id)
    }
  }
  return listed
}

async function resolveNames(
  graph: Graph,
  userId: string,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string | null>> {
  const found = await Promise.all(
    wellKnownNames.map(async (name) => {
      const id = await findFolderId({ graph }, userId, name, signal)
      return id === undefined ? [] : [[id, name] as const]
    }),
  )
  return new Map(found.flat())
}

/** The id of the folder with this id or well-known name; undefined when the mailbox has none. */
export async function findFolderId(
  { graph }: FolderDependencies,
  userId: string,
  idOrName: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  return (await findFolder({ graph }, userId, idOrName, signal))?.id
}

/** The folder with this id or well-known name; undefined when the mailbox has none. */
export async function findFolder(
  { graph }: FolderDependencies,
  userId: string,
  idOrName: string,
  signal?: AbortSignal,
): Promise<FolderItem | undefined> {
  const path =
    mailboxPath(userId, 'mailFolders', idOrName) + query({ $select: 'id,displayName,parentFolderId' })
  try {
    return await graph.json({ path, headers: mailboxHeaders(), ...(signal && { signal }) }, FolderItem)
  } catch (error) {
    // A user without a mailbox is 404 as well, and is not a folder that is missing.
    if (isAbsent(error) && !isMailboxMissing(error)) return undefined
    throw error
  }
}

function isMailboxMissing(thrown: unknown): boolean {
  return (
    thrown instanceof GraphError &&
    /^(MailboxNotEnabledForRESTAPI|ErrorInvalidUser|ResourceNotFound|Request_ResourceNotFound)$/i.test(
      thrown.code,
    )
  )
}

/** Directly below the root: what its parent says, or a parent that the listing does not know. */
function isTopFolder(
  folder: FolderItem,
  listed: ReadonlyMap<string, FolderItem>,
  rootId: string | null | undefined,
): boolean {
  const parentId = folder.parentFolderId
  return (
    folder.id !== rootId && (typeof parentId !== 'string' || parentId === rootId || !listed.has(parentId))
  )
}

function arrange(
  listed: ReadonlyMap<string, FolderItem>,
  names: ReadonlyMap<string, string | null>,
): readonly MailFolder[] {
  const inboxId = [...names].find(([, name]) => name === 'inbox')?.[0]
  // The inbox always stands directly below the root, which some listings name as a folder of its own.
  const rootId = inboxId === undefined ? undefined : listed.get(inboxId)?.parentFolderId
  const children = new Map<string | null, FolderItem[]>()
  for (const folder of listed.values()) {
    if (!holdsMail(folder)) continue
    const parentId = isTopFolder(folder, listed, rootId) ? null : (folder.parentFolderId ?? null)
    children.set(parentId, [...(children.get(parentId) ?? []), folder])
  }
  const arranged: MailFolder[] = []
  // A folder whose ancestors are left out or go in a circle is never reached from the root, nor is the root itself.
  const visit = (parentId: string | null): void => {
    for (const { id, displayName } of children.get(parentId) ?? []) {
      arranged.push({ id, displayName: displayName ?? '', parentId, wellKnownName: names.get(id) ?? null })
      visit(id)
    }
  }
  visit(null)
  return arranged
}

function holdsMail(folder: FolderItem): boolean {
  return folder.isHidden !== true && !/mailSearchFolder$/i.test(folder['@odata.type'] ?? '')
}
