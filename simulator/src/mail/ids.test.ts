import { describe, expect, test } from 'vitest'
import { addMessage, createMailbox, keptSource, moveMessage, wellKnownFolder } from './mailbox.ts'
import { attachmentId, folderId, messageId, parseItemId } from './ids.ts'

const one = createMailbox({ userId: 'u1', upn: 'a@b.c', displayName: 'A' }, 1)
const other = createMailbox({ userId: 'u2', upn: 'd@e.f', displayName: 'D' }, 1)
const inbox = wellKnownFolder(one, 'inbox')
const message = addMessage(one, inbox, {
  createdAt: 0,
  receivedAt: 0,
  sentAt: 0,
  isRead: true,
  isDraft: true,
  envelope: {
    subject: null,
    from: null,
    sender: null,
    to: [],
    cc: [],
    bcc: [],
    replyTo: [],
    internetMessageId: '',
    importance: 'normal',
    preview: '',
    hasAttachments: false,
    isReadReceiptRequested: false,
    isDeliveryReceiptRequested: false,
  },
  source: keptSource(
    { body: { contentType: 'text', content: '' }, textAlternative: null, headers: [], attachments: [] },
    null,
  ),
})

describe('ids (Graph: "Obtain immutable identifiers for Outlook resources")', () => {
  test('are base64 for URLs with padding and name what they are', () => {
    const ids = [
      folderId(one, inbox),
      messageId(one, message, false),
      messageId(one, message, true),
      attachmentId(one, message, 5, false),
    ]
    for (const id of ids) expect(id).toMatch(/^AA[A-Za-z0-9_-]+=+$/)
    expect(ids.map((id) => parseItemId(one, id)?.kind)).toEqual([
      'folder',
      'message',
      'message',
      'attachment',
    ])
    expect(new Set(ids).size).toBe(4)
  })

  test('belong to one mailbox, and are compared letter by letter', () => {
    const id = messageId(one, message, false)
    expect(parseItemId(other, id)).toBeUndefined()
    expect(parseItemId(one, id.replace('=', ''))).toBeUndefined()
    expect(parseItemId(one, id.toLowerCase())).toBeUndefined()
    expect(parseItemId(one, '')).toBeUndefined()
  })

  test('a move changes the plain id only', () => {
    const [plain, immutable] = [messageId(one, message, false), messageId(one, message, true)]
    moveMessage(one, message, wellKnownFolder(one, 'archive'))
    expect(messageId(one, message, false)).not.toBe(plain)
    expect(messageId(one, message, true)).toBe(immutable)
  })
})
