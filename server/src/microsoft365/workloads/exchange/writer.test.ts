import { describe, expect, test } from 'vitest'

import { silentLog } from '../../../foundation/log.ts'
import { createMailboxWriter } from './writer.ts'
import type { MailboxWriter, StoredMessage } from './mailbox.ts'
import {
  createMemoryMailbox,
  refusal,
  userId,
  type MemoryMailbox,
  type MemoryMessage,
} from './memory-mailbox.suite.ts'
import { mimeWithFiles, storedMessage } from './stored-message.suite.ts'

const megabyte = 1024 * 1024
const writerInto = ({ graph }: MemoryMailbox): MailboxWriter =>
  createMailboxWriter({ graph, log: silentLog }, { userId })
const only = ({ messages }: MemoryMailbox): MemoryMessage => {
  expect(messages.size).toBe(1)
  const [message] = messages.values()
  if (message === undefined) throw new Error('no message')
  return message
}
const bytes = (size: number, value: number): Uint8Array => new Uint8Array(size).fill(value)
const small: StoredMessage = storedMessage({}, mimeWithFiles([['a.bin', bytes(1000, 1)]]))
const files: readonly (readonly [string, Uint8Array])[] = [
  ['same.bin', bytes(1000, 1)],
  ['large.bin', bytes(3 * megabyte, 2)],
  ['same.bin', bytes(2000, 3)],
]
const large: StoredMessage = storedMessage({}, mimeWithFiles(files))

