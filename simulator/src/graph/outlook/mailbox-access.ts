/** From the path of a call to its mailbox, folder and message, with Exchange's refusals (reference section 4.2). */
import {
  type FolderRecord,
  folderOf,
  type Mailbox,
  type MessageRecord,
  parseItemId,
  privateNames,
} from '../../mail/index.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { findUser } from '../directory/objects.ts'
import { accessDenied, GraphFailure, invalidIdMalformed, itemNotFound, resourceNotFound } from '../errors.ts'
import type { Call } from '../route.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'mail'>

/** The largest request that Graph takes for Outlook. */
const largestBody = 4 * 1024 * 1024

export function requireMailbox({ tenant, mail }: Dependencies, call: Call): Mailbox {
  const key = call.parameters['user'] ?? { name: null, value: '' }
  const user = findUser(tenant, key)
  if (user === undefined) {
    throw key.value.includes('@')
      ? new GraphFailure(404, 'ErrorInvalidUser', `The requested user '${key.value}' is invalid.`)
      : resourceNotFound(key.value)
  }
  // Mail.Read and its like reach the person's own mailbox only; shared mailboxes are another permission
  if (call.claims.idtyp === 'user' && call.claims.oid !== user.id) throw accessDenied()
  const mailbox = user.hasMailbox ? mail.mailbox(user.id) : undefined
  if (mailbox === undefined) {
    throw new GraphFailure(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    )
  }
  if (call.request.body.length > largestBody) {
    throw new GraphFailure(
      413,
      'RequestEntityTooLarge',
      'The request is too large: at most 4 MB are accepted.',
    )
  }
  return mailbox
}

/** A folder by id or well-known name, in a path or as the destination of a move. */
export function requireFolder(mailbox: Mailbox, text: string): FolderRecord {
  const name = text.toLowerCase()
  const wellKnown = privateNames.has(name) ? undefined : mailbox.wellKnown.get(name)
  const folder = wellKnown ?? folderById(mailbox, text)
  if (folder === undefined || isOutOfReach(mailbox, folder)) throw itemNotFound()
  return folder
}

function folderById(mailbox: Mailbox, text: string): FolderRecord | undefined {
  const id = parseItemId(mailbox, text)
  if (id === undefined) throw malformedOrForeign(text)
  return id.kind === 'folder' ? mailbox.folders.get(id.folder) : undefined
}

/** An id that is none at all is malformed; one of another mailbox is not found. */
function malformedOrForeign(text: string): GraphFailure {
  return /^AA[A-Za-z0-9_-]{20,}={0,2}$/.test(text) ? itemNotFound() : invalidIdMalformed()
}

/** What is purged is kept for a hold, and no client sees it (Graph: "message: permanentDelete"). */
function isOutOfReach(mailbox: Mailbox, folder: FolderRecord): boolean {
  return folder === mailbox.wellKnown.get('recoverableitemspurges')
}

/** A message by plain or immutable id; with a folder in the path it has to lie there. */
export function requireMessage(mailbox: Mailbox, call: Call): MessageRecord {
  const text = call.parameters['message']?.value ?? ''
  const message = findMessage(mailbox, text)
  if (message === undefined) throw itemNotFound()
  const folder = call.parameters['folder']
  if (folder !== undefined && requireFolder(mailbox, folder.value) !== folderOf(mailbox, message))
    throw itemNotFound()
  return message
}

function findMessage(mailbox: Mailbox, text: string): MessageRecord | undefined {
  const id = parseItemId(mailbox, text)
  if (id === undefined) throw malformedOrForeign(text)
  if (id.kind !== 'message') return undefined
  const message = id.isImmutable ? mailbox.messages.get(id.number) : mailbox.byEntry.get(id.number)
  return message === undefined || isOutOfReach(mailbox, folderOf(mailbox, message)) ? undefined : message
}

/** `If-Match` against the version of the item. */
export function requireUnchanged(call: Call, etag: string): void {
  const given = call.request.headers['if-match']
  if (given === undefined || given === '*' || given === etag) return
  throw new GraphFailure(
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  )
}
