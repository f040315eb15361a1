import { expect, it } from 'vitest'
import type { MailboxReader, MessageChange, MessageChangePage } from '../../microsoft365/index.ts'
import { FakeMailbox } from '../fake-mailbox.suite.ts'
import { readFolderChanges } from './folder-changes.ts'

const mailbox = new FakeMailbox()
for (const id of ['a', 'b', 'c']) mailbox.deliver(id)

function present(id: string): MessageChange {
  const message = mailbox.messages.get(id)
  if (message === undefined) throw new Error(id)
  return { kind: 'present', properties: message.properties }
}

function readerOf(...pages: readonly MessageChangePage[]): MailboxReader {
  return {
    ...mailbox.reader(),
    async *listChanges() {
      yield* pages
    },
  }
}

const read = (reader: MailboxReader, cursor?: string) =>
  readFolderChanges(reader, 'inbox-id', cursor, new AbortController().signal)

it('lets the last word on a message win, whatever was said before (delta queries replay)', async () => {
  const reader = readerOf(
    { changes: [present('a'), { kind: 'removed', id: 'b' }, present('a')], isReset: false },
    { changes: [], isReset: false },
    { changes: [{ kind: 'removed', id: 'a' }, present('b')], isReset: false, cursor: 'next' },
  )
  const { changes, cursor, isFull } = await read(reader, 'since')
  expect([...changes].map(([id, { kind }]) => [id, kind])).toEqual([
    ['a', 'removed'],
    ['b', 'present'],
  ])
  expect([cursor, isFull]).toEqual(['next', false])
})

it('forgets what was listed before a listing starts anew half-way (410 on a later page)', async () => {
  const reader = readerOf(
    { changes: [present('a'), present('b')], isReset: false },
    { changes: [present('c')], isReset: true },
    { changes: [], isReset: false, cursor: 'next' },
  )
  const { changes, isFull } = await read(reader, 'since')
  expect([...changes.keys()]).toEqual(['c'])
  expect(isFull).toBe(true)
})

it('is a full listing when there is no cursor', async () => {
  expect(await read(readerOf({ changes: [], isReset: false, cursor: 'next' }))).toMatchObject({
    isFull: true,
  })
})