describe('restoreMessage (microsoft.md 4.5)', () => {
  test('creates a message that is not a draft and keeps its dates, its read state and its key', async () => {
    const mailbox = createMemoryMailbox()
    const result = await writerInto(mailbox).restoreMessage('INBOX', storedMessage(), 'key-1')
    expect(result).toEqual({ outcome: 'created', losses: [] })
    const { json, properties } = only(mailbox)
    expect(json).toMatchObject({
      subject: 'Quarterly figures',
      body: { contentType: 'text', content: expect.stringContaining('See below.') },
      from: { emailAddress: { address: 'alice@contoso.onmicrosoft.com' } },
      toRecipients: [{ emailAddress: { name: 'Bob' } }],
      importance: 'high',
      categories: ['Red category'],
      isRead: true,
      internetMessageId: '<figures@contoso.com>',
    })
    expect(properties.get('Integer 0x0E07')).toBe('1')
    expect(properties.get('SystemTime 0x0039')).toBe('2026-03-01T08:00:00Z')
    expect(properties.get('SystemTime 0x0E06')).toBe('2026-03-01T08:00:05Z')
    expect(properties.get('String 0x1035')).toBe('<figures@contoso.com>')
    expect(properties.get('String 0x007D')).toContain('X-Custom: kept\r\n')
    expect([...properties].filter(([, value]) => value === 'key-1')).toHaveLength(1)
  })

  test('an unread message is restored unread, and a draft as a draft', async () => {
    const mailbox = createMemoryMailbox()
    const writer = writerInto(mailbox)
    await writer.restoreMessage('INBOX', storedMessage({ isRead: false }), 'unread')
    await writer.restoreMessage('DRAFTS', storedMessage({ isDraft: true, sentAt: null }), 'draft')
    const [unread, draft] = mailbox.messages.values()
    expect(unread?.properties.get('Integer 0x0E07')).toBe('0')
    expect(unread?.json['isRead']).toBe(false)
    expect(draft?.properties.has('Integer 0x0E07')).toBe(false)
    expect(draft?.properties.has('SystemTime 0x0039')).toBe(false)
  })

  test('a read state that the create did not take is set afterwards', async () => {
    const mailbox = createMemoryMailbox()
    const { graph } = mailbox
    const reading: typeof graph = {
      ...graph,
      json: async (request, schema) => {
        const answer = await graph.json(request, schema)
        return request.method === 'POST' ? Object.assign(answer, { isRead: true }) : answer
      },
    }
    const writer = createMailboxWriter({ graph: reading, log: silentLog }, { userId })
    await writer.restoreMessage('INBOX', storedMessage({ isRead: false }), 'key')
    expect(mailbox.calls.filter((call) => call.startsWith('PATCH'))).toHaveLength(1)
    expect(only(mailbox).json['isRead']).toBe(false)
  })

  test('small files travel with the message, in one request', async () => {
    const mailbox = createMemoryMailbox()
    await writerInto(mailbox).restoreMessage('INBOX', small, 'key')
    expect(only(mailbox).attachments).toEqual([{ name: 'a.bin', content: Buffer.from(bytes(1000, 1)) }])
    expect(mailbox.calls.filter((call) => !call.startsWith('GET'))).toHaveLength(1)
  })

  test('files from 3 MB on go through an upload session, smaller ones are posted', async () => {
    const mailbox = createMemoryMailbox()
    const { losses } = await writerInto(mailbox).restoreMessage('INBOX', large, 'key')
    expect(losses).toEqual([])
    expect(only(mailbox).attachments.map(({ name, content }) => [name, content.length, content[0]])).toEqual([
      ['same.bin', 1000, 1],
      ['large.bin', 3 * megabyte, 2],
      ['same.bin', 2000, 3],
    ])
    expect(mailbox.calls.filter((call) => call.startsWith('upload'))).toHaveLength(1)
  })

  test('a second call finds the message by its key and does nothing', async () => {
    const mailbox = createMemoryMailbox()
    const writer = writerInto(mailbox)
    for (const message of [small, large]) {
      await writer.restoreMessage('INBOX', message, `key ' of ${message.mime.length}`)
      const before = mailbox.messages.size
      expect(await writer.restoreMessage('INBOX', message, `key ' of ${message.mime.length}`)).toMatchObject({
        outcome: 'present',
      })
      expect(mailbox.messages.size).toBe(before)
    }
  })

  test('the original still in its folder is left alone; moved away, it is created anew', async () => {
    const mailbox = createMemoryMailbox()
    const writer = writerInto(mailbox)
    const original = { id: 'ORIGINAL', json: {}, properties: new Map(), attachments: [] }
    mailbox.messages.set('ORIGINAL', { ...original, parentFolderId: 'INBOX' })
    expect(await writer.restoreMessage('INBOX', storedMessage(), 'key')).toEqual({
      outcome: 'present',
      losses: [],
    })
    mailbox.messages.set('ORIGINAL', { ...original, parentFolderId: 'DELETEDITEMS' })
    expect(await writer.restoreMessage('INBOX', storedMessage(), 'key')).toMatchObject({ outcome: 'created' })
  })

  test('an id of another mailbox counts as gone (ErrorInvalidMailboxItemId)', async () => {
    const mailbox = createMemoryMailbox()
    mailbox.intervene = (when, call) => {
      if (when === 'before' && call.includes('/messages/ORIGINAL')) throw refusal('ErrorInvalidMailboxItemId')
    }
    expect(await writerInto(mailbox).restoreMessage('INBOX', storedMessage(), 'key')).toMatchObject({
      outcome: 'created',
    })
  })

  test('what Exchange makes different is told', async () => {
    const mailbox = createMemoryMailbox()
    const { graph } = mailbox
    const altering: typeof graph = {
      ...graph,
      json: async (request, schema) => {
        const answer = await graph.json(request, schema)
        return request.method === 'POST'
          ? Object.assign(answer, { isDraft: true, sentDateTime: '2026-11-21T00:00:00Z' })
          : answer
      },
    }
    const writer = createMailboxWriter({ graph: altering, log: silentLog }, { userId })
    expect((await writer.restoreMessage('INBOX', storedMessage(), 'key')).losses).toEqual([
      'Exchange keeps the message as a draft.',
      'Exchange changed the sent time to 2026-11-21T00:00:00Z.',
    ])
  })

  test('recipients that Exchange refuses are left out by name, the message is not (ErrorInvalidRecipients)', async () => {
    const mailbox = createMemoryMailbox()
    const { graph } = mailbox
    const strict: typeof graph = {
      ...graph,
      json: (request, schema) => {
        if (JSON.stringify(request.json ?? '').includes('bob@@contoso'))
          throw refusal('ErrorInvalidRecipients')
        return graph.json(request, schema)
      },
    }
    const writer = createMailboxWriter({ graph: strict, log: silentLog }, { userId })
    const to = [
      { name: 'Bob', address: 'bob@@contoso' },
      { name: 'Eve', address: 'eve@contoso.com' },
    ]
    expect(await writer.restoreMessage('INBOX', storedMessage({ to }), 'key')).toEqual({
      outcome: 'created',
      losses: ['The recipient “Bob” has no mail address that Exchange accepts.'],
    })
    expect(only(mailbox).json['toRecipients']).toEqual([{ emailAddress: to[1] }])
  })

  test('a refused file costs that file and is named, the rest is restored', async () => {
    const mailbox = createMemoryMailbox()
    mailbox.intervene = (when, call) => {
      if (when === 'before' && call.startsWith('upload')) throw refusal('ErrorAttachmentSizeLimitExceeded')
    }
    const { losses } = await writerInto(mailbox).restoreMessage('INBOX', large, 'key')
    expect(losses).toEqual([expect.stringMatching(/large\.bin.*ErrorAttachmentSizeLimitExceeded/)])
    expect(only(mailbox).attachments).toHaveLength(2)
    mailbox.intervene = () => undefined
    expect(await writerInto(mailbox).restoreMessage('INBOX', large, 'key')).toMatchObject({
      outcome: 'present',
    })
  })

  test('a create that Graph refuses with files is tried without them, and they are added one by one', async () => {
    const mailbox = createMemoryMailbox()
    let refused = 0
    mailbox.intervene = (when, call) => {
      if (when === 'before' && /^POST .*INBOX\/messages$/.test(call) && refused++ === 0)
        throw refusal('RequestTooLarge', 413)
    }
    expect(await writerInto(mailbox).restoreMessage('INBOX', small, 'key')).toEqual({
      outcome: 'created',
      losses: [],
    })
    expect(only(mailbox).attachments).toHaveLength(1)
  })

  test.each([
    ['never came', 0],
    ['was given up by a gateway', 504],
    ['was cut off', 201],
  ])('a create whose answer %s is looked for before it is sent again', async (_, status) => {
    const mailbox = createMemoryMailbox()
    let lost = 0
    mailbox.intervene = (when, call) => {
      if (when === 'after' && call.startsWith('POST') && lost++ === 0) throw refusal('connectionLost', status)
    }
    expect(await writerInto(mailbox).restoreMessage('INBOX', small, 'key')).toMatchObject({
      outcome: 'created',
    })
    only(mailbox)
  })

  test('a refusal of the message itself is thrown, not swallowed', async () => {
    const mailbox = createMemoryMailbox()
    mailbox.intervene = (_, call) => {
      if (call.startsWith('POST')) throw refusal('ErrorAccessDenied', 403)
    }
    await expect(writerInto(mailbox).restoreMessage('INBOX', small, 'key')).rejects.toMatchObject({
      code: 'ErrorAccessDenied',
    })
  })
})

