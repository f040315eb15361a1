/** Lets a caller into a restore session, or answers as if there were none. */
import { type Database, findRestoreSession, type RestoreSessionRow } from '../../database/index.ts'
import type { TreeFolder } from '../../repository/index.ts'
import { OperationError } from '../errors.ts'
import type { RestoreAccess } from '../operations.ts'
import { notFound } from '../refusals.ts'
import { readOpaqueId } from './opaque-id.ts'
import { onlyMailbox, reachesSession } from './reach.ts'
import type { RestoreContent, StoredMailbox } from './restore-content.ts'

export interface AccessDependencies {
  readonly database: Database
  readonly content: RestoreContent
}

/** @throws {OperationError} `not_found` for what is absent and for what is out of reach. */
export async function sessionWithin(database: Database, access: RestoreAccess): Promise<RestoreSessionRow> {
  const session = await findRestoreSession(database.db, access.sessionId)
  if (session === undefined || !reachesSession(access.reach, session)) throw notFound()
  return session
}

/** @throws {OperationError} `not_found`, `session_stopped` */
async function workingSession(database: Database, access: RestoreAccess): Promise<RestoreSessionRow> {
  const session = await sessionWithin(database, access)
  if (session.state !== 'Working')
    throw new OperationError('session_stopped', 'The restore session has ended; open a new one.')
  return session
}

/** A session that may be used, with the mailboxes that this caller may see in it. */
export interface OpenSession {
  readonly session: RestoreSessionRow
  readonly mailboxes: readonly StoredMailbox[]
}

export async function openSession(
  { database, content }: AccessDependencies,
  access: RestoreAccess,
): Promise<OpenSession> {
  const session = await workingSession(database, access)
  const only = onlyMailbox(access.reach, session)
  const mailboxes = await content.mailboxes(session)
  return {
    session,
    mailboxes: only === undefined ? mailboxes : mailboxes.filter(({ resource }) => resource.id === only),
  }
}

export interface OpenMailbox {
  readonly session: RestoreSessionRow
  readonly mailbox: StoredMailbox
  readonly folders: readonly TreeFolder[]
}

export async function openMailbox(
  dependencies: AccessDependencies,
  access: RestoreAccess,
  mailboxId: string,
): Promise<OpenMailbox> {
  const { session, mailboxes } = await openSession(dependencies, access)
  const mailbox = mailboxes.find(({ resource }) => resource.id === mailboxId.toLowerCase())
  if (mailbox === undefined) throw notFound()
  return { session, mailbox, folders: await dependencies.content.folders(mailbox) }
}

/** The folder that an opaque id names. @throws {OperationError} `not_found` */
export function folderNamed(folders: readonly TreeFolder[], opaque: string): TreeFolder {
  const id = readOpaqueId(opaque)
  const folder = folders.find((candidate) => candidate.id === id)
  if (folder === undefined) throw notFound()
  return folder
}
