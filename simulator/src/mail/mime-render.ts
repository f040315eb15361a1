/** Writes a message as MIME, as Exchange does when it has no original to give (RFC 5322, RFC 2045, RFC 2183). */
import { encodeText, foldField, formatRecipient } from './header-fields.ts'
import type { Attachment, HeaderField, MessageContent, Recipient } from './model.ts'

/** Fields that are made from the message itself, never from its transport headers. */
const ownFields: ReadonlySet<string> = new Set([
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'importance',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
  'content-id',
])

interface Part {
  readonly fields: readonly HeaderField[]
  readonly body: Buffer
}

/**
 * @param salt - Makes the boundaries; the same salt gives the same bytes.
 * @returns the whole message with CRLF line ends.
 */
export function renderMime(content: MessageContent, salt: string): Buffer {
  const root = rootPart(content, salt)
  const fields = [...envelopeFields(content), { name: 'MIME-Version', value: '1.0' }, ...root.fields]
  const head = fields.map(({ name, value }) => foldField(name, value)).join('')
  return Buffer.concat([Buffer.from(`${head}\r\n`), root.body])
}

const list = (recipients: readonly Recipient[]) => recipients.map(formatRecipient).join(', ')

function envelopeFields({ envelope, detail, sentAt }: MessageContent): HeaderField[] {
  const fields: HeaderField[] = detail.headers.filter(({ name }) => !ownFields.has(name.toLowerCase()))
  const add = (name: string, value: string | null) => {
    if (value !== null && value !== '') fields.push({ name, value })
  }
  add('From', envelope.from && formatRecipient(envelope.from))
  if (envelope.sender !== null && envelope.sender.address !== envelope.from?.address) {
    add('Sender', formatRecipient(envelope.sender))
  }
  add('Reply-To', list(envelope.replyTo))
  add('To', list(envelope.to))
  add('CC', list(envelope.cc))
  add('BCC', list(envelope.bcc))
  add('Subject', envelope.subject === null ? null : encodeText(envelope.subject))
  add('Date', new Date(sentAt).toUTCString().replace('GMT', '+0000'))
  add('Message-ID', envelope.internetMessageId)
  if (envelope.importance !== 'normal') add('Importance', envelope.importance)
  return fields
}

function rootPart({ detail }: MessageContent, salt: string): Part {
  const html = detail.body.contentType === 'html'
  const body = textPart(html ? 'text/html' : 'text/plain', detail.body.content)
  const alternative =
    html && detail.textAlternative !== null
      ? multipart('alternative', [textPart('text/plain', detail.textAlternative), body], salt)
      : body
  const inline = detail.attachments.filter((attachment) => attachment.isInline)
  const others = detail.attachments.filter((attachment) => !attachment.isInline)
  const related =
    inline.length === 0
      ? alternative
      : multipart('related', [alternative, ...inline.map(attachmentPart(salt))], salt)
  return others.length === 0
    ? related
    : multipart('mixed', [related, ...others.map(attachmentPart(salt))], salt)
}

function textPart(type: string, text: string): Part {
  return {
    fields: [
      { name: 'Content-Type', value: `${type}; charset="utf-8"` },
      { name: 'Content-Transfer-Encoding', value: 'base64' },
    ],
    body: base64Lines(Buffer.from(text)),
  }
}

/** Base64 in lines of 76 characters (RFC 2045 section 6.8). */
export function base64Lines(bytes: Buffer): Buffer {
  const text = bytes.toString('base64')
  const lines: string[] = []
  for (let at = 0; at < text.length; at += 76) lines.push(text.slice(at, at + 76))
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1')
}

const attachmentPart =
  (salt: string) =>
  (attachment: Attachment): Part => {
    if (attachment.kind === 'item') {
      return {
        fields: [
          { name: 'Content-Type', value: 'message/rfc822' },
          { name: 'Content-Disposition', value: disposition(attachment) },
        ],
        body: attachment.mime ?? renderMime(attachment.item, `${salt}i`),
      }
    }
    const { contentType, contentId, contentLocation, name, bytes } = attachment
    const fields: HeaderField[] = [
      {
        name: 'Content-Type',
        value: `${contentType ?? 'application/octet-stream'}; ${parameter('name', name)}`,
      },
      { name: 'Content-Transfer-Encoding', value: 'base64' },
      { name: 'Content-Disposition', value: disposition(attachment) },
    ]
    if (contentId !== null) fields.push({ name: 'Content-ID', value: `<${contentId}>` })
    if (contentLocation !== null) fields.push({ name: 'Content-Location', value: contentLocation })
    return { fields, body: base64Lines(bytes) }
  }

const disposition = ({ isInline, name }: Attachment) =>
  `${isInline ? 'inline' : 'attachment'}; ${parameter('filename', name)}`

const parameter = (name: string, value: string) =>
  `${name}="${encodeText(value)
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll(/[\r\n]/g, ' ')}"`

function multipart(subtype: string, parts: readonly Part[], salt: string): Part {
  const boundary = `_000_${subtype}${salt}_`
  const pieces = parts.flatMap(({ fields, body }) => [
    Buffer.from(`--${boundary}\r\n${fields.map(({ name, value }) => foldField(name, value)).join('')}\r\n`),
    body,
    Buffer.from('\r\n'),
  ])
  return {
    fields: [{ name: 'Content-Type', value: `multipart/${subtype}; boundary="${boundary}"` }],
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  }
}
