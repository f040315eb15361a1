import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'

import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { collectBytes } from '../../../foundation/bytes.ts'
import { silentLog } from '../../../foundation/log.ts'
import { corpusFolder, readCorpus } from './corpus.suite.ts'
import { propertyIds } from './extended-properties.ts'
import type { MailAddress, MailFolder, MessageProperties, StoredMessage } from './mailbox.ts'
import { mendWindows1252 } from './mime/windows-1252.ts'
import { createMailboxReader } from './reader.ts'
import { mailboxHeaders, mailboxPath, query } from './requests.ts'
import { startSimulatedMailbox, type SimulatedMailbox } from './simulated-mailbox.suite.ts'
import { mimeWithFiles, storedMessage } from './stored-message.suite.ts'
import { createMailboxWriter } from './writer.ts'

const corpus = readCorpus()
const minute = 60_000
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const nameOf = (mime: Uint8Array): string =>
  corpus.find((message) => sha256(message.mime) === sha256(mime))?.name ?? ''
/** The simulator reads ISO-8859-1 as it is, and not as the Windows-1252 that mail means by it. */
const words = (text: string): string => mendWindows1252(text).replaceAll(/\s+/g, ' ').trim()
/** Of HTML without its tags: two bodies are joined by other ones. */
const shownWords = ({ contentType, content }: Type.Static<typeof Shown>['body']): string =>
  words(contentType === 'html' ? content.replaceAll(/<[^>]*>/g, ' ') : content)

const Attachment = Type.Object({
  '@odata.type': Type.String(),
  name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  isInline: Type.Boolean(),
  contentBytes: Type.Optional(Type.String()),
})
const Keyed = Type.Object({
  id: Type.String(),
  singleValueExtendedProperties: Type.Tuple([Type.Object({ value: Type.String() })]),
})
const Shown = Type.Object({ body: Type.Object({ contentType: Type.String(), content: Type.String() }) })

/** Malformed mail that the simulator and we understand differently; the corpus has one of them twice. */
const understoodOtherwise: readonly string[] = [
  // Quoted-printable with bytes above 0x7F, read as UTF-8 there, and as the declared ISO-8859-1 here.
  'mm-emails_attachment_emails_attachment_pdf_non_ascii.eml',
  'mm-emails_attachment_emails_attachment_pdf_non_ascii_lf.eml',
  // A file name in ISO-2022-JP with a byte that cannot stand there.
  'mm-emails_attachment_emails_attachment_with_encoded_name.eml',
  'mm-emails_attachment_emails_attachment_with_encoded_name.eml',
  // It says Big5 and has bytes that Big5 has not.
  'mm-emails_error_emails_content_transfer_encoding_empty.eml',
  // Two Content-Dispositions that are no words at all: its only text is a file there, the body here.
  'mm-emails_error_emails_multiple_invalid_content_dispositions.eml',
  // It says text/html, has a boundary nevertheless, and is taken apart by that there.
  'mp-spam.eml',
]

/** A folder that the mailbox does not have. */
const elsewhere: MailFolder = { id: 'gone', displayName: '', parentId: null, wellKnownName: null }

const hasAddress = ({ address }: MailAddress): boolean => address !== ''

/** What must be the same in the restored message; the rest is new, or named as lost (recipients without address). */
const meaning = (properties: MessageProperties, from: MailAddress | null): object => ({
  subject: properties.subject,
  from: from && properties.from,
  to: properties.to.filter(hasAddress),
  cc: properties.cc.filter(hasAddress),
  bcc: properties.bcc.filter(hasAddress),
  replyTo: properties.replyTo.filter(hasAddress),
  sentAt: properties.sentAt,
  receivedAt: properties.receivedAt,
  internetMessageId: properties.internetMessageId,
  importance: properties.importance,
  isRead: properties.isRead,
  isDraft: properties.isDraft,
  categories: properties.categories,
  flag: properties.flag,
})

