/** Lets a caller into a restore session, or answers as if there were none. */
import { type Database, findRestoreSession, type RestoreSessionRow } from '../../database/index.ts'
import type { TreeFolder } from '../../repository/index.ts'
import { OperationError } from '../errors.ts'
import type { RestoreAccess } from '../operations.ts'
import { notFound } from '../refusals.ts'
import { readOpaqueId } from './opaque-id.ts'
import type { OperatorScopes } from '../rbac/operator-scopes.ts'
import { mailboxScope, type MailboxScope, reachesSession } from './mailbox-scope.ts'
import type { StoredMailbox } from './message-entry.ts'
import type { RestoreContent } from './restore-content.ts'

export interface AccessDependencies {
  readonly database: Database
  readonly content: RestoreContent
  readonly scopes: OperatorScopes
}

/** @throws {OperationError} `not_found` for what is absent and for what is out of reach. */
export async function sessionWithin(
  { database, scopes }: Pick<AccessDependencies, 'database' | 'scopes'>,
  { sessionId, reach }: RestoreAccess,
): Promise<RestoreSessionRow> {
  const session = await findRestoreSession(database.db, sessionId)
  if (session === undefined || !reachesSession(reach, session)) throw notFound()
  // Who is no operator any more has no sessions of one either (AZ-18).
  if (reach.kind === 'operator' && !(await scopes.of(reach.organizationId, reach.userId)).isOperator)
    throw notFound()
  return session
}

/** @throws {OperationError} `not_found`, `session_stopped` */
async function workingSession(
  dependencies: AccessDependencies,
  access: RestoreAccess,
): Promise<RestoreSessionRow> {
  const session = await sessionWithin(dependencies, access)
  if (session.state !== 'Working')
    throw new OperationError('session_stopped', 'The restore session has ended; open a new one.')
  return session
}

/** A session that may be used: its mailboxes, and which of them this caller may see. */
export interface OpenSession {
  readonly session: RestoreSessionRow
  readonly mailboxes: readonly StoredMailbox[]
  readonly scope: MailboxScope
}

export async function openSession(
  dependencies: AccessDependencies,
  access: RestoreAccess,
): Promise<OpenSession> {
  const session = await workingSession(dependencies, access)
  const scope = await mailboxScope(dependencies.scopes, access.reach, session)
  return { session, mailboxes: await dependencies.content.mailboxes(session), scope }
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
  const { session, mailboxes, scope } = await openSession(dependencies, access)
  const id = mailboxId.toLowerCase()
  // Decided first: an answer must not tell by its time or its failure which mailboxes there are.
  const isWithin = await scope.includes(id)
  const mailbox = mailboxes.find(({ resource }) => resource.id === id)
  if (mailbox === undefined || !isWithin) throw notFound()
  return { session, mailbox, folders: await dependencies.content.folders(mailbox) }
}

/** The folder that an opaque id names. @throws {OperationError} `not_found` */
export function folderNamed(folders: readonly TreeFolder[], opaque: string): TreeFolder {
  const id = readOpaqueId(opaque)
  const folder = folders.find((candidate) => candidate.id === id)
  if (folder === undefined) throw notFound()
  return folder
}