class Killed extends Error {}

describe('a restore that is killed and run again leaves exactly one whole message', () => {
  const kills = [small, large].flatMap((message) =>
    (['before', 'after'] as const).flatMap((when) =>
      Array.from({ length: 12 }, (_, count) => ({
        message,
        when,
        count: count + 1,
        size: message.mime.length,
      })),
    ),
  )

  test.each(kills)('$size bytes, killed $when call $count', async ({ message, when, count }) => {
    const mailbox = createMemoryMailbox()
    const writer = writerInto(mailbox)
    mailbox.intervene = (at, _, counted) => {
      if (at === when && counted === count) throw new Killed()
    }
    const first = await writer.restoreMessage('INBOX', message, 'key').catch((error: unknown) => error)
    expect(first instanceof Killed).toBe(mailbox.calls.length >= count)
    mailbox.intervene = () => undefined
    const { losses } = await writer.restoreMessage('INBOX', message, 'key')
    expect(losses).toEqual([])
    const { attachments } = only(mailbox)
    const expected = message === small ? [['a.bin', bytes(1000, 1)] as const] : files
    expect(
      new Set(attachments.map(({ name, content }) => `${name} ${content.length} ${content[0]}`)),
    ).toEqual(new Set(expected.map(([name, content]) => `${name} ${content.length} ${content[0]}`)))
    expect(attachments).toHaveLength(expected.length)
  })

  test('the kills reach every call of a restore', async () => {
    const mailbox = createMemoryMailbox()
    await writerInto(mailbox).restoreMessage('INBOX', large, 'key')
    expect(mailbox.calls.length).toBeLessThanOrEqual(12)
  })
})
