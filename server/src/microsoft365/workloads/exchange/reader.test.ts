import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'

import { collectBytes } from '../../../foundation/bytes.ts'
import { GraphError } from '../../graph/errors.ts'
import type { Graph, GraphRequest } from '../../graph/graph.ts'
import { createMailboxReader } from './reader.ts'
import type { MailboxReader, MessageChangePage } from './mailbox.ts'
import { userId } from './memory-mailbox.suite.ts'

type Answers = Readonly<Record<string, readonly (object | Error)[]>>

/** A Graph that answers a path (up to its query) with pages; an error among them is thrown in its turn. */
function scripted(answers: Answers): { readonly graph: Graph; readonly requests: GraphRequest[] } {
  const requests: GraphRequest[] = []
  const answersTo = (request: GraphRequest): readonly (object | Error)[] => {
    requests.push(request)
    const path = request.path.replace(`/users/${userId}/`, '').replace(/\?.*/, '')
    return answers[path] ?? [new GraphError(404, 'ErrorItemNotFound', `nothing at ${path}`)]
  }
  const unused = (): never => {
    throw new Error('not expected')
  }
  const graph: Graph = {
    json: async (request, schema) => {
      const [answer] = answersTo(request)
      if (answer instanceof Error) throw answer
      return Value.Parse(schema, answer)
    },
    async *delta(request, item) {
      for (const page of answersTo(request)) {
        if (page instanceof Error) throw page
        const { items, deltaLink } = Object(page)
        yield {
          items: items.map((entry: unknown) => Value.Parse(item, entry)),
          ...(deltaLink && { deltaLink }),
        }
      }
    },
    async *bytes(request) {
      for (const piece of answersTo(request)) {
        if (piece instanceof Error) throw piece
        yield Buffer.from(Object(piece).text)
      }
    },
    pages: unused,
    send: unused,
    upload: unused,
  }
  return { graph, requests }
}

const readerOf = (
  answers: Answers,
): { readonly reader: MailboxReader; readonly requests: GraphRequest[] } => {
  const { graph, requests } = scripted(answers)
  return { reader: createMailboxReader({ graph }, { userId }), requests }
}

const collect = async (pages: AsyncIterable<MessageChangePage>): Promise<MessageChangePage[]> => {
  const collected: MessageChangePage[] = []
  for await (const page of pages) collected.push(page)
  return collected
}

describe('listFolders (microsoft.md 4.5)', () => {
  const delta = [
    {
      items: [
        { id: 'deep', displayName: 'Deep', parentFolderId: 'work' },
        { id: 'in', displayName: 'Posteingang', parentFolderId: 'root' },
        { id: 'gone', displayName: 'Gone', parentFolderId: 'root' },
      ],
    },
    {
      items: [
        { id: 'work', displayName: 'Work', parentFolderId: 'in' },
        { id: 'gone', '@removed': { reason: 'deleted' } },
        { id: 'hidden', displayName: 'Hidden', parentFolderId: 'root', isHidden: true },
        { id: 'below', displayName: 'Below', parentFolderId: 'hidden' },
        {
          id: 'find',
          displayName: 'Found',
          parentFolderId: 'in',
          '@odata.type': '#microsoft.graph.mailSearchFolder',
        },
      ],
      deltaLink: 'x',
    },
  ]
  const names = { 'mailFolders/inbox': [{ id: 'in' }] }
  const expected = [
    { id: 'in', displayName: 'Posteingang', parentId: null, wellKnownName: 'inbox' },
    { id: 'work', displayName: 'Work', parentId: 'in', wellKnownName: null },
    { id: 'deep', displayName: 'Deep', parentId: 'work', wellKnownName: null },
  ]

  test('lists parents before children, without hidden, search and removed folders', async () => {
    const { reader, requests } = readerOf({ 'mailFolders/delta': delta, ...names })
    expect(await reader.listFolders()).toEqual(expected)
    for (const { headers } of requests) expect(headers?.['Prefer']).toContain('IdType="ImmutableId"')
  })

  test('names that are known cost no request; a new folder below the root asks for them again', async () => {
    const known = new Map<string, string | null>([['in', 'inbox']])
    const { reader, requests } = readerOf({ 'mailFolders/delta': delta, ...names })
    expect(await reader.listFolders(undefined, known)).toEqual(expected)
    expect(requests).toHaveLength(1)
    const more = {
      items: [...(delta[0]?.items ?? []), { id: 'new', displayName: 'New', parentFolderId: 'root' }],
    }
    const changed = readerOf({ 'mailFolders/delta': [more, delta[1] ?? {}], ...names })
    expect(await changed.reader.listFolders(undefined, known)).toHaveLength(4)
    expect(changed.requests.length).toBeGreaterThan(1)
  })

  test('a root that is listed is not a folder of its own, and folders in a circle are left out', async () => {
    const items = [
      { id: 'root', displayName: 'Top of Information Store', parentFolderId: 'store' },
      { id: 'in', displayName: 'Inbox', parentFolderId: 'root' },
      { id: 'a', displayName: 'A', parentFolderId: 'b' },
      { id: 'b', displayName: 'B', parentFolderId: 'a' },
    ]
    const { reader } = readerOf({ 'mailFolders/delta': [{ items, deltaLink: 'x' }], ...names })
    expect(await reader.listFolders()).toEqual([
      { id: 'in', displayName: 'Inbox', parentId: null, wellKnownName: 'inbox' },
    ])
  })

  test('a user without a mailbox is an error, not a mailbox without folders (microsoft.md 4.2)', async () => {
    const missing = new GraphError(404, 'MailboxNotEnabledForRESTAPI', 'no mailbox')
    const { reader } = readerOf({ 'mailFolders/delta': [missing] })
    await expect(reader.listFolders()).rejects.toBe(missing)
  })
})

