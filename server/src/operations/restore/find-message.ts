/** Finds a message of a mailbox by the id that was given out. */
import type { RestoreSessionRow } from '../../database/index.ts'
import type { TreeFolder, TreeItem } from '../../repository/index.ts'
import type { RestoreAccess } from '../operations.ts'
import { OperationError } from '../errors.ts'
import { notFound } from '../refusals.ts'
import { readOpaqueId } from './opaque-id.ts'
import type { MessageEntry, StoredMailbox } from './message-entry.ts'
import type { RestoreContent } from './restore-content.ts'
import { type AccessDependencies, openMailbox } from './session-access.ts'

export interface FoundMessage {
  readonly session: RestoreSessionRow
  readonly mailbox: StoredMailbox
  readonly entry: MessageEntry
  readonly item: TreeItem
}

/** @throws {OperationError} `not_found` */
export async function findMessage(
  dependencies: AccessDependencies,
  { access, mailboxId }: { readonly access: RestoreAccess; readonly mailboxId: string },
  messageId: string,
): Promise<FoundMessage> {
  const { session, mailbox, folders } = await openMailbox(dependencies, access, mailboxId)
  const [entry] = await findEntries(dependencies.content, { mailbox, folders }, [messageId])
  const [item] = entry === undefined ? [] : await dependencies.content.items(mailbox, [entry])
  if (entry === undefined || item === undefined) throw notFound()
  return { session, mailbox, entry, item }
}

export interface MailboxTree {
  readonly mailbox: StoredMailbox
  readonly folders: readonly TreeFolder[]
}

/**
 * The entries of these messages, each once. One that is absent makes it refuse all: nothing is done by halves.
 * @throws {OperationError} `not_found`
 */
export async function findEntries(
  content: RestoreContent,
  { mailbox, folders }: MailboxTree,
  messageIds: readonly string[],
): Promise<readonly MessageEntry[]> {
  const wanted = new Set<string>()
  for (const messageId of messageIds) {
    const id = readOpaqueId(messageId)
    if (id === undefined) throw notFound()
    wanted.add(id)
  }
  const found = await content.find(mailbox, folders, wanted)
  if (found.length === wanted.size) return found
  for (const { id } of found) wanted.delete(id)
  await refuseForgotten(content, { mailbox, folders }, wanted)
  throw notFound()
}

/** Who asks for what was there, for example with an id of an older restore session, is told why it is not. */
async function refuseForgotten(
  content: RestoreContent,
  { mailbox, folders }: MailboxTree,
  wanted: ReadonlySet<string>,
): Promise<void> {
  const { size } = await content.forgotten(mailbox, folders, wanted)
  const before = mailbox.forgottenItems?.before
  if (size === 0 || before === undefined) return
  throw new OperationError(
    'not_found',
    `The retention of the backup repository forgot it by its age: items from before ${new Date(before).toISOString()} are not kept.`,
  )
}
