/** Where a restore goes: the mailbox is resolved to its owner's object id, never trusted by its name. */
import { createHash } from 'node:crypto'
import type { DirectoryObjectId, OrganizationId } from '../../foundation/ids.ts'
import type { Graph, MailFolder } from '../../microsoft365/index.ts'
import { directoryObjectId } from '../ids.ts'
import { findUser } from '../organizations/directory.ts'
import type { RestoreTarget } from '../operations.ts'
import { invalidRequest, notFound } from '../refusals.ts'
import type { StoredMailbox } from './message-entry.ts'

const longestFolderName = 255
const deepestFolder = 50
/** No folder of a mailbox has this id: the folder is looked for by its name. */
const unknownFolderId = 'new-folder'

export interface TargetMailbox {
  readonly userId: DirectoryObjectId
  readonly address: string
}

export interface TargetRequest {
  readonly source: StoredMailbox
  readonly target: RestoreTarget
  /** Somebody who may see only this mailbox may restore only into it. */
  readonly only: DirectoryObjectId | undefined
}

/** @throws {OperationError} `not_found` for a mailbox that is absent, of another organization, or out of reach. */
export async function targetMailbox(
  graph: Graph,
  { source, target, only }: TargetRequest,
  signal: AbortSignal,
): Promise<TargetMailbox> {
  const { resource } = source
  const original = { userId: directoryObjectId(resource.id), address: resource.address }
  if (target.mailbox === undefined || isSameAddress(target.mailbox, resource.address)) return original
  const name = only ?? target.mailbox
  const user = await findUser(graph, name, signal)
  if (user === undefined) throw notFound()
  // Their own mailbox may have another name by now; of others they learn nothing.
  const isNamed = isSameAddress(target.mailbox, user.address) || isSameAddress(target.mailbox, user.userName)
  if (!isNamed && (only !== undefined || user.id !== target.mailbox.toLowerCase())) throw notFound()
  return { userId: user.id, address: user.address }
}

export function isSameAddress(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.toLowerCase()
}

/** The folders of a path such as `Restored/2026`, from the root down; empty for none. @throws {OperationError} `invalid_request` */
export function targetFolder(path: string | undefined): readonly MailFolder[] {
  const names = (path ?? '')
    .split(/[/\\]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (names.length > deepestFolder || names.some((name) => name.length > longestFolderName))
    throw invalidRequest(
      `The folder to restore to has at most ${deepestFolder} levels with names of at most ${longestFolderName} characters.`,
    )
  return names.map(newFolder)
}

/** The folder as one that is found by its name below its parent, or made there. */
export function newFolder(displayName: string): MailFolder {
  return { id: unknownFolderId, displayName, parentId: null, wellKnownName: null }
}

/** Names one stored version of a message, the same in every restore: what was restored once is found again by it. */
export function restoreKey(
  organization: OrganizationId,
  mailboxId: string,
  messageId: string,
  mimeId: string,
): string {
  const name = JSON.stringify([organization, mailboxId, messageId, mimeId])
  return createHash('sha256').update(name).digest('base64url')
}
