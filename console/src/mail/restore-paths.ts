/** Addresses of restore sessions and of what is in them (`docs/api.md`, restoring). */
const segment = encodeURIComponent

export function sessionPath(sessionId: string, part = ''): string {
  return `/v8/RestoreSessions/${segment(sessionId)}${part === '' ? '' : `/${part}`}`
}

export function mailboxPath(sessionId: string, mailboxId: string, part = ''): string {
  const path = sessionPath(sessionId, `organization/mailboxes/${segment(mailboxId)}`)
  return part === '' ? path : `${path}/${part}`
}

export interface MessageId {
  readonly sessionId: string
  readonly mailboxId: string
  readonly itemId: string
}

/** What a message says and, with `part`, its body or one of its files. */
export function previewPath({ sessionId, mailboxId, itemId }: MessageId, part = ''): string {
  const path = `/api/v1/restore-sessions/${segment(sessionId)}/mailboxes/${segment(mailboxId)}/items/${segment(itemId)}`
  return part === '' ? path : `${path}/${part}`
}
