/** Real, partly malformed mail through the whole product: backed up, saved byte for byte, deleted, restored by meaning. */
import { createHash } from 'node:crypto'
import PostalMime, { type Attachment } from 'postal-mime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { corpusFolder, corpusMessages } from './support/corpus.ts'
import { member, type Answer } from './support/http.ts'
import { graphTools, startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  runJob,
  startStrongroom,
  until,
  type Named,
  type Page,
  type Strongroom,
} from './support/strongroom.ts'

interface GraphMessage {
  readonly id: string
  readonly [property: string]: unknown
}

interface GraphAttachment {
  readonly '@odata.type': string
  readonly id: string
  readonly name: string
}

/** What a person would call the same message, in comparable parts. */
type Meaning = Readonly<Record<string, unknown>>

const words = (text: string): string => printable(text).replaceAll(/\s+/g, ' ').trim()
/** MIME does not say which line ends a part without transfer encoding had, nor whether its last line had one. */
const lines = (content: Uint8Array): string =>
  Buffer.from(content).toString('latin1').replaceAll(/\r\n?/g, '\n').replace(/\n+$/, '')
const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')

/** Without the recipients that have no address, which Exchange does not accept (docs/restore-fidelity.md). */
const withAddress = (value: unknown): unknown =>
  Array.isArray(value) ? value.filter((recipient) => Object(recipient).emailAddress?.address) : value

/** The characters of Windows-1252 from 0x80. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'
/** The readers give these bytes as control characters, which no mail means: Node 20 decodes so, and ISO-8859-1 has them. */
const printable = (text: string): string =>
  text.replaceAll(/[\u0080-\u009F]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control)

/**
 * What is not compared of malformed mail that readers understand in several ways. `body` and `files` are Graph's
 * (read by the simulator), `mimeBody` is the strange reader's: but for the first, one of the two always counts.
 */
const understoodOtherwise: Readonly<Record<string, readonly string[]>> = {
  // Two Content-Dispositions that are no words at all: its only text is a file to the simulator, a body to the others.
  'mm-emails_error_emails_multiple_invalid_content_dispositions.eml': ['hasAttachments', 'body', 'files'],
  // It says Big5 and has bytes that Big5 has not.
  'mm-emails_error_emails_content_transfer_encoding_empty.eml': ['body'],
  // Quoted-printable with bytes above 0x7F, which the simulator reads as UTF-8 in spite of the declared ISO-8859-1.
  'mm-emails_attachment_emails_attachment_pdf_non_ascii.eml': ['body'],
  'mm-emails_attachment_emails_attachment_pdf_non_ascii_lf.eml': ['body'],
  // It says text/html, has a boundary nevertheless, and the simulator takes it apart by that.
  'mp-spam.eml': ['body'],
  // A file name in ISO-2022-JP with a byte that cannot stand there; its content is compared.
  'mm-emails_plain_emails_raw_email8.eml': ['files'],
  // It says US-ASCII and is UTF-8: restored as what it is, while the strange reader takes it for Windows-1252.
  'mm-emails_plain_emails_raw_email6.eml': ['mimeBody'],
  'mm-emails_plain_emails_raw_email10.eml': ['mimeBody'],
  'mm-emails_error_emails_content_transfer_encoding_plain.eml': ['mimeBody'],
}

const exceptions = (file: string): readonly string[] => understoodOtherwise[file] ?? []

/** Takes one that means the same, but for the exceptions, out of the list. */
function isTaken(list: Meaning[], wanted: Meaning, except: readonly string[]): boolean {
  const compared = (meaning: Meaning): string =>
    JSON.stringify(Object.entries(meaning).filter(([part]) => !except.includes(part)))
  const position = list.findIndex((one) => compared(one) === compared(wanted))
  if (position >= 0) list.splice(position, 1)
  return position >= 0
}

const contentOf = ({ content }: Attachment): Uint8Array =>
  Buffer.from(typeof content === 'string' ? content : new Uint8Array(content))

const corpus = corpusFolder()
const properties = [
  'subject',
  'from',
  'sender',
  'toRecipients',
  'ccRecipients',
  'replyTo',
  'sentDateTime',
  'receivedDateTime',
  'internetMessageId',
  'importance',
  'isRead',
  'isDraft',
  'hasAttachments',
]

