/** Finds or creates the folder that a restore goes to. */
import { Type } from 'typebox'

import { GraphError } from '../../graph/errors.ts'
import type { Graph } from '../../graph/graph.ts'
import { ExchangeError } from './errors.ts'
import { FolderItem, findFolder, findFolderId } from './folders.ts'
import type { MailFolder } from './mailbox.ts'
import { isOutcomeUnknown, literal, mailboxHeaders, mailboxPath, query } from './requests.ts'

const rootName = 'msgfolderroot'
/** Exchange itself allows 300; a longer way up means that the folders go in a circle. */
const depthLimit = 300
const createAttempts = 3
const folderPageSize = 200

const CreatedFolder = Type.Object({ id: Type.String({ minLength: 1 }) })

/** A mailbox, and how to reach it. */
export interface Mailbox {
  readonly graph: Graph
  readonly userId: string
  readonly signal: AbortSignal | undefined
}

/**
 * The folder at the end of the path: by its id, by its well-known name, by its exact display name below its parent,
 * or created there. A folder that was thrown into Deleted Items counts as gone, unless the path says it was there.
 */
export async function ensureMailFolder(mailbox: Mailbox, path: readonly MailFolder[]): Promise<string> {
  const folder = path.at(-1)
  if (folder === undefined) return rootId(mailbox)
  const { graph, userId, signal } = mailbox
  const standing = await findFolder({ graph }, userId, folder.id, signal)
  if (standing !== undefined && !(await isDeleted(mailbox, standing, path))) return standing.id
  if (folder.wellKnownName !== null) {
    const id = await findFolderId({ graph }, userId, folder.wellKnownName, signal)
    if (id !== undefined) return id
  }
  const parentId = await ensureMailFolder(mailbox, path.slice(0, -1))
  return findOrCreate(mailbox, parentId, folder.displayName || 'Folder')
}

async function rootId({ graph, userId, signal }: Mailbox): Promise<string> {
  const id = await findFolderId({ graph }, userId, rootName, signal)
  if (id !== undefined) return id
  throw new ExchangeError('folder_unavailable', 'The mailbox has no root folder to restore into.')
}

async function isDeleted(
  { graph, userId, signal }: Mailbox,
  folder: FolderItem,
  path: readonly MailFolder[],
): Promise<boolean> {
  if (path.some(({ wellKnownName }) => wellKnownName === 'deleteditems')) return false
  const [root, deletedItems] = await Promise.all(
    [rootName, 'deleteditems'].map((name) => findFolderId({ graph }, userId, name, signal)),
  )
  let parentId = folder.parentFolderId
  for (let depth = 0; depth < depthLimit; depth += 1) {
    if (parentId === deletedItems) return true
    if (typeof parentId !== 'string' || parentId === root) return false
    const parent = await findFolder({ graph }, userId, parentId, signal)
    // Above a folder of the recoverable items stands no folder that can be seen.
    if (parent === undefined) return true
    parentId = parent.parentFolderId
  }
  return true
}

async function findOrCreate(mailbox: Mailbox, parentId: string, displayName: string): Promise<string> {
  const { graph, userId, signal } = mailbox
  const path = mailboxPath(userId, 'mailFolders', parentId, 'childFolders')
  for (let attempt = 1; attempt <= createAttempts; attempt += 1) {
    const found = await findByName(mailbox, path, displayName, attempt > 1)
    if (found !== undefined) return found
    try {
      const request = { method: 'POST', path, headers: mailboxHeaders(), json: { displayName } } as const
      return (await graph.json({ ...request, ...(signal && { signal }) }, CreatedFolder)).id
    } catch (error) {
      // Somebody else was faster, or the answer was lost: then the folder stands there now.
      if (!isCreatedMeanwhile(error) || attempt === createAttempts) throw error
    }
  }
  throw new ExchangeError('folder_unavailable', `The folder “${displayName}” could not be created.`)
}

async function findByName(
  { graph, signal }: Mailbox,
  path: string,
  displayName: string,
  isConflict: boolean,
): Promise<string | undefined> {
  const options = { $filter: `displayName eq ${literal(displayName)}`, $select: 'id,displayName' }
  const request = {
    path: path + query(isConflict ? { $select: options.$select } : options),
    headers: mailboxHeaders(folderPageSize),
  }
  let similar: string | undefined
  for await (const page of graph.pages({ ...request, ...(signal && { signal }) }, FolderItem)) {
    for (const folder of page) {
      if (folder.displayName === displayName) return folder.id
      if (folder.displayName?.toLowerCase() === displayName.toLowerCase()) similar ??= folder.id
    }
  }
  // Exchange takes `Reports` and `reports` for one name and refuses the second: then the first is the folder.
  return isConflict ? similar : undefined
}

function isCreatedMeanwhile(thrown: unknown): boolean {
  if (isOutcomeUnknown(thrown)) return true
  return thrown instanceof GraphError && (thrown.status === 409 || thrown.code === 'ErrorFolderExists')
}
