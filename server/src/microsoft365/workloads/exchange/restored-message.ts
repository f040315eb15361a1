/** What is asked of Graph so that a stored message stands in a folder again (microsoft.md 4.5, JSON create). */
import { messageFlags, propertyIds, type ExtendedProperty } from './extended-properties.ts'
import { losses } from './losses.ts'
import type { MailAddress, MessageProperties, StoredMessage } from './mailbox.ts'
import { contentLosses } from './content-losses.ts'
import { cleanText } from './mime/clean-text.ts'
import { readBody, readHeaderBlock } from './mime/header-block.ts'
import { parseMessage, type ParsedAttachment, type ParsedMessage } from './mime/message.ts'

/** Characters of the header block that are kept; Exchange holds little more in one property. */
const headerLimit = 32 * 1024
/** Bytes of JSON that a body may take: the whole request must stay below 4 MB. */
const bodyLimit = 3 * 1024 * 1024

export interface RestoredMessage {
  /** The message as Graph's JSON, without attachments. */
  readonly create: CreateMessage
  readonly attachments: readonly ParsedAttachment[]
  readonly losses: readonly string[]
}

/** Graph's `recipient`. */
export interface Recipient {
  readonly emailAddress: MailAddress
}

/** Graph's `message`, as far as we set it. */
export interface CreateMessage {
  readonly subject: string
  readonly body: Body
  readonly from?: Recipient
  readonly sender?: Recipient
  readonly toRecipients: readonly Recipient[]
  readonly ccRecipients: readonly Recipient[]
  readonly bccRecipients: readonly Recipient[]
  readonly replyTo: readonly Recipient[]
  readonly importance: MessageProperties['importance']
  readonly categories: readonly string[]
  readonly isRead: boolean
  readonly flag?: object
  readonly internetMessageId?: string
  readonly singleValueExtendedProperties: readonly ExtendedProperty[]
}

interface Body {
  readonly contentType: 'html' | 'text'
  readonly content: string
}

/**
 * Maps a stored message; Exchange's own view (the properties) goes before MIME. Never throws for what stands in the
 * message: what cannot be read is named among the losses, and the rest is restored.
 */
export async function mapMessage({ properties, mime }: StoredMessage, key: string): Promise<RestoredMessage> {
  const parsed = await parseMessage(mime)
  const lost: string[] = []
  const attachments = parsed ? [...placed(parsed.attachments, properties)] : [originalFile(mime)]
  const body = fitBody(readMessageBody(parsed, mime, lost), attachments, lost)
  lost.push(...contentLosses(parsed))
  const dates = readDates(properties, parsed)
  if (!properties.isDraft && dates.sentAt === null) lost.push(losses.missingDate)
  const messageId = properties.internetMessageId ?? parsed?.messageId
  const create: CreateMessage = {
    subject: cleanText(properties.subject || (parsed?.subject ?? '')),
    body,
    ...readParties(properties, parsed, lost),
    importance: properties.importance,
    categories: properties.categories,
    isRead: properties.isRead,
    ...(properties.flag && { flag: properties.flag }),
    ...(messageId && { internetMessageId: cleanText(messageId) }),
    singleValueExtendedProperties: [
      ...(properties.isDraft ? [] : sentProperties(properties, dates)),
      ...threadProperties(properties, parsed),
      ...(properties.isDraft ? [] : headerProperty(mime, lost)),
      { id: propertyIds.restoreKey, value: key },
    ],
  }
  return { create, attachments, losses: [...new Set(lost)] }
}

/**
 * Exchange's `hasAttachments` does not count inline files. Where it contradicts what was read from the HTML, Exchange
 * went by what the parts ask for, as it does with an image in a mail of plain text, and so does the copy.
 */
function placed(
  attachments: readonly ParsedAttachment[],
  { hasAttachments }: MessageProperties,
): readonly ParsedAttachment[] {
  if (hasAttachments === attachments.some(({ isInline }) => !isInline)) return attachments
  const decisive = hasAttachments ? 'attachment' : 'inline'
  return attachments.map((attachment) =>
    attachment.disposition === decisive ? { ...attachment, isInline: !hasAttachments } : attachment,
  )
}

function originalFile(content: Uint8Array): ParsedAttachment {
  return { name: 'original.eml', type: 'message/rfc822', content, isInline: false, contentId: null }
}