describe.skipIf(corpusFolder() === undefined)(
  'a mailbox of the simulator with real mail (set STRONGROOM_TEST_CORPUS)',
  () => {
    let mailbox: SimulatedMailbox
    const stored = new Map<string, StoredMessage>()
    let folders: readonly MailFolder[] = []

    beforeAll(async () => {
      mailbox = await startSimulatedMailbox(corpusFolder() ?? '')
    }, minute)
    afterAll(() => mailbox.stop())

    const changesOf = async (folderId: string, cursor?: string) => {
      const reader = createMailboxReader(mailbox, mailbox)
      const present: MessageProperties[] = []
      let next: string | undefined
      for await (const page of reader.listChanges(folderId, cursor)) {
        for (const change of page.changes) if (change.kind === 'present') present.push(change.properties)
        next = page.cursor ?? next
      }
      return { present, cursor: next }
    }

    /** The restored messages by the keys that they carry. */
    const keyed = async (folderId: string): Promise<ReadonlyMap<string, string>> => {
      const $expand = `singleValueExtendedProperties($filter=id eq '${propertyIds.restoreKey}')`
      const path =
        mailboxPath(mailbox.userId, 'mailFolders', folderId, 'messages') + query({ $expand, $select: 'id' })
      const ids = new Map<string, string>()
      for await (const page of mailbox.graph.pages({ path, headers: mailboxHeaders() }, Keyed))
        for (const { id, singleValueExtendedProperties } of page)
          ids.set(singleValueExtendedProperties[0].value, id)
      return ids
    }

    /** The body as words, and the files; attached messages, items to one and files to the other, by number. */
    const shown = async (messageId: string): Promise<object> => {
      const path = mailboxPath(mailbox.userId, 'messages', messageId)
      const request = { path: path + query({ $select: 'body' }), headers: mailboxHeaders() }
      const { body } = await mailbox.graph.json(request, Shown)
      const files: string[] = []
      let messages = 0
      const listing = { path: `${path}/attachments`, headers: mailboxHeaders() }
      for await (const page of mailbox.graph.pages(listing, Attachment))
        for (const { name, isInline, contentBytes, ...other } of page) {
          const bytes = Buffer.from(contentBytes ?? '', 'base64')
          // A file without a name gets another one from each reader; hidden it is only inside of HTML.
          const called = /^attachment(-\d+)?\./.test(name ?? '') ? 'unnamed' : name
          const place = isInline && body.contentType === 'html' ? 'inline' : 'attached'
          if (other['@odata.type'].endsWith('itemAttachment') || name?.endsWith('.eml')) messages += 1
          else files.push(`${called} ${place} ${bytes.length} ${sha256(bytes)}`)
        }
      return { contentType: body.contentType, text: shownWords(body), files, messages }
    }

    test('lists its folders with their well-known names', async () => {
      folders = await createMailboxReader(mailbox, mailbox).listFolders()
      expect(folders.map(({ wellKnownName }) => wellKnownName)).toEqual(
        expect.arrayContaining(['inbox', 'drafts', 'sentitems', 'deleteditems', 'junkemail']),
      )
    })

    test('reads every message byte for byte', { timeout: minute }, async () => {
      const reader = createMailboxReader(mailbox, mailbox)
      const hashes = new Set<string>()
      for (const { id } of folders) {
        const { present } = await changesOf(id)
        for (const properties of present) {
          const mime = await collectBytes(reader.readMime(properties.id))
          stored.set(properties.id, { properties, mime })
          hashes.add(sha256(mime))
        }
      }
      for (const { mime } of corpus) expect(hashes.has(sha256(mime))).toBe(true)
    })

    test('a second round with its cursor has nothing to tell', async () => {
      const [first] = folders
      const { cursor } = await changesOf(first?.id ?? '')
      expect((await changesOf(first?.id ?? '', cursor)).present).toEqual([])
    })

    test('an expired cursor starts the folder anew (410, microsoft.md 4.3)', async () => {
      const [first] = folders
      const id = first?.id ?? ''
      const { present, cursor } = await changesOf(id)
      const expired = { error: { code: 'SyncStateNotFound', message: 'The sync state is not found.' } }
      const match = { method: 'GET', path: new URL(cursor ?? '').pathname }
      await mailbox.control('POST', 'faults', { match, times: 1, status: 410, body: expired })
      const again: boolean[] = []
      let count = 0
      for await (const page of createMailboxReader(mailbox, mailbox).listChanges(id, cursor)) {
        again.push(page.isReset)
        count += page.changes.length
      }
      expect(again[0]).toBe(true)
      expect(count).toBe(present.length)
    })

    test('a large file goes through an upload session, once', { timeout: minute }, async () => {
      const writer = createMailboxWriter({ ...mailbox, log: silentLog }, mailbox)
      const content = Buffer.alloc(9 * 1024 * 1024, 'strongroom ')
      const message = storedMessage(
        { id: 'gone' },
        mimeWithFiles([
          ['large.bin', content],
          ['small.bin', Buffer.from('x')],
        ]),
      )
      const folderId = await writer.ensureFolder([{ ...elsewhere, displayName: 'Large' }])
      expect(await writer.restoreMessage(folderId, message, 'large')).toEqual({
        outcome: 'created',
        losses: [],
      })
      expect(await writer.restoreMessage(folderId, message, 'large')).toEqual({
        outcome: 'present',
        losses: [],
      })
      const { present } = await changesOf(folderId)
      expect(present).toHaveLength(1)
      expect(await shown(present[0]?.id ?? '')).toMatchObject({
        files: [
          `large.bin attached ${content.length} ${sha256(content)}`,
          `small.bin attached 1 ${sha256(Buffer.from('x'))}`,
        ],
      })
    })

    test('restores every message once, equal by meaning', { timeout: 5 * minute }, async () => {
      const writer = createMailboxWriter({ ...mailbox, log: silentLog }, mailbox)
      const target = { ...elsewhere, displayName: "Restored & 'quoted'" }
      const folderId = await writer.ensureFolder([target])
      expect(await writer.ensureFolder([target])).toBe(folderId)
      const imported = [...stored.values()].filter(({ mime }) =>
        corpus.some((message) => sha256(message.mime) === sha256(mime)),
      )
      for (const message of imported)
        expect(await writer.restoreMessage(folderId, message, message.properties.id)).toMatchObject({
          outcome: 'created',
        })
      for (const message of imported)
        expect(await writer.restoreMessage(folderId, message, message.properties.id)).toMatchObject({
          outcome: 'present',
        })
      const { present } = await changesOf(folderId)
      expect(present).toHaveLength(imported.length)
      const different: string[] = []
      const twins = await keyed(folderId)
      const restored = new Map(present.map((properties) => [properties.id, properties]))
      for (const { properties, mime } of imported) {
        const twin = restored.get(twins.get(properties.id) ?? '')
        expect(twin && meaning(twin, properties.from)).toEqual(meaning(properties, properties.from))
        const [ours, theirs] = [await shown(twin?.id ?? ''), await shown(properties.id)]
        if (!isDeepStrictEqual(ours, theirs)) different.push(nameOf(mime))
      }
      expect(different.toSorted()).toEqual(understoodOtherwise)
    })
  },
)
