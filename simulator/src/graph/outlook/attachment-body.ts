/** Reads an attachment out of a JSON body (Graph: "Add attachment"; reference section 4.5). */
import { randomUUID } from 'node:crypto'
import { type Attachment, type MessageContent, previewOf, textOfHtml } from '../../mail/index.ts'
import { isRecord, type JsonRecord } from '../../json.ts'
import { badRequest, GraphFailure } from '../errors.ts'
import { createFieldReader, requireKnown } from '../json-body.ts'
import { type MessageBody, readMessageBody } from './message-body.ts'

/** From here on an upload session is the way. */
export const largeAttachment = 3 * 1024 * 1024

const shared = ['id', 'name', 'contentType', 'isInline', 'size', 'lastModifiedDateTime']

export function readAttachment(json: JsonRecord, now: number): Attachment {
  const type = json['@odata.type']
  if (type === '#microsoft.graph.fileAttachment' || type === 'microsoft.graph.fileAttachment')
    return readFile(json, now)
  if (type === '#microsoft.graph.itemAttachment' || type === 'microsoft.graph.itemAttachment')
    return readItem(json, now)
  throw badRequest(
    "An attachment needs an '@odata.type': #microsoft.graph.fileAttachment or #microsoft.graph.itemAttachment.",
  )
}

function readFile(json: JsonRecord, now: number): Attachment {
  requireKnown(
    json,
    [...shared, 'contentId', 'contentLocation', 'contentBytes'],
    'Microsoft.OutlookServices.FileAttachment',
    'outlook',
  )
  const read = createFieldReader(json, 'outlook')
  const text = read.text('contentBytes') ?? ''
  const bytes = Buffer.from(text, 'base64')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw read.wrong('contentBytes')
  if (bytes.length >= largeAttachment) {
    throw new GraphFailure(
      413,
      'ErrorAttachmentSizeLimitExceeded',
      'The attachment is too large for one request; use an upload session from 3 MB on.',
    )
  }
  return {
    kind: 'file',
    key: 0,
    name: requiredName(read.text('name')),
    contentType: read.nullableText('contentType') ?? null,
    isInline: read.truth('isInline') ?? false,
    contentId: read.nullableText('contentId') ?? null,
    contentLocation: read.nullableText('contentLocation') ?? null,
    modifiedAt: now,
    bytes,
  }
}

function requiredName(name: string | undefined): string {
  if (name === undefined || name === '') {
    throw new GraphFailure(
      400,
      'ErrorRequiredPropertyMissing',
      "Required property 'name' of the attachment is missing.",
    )
  }
  return name
}

function readItem(json: JsonRecord, now: number): Attachment {
  requireKnown(json, [...shared, 'item'], 'Microsoft.OutlookServices.ItemAttachment', 'outlook')
  const read = createFieldReader(json, 'outlook')
  const item = json['item']
  if (!isRecord(item)) throw read.wrong('item')
  const type = item['@odata.type']
  if (typeof type !== 'string' || !/^#?microsoft\.graph\.message$/.test(type)) {
    throw badRequest("Only items of '@odata.type' microsoft.graph.message can be attached here.")
  }
  return {
    kind: 'item',
    key: 0,
    name: requiredName(read.text('name')),
    isInline: read.truth('isInline') ?? false,
    modifiedAt: now,
    item: contentOf(readMessageBody(item), now),
    mime: null,
  }
}

/** A message that is in no folder. */
export function contentOf(body: MessageBody, now: number): MessageContent {
  const attachments = body.attachments.map((json) => readAttachment(json, now))
  const itemBody = body.body ?? { contentType: 'text', content: '' }
  return {
    envelope: {
      subject: body.subject ?? null,
      ...correspondents(body),
      internetMessageId: body.internetMessageId ?? `<${randomUUID()}@simulator.invalid>`,
      importance: body.importance ?? 'normal',
      preview: previewOf(itemBody.contentType === 'html' ? textOfHtml(itemBody.content) : itemBody.content),
      hasAttachments: attachments.some(({ isInline }) => !isInline),
      isReadReceiptRequested: body.isReadReceiptRequested ?? false,
      isDeliveryReceiptRequested: body.isDeliveryReceiptRequested ?? false,
    },
    detail: { body: itemBody, textAlternative: null, headers: body.headers ?? [], attachments },
    sentAt: now,
    receivedAt: now,
  }
}

function correspondents({ from, sender, to, cc, bcc, replyTo }: MessageBody) {
  return {
    from: from ?? null,
    sender: sender ?? from ?? null,
    to: to ?? [],
    cc: cc ?? [],
    bcc: bcc ?? [],
    replyTo: replyTo ?? [],
  }
}
