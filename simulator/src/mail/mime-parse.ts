/** Reads an internet message the way Exchange files it; whatever is malformed becomes an empty property, never an error. */
import { createHash } from 'node:crypto'
import {
  type AddressObject,
  type Attachment as ParsedAttachment,
  type HeaderValue,
  type MailParserOptions,
  type ParsedMail,
  simpleParser,
} from 'mailparser'
import { parseHeaderBlock } from './header-fields.ts'
import { previewOf, textOfHtml } from './html-text.ts'
import type { Attachment, Importance, ItemBody, MessageContent, Recipient } from './model.ts'

const deepestItem = 8
const parserOptions: MailParserOptions & { readonly keepDeliveryStatus: boolean } = {
  skipImageLinks: true,
  skipTextLinks: true,
  keepDeliveryStatus: true, // Exchange files it beside the text; the declarations do not know the option
}

/**
 * @param mime - The whole message.
 * @param now - Stands in for dates that the message does not give (milliseconds).
 */
export async function parseMime(mime: Buffer, now: number, depth = 0): Promise<MessageContent> {
  const mail = await simpleParser(withPlainFieldNames(mime), parserOptions)
  const sentAt = validTime(mail.date) ?? now
  const body = bodyOf(mail)
  const attachments = await Promise.all(mail.attachments.map((part) => attachmentOf(part, sentAt, depth)))
  return {
    envelope: {
      subject: mail.subject ?? null,
      ...correspondents(mail),
      internetMessageId: mail.messageId ?? inventedMessageId(mime),
      importance: importanceOf(mail),
      preview: previewOf(body.contentType === 'html' ? textOfHtml(body.content) : body.content),
      hasAttachments: attachments.some(({ isInline }) => !isInline),
      isReadReceiptRequested: mail.headers.has('disposition-notification-to'),
      isDeliveryReceiptRequested: mail.headers.has('return-receipt-to'),
    },
    detail: {
      body,
      textAlternative: body.contentType === 'html' ? (mail.text ?? null) : null,
      headers: parseHeaderBlock(headOf(mime)),
      attachments,
    },
    sentAt,
    receivedAt: sentAt,
  }
}

function headOf(mime: Buffer): string {
  const text = mime.toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  return end === null ? text : text.slice(0, end.index)
}

/** Without the blanks that old mail has before the colon, and that a reader must accept (RFC 5322 section 4.5). */
function withPlainFieldNames(mime: Buffer): Buffer {
  const head = headOf(mime)
  const plain = head.replaceAll(/^([!-9;-~]+)[ \t]+:/gm, '$1:')
  if (plain === head) return mime
  return Buffer.concat([Buffer.from(plain, 'latin1'), mime.subarray(head.length)])
}

function validTime(date: Date | undefined): number | undefined {
  const time = date?.getTime()
  // what Graph cannot write as a date of four digits, Exchange does not keep
  return time === undefined || Number.isNaN(time) || time < 0 || time > 253402300799000 ? undefined : time
}

function bodyOf(mail: ParsedMail): ItemBody {
  if (typeof mail.html === 'string') return { contentType: 'html', content: mail.html }
  return { contentType: 'text', content: mail.text ?? '' }
}

function correspondents(mail: ParsedMail) {
  const from = recipients(mail.from)[0] ?? null
  const sender = recipients(addressesOf(mail.headers.get('sender')))[0] ?? from
  return {
    from,
    sender,
    to: recipients(mail.to),
    cc: recipients(mail.cc),
    bcc: recipients(mail.bcc),
    replyTo: recipients(mail.replyTo),
  }
}

function addressesOf(value: HeaderValue | undefined): AddressObject | undefined {
  return typeof value === 'object' && 'html' in value ? value : undefined
}

function recipients(value: AddressObject | AddressObject[] | undefined): Recipient[] {
  if (value === undefined) return []
  const addresses = (Array.isArray(value) ? value : [value]).flatMap((object) => object.value)
  return addresses
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) => ({
      name: name === '' ? emptyAsNull(address) : name,
      address: emptyAsNull(address),
    }))
    .filter(({ name, address }) => name !== null || address !== null)
}

const emptyAsNull = (text: string | undefined) => (text === undefined || text === '' ? null : text)

/** The parser files Importance, X-Priority and X-MSMail-Priority under one name. */
function importanceOf(mail: ParsedMail): Importance {
  const priority = mail.headers.get('priority')
  return priority === 'high' || priority === 'low' ? priority : 'normal'
}

async function attachmentOf(part: ParsedAttachment, modifiedAt: number, depth: number): Promise<Attachment> {
  const common = {
    key: 0,
    name: part.filename === undefined ? defaultName(part) : fileName(part.filename),
    isInline: part.contentDisposition === 'inline' || (part.related ?? false),
    modifiedAt,
  }
  if (part.contentType === 'message/rfc822' && depth < deepestItem) {
    const item = await parseMime(part.content, modifiedAt, depth + 1)
    return { ...common, kind: 'item', name: item.envelope.subject ?? common.name, item, mime: part.content }
  }
  const location = part.headers.get('content-location')
  return {
    ...common,
    kind: 'file',
    contentType: part.contentType,
    contentId: part.cid ?? null,
    contentLocation: typeof location === 'string' ? location : null,
    bytes: part.content,
  }
}

/** A name in plain UTF-8 (RFC 6532 section 3.2), which the parser gives byte by byte. */
function fileName(name: string): string {
  if (!/^[\0-\u00FF]+$/.test(name)) return name
  const text = Buffer.from(name, 'latin1').toString()
  return text.includes('\uFFFD') ? name : text
}

const defaultName = (part: ParsedAttachment) =>
  part.contentType === 'message/rfc822'
    ? 'Attached message'
    : `attachment.${part.contentType.split('/')[1] ?? 'bin'}`

/** Exchange gives every message an id; one made of the bytes is the same on every import. */
const inventedMessageId = (mime: Buffer) =>
  `<${createHash('sha256').update(mime).digest('hex').slice(0, 32)}@simulator.invalid>`