function readMessageBody(parsed: ParsedMessage | undefined, mime: Uint8Array, lost: string[]): Body {
  if (parsed === undefined) {
    lost.push(losses.unreadable)
    return { contentType: 'text', content: '' }
  }
  const { html, text, attachments } = parsed
  if (html === null && text === null && attachments.length === 0) {
    const content = readBody(mime)
    if (content !== '') lost.push(losses.unreadableStructure)
    return cleanBody({ contentType: 'text', content }, lost)
  }
  return cleanBody(
    html === null ? { contentType: 'text', content: text ?? '' } : { contentType: 'html', content: html },
    lost,
  )
}

function cleanBody(body: Body, lost: string[]): Body {
  const content = cleanText(body.content)
  if (content !== body.content) lost.push(losses.controlCharacters)
  return { ...body, content }
}

function fitBody(body: Body, attachments: ParsedAttachment[], lost: string[]): Body {
  if (Buffer.byteLength(JSON.stringify(body.content)) <= bodyLimit) return body
  const isHtml = body.contentType === 'html'
  const name = isHtml ? 'body.html' : 'body.txt'
  const type = isHtml ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8'
  attachments.push({ name, type, content: Buffer.from(body.content), isInline: false, contentId: null })
  lost.push(losses.largeBody(name))
  return { contentType: 'text', content: losses.largeBody(name) }
}

type Parties = Pick<MessageProperties, 'from' | 'sender' | 'to' | 'cc' | 'bcc' | 'replyTo'>

function readParties(
  properties: Parties,
  parsed: Parties | undefined,
  lost: string[],
): Pick<CreateMessage, 'from' | 'sender' | `${'to' | 'cc' | 'bcc'}Recipients` | 'replyTo'> {
  const many = (name: 'to' | 'cc' | 'bcc' | 'replyTo'): readonly Recipient[] => {
    const known = properties[name]
    return recipients(known.length > 0 ? known : (parsed?.[name] ?? []), lost)
  }
  const one = (name: 'from' | 'sender'): Recipient | undefined => {
    const known = properties[name] ?? parsed?.[name]
    return known ? recipients([known], lost)[0] : undefined
  }
  const from = one('from')
  const sender = one('sender') ?? from
  return {
    ...(from && { from }),
    ...(sender && { sender }),
    toRecipients: many('to'),
    ccRecipients: many('cc'),
    bccRecipients: many('bcc'),
    replyTo: many('replyTo'),
  }
}

function recipients(addresses: readonly MailAddress[], lost: string[]): readonly Recipient[] {
  return addresses.flatMap(({ name, address }) => {
    if (address.trim() === '') {
      if (name.trim() !== '') lost.push(losses.recipient(cleanText(name)))
      return []
    }
    return [{ emailAddress: { name: cleanText(name), address: cleanText(address) } }]
  })
}

interface Dates {
  readonly sentAt: string | null
  readonly receivedAt: string | null
}

function readDates({ sentAt, receivedAt }: MessageProperties, parsed: ParsedMessage | undefined): Dates {
  const sent = sentAt ?? parsed?.date ?? receivedAt
  return { sentAt: sent, receivedAt: receivedAt ?? sent }
}

function sentProperties({ isRead }: MessageProperties, { sentAt, receivedAt }: Dates): ExtendedProperty[] {
  return [
    { id: propertyIds.messageFlags, value: messageFlags(isRead) },
    ...property(propertyIds.submitTime, sentAt),
    ...property(propertyIds.deliveryTime, receivedAt),
  ]
}

/** With these a mail program finds the conversation again. */
function threadProperties(
  { internetMessageId }: MessageProperties,
  parsed: ParsedMessage | undefined,
): ExtendedProperty[] {
  return [
    ...property(propertyIds.internetMessageId, internetMessageId ?? parsed?.messageId),
    ...property(propertyIds.references, parsed?.references),
    ...property(propertyIds.inReplyTo, parsed?.inReplyTo),
  ]
}

function headerProperty(mime: Uint8Array, lost: string[]): ExtendedProperty[] {
  const { text, isCut } = readHeaderBlock(mime, headerLimit)
  if (isCut) lost.push(losses.header(headerLimit))
  return property(propertyIds.transportHeaders, text)
}

function property(id: string, value: string | null | undefined): ExtendedProperty[] {
  return value ? [{ id, value: cleanText(value) }] : []
}
