/** A mailbox as JSON and back. Generated messages are written as their number, not as their content. */
import { ownerOf } from './content.ts'
import { generateMail } from './generate.ts'
import { emptyMailbox } from './mailbox.ts'
import type { FolderRecord, Mailbox, MessageRecord } from './model.ts'

type SavedMessage = Omit<MessageRecord, 'envelope'> & Partial<Pick<MessageRecord, 'envelope'>>

type SavedFolder = Omit<FolderRecord, 'messages' | 'log' | 'newestFirst' | 'unread'>

interface SavedMailbox {
  readonly owner: Pick<Mailbox, 'userId' | 'upn' | 'displayName'>
  readonly counters: Pick<
    Mailbox,
    'sequence' | 'nextKey' | 'nextEntry' | 'nextFolder' | 'nextAttachment' | 'deltaGeneration'
  >
  readonly folders: readonly SavedFolder[]
  /** `SavedMessage`s, their bytes as base64. */
  readonly messages: readonly unknown[]
  readonly removedFolders: readonly (readonly [sequence: number, folder: SavedFolder])[]
  /** Folder number, sequence, plain-id number, key. */
  readonly departures: readonly (readonly [number, number, number, number])[]
}

export function mailboxToState(mailbox: Mailbox): unknown {
  const saved: SavedMailbox = {
    owner: { userId: mailbox.userId, upn: mailbox.upn, displayName: mailbox.displayName },
    counters: {
      sequence: mailbox.sequence,
      nextKey: mailbox.nextKey,
      nextEntry: mailbox.nextEntry,
      nextFolder: mailbox.nextFolder,
      nextAttachment: mailbox.nextAttachment,
      deltaGeneration: mailbox.deltaGeneration,
    },
    folders: [...mailbox.folders.values()].map(folderState),
    messages: [...mailbox.messages.values()].map(messageState),
    removedFolders: mailbox.folderLog
      .filter(({ isRemoved }) => isRemoved)
      .map(({ sequence, folder }) => [sequence, folderState(folder)]),
    departures: [...mailbox.folders.values()].flatMap((folder) =>
      folder.log.flatMap(({ sequence, message, removedEntry }) =>
        removedEntry === undefined ? [] : [[folder.number, sequence, removedEntry, message.key] as const],
      ),
    ),
  }
  return saved
}

function folderState(folder: FolderRecord): SavedFolder {
  const { number, parent, displayName, wellKnownName, isHidden, arrival, change } = folder
  return { number, parent, displayName, wellKnownName, isHidden, arrival, change }
}

function messageState(message: MessageRecord): unknown {
  if (message.source.kind === 'kept') return packBuffers(message)
  const { envelope, ...rest } = message
  return envelope.importance === 'normal' ? rest : { ...rest, envelope }
}

/** @param state - What `mailboxToState` gave, after a journey through JSON. */
export function mailboxFromState(state: unknown, seed: number): Mailbox {
  if (!isSavedMailbox(state)) throw new TypeError('the saved state of a mailbox is not readable')
  const saved = state
  const mailbox = Object.assign(emptyMailbox(saved.owner, seed), saved.counters)
  for (const one of saved.folders) restoreFolder(mailbox, one)
  for (const [sequence, one] of saved.removedFolders) {
    mailbox.folderLog.push({ sequence, folder: bareFolder(one), isRemoved: true })
  }
  mailbox.folderLog.sort(bySequence)
  for (const one of saved.messages.map(reviveBuffers)) {
    if (!isSavedMessage(one)) throw new TypeError('the saved state of a message is not readable')
    restoreMessage(mailbox, one)
  }
  for (const [number, sequence, removedEntry, key] of saved.departures) {
    const message = mailbox.messages.get(key)
    if (message !== undefined) mailbox.folders.get(number)?.log.push({ sequence, message, removedEntry })
  }
  for (const folder of mailbox.folders.values()) folder.log.sort(bySequence)
  return mailbox
}

/** The state is our own writing; only its outline is checked, so that a foreign file is refused early. */
function isSavedMailbox(value: unknown): value is SavedMailbox {
  if (typeof value !== 'object' || value === null) return false
  return ['owner', 'counters', 'folders', 'messages', 'removedFolders', 'departures'].every(
    (key) => key in value,
  )
}

function isSavedMessage(value: unknown): value is SavedMessage {
  if (typeof value !== 'object' || value === null) return false
  return ['key', 'entry', 'folder', 'source', 'receivedAt'].every((key) => key in value)
}

const bySequence = (one: { sequence: number }, other: { sequence: number }) => one.sequence - other.sequence

function bareFolder(saved: SavedFolder): FolderRecord {
  return { ...saved, messages: new Set(), unread: 0, log: [], newestFirst: null }
}

function restoreFolder(mailbox: Mailbox, saved: SavedFolder): void {
  const folder = bareFolder(saved)
  mailbox.folders.set(folder.number, folder)
  if (folder.wellKnownName !== null) mailbox.wellKnown.set(folder.wellKnownName, folder)
  mailbox.folderLog.push({ sequence: folder.change, folder, isRemoved: false })
}

function restoreMessage(mailbox: Mailbox, saved: SavedMessage): void {
  const message: MessageRecord = { ...saved, envelope: saved.envelope ?? generatedEnvelope(mailbox, saved) }
  const folder = mailbox.folders.get(message.folder)
  if (folder === undefined) return
  mailbox.messages.set(message.key, message)
  mailbox.byEntry.set(message.entry, message)
  folder.messages.add(message)
  if (!message.isRead) folder.unread += 1
  folder.log.push({ sequence: message.change, message })
}

function generatedEnvelope(mailbox: Mailbox, { source }: SavedMessage): MessageRecord['envelope'] {
  if (source.kind !== 'generated') throw new TypeError('the saved state lacks the envelope of a message')
  return generateMail(source.seed, ownerOf(mailbox)).envelope
}

/** Bytes are written as base64. */
function packBuffers(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return { base64: value.toString('base64') }
  if (Array.isArray(value)) return value.map(packBuffers)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, packBuffers(one)]))
}

function reviveBuffers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reviveBuffers)
  if (typeof value !== 'object' || value === null) return value
  if ('base64' in value && typeof value.base64 === 'string') return Buffer.from(value.base64, 'base64')
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, reviveBuffers(one)]))
}
