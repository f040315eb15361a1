import { describe, expect, test } from 'vitest'

import { silentLog } from '../../../foundation/log.ts'
import { readCorpus } from './corpus.suite.ts'
import { createMailboxWriter } from './writer.ts'
import { createMemoryMailbox, userId } from './memory-mailbox.suite.ts'
import { parseMessage } from './mime/message.ts'
import { storedMessage } from './stored-message.suite.ts'

const corpus = readCorpus()
const unknown = { subject: '', from: null, sender: null, to: [], sentAt: null, internetMessageId: null }

describe.skipIf(corpus.length === 0)('real mail, some of it malformed (set STRONGROOM_TEST_CORPUS)', () => {
  test('there are messages', () => {
    expect(corpus.length).toBeGreaterThan(100)
  })

  test.each(corpus)('$name is restored whole, and its losses are named', async ({ mime }) => {
    const mailbox = createMemoryMailbox()
    const writer = createMailboxWriter({ graph: mailbox.graph, log: silentLog }, { userId })
    const { outcome } = await writer.restoreMessage('INBOX', storedMessage(unknown, mime), 'key')
    expect(outcome).toBe('created')
    const parsed = await parseMessage(mime)
    const [message] = mailbox.messages.values()
    expect(message?.attachments.map(({ name, content }) => [name, content.length])).toEqual(
      parsed?.attachments.map(({ name, content }) => [name, content.length]),
    )
    expect(Object(message?.json['body']).content.trim()).toBe((parsed?.html ?? parsed?.text ?? '').trim())
  })
})
