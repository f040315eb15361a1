/** A message as Graph shows it: one function a property, called only for what was selected (Graph: "message resource type"). */
import { createHash } from 'node:crypto'
import {
  changeKey,
  type Detail,
  detailOf,
  folderId,
  folderOf,
  htmlOfText,
  type ItemBody,
  type Mailbox,
  messageId,
  type MessageRecord,
  type Recipient,
  textOfHtml,
} from '../../mail/index.ts'
import type { EntityType } from '../odata.ts'
import type { Preferences } from '../prefer.ts'

export const messageType: EntityType = {
  name: 'message',
  family: 'outlook',
  byDefault: [
    'id',
    'createdDateTime',
    'lastModifiedDateTime',
    'changeKey',
    'categories',
    'receivedDateTime',
    'sentDateTime',
    'hasAttachments',
    'internetMessageId',
    'subject',
    'bodyPreview',
    'importance',
    'parentFolderId',
    'conversationId',
    'conversationIndex',
    'isDeliveryReceiptRequested',
    'isReadReceiptRequested',
    'isRead',
    'isDraft',
    'webLink',
    'inferenceClassification',
    'body',
    'sender',
    'from',
    'toRecipients',
    'ccRecipients',
    'bccRecipients',
    'replyTo',
    'flag',
  ],
  onSelect: ['internetMessageHeaders', 'uniqueBody'],
}

export interface MessageView {
  readonly mailbox: Mailbox
  readonly message: MessageRecord
  readonly prefer: Pick<Preferences, 'immutableIds' | 'bodyContentType'>
  /** The long part, made on first use. */
  detail(): Detail
}

export function viewMessage(
  mailbox: Mailbox,
  message: MessageRecord,
  prefer: MessageView['prefer'],
): MessageView {
  let detail: Detail | undefined
  return { mailbox, message, prefer, detail: () => (detail ??= detailOf(mailbox, message)) }
}

type Reader = (view: MessageView) => unknown

const readers: Readonly<Record<string, Reader>> = {
  id: ({ mailbox, message, prefer }) => messageId(mailbox, message, prefer.immutableIds),
  createdDateTime: ({ message }) => dateTime(message.createdAt),
  lastModifiedDateTime: ({ message }) => dateTime(message.modifiedAt),
  changeKey: ({ mailbox, message }) => changeKey(mailbox, message.change),
  categories: ({ message }) => message.categories,
  receivedDateTime: ({ message }) => dateTime(message.receivedAt),
  sentDateTime: ({ message }) => dateTime(message.sentAt),
  hasAttachments: ({ message }) => message.envelope.hasAttachments,
  internetMessageId: ({ message }) => message.envelope.internetMessageId,
  subject: ({ message }) => message.envelope.subject ?? '',
  bodyPreview: ({ message }) => message.envelope.preview,
  importance: ({ message }) => message.envelope.importance,
  parentFolderId: ({ mailbox, message }) => folderId(mailbox, folderOf(mailbox, message)),
  conversationId: ({ mailbox, message }) => conversation(mailbox, message).id,
  conversationIndex: ({ mailbox, message }) => conversation(mailbox, message).index,
  isDeliveryReceiptRequested: ({ message }) => message.envelope.isDeliveryReceiptRequested,
  isReadReceiptRequested: ({ message }) => message.envelope.isReadReceiptRequested,
  isRead: ({ message }) => message.isRead,
  isDraft: ({ message }) => message.isDraft,
  webLink: ({ mailbox, message, prefer }) =>
    `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(messageId(mailbox, message, prefer.immutableIds))}&exvsurl=1&viewmodel=ReadMessageItem`,
  inferenceClassification: ({ message }) => message.inferenceClassification,
  body: (view) => bodyView(view),
  uniqueBody: (view) => bodyView(view),
  sender: ({ message }) => message.envelope.sender && recipient(message.envelope.sender),
  from: ({ message }) => message.envelope.from && recipient(message.envelope.from),
  toRecipients: ({ message }) => message.envelope.to.map(recipient),
  ccRecipients: ({ message }) => message.envelope.cc.map(recipient),
  bccRecipients: ({ message }) => message.envelope.bcc.map(recipient),
  replyTo: ({ message }) => message.envelope.replyTo.map(recipient),
  flag: ({ message }) => message.flag,
  internetMessageHeaders: (view) => (view.detail().headers.length === 0 ? null : view.detail().headers),
}

export const dateTime = (milliseconds: number) => new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')

const recipient = ({ name, address }: Recipient) => ({
  emailAddress: { name: name ?? address ?? '', ...(address === null ? {} : { address }) },
})

function bodyView(view: MessageView): ItemBody {
  const { body, textAlternative } = view.detail()
  const wanted = view.prefer.bodyContentType ?? body.contentType
  if (wanted === body.contentType) return body
  return wanted === 'text'
    ? { contentType: 'text', content: textAlternative ?? textOfHtml(body.content) }
    : { contentType: 'html', content: htmlOfText(body.content) }
}

/** Messages of one topic are one conversation ([MS-OXOMSG] section 2.2.1.3: 22 bytes of index). */
function conversation(mailbox: Mailbox, { envelope, sentAt }: MessageRecord) {
  const topic = (envelope.subject ?? '').replace(/^(\s*(re|fwd?|aw|wg):\s*)+/i, '')
  const hash = createHash('md5').update(mailbox.userId).update(topic).digest()
  const index = Buffer.alloc(22)
  index.writeUInt8(1, 0)
  index.writeUIntBE(Math.max(0, Math.floor(sentAt / 1000)), 1, 5)
  hash.copy(index, 6)
  const id = Buffer.concat([Buffer.from([0, 4, 0x24, 0]), mailbox.guid, hash])
  return {
    id: id.toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
    index: index.toString('base64'),
  }
}

export const messageEtag = (mailbox: Mailbox, message: MessageRecord) =>
  `W/"${changeKey(mailbox, message.change)}"`

/** One property, for filters and orders; undefined for an unknown one. */
export const messageProperty = (view: MessageView, name: string): unknown => readers[name]?.(view)

/** Properties that are null are left out, as Exchange leaves them out; `id` and the ETag are always there. */
export function messageJson(view: MessageView, properties: readonly string[]): Record<string, unknown> {
  const json: Record<string, unknown> = { '@odata.etag': messageEtag(view.mailbox, view.message) }
  json['id'] = readers['id']?.(view)
  for (const property of properties) {
    const value = readers[property]?.(view)
    if (value !== null && value !== undefined) json[property] = value
  }
  return json
}
