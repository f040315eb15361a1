import { describe, expect, test } from 'vitest'

import { addMissingAttachments, fitsWithMessage } from './attachments.ts'
import { createMemoryMailbox, userId, type MemoryMessage } from './memory-mailbox.suite.ts'
import type { ParsedAttachment } from './mime/message.ts'
import { mailboxPath } from './requests.ts'

const megabyte = 1024 * 1024
const file = (name: string, size = 10, fill = 0): ParsedAttachment => ({
  name,
  type: 'application/octet-stream',
  content: new Uint8Array(size).fill(fill),
  isInline: false,
  contentId: null,
})
const add = async (standing: readonly string[], wanted: readonly ParsedAttachment[]) => {
  const mailbox = createMemoryMailbox()
  const attachments = standing.map((name) => ({ name, content: new Uint8Array() }))
  const message: MemoryMessage = {
    id: 'M',
    parentFolderId: 'INBOX',
    json: {},
    properties: new Map(),
    attachments,
  }
  mailbox.messages.set('M', message)
  const path = mailboxPath(userId, 'messages', 'M')
  const losses = await addMissingAttachments(mailbox.graph, { path, signal: undefined }, wanted)
  return { losses, names: message.attachments.map(({ name }) => name) }
}

describe('addMissingAttachments (microsoft.md 4.5)', () => {
  test.each([
    [[], ['a', 'b'], ['a', 'b']],
    [['a'], ['a', 'b'], ['a', 'b']],
    [
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ],
    [['same'], ['same', 'same'], ['same', 'same']],
    [['b'], ['a', 'b'], ['b', 'a']],
    [['renamed by Exchange'], ['a', 'b'], ['renamed by Exchange', 'b']],
  ])('of a message with %j that shall have %j', async (standing, wanted, expected) => {
    const { names, losses } = await add(
      standing,
      wanted.map((name) => file(name)),
    )
    expect(names).toEqual(expected)
    expect(losses).toEqual([])
  })

  test('a file over 150 MB is named and left out', async () => {
    const { names, losses } = await add([], [file('huge.iso', 150 * megabyte + 1), file('a')])
    expect(names).toEqual(['a'])
    expect(losses).toEqual([expect.stringMatching(/huge\.iso.*151 MB.*150 MB/)])
  })

  test('files travel with the message while all of it is below 3 MB, encoded', () => {
    const message = { body: 'x'.repeat(megabyte) }
    expect(fitsWithMessage([file('a', 1.4 * megabyte)], message)).toBe(true)
    expect(fitsWithMessage([file('a', 1.6 * megabyte)], message)).toBe(false)
    expect(fitsWithMessage([], { body: 'x'.repeat(4 * megabyte) })).toBe(true)
  })
})
