/** The long part of a message, and its MIME. */
import { generateMail } from './generate.ts'
import { renderMime } from './mime-render.ts'
import { rewriteMime } from './mime-rewrite.ts'
import type { Detail, Mailbox, MessageRecord, Recipient } from './model.ts'

export const ownerOf = ({ displayName, upn }: Mailbox): Recipient => ({ name: displayName, address: upn })

export function detailOf(mailbox: Mailbox, message: MessageRecord): Detail {
  return message.source.kind === 'kept'
    ? message.source.detail
    : generateMail(message.source.seed, ownerOf(mailbox)).detail
}

/** The bytes of `$value`: those that were imported, or a rendering that is the same on every read. */
export function mimeOf(mailbox: Mailbox, message: MessageRecord): Buffer {
  const { source, envelope, sentAt, receivedAt } = message
  if (source.kind === 'generated') {
    // rendered from what was generated, not from what was changed since: flags are no part of the MIME
    return renderMime(generateMail(source.seed, ownerOf(mailbox)), source.seed.toString(36))
  }
  return (
    source.mime ??
    renderMime({ envelope, detail: source.detail, sentAt, receivedAt }, message.key.toString(36))
  )
}

/** The same message in other bytes, new on every call. */
export function rewrittenMimeOf(mailbox: Mailbox, message: MessageRecord, salt: string): Buffer {
  return rewriteMime(mimeOf(mailbox, message), salt)
}