describe.skipIf(corpus === undefined)('the real messages of the corpus', () => {
  const messages = corpusMessages(corpus ?? '.')
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let token: string
  let mailbox: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    const upn = 'alice@contoso.onmicrosoft.com'
    microsoft = await startMicrosoft('--mails', '0', '--mailbox', `${upn}=${corpus}`)
    server = await startStrongroom(folder.path, microsoft)
    const organization = await addOrganization(server, microsoft)
    const { job } = await createMailboxJob(server, { organization, upn })
    const session = await runJob(server, job)
    if (session.status !== 'Success')
      throw new Error(`the backup ended with ${session.status}: ${session.details}`)
    const explored = await server.admin.send<Named>('POST', `/v8/Organizations/${organization.id}/explore`, {
      type: 'Vex',
    })
    const root = `/v8/RestoreSessions/${explored.id}/organization/mailboxes`
    const [own] = (await server.admin.get<Page<Named>>(root)).results
    mailbox = `${root}/${own?.id}`
    const scope = 'https://graph.microsoft.com/Mail.ReadWrite'
    token = member(await microsoft.signIn('alice', { clientId: graphTools, scope }), 'access_token')
  })

  afterAll(async () => {
    await server.program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  const graph = (method: string, path: string): Promise<Answer> =>
    microsoft.graph(token, method, `/me${path}`)
  const list = async <Item>(path: string): Promise<Item[]> =>
    (await graph('GET', path)).body['value'] as Item[]
  const inbox = (): Promise<GraphMessage[]> =>
    list(`/mailFolders/inbox/messages?$top=1000&$select=id,${properties.join(',')}`)

  async function bytes(path: string): Promise<Uint8Array> {
    const response = await microsoft.fetch(`${microsoft.graphUrl}/v1.0/me${path}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  }

  /** The MIME content of a message as Graph gives it. */
  const mimeOf = ({ id }: GraphMessage): Promise<Uint8Array> => bytes(`/messages/${id}/$value`)

  /** The files of a message as Graph gives them; an attached message comes back as a file of its bytes. */
  async function filesOf({ id }: GraphMessage): Promise<readonly string[]> {
    const path = `/messages/${id}/attachments`
    const attachments = await list<GraphAttachment>(path)
    const files = attachments.map(async (attachment) => {
      const isMessage =
        attachment['@odata.type'].endsWith('itemAttachment') || attachment.name.endsWith('.eml')
      // A file without a name gets another one from each reader.
      const isUnnamed = /^attachment(-\d+)?\./.test(attachment.name)
      const name = isMessage ? 'message' : isUnnamed ? 'unnamed' : attachment.name
      return `${name} ${sha256(await bytes(`${path}/${attachment.id}/$value`))}`
    })
    return (await Promise.all(files)).toSorted()
  }

  /**
   * What Graph says of the message, and what a reader that nobody here wrote finds in its MIME content. Of two
   * alternative bodies Exchange keeps one (docs/restore-fidelity.md).
   */
  async function meaningOf(message: GraphMessage): Promise<Meaning> {
    const { html, text, attachments } = await PostalMime.parse(await mimeOf(message), {
      attachmentEncoding: 'arraybuffer',
      forceRfc822Attachments: true,
    })
    const { body } = (await graph('GET', `/messages/${message.id}?$select=body`)).body
    const { contentType, content } = Object(body)
    return {
      ...Object.fromEntries(properties.map((name) => [name, withAddress(message[name])])),
      body: {
        contentType,
        text: words(contentType === 'html' ? content.replaceAll(/<[^>]*>/g, ' ') : content),
      },
      files: await filesOf(message),
      mimeBody: words(html ?? text ?? ''),
      mimeFiles: attachments.map((file) => `${file.mimeType} ${sha256(lines(contentOf(file)))}`).toSorted(),
    }
  }

  /** Every message of the inbox: its meaning, and the corpus file that it is, byte for byte. */
  async function inboxMeanings(): Promise<{ readonly meaning: Meaning; readonly file: string }[]> {
    const files = new Map([...messages].map(([name, content]) => [sha256(content), name]))
    const all: { meaning: Meaning; file: string }[] = []
    for (const message of await inbox())
      all.push({ meaning: await meaningOf(message), file: files.get(sha256(await mimeOf(message))) ?? '' })
    return all
  }

  it('saves each of them with the SHA-256 of the original', async () => {
    expect(messages.size).toBe(116)
    const folders = await server.admin.get<Page<Named>>(`${mailbox}/folders?parentId=root`)
    const folderEntry = folders.results.find((one) => one.name === 'Inbox')
    const items = await server.admin.get<Page<Named>>(
      `${mailbox}/items?parentId=${folderEntry?.id}&limit=1000`,
    )
    const saved: string[] = []
    for (const item of items.results) {
      const response = await server.admin.open('POST', `${mailbox}/items/${item.id}/save`, {})
      saved.push(
        createHash('sha256')
          .update(Buffer.from(await response.arrayBuffer()))
          .digest('hex'),
      )
    }
    const originals = [...messages.values()].map((content) => sha256(content))
    expect(saved.toSorted()).toEqual(originals.toSorted())
  })

  it('restores all of them, deleted, equal by meaning', async () => {
    const before = await inboxMeanings()
    for (const message of await inbox())
      expect((await graph('DELETE', `/messages/${message.id}`)).status).toBe(204)
    expect(await inbox()).toHaveLength(0)

    const { sessionId } = await server.admin.send<{ sessionId: string }>('POST', `${mailbox}/restore`, {})
    const session = `/v8/RestoreSessions/${sessionId}`
    await until(async () => (await server.admin.get<{ state: string }>(session)).state === 'Stopped')
    expect(await server.admin.get(`${session}/Statistics`)).toMatchObject({
      restoredItemsCount: 116,
      failedItemsCount: 0,
    })
    const after = await inboxMeanings()
    expect(after).toHaveLength(before.length)
    // Those that are compared whole go first, so that none of them is taken for another.
    const inOrder = before.toSorted(
      (one, other) => exceptions(one.file).length - exceptions(other.file).length,
    )
    const restored = after.map(({ meaning }) => meaning)
    const different = inOrder.filter(({ file, meaning }) => !isTaken(restored, meaning, exceptions(file)))
    expect(different.map(({ file }) => file)).toEqual([])
    const wholes = after.map(({ meaning }) => meaning)
    const spared = inOrder.filter(({ file }) => exceptions(file).length > 0)
    expect(spared.filter(({ meaning }) => isTaken(wholes, meaning, [])).map(({ file }) => file)).toEqual([])
  })
})
