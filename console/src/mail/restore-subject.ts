/** What is restored, and how the server is asked for it. A request is about one mailbox: several make several. */
import type { BrowserClient, Message, StartedRestore } from '@strongroom/api-client'
import { formatCount } from '../ui/format.ts'
import { mailboxPath } from './restore-paths.ts'

/** What a restore has to know of a message. */
export type ChosenMessage = Pick<Message, 'id' | 'mailboxId' | 'subject'>

export type RestoreSubject =
  | { readonly kind: 'messages'; readonly messages: readonly ChosenMessage[] }
  | { readonly kind: 'folder'; readonly mailboxId: string; readonly folderId: string; readonly name: string }
  | { readonly kind: 'mailbox'; readonly mailboxId: string; readonly name: string }

/** How the person who restores may do it. */
export type RestoreRight =
  /** Into any mailbox of the organization. */
  | 'administrator'
  /** Into the own mailbox. */
  | 'person'
  /** Messages alone, back into the mailbox they came from. */
  | 'operator'

export interface RestoreWish {
  /** Another mailbox of the organization; the same one when empty. */
  readonly mailbox: string
  /** A folder by its path; the original one when empty. */
  readonly folder: string
  readonly isMarkedUnread: boolean
  /** Of an operator, for the audit log. */
  readonly reason: string
}

export function subjectText(subject: RestoreSubject): string {
  if (subject.kind === 'folder') return `the folder “${subject.name}”`
  if (subject.kind === 'mailbox') return `the mailbox of ${subject.name}`
  const [only] = subject.messages
  return subject.messages.length === 1 && only !== undefined && only.subject !== ''
    ? `“${only.subject}”`
    : formatCount(subject.messages.length, 'message')
}

export interface RestoreRequest {
  readonly path: string
  readonly body: object
}

export function restoreRequests(
  sessionId: string,
  subject: RestoreSubject,
  { right, wish }: { readonly right: RestoreRight; readonly wish: RestoreWish },
): readonly RestoreRequest[] {
  const { mailbox, folder, isMarkedUnread, reason } = wish
  if (right === 'operator' && subject.kind === 'messages')
    return byMailbox(subject.messages).map(([mailboxId, items]) => ({
      path: mailboxPath(sessionId, mailboxId, 'items/operatorRestore'),
      body: { items, ...given({ folder, reason }), markRestoredAsUnread: isMarkedUnread },
    }))
  const isElsewhere = mailbox !== '' || folder !== '' || isMarkedUnread
  const action = isElsewhere ? 'restoreTo' : 'restore'
  const options = isElsewhere
    ? { ...given({ mailbox, folder }), ...(isMarkedUnread && { markRestoredAsUnread: true }) }
    : {}
  if (subject.kind === 'messages')
    return byMailbox(subject.messages).map(([mailboxId, items]) => ({
      path: mailboxPath(sessionId, mailboxId, `items/${action}`),
      body: { items, ...options },
    }))
  const place =
    subject.kind === 'folder' ? `folders/${encodeURIComponent(subject.folderId)}/${action}` : action
  return [{ path: mailboxPath(sessionId, subject.mailboxId, place), body: options }]
}

/** One restore of each mailbox; what was begun stays begun when a later one is refused. */
export async function startRestore(
  api: BrowserClient,
  requests: readonly RestoreRequest[],
  onStarted: (taskId: string) => void,
): Promise<void> {
  for (const { path, body } of requests) {
    const { sessionId } = await api.send<StartedRestore>('POST', path, body)
    onStarted(sessionId)
  }
}

export function byMailbox(
  messages: readonly ChosenMessage[],
): readonly (readonly [mailboxId: string, items: readonly { readonly id: string }[]])[] {
  const found = new Map<string, { id: string }[]>()
  for (const { mailboxId, id } of messages) {
    const items = found.get(mailboxId)
    if (items === undefined) found.set(mailboxId, [{ id }])
    else items.push({ id })
  }
  return [...found]
}

function given(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
  )
}
