/** Messages handed out together, as an archive of `.eml` files: some of a mailbox, a folder with all below it, a mailbox. */
import type { TreeFolder, TreeItem } from '../../repository/index.ts'
import { VaultError } from '../../repository/index.ts'
import { mimeOf } from '../backup/message-item.ts'
import type { RestoreAccess, RestoreOperations, SavedArchive } from '../operations.ts'
import { invalidRequest } from '../refusals.ts'
import { subjectOf } from './browsing.ts'
import { fileNameFor } from './file-name.ts'
import { findEntries } from './find-message.ts'
import { timeOf } from './message-entry.ts'
import { whoseAndWho } from './record-opening.ts'
import { folderPath, subtree } from './restore-content.ts'
import type { ReadDependencies } from './record-read.ts'
import { type AccessDependencies, folderNamed, openMailbox, type OpenMailbox } from './session-access.ts'
import { createUniqueNames } from './unique-names.ts'
import { mostZipBytes, mostZipEntries, type ZipEntry, zipStream } from './zip-stream.ts'

export type SavingDependencies = AccessDependencies & ReadDependencies

const mostByName = 10_000
const mostIdsOnRecord = 200
/** Of a path in an archive: what is longer cannot be unpacked everywhere. */
const deepestFolder = 12
const longestFolder = 60
const extension = '.eml'

export function createSaving(
  dependencies: SavingDependencies,
): Pick<RestoreOperations, 'saveMessages' | 'saveFolder'> {
  return {
    async saveMessages(access, mailboxId, messageIds) {
      if (messageIds.length === 0) throw invalidRequest('Name at least one message to save.')
      if (messageIds.length > mostByName) throw invalidRequest(`Name at most ${mostByName} messages.`)
      const open = await openMailbox(dependencies, access, mailboxId)
      const entries = await findEntries(dependencies.content, open, messageIds)
      const items = await dependencies.content.items(open.mailbox, entries)
      const sizeBytes = items.reduce((sum, item) => sum + mimeOf(item).sizeBytes, 0)
      const what = { name: `${items.length} messages`, itemType: 'Message', count: items.length, sizeBytes }
      await recordSave(dependencies, access, open, { ...what, ids: items.map(({ id }) => id) })
      return archive('messages', filesOf(open, messagesOf(items)))
    },
    async saveFolder(access, mailboxId, folderId) {
      const open = await openMailbox(dependencies, access, mailboxId)
      const root = folderId === undefined ? undefined : folderNamed(open.folders, folderId)
      const folders = root === undefined ? open.folders : subtree(open.folders, root)
      let count = 0
      for (const folder of folders) count += await dependencies.content.count(open.mailbox, folder)
      if (count > mostZipEntries)
        throw invalidRequest(
          `An archive holds at most ${mostZipEntries} messages, and these are ${count}: save folder by folder.`,
        )
      const name = root?.name ?? open.mailbox.resource.name
      const itemType = root === undefined ? 'Mailbox' : 'Folder'
      await recordSave(dependencies, access, open, { name, itemType, count, sizeBytes: 0, ids: [] })
      return archive(name, filesOf(open, inFolders(dependencies, open, folders)))
    },
  }
}

function archive(name: string, entries: AsyncIterable<ZipEntry>): SavedArchive {
  return { fileName: fileNameFor(name, '.zip'), content: zipStream(entries) }
}

interface Message {
  /** Path of its folder in the archive, in components. */
  readonly folder: readonly string[]
  readonly item: TreeItem
}

async function* messagesOf(items: readonly TreeItem[]): AsyncGenerator<Message> {
  for (const item of items) yield { folder: [], item }
}

async function* inFolders(
  { content }: SavingDependencies,
  { mailbox, folders: all }: OpenMailbox,
  folders: readonly TreeFolder[],
): AsyncGenerator<Message> {
  for (const folder of folders) {
    const path = folderPath(all, folder)
      .slice(0, deepestFolder)
      .map(({ displayName }) => folderName(displayName))
    for (const page of folder.pages)
      for (const item of await content.read(mailbox, page)) yield { folder: path, item }
  }
}

/** A folder without a name that can stand is called `folder`. */
function folderName(displayName: string): string {
  const name = fileNameFor(displayName.slice(0, longestFolder), '')
  return name === 'message' && displayName !== 'message' ? 'folder' : name
}

/**
 * What cannot be read is named in a file of its own at the end: one message never voids an archive.
 * @yields the files of the archive.
 */
async function* filesOf(
  { mailbox }: OpenMailbox,
  messages: AsyncIterable<Message>,
): AsyncGenerator<ZipEntry> {
  const unique = createUniqueNames()
  const missed: string[] = []
  let bytes = 0
  for await (const { folder, item } of messages) {
    const mime = mimeOf(item)
    const stem = fileNameFor(subjectOf(item), extension).slice(0, -extension.length)
    const name = unique(folder.join('/'), stem, extension)
    bytes += mime.sizeBytes
    const content =
      bytes > mostZipBytes ? undefined : await readable(mailbox.vault.read(mailbox.organizationId, mime))
    if (content === undefined) missed.push(name)
    else yield { name, time: timeOf(item), content }
  }
  if (missed.length > 0)
    yield {
      name: unique('', 'not saved', '.txt'),
      time: 0,
      content: textOf(`These messages could not be read, or are beyond 4 GB:\r\n${missed.join('\r\n')}\r\n`),
    }
}

async function* textOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8')
}

/** The content, once its first piece was read; undefined for one that the vault cannot give. */
async function readable(content: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array> | undefined> {
  const iterator = content[Symbol.asyncIterator]()
  try {
    const first = await iterator.next()
    return rest(iterator, first)
  } catch (error) {
    if (error instanceof VaultError) return undefined
    throw error
  }
}

async function* rest(
  iterator: AsyncIterator<Uint8Array>,
  first: IteratorResult<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let piece = first; piece.done !== true; piece = await iterator.next()) yield piece.value
  } finally {
    await iterator.return?.()
  }
}

interface Saved {
  readonly name: string
  readonly itemType: string
  readonly count: number
  readonly sizeBytes: number
  readonly ids: readonly string[]
}

/** Content leaves the vault only after it is on record who asked for it. */
async function recordSave(
  { journal }: SavingDependencies,
  { actor, reach }: RestoreAccess,
  { session, mailbox }: OpenMailbox,
  { name, itemType, count, sizeBytes, ids }: Saved,
): Promise<void> {
  const { address } = mailbox.resource
  const entry = {
    session,
    actor,
    action: 'restore.save',
    type: 'Save' as const,
    title: `Save “${name}”`,
    itemName: name,
    itemType,
    itemSizeBytes: sizeBytes,
    source: address,
    target: '',
    details: {
      resource: address,
      itemCount: count,
      itemIds: ids.slice(0, mostIdsOnRecord),
      ...whoseAndWho(reach, mailbox),
    },
  }
  await journal.record(entry, `${count} messages handed out as an archive`)
}
