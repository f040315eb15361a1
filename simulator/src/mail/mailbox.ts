/** A mailbox and every change to it; each change gets the next number, so that delta queries can tell what is new. */
import { createHash } from 'node:crypto'
import type {
  Detail,
  Envelope,
  ExtendedProperty,
  FolderRecord,
  FollowupFlag,
  Mailbox,
  MessageChange,
  MessageRecord,
  MessageSource,
} from './model.ts'
import { wellKnownFolders } from './well-known-folders.ts'

export interface MailboxOwner {
  readonly userId: string
  readonly upn: string
  readonly displayName: string
}

export interface NewMessage {
  readonly createdAt: number
  readonly receivedAt: number
  readonly sentAt: number
  readonly isRead: boolean
  readonly isDraft: boolean
  readonly categories?: readonly string[]
  readonly flag?: FollowupFlag
  readonly inferenceClassification?: 'focused' | 'other'
  readonly extended?: readonly ExtendedProperty[]
  readonly envelope: Envelope
  readonly source: MessageSource
}

/** What of a message may be changed in place. */
export type MessagePatch = Partial<
  Pick<
    MessageRecord,
    | 'isRead'
    | 'categories'
    | 'flag'
    | 'inferenceClassification'
    | 'extended'
    | 'envelope'
    | 'source'
    | 'receivedAt'
    | 'sentAt'
  >
>

/** A mailbox without its folders; `restore` fills it from a saved state. */
export function emptyMailbox(owner: MailboxOwner, seed: number): Mailbox {
  return {
    ...owner,
    guid: createHash('sha256').update(`${seed}/mailbox/${owner.userId}`).digest().subarray(0, 16),
    sequence: 0,
    nextKey: 1,
    nextEntry: 1,
    nextFolder: 1,
    nextAttachment: 1000, // generated attachments are numbered from 1
    deltaGeneration: 0,
    folders: new Map(),
    wellKnown: new Map(),
    folderLog: [],
    messages: new Map(),
    byEntry: new Map(),
  }
}

export function createMailbox(owner: MailboxOwner, seed: number): Mailbox {
  const mailbox = emptyMailbox(owner, seed)
  for (const { name, displayName, parent, isHidden } of wellKnownFolders) {
    const above = parent === null ? null : (mailbox.wellKnown.get(parent)?.number ?? null)
    const folder = newFolder(mailbox, {
      parent: above,
      displayName,
      wellKnownName: name,
      isHidden: isHidden ?? false,
    })
    mailbox.wellKnown.set(name, folder)
  }
  return mailbox
}

export function wellKnownFolder(mailbox: Mailbox, name: string): FolderRecord {
  const folder = mailbox.wellKnown.get(name)
  if (folder === undefined) throw new RangeError(`a mailbox has no well-known folder ${name}`)
  return folder
}

function newFolder(
  mailbox: Mailbox,
  folder: Pick<FolderRecord, 'parent' | 'displayName' | 'wellKnownName' | 'isHidden'>,
): FolderRecord {
  mailbox.sequence += 1
  const added: FolderRecord = {
    ...folder,
    number: mailbox.nextFolder,
    arrival: mailbox.sequence,
    change: mailbox.sequence,
    messages: new Set(),
    unread: 0,
    log: [],
    newestFirst: null,
  }
  mailbox.nextFolder += 1
  mailbox.folders.set(added.number, added)
  mailbox.folderLog.push({ sequence: mailbox.sequence, folder: added, isRemoved: false })
  return added
}

export function addFolder(
  mailbox: Mailbox,
  parent: FolderRecord,
  displayName: string,
  isHidden: boolean,
): FolderRecord {
  const folder = newFolder(mailbox, { parent: parent.number, displayName, wellKnownName: null, isHidden })
  touchFolder(mailbox, parent)
  return folder
}

export function childFolders(mailbox: Mailbox, parent: FolderRecord): FolderRecord[] {
  return [...mailbox.folders.values()].filter((folder) => folder.parent === parent.number)
}

/** Whether `folder` is `ancestor` or lies under it. */
export function isWithin(mailbox: Mailbox, folder: FolderRecord, ancestor: FolderRecord): boolean {
  let current: FolderRecord | undefined = folder
  while (current !== undefined && current !== ancestor) {
    current = current.parent === null ? undefined : mailbox.folders.get(current.parent)
  }
  return current === ancestor
}

/** Marks a folder as changed: renamed, moved, or with other counts than before. */
function touchFolder(mailbox: Mailbox, folder: FolderRecord): void {
  mailbox.sequence += 1
  folder.change = mailbox.sequence
  mailbox.folderLog.push({ sequence: mailbox.sequence, folder, isRemoved: false })
  if (mailbox.folderLog.length > 4 * mailbox.folders.size + 1000) {
    mailbox.folderLog = mailbox.folderLog.filter(
      (entry) => entry.isRemoved || entry.folder.change === entry.sequence,
    )
  }
}

export function renameFolder(mailbox: Mailbox, folder: FolderRecord, displayName: string): void {
  folder.displayName = displayName
  touchFolder(mailbox, folder)
}

export function moveFolder(mailbox: Mailbox, folder: FolderRecord, parent: FolderRecord): void {
  folder.parent = parent.number
  touchFolder(mailbox, folder)
}

