/** Reads a mailbox through Graph: folders, changes of a folder, and each message as MIME (microsoft.md 4.3, 4.5). */
import { Type, type Static } from 'typebox'

import { GraphError, isNotFound, isResyncRequired } from '../../graph/errors.ts'
import type { Graph } from '../../graph/graph.ts'
import { ExchangeError } from './errors.ts'
import { listMailFolders } from './folders.ts'
import type { MailboxReader, MessageChange, MessageChangePage } from './mailbox.ts'
import {
  GraphMessageItem,
  isWholeMessage,
  messageProperties,
  selectedProperties,
} from './message-properties.ts'
import { mailboxHeaders, mailboxPath, query } from './requests.ts'

const messagePageSize = 500
const restartLimit = 2
const readAttempts = 3
/** As many as Exchange serves to one application and mailbox at a time (microsoft.md 5.1). */
const parallelReads = 4

const ChangedItem = Type.Object({
  ...GraphMessageItem.properties,
  '@removed': Type.Optional(Type.Unknown()),
})
type ChangedItem = Static<typeof ChangedItem>

export interface MailboxReaderDependencies {
  readonly graph: Graph
}

export interface MailboxOptions {
  /** The owner's object id in the directory: it stays when the user principal name changes. */
  readonly userId: string
}

/** A reader of one mailbox. It holds no state: calls may overlap and be repeated. */
export function createMailboxReader(
  { graph }: MailboxReaderDependencies,
  { userId }: MailboxOptions,
): MailboxReader {
  return {
    listFolders: (signal, known = new Map()) => listMailFolders({ graph }, userId, known, signal),
    listChanges: (folderId, cursor, signal) => listChanges(graph, { userId, folderId }, cursor, signal),
    readMime: (messageId, signal) => readMime(graph, mailboxPath(userId, 'messages', messageId), signal),
  }
}

interface FolderAddress {
  readonly userId: string
  readonly folderId: string
}

async function* listChanges(
  graph: Graph,
  folder: FolderAddress,
  cursor: string | undefined,
  signal: AbortSignal | undefined,
): AsyncIterable<MessageChangePage> {
  const first =
    mailboxPath(folder.userId, 'mailFolders', folder.folderId, 'messages', 'delta') +
    query({ $select: selectedProperties })
  let path = cursor ?? first
  for (let restarts = 0; ; restarts += 1) {
    try {
      yield* oneRound(graph, { path, userId: folder.userId, isReset: restarts > 0 }, signal)
      return
    } catch (error) {
      if (!isResyncRequired(error) || restarts === restartLimit) throw error
      path = first
    }
  }
}

async function* oneRound(
  graph: Graph,
  { path, userId, isReset }: { readonly path: string; readonly userId: string; readonly isReset: boolean },
  signal: AbortSignal | undefined,
): AsyncIterable<MessageChangePage> {
  const request = { path, headers: mailboxHeaders(messagePageSize), ...(signal && { signal }) }
  let isFirst = true
  let isComplete = false
  for await (const { items, deltaLink } of graph.delta(request, ChangedItem)) {
    const changes = await readChanges(graph, userId, items, signal)
    isComplete = deltaLink !== undefined
    yield { changes, isReset: isReset && isFirst, ...(deltaLink !== undefined && { cursor: deltaLink }) }
    isFirst = false
  }
  if (!isComplete)
    throw new ExchangeError(
      'incomplete_listing',
      'Microsoft 365 ended a listing of messages half-way; run it again.',
    )
}

async function readChanges(
  graph: Graph,
  userId: string,
  items: readonly ChangedItem[],
  signal: AbortSignal | undefined,
): Promise<readonly MessageChange[]> {
  const changes: MessageChange[] = []
  for (let start = 0; start < items.length; start += parallelReads) {
    const some = items.slice(start, start + parallelReads)
    changes.push(...(await Promise.all(some.map((item) => readChange(graph, userId, item, signal)))))
  }
  return changes
}

async function readChange(
  graph: Graph,
  userId: string,
  item: ChangedItem,
  signal: AbortSignal | undefined,
): Promise<MessageChange> {
  if (item['@removed'] !== undefined) return { kind: 'removed', id: item.id }
  if (isWholeMessage(item)) return { kind: 'present', properties: messageProperties(item) }
  const path = mailboxPath(userId, 'messages', item.id) + query({ $select: selectedProperties })
  try {
    const whole = await graph.json(
      { path, headers: mailboxHeaders(), ...(signal && { signal }) },
      GraphMessageItem,
    )
    return { kind: 'present', properties: messageProperties(whole) }
  } catch (error) {
    // Deleted since the page was made; the next round says so too, and saying it twice does no harm.
    if (isNotFound(error)) return { kind: 'removed', id: item.id }
    throw error
  }
}

async function* readMime(
  graph: Graph,
  messagePath: string,
  signal: AbortSignal | undefined,
): AsyncIterable<Uint8Array> {
  const request = { path: `${messagePath}/$value`, headers: mailboxHeaders(), ...(signal && { signal }) }
  for (let attempt = 1; ; attempt += 1) {
    let isHandedOut = false
    try {
      for await (const piece of graph.bytes(request)) {
        isHandedOut = true
        yield piece
      }
      return
    } catch (error) {
      if (isHandedOut || attempt === readAttempts || !isConnectionLost(error)) throw error
    }
  }
}

function isConnectionLost(thrown: unknown): boolean {
  return thrown instanceof GraphError && thrown.code === 'connectionLost'
}