describe('listChanges (microsoft.md 4.3)', () => {
  const path = 'mailFolders/in/messages/delta'
  const whole = (id: string): object => ({
    id,
    changeKey: 'k',
    isDraft: false,
    toRecipients: [],
    subject: id,
  })

  test('passes on replays and removals in their order, and the cursor with the last page alone', async () => {
    const { reader, requests } = readerOf({
      [path]: [
        { items: [whole('a'), whole('a')] },
        { items: [{ id: 'a', '@removed': { reason: 'deleted' } }], deltaLink: 'next-time' },
      ],
    })
    const pages = await collect(reader.listChanges('in', undefined))
    expect(
      pages.map(({ changes, cursor, isReset }) => [changes.map(({ kind }) => kind), cursor, isReset]),
    ).toEqual([
      [['present', 'present'], undefined, false],
      [['removed'], 'next-time', false],
    ])
    expect(requests[0]?.headers?.['Prefer']).toBe('IdType="ImmutableId", odata.maxpagesize=500')
  })

  test('an expired cursor (410) starts anew, and says so on the first page alone', async () => {
    const { reader } = readerOf({
      'expired-link': [new GraphError(410, 'SyncStateNotFound', 'expired')],
      [path]: [{ items: [whole('a')] }, { items: [whole('b')], deltaLink: 'fresh' }],
    })
    const pages = await collect(reader.listChanges('in', 'expired-link'))
    expect(pages.map(({ isReset, cursor }) => [isReset, cursor])).toEqual([
      [true, undefined],
      [false, 'fresh'],
    ])
  })

  test('a mailbox that asks for a resync again and again is given up', async () => {
    const { reader, requests } = readerOf({ [path]: [new GraphError(410, 'ResyncRequired', 'again')] })
    await expect(collect(reader.listChanges('in', undefined))).rejects.toMatchObject({
      code: 'ResyncRequired',
    })
    expect(requests).toHaveLength(3)
  })

  test('a listing that ends without its delta link is an error, so that nothing counts as gone', async () => {
    const { reader } = readerOf({ [path]: [{ items: [whole('a')] }] })
    await expect(collect(reader.listChanges('in', undefined))).rejects.toMatchObject({
      code: 'incomplete_listing',
    })
  })

  test('a change that tells the read state alone is completed, and is gone when the message is', async () => {
    const items = [
      { id: 'a', isRead: true },
      { id: 'b', isRead: true },
    ]
    const { reader } = readerOf({ [path]: [{ items, deltaLink: 'x' }], 'messages/a': [whole('a')] })
    const [page] = await collect(reader.listChanges('in', undefined))
    expect(page?.changes).toEqual([
      { kind: 'present', properties: expect.objectContaining({ id: 'a', subject: 'a' }) },
      { kind: 'removed', id: 'b' },
    ])
  })
})

describe('readMime (microsoft.md 4.5)', () => {
  const cut = new GraphError(0, 'connectionLost', 'cut')
  const path = 'messages/a/$value'

  test('hands out the bytes as they come', async () => {
    const { reader } = readerOf({ [path]: [{ text: 'Subject: ' }, { text: 'x\r\n' }] })
    expect(Buffer.from(await collectBytes(reader.readMime('a'))).toString()).toBe('Subject: x\r\n')
  })

  test('asks up to three times when the connection is cut before the first byte', async () => {
    const { reader, requests } = readerOf({ [path]: [cut] })
    await expect(collectBytes(reader.readMime('a'))).rejects.toBe(cut)
    expect(requests).toHaveLength(3)
  })

  test('does not ask again after bytes were handed out: the caller starts the item anew', async () => {
    const { reader, requests } = readerOf({ [path]: [{ text: 'Sub' }, cut] })
    await expect(collectBytes(reader.readMime('a'))).rejects.toBe(cut)
    expect(requests).toHaveLength(1)
  })
})