/** Takes a folder and what lies under it away; its messages go to `refuge`. */
export function removeFolder(mailbox: Mailbox, folder: FolderRecord, refuge: FolderRecord): void {
  for (const child of childFolders(mailbox, folder)) removeFolder(mailbox, child, refuge)
  for (const message of folder.messages) moveMessage(mailbox, message, refuge)
  mailbox.folders.delete(folder.number)
  mailbox.sequence += 1
  folder.change = mailbox.sequence
  mailbox.folderLog.push({ sequence: mailbox.sequence, folder, isRemoved: true })
}

export function folderOf(mailbox: Mailbox, message: MessageRecord): FolderRecord {
  const folder = mailbox.folders.get(message.folder)
  if (folder === undefined) throw new RangeError('a message lies in a folder that does not exist')
  return folder
}

/** Every live or removed line of the log that still says something. */
export const isCurrent = (change: MessageChange) =>
  change.removedEntry !== undefined || change.message.change === change.sequence

function record(mailbox: Mailbox, folder: FolderRecord, change: Omit<MessageChange, 'sequence'>): number {
  mailbox.sequence += 1
  folder.log.push({ sequence: mailbox.sequence, ...change })
  return mailbox.sequence
}

function compact(folder: FolderRecord): void {
  if (folder.log.length > 4 * folder.messages.size + 1000) folder.log = folder.log.filter(isCurrent)
}

function enter(mailbox: Mailbox, folder: FolderRecord, message: MessageRecord): void {
  message.change = message.arrival = record(mailbox, folder, { message })
  folder.messages.add(message)
  folder.newestFirst = null
  if (!message.isRead) folder.unread += 1
  mailbox.byEntry.set(message.entry, message)
}

function leave(mailbox: Mailbox, folder: FolderRecord, message: MessageRecord): void {
  folder.messages.delete(message)
  folder.newestFirst = null
  if (!message.isRead) folder.unread -= 1
  mailbox.byEntry.delete(message.entry)
  record(mailbox, folder, { message, removedEntry: message.entry })
}

export function addMessage(mailbox: Mailbox, folder: FolderRecord, message: NewMessage): MessageRecord {
  const added: MessageRecord = {
    key: mailbox.nextKey,
    entry: mailbox.nextEntry,
    folder: folder.number,
    arrival: 0,
    change: 0,
    createdAt: message.createdAt,
    modifiedAt: message.createdAt,
    receivedAt: message.receivedAt,
    sentAt: message.sentAt,
    isRead: message.isRead,
    isDraft: message.isDraft,
    categories: message.categories ?? [],
    flag: message.flag ?? notFlagged,
    inferenceClassification: message.inferenceClassification ?? 'focused',
    extended: message.extended ?? [],
    envelope: message.envelope,
    source: withAttachmentKeys(mailbox, message.source),
  }
  mailbox.nextKey += 1
  mailbox.nextEntry += 1
  mailbox.messages.set(added.key, added)
  enter(mailbox, folder, added)
  return added
}

const notFlagged: FollowupFlag = { flagStatus: 'notFlagged' }

/** Gives every attachment that has none yet a number of its own. */
function withAttachmentKeys(mailbox: Mailbox, source: MessageSource): MessageSource {
  if (source.kind === 'generated' || source.detail.attachments.every(({ key }) => key !== 0)) return source
  const attachments = source.detail.attachments.map((attachment) => {
    if (attachment.key !== 0) return attachment
    mailbox.nextAttachment += 1
    return { ...attachment, key: mailbox.nextAttachment }
  })
  return { ...source, detail: { ...source.detail, attachments } }
}

export function changeMessage(
  mailbox: Mailbox,
  message: MessageRecord,
  patch: MessagePatch,
  now: number,
): void {
  const folder = folderOf(mailbox, message)
  if (patch.isRead !== undefined && patch.isRead !== message.isRead) folder.unread += patch.isRead ? -1 : 1
  if (patch.receivedAt !== undefined) folder.newestFirst = null
  Object.assign(message, patch)
  message.source = withAttachmentKeys(mailbox, message.source)
  message.modifiedAt = now
  message.change = record(mailbox, folder, { message })
  compact(folder)
}

/** Moves a message: it keeps its key and gets a new entry, so its plain id changes. */
export function moveMessage(mailbox: Mailbox, message: MessageRecord, target: FolderRecord): void {
  const source = folderOf(mailbox, message)
  leave(mailbox, source, message)
  compact(source)
  message.folder = target.number
  message.entry = mailbox.nextEntry
  mailbox.nextEntry += 1
  enter(mailbox, target, message)
}

export function copyMessage(
  mailbox: Mailbox,
  message: MessageRecord,
  target: FolderRecord,
  now: number,
): MessageRecord {
  return addMessage(mailbox, target, { ...message, createdAt: now })
}

/** The folder's messages by date of receipt, newest first; equal dates by key. */
export function newestFirst(folder: FolderRecord): readonly MessageRecord[] {
  folder.newestFirst ??= [...folder.messages].toSorted(
    (one, other) => other.receivedAt - one.receivedAt || other.key - one.key,
  )
  return folder.newestFirst
}

/** The index of the first entry after `sequence` in a log that is sorted by it. */
export function firstAfter(log: readonly { readonly sequence: number }[], sequence: number): number {
  let [low, high] = [0, log.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((log[middle]?.sequence ?? Infinity) > sequence) high = middle
    else low = middle + 1
  }
  return low
}

/** The detail of a message whose source keeps it. */
export function keptSource(detail: Detail, mime: Buffer | null): MessageSource {
  return { kind: 'kept', detail, mime }
}
