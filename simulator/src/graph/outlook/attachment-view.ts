/** Attachments as Graph shows them (Graph: fileAttachment, itemAttachment). */
import {
  type Attachment,
  attachmentId,
  type Mailbox,
  type MessageContent,
  type MessageRecord,
  type Recipient,
  renderMime,
} from '../../mail/index.ts'
import { unknownProperty } from '../odata.ts'
import { dateTime } from './message-view.ts'

const common = ['id', 'lastModifiedDateTime', 'name', 'contentType', 'size', 'isInline']
const fileOnly = ['contentId', 'contentLocation', 'contentBytes']

export interface AttachmentPlace {
  readonly mailbox: Mailbox
  readonly message: MessageRecord
  readonly immutableIds: boolean
}

/** @param withItem - Whether the attached message is expanded. */
export function attachmentJson(
  { mailbox, message, immutableIds }: AttachmentPlace,
  attachment: Attachment,
  { select, withItem }: { readonly select: readonly string[] | undefined; readonly withItem: boolean },
): Record<string, unknown> {
  const whole = {
    id: attachmentId(mailbox, message, attachment.key, immutableIds),
    lastModifiedDateTime: dateTime(attachment.modifiedAt),
    name: attachment.name,
    contentType: attachment.kind === 'file' ? attachment.contentType : null,
    size: rawAttachment(attachment).length,
    isInline: attachment.isInline,
    ...(attachment.kind === 'file'
      ? {
          contentId: attachment.contentId,
          contentLocation: attachment.contentLocation,
          contentBytes: attachment.bytes.toString('base64'),
        }
      : {}),
  }
  const wanted = select ?? [...common, ...fileOnly]
  for (const name of wanted) {
    if (![...common, ...fileOnly].includes(name))
      throw unknownProperty({ name: 'attachment', family: 'outlook', byDefault: [], onSelect: [] }, name)
  }
  return {
    '@odata.type':
      attachment.kind === 'file' ? '#microsoft.graph.fileAttachment' : '#microsoft.graph.itemAttachment',
    ...Object.fromEntries(Object.entries(whole).filter(([name]) => name === 'id' || wanted.includes(name))),
    ...(withItem && attachment.kind === 'item' ? { item: itemJson(attachment.item) } : {}),
  }
}

/** The bytes of `$value`: of an attached message, its MIME. */
export function rawAttachment(attachment: Attachment): Buffer {
  return attachment.kind === 'file'
    ? attachment.bytes
    : (attachment.mime ?? renderMime(attachment.item, 'item'))
}

const recipient = ({ name, address }: Recipient) => ({
  emailAddress: { name: name ?? address ?? '', ...(address === null ? {} : { address }) },
})

function itemJson({ envelope, detail, sentAt, receivedAt }: MessageContent): object {
  return {
    '@odata.type': '#microsoft.graph.message',
    id: '',
    createdDateTime: dateTime(sentAt),
    lastModifiedDateTime: dateTime(sentAt),
    receivedDateTime: dateTime(receivedAt),
    sentDateTime: dateTime(sentAt),
    hasAttachments: envelope.hasAttachments,
    internetMessageId: envelope.internetMessageId,
    subject: envelope.subject ?? '',
    importance: envelope.importance,
    isDeliveryReceiptRequested: envelope.isDeliveryReceiptRequested,
    isReadReceiptRequested: envelope.isReadReceiptRequested,
    isRead: true,
    isDraft: false,
    body: detail.body,
    ...(envelope.sender === null ? {} : { sender: recipient(envelope.sender) }),
    ...(envelope.from === null ? {} : { from: recipient(envelope.from) }),
    toRecipients: envelope.to.map(recipient),
    ccRecipients: envelope.cc.map(recipient),
    bccRecipients: envelope.bcc.map(recipient),
    replyTo: envelope.replyTo.map(recipient),
  }
}
