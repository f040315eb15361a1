/** Stored messages for the tests of this workload. */
import type { MessageProperties, StoredMessage } from './mailbox.ts'

export const plainProperties: MessageProperties = {
  id: 'ORIGINAL',
  changeKey: 'CQAAAB',
  subject: 'Quarterly figures',
  from: { name: 'Alice', address: 'alice@contoso.onmicrosoft.com' },
  sender: { name: 'Alice', address: 'alice@contoso.onmicrosoft.com' },
  to: [{ name: 'Bob', address: 'bob@contoso.onmicrosoft.com' }],
  cc: [],
  bcc: [],
  replyTo: [],
  sentAt: '2026-03-01T08:00:00Z',
  receivedAt: '2026-03-01T08:00:05Z',
  createdAt: '2026-03-01T08:00:05Z',
  internetMessageId: '<figures@contoso.com>',
  importance: 'high',
  isRead: true,
  isDraft: false,
  hasAttachments: false,
  categories: ['Red category'],
  flag: null,
}

const plainMime = mimeOf(
  'From: Alice <alice@contoso.onmicrosoft.com>',
  'To: Bob <bob@contoso.onmicrosoft.com>',
  'Subject: Quarterly figures',
  'Message-ID: <figures@contoso.com>',
  'X-Custom: kept',
  '',
  'See below.',
)

/** Lines joined as mail does it. */
export function mimeOf(...lines: readonly string[]): Uint8Array {
  return Buffer.from(lines.join('\r\n'), 'latin1')
}

/** A plain message, or one with other properties or content. */
export function storedMessage(
  properties: Partial<MessageProperties> = {},
  mime: Uint8Array = plainMime,
): StoredMessage {
  return { properties: { ...plainProperties, ...properties }, mime }
}

/** A multipart message with these files, each a name and its content. */
export function mimeWithFiles(files: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const parts = files.map(([name, content]) =>
    [
      '--frontier',
      `Content-Type: application/octet-stream; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(content).toString('base64'),
    ].join('\r\n'),
  )
  return mimeOf(
    'Subject: With files',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=frontier',
    '',
    '--frontier',
    'Content-Type: text/plain',
    '',
    'The files.',
    ...parts,
    '--frontier--',
    '',
  )
}
