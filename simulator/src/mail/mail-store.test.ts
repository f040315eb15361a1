import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createMailStore, detailOf, type MessageRecord } from './index.ts'

const clock = { now: () => Date.UTC(2026, 10, 21), advance: () => undefined, sleep: async () => undefined }
const owner = { userId: 'u1', upn: 'alice@contoso.com', displayName: 'Alice' }

function createStore({ rewriteMime = false, seed = 3 } = {}) {
  const store = createMailStore({ clock, rewriteMime, seed })
  store.addMailbox(owner)
  return store
}

function mailboxOf(store: ReturnType<typeof createStore>) {
  const mailbox = store.mailbox('u1')
  if (mailbox === undefined) throw new RangeError('no mailbox')
  return mailbox
}

const allMime = (store: ReturnType<typeof createStore>) =>
  [...mailboxOf(store).messages.values()].map((message) =>
    store.mime(mailboxOf(store), message).toString('base64'),
  )

describe('generated mail', () => {
  test('is the same for the same seed, another for another, and goes on where it ended', () => {
    const [one, other, third] = [createStore(), createStore(), createStore({ seed: 4 })]
    one.generate('u1', 20)
    one.generate('u1', 20)
    other.generate('u1', 40)
    third.generate('u1', 40)
    expect(allMime(one)).toEqual(allMime(other))
    expect(allMime(one)).not.toEqual(allMime(third))
    expect(new Set(allMime(one)).size).toBe(40)
  })

  test('lies in several folders, as text and HTML, some with attachments', () => {
    const store = createStore()
    store.generate('u1', 200)
    const mailbox = mailboxOf(store)
    const messages = [...mailbox.messages.values()]
    expect(new Set(messages.map(({ folder }) => folder)).size).toBeGreaterThan(5)
    const types = new Set(messages.map((message) => detailOf(mailbox, message).body.contentType))
    expect(types).toEqual(new Set(['text', 'html']))
    const share = messages.filter(({ envelope }) => envelope.hasAttachments).length / messages.length
    expect(share).toBeGreaterThan(0.03)
    expect(share).toBeLessThan(0.3)
  })

  test('its MIME says what its properties say', async () => {
    const store = createStore()
    store.generate('u1', 60)
    for (const message of mailboxOf(store).messages.values()) {
      const { envelope, detail, sentAt } = await store.parse(store.mime(mailboxOf(store), message))
      expect(envelope).toMatchObject({
        subject: message.envelope.subject,
        from: message.envelope.from,
        to: message.envelope.to,
        internetMessageId: message.envelope.internetMessageId,
        importance: message.envelope.importance,
        hasAttachments: message.envelope.hasAttachments,
      })
      expect(sentAt).toBe(message.sentAt)
      expect(contentOf(detail)).toEqual(contentOf(detailOf(mailboxOf(store), message)))
    }
  })
})

/** Bodies and attachments, line ends aside. */
function contentOf({ body, attachments }: ReturnType<typeof detailOf>): unknown {
  return [
    body.contentType,
    body.content.replaceAll('\r\n', '\n').trimEnd(),
    attachments.map((attachment) => [
      attachment.name,
      attachment.kind === 'file' ? attachment.bytes.toString('base64') : '',
    ]),
  ]
}

describe('the saved state', () => {
  test('gives everything back: ids, counts, MIME, changes', async () => {
    const store = createStore()
    store.generate('u1', 30)
    await store.importMime('u1', 'inbox', Buffer.from('Subject: kept\r\nFrom: a@b.c\r\n\r\nbody'))
    const copy = createStore()
    copy.restore(JSON.parse(JSON.stringify(store.toJSON())))
    expect(allMime(copy)).toEqual(allMime(store))
    expect(JSON.stringify(copy.toJSON())).toBe(JSON.stringify(store.toJSON()))
    copy.generate('u1', 1)
    expect(mailboxOf(copy).messages.size).toBe(32)
  })

  test('refuses what is not its own', () => {
    expect(() => createStore().restore({ something: 'else' })).toThrow(TypeError)
  })
})

const corpus = process.env['STRONGROOM_TEST_CORPUS']
const folder = corpus === undefined ? undefined : join(corpus, 'mail')

describe.skipIf(folder === undefined || !existsSync(folder))(
  'real mail, partly malformed (folder from STRONGROOM_TEST_CORPUS)',
  () => {
    const files =
      folder === undefined || !existsSync(folder) ? [] : readdirSync(folder).map((name) => join(folder, name))

    test('is imported without exception and given back byte for byte', async () => {
      const store = createStore()
      for (const file of files) {
        const mime = readFileSync(file)
        await store.importMime('u1', 'inbox', mime)
        expect(store.mime(mailboxOf(store), lastOf(store)).equals(mime), file).toBe(true)
      }
      expect(mailboxOf(store).messages.size).toBe(files.length)
    })

    test('keeps its meaning when every MIME is rewritten, and most of it gets other bytes on each read', async () => {
      const store = createStore({ rewriteMime: true })
      let rewritten = 0
      for (const file of files) {
        const mime = readFileSync(file)
        await store.importMime('u1', 'inbox', mime)
        const [once, twice] = [
          store.mime(mailboxOf(store), lastOf(store)),
          store.mime(mailboxOf(store), lastOf(store)),
        ]
        if (!once.equals(mime)) rewritten += 1
        const [before, after, again] = [
          await store.parse(mime),
          await store.parse(once),
          await store.parse(twice),
        ]
        expect(meaningOf(after), file).toEqual(meaningOf(before))
        expect(meaningOf(again), file).toEqual(meaningOf(before))
      }
      expect(rewritten / files.length).toBeGreaterThan(0.5)
    })
  },
)

function meaningOf({
  envelope,
  detail,
}: Awaited<ReturnType<ReturnType<typeof createStore>['parse']>>): unknown {
  const { subject, from, to, cc, replyTo, importance } = envelope
  return [
    subject,
    from,
    to,
    cc,
    replyTo,
    importance,
    contentOf(detail),
    detail.headers
      .map(({ name }) => name.toLowerCase())
      .toSorted(byName)
      .filter((name) => name !== 'content-transfer-encoding'),
  ]
}

const byName = (one: string, other: string) => one.localeCompare(other)

function lastOf(store: ReturnType<typeof createStore>): MessageRecord {
  const message = [...mailboxOf(store).messages.values()].at(-1)
  if (message === undefined) throw new RangeError('the mailbox is empty')
  return message
}
