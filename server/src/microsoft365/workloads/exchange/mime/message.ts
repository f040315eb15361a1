/** A message read from MIME: what a restore takes from it. Malformed mail is read as far as it goes. */
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'

import type { MailAddress } from '../mailbox.ts'
import { isReadAsWindows1252 } from './charsets.ts'
import { cleanText } from './clean-text.ts'
import { readHeaderBlock } from './header-block.ts'
import { declareUtf8 } from './declared-charset.ts'
import { decodeBody, isBodyText, readLeafParts, type LeafPart } from './parts.ts'
import { mendWindows1252 } from './windows-1252.ts'

export interface ParsedAttachment {
  /** As the part names it, or a name made from its type. */
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
  /** Shown inside the HTML body, by its content id. */
  readonly isInline: boolean
  /** Without angle brackets. */
  readonly contentId: string | null
  /** What its part asks for (RFC 2183 §2); absent when it does not say, or says something else. */
  readonly disposition?: 'inline' | 'attachment'
}

export interface ParsedMessage {
  readonly subject: string
  readonly from: MailAddress | null
  readonly sender: MailAddress | null
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly bcc: readonly MailAddress[]
  readonly replyTo: readonly MailAddress[]
  /** ISO 8601; null when there is none or it cannot be read. */
  readonly date: string | null
  readonly messageId: string | null
  readonly inReplyTo: string | null
  readonly references: string | null
  readonly html: string | null
  readonly text: string | null
  readonly attachments: readonly ParsedAttachment[]
  readonly parts: readonly LeafPart[]
  /** Names of the header's fields, in lower case. */
  readonly fieldNames: ReadonlySet<string>
}

/**
 * Reads a message. Attached messages stay attachments.
 *
 * @returns undefined when the message is beyond reading: nested deeper than 256 parts, or with more than 2 MiB of headers.
 */
export async function parseMessage(mime: Uint8Array): Promise<ParsedMessage | undefined> {
  const parts = readLeafParts(mime)
  let email: Email
  try {
    email = await PostalMime.parse(declareUtf8(mime, parts), { forceRfc822Attachments: true })
  } catch {
    return undefined
  }
  const isMended = parts.some((part) => isBodyText(part) && isReadAsWindows1252(part.charset))
  const mended = (body: string | undefined): string | null =>
    isMended && body !== undefined ? mendWindows1252(body) : (body ?? null)
  return {
    subject: mendWindows1252(email.subject ?? ''),
    from: flatten(email.from ? [email.from] : [])[0] ?? null,
    sender: flatten(email.sender ? [email.sender] : [])[0] ?? null,
    to: flatten(email.to),
    cc: flatten(email.cc),
    bcc: flatten(email.bcc),
    replyTo: flatten(email.replyTo),
    date: readDate(email.date),
    messageId: email.messageId ?? null,
    inReplyTo: email.inReplyTo ?? null,
    references: email.references ?? null,
    html: mended(email.html),
    text: mended(email.text),
    attachments: await readAttachments(email, parts),
    parts,
    fieldNames: new Set(email.headers.map(({ key }) => key)),
  }
}

function flatten(addresses: readonly Address[] = []): readonly MailAddress[] {
  return addresses.flatMap((entry) => {
    if (entry.group) return entry.group.map(({ name, address }) => ({ name: mendWindows1252(name), address }))
    return [{ name: mendWindows1252(entry.name), address: entry.address ?? '' }]
  })
}

function readDate(value: string | undefined): string | null {
  const date = new Date(value ?? '')
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

async function readAttachments(
  email: Email,
  parts: readonly LeafPart[],
): Promise<readonly ParsedAttachment[]> {
  const files = parts.filter((part) => !isBodyText(part))
  const isSame =
    files.length === email.attachments.length &&
    files.every(({ type }, at) => type === email.attachments[at]?.mimeType)
  return Promise.all(
    email.attachments.map(async (attachment, at) => {
      // Where both readings agree on what the parts are, the bytes are taken as they were sent.
      const part = isSame ? files[at] : undefined
      const content = part ? decodeBody(part) : parserContent(attachment)
      const contentId = attachment.contentId?.trim().replaceAll(/^<|>$/g, '') ?? null
      const isReferenced = contentId !== null && (email.html ?? '').includes(`cid:${contentId}`)
      return {
        name: shortName(attachment.filename?.trim() || (await nameFor(attachment.mimeType, content, at))),
        type: attachment.mimeType || 'application/octet-stream',
        content,
        isInline: contentId !== null && (isReferenced || attachment.related === true),
        contentId,
        ...dispositionOf(attachment),
      }
    }),
  )
}

function dispositionOf({ disposition }: Attachment): Pick<ParsedAttachment, 'disposition'> {
  if (disposition === 'inline') return { disposition: 'inline' }
  return disposition === 'attachment' ? { disposition: 'attachment' } : {}
}

function parserContent({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

const endings: ReadonlyMap<string, string> = new Map([
  ['application/ics', 'ics'],
  ['application/pdf', 'pdf'],
  ['application/pgp-signature', 'asc'],
  ['image/jpeg', 'jpg'],
  ['message/delivery-status', 'txt'],
  ['message/rfc822', 'eml'],
  ['text/calendar', 'ics'],
  ['text/csv', 'csv'],
  ['text/html', 'html'],
  ['text/plain', 'txt'],
  ['text/rfc822-headers', 'txt'],
])
const nestedHeaderLimit = 64 * 1024
/** Of PidTagAttachLongFilename, as Windows allows a file to be named. */
const nameLimit = 255

/** Without control characters, and short enough for Exchange; what is cut keeps its ending. */
function shortName(name: string): string {
  const clean = cleanText(mendWindows1252(name)).replaceAll(/[\t\r\n]+/g, ' ')
  if (clean.length <= nameLimit) return clean
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? ''
  return cleanText(clean.slice(0, nameLimit - ending.length)) + ending
}

async function nameFor(type: string, content: Uint8Array, at: number): Promise<string> {
  if (type === 'message/rfc822') {
    const { text } = readHeaderBlock(content, nestedHeaderLimit)
    const subject = (await PostalMime.parse(text).catch(() => undefined))?.subject
    if (subject?.trim()) return `${subject.trim().replaceAll(/[\\/:*?"<>|]/g, '_')}.eml`
  }
  const [, media] = /^(?:image|audio|video)\/([a-z0-9]+)$/.exec(type) ?? []
  return `attachment-${at + 1}.${endings.get(type) ?? media ?? 'dat'}`
}
