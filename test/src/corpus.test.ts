/** Real, partly malformed mail through the whole product: backed up, saved byte for byte, deleted, restored by meaning. */
import { createHash } from 'node:crypto'
import PostalMime from 'postal-mime'
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

const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const isText = (mimeType: string): boolean => mimeType.startsWith('text/') || mimeType.startsWith('message/')

/** Of text without its line ends: MIME does not say which ones it had. */
function digestOf(mimeType: string, content: ArrayBuffer | Uint8Array | string): string {
  const bytes = Buffer.from(typeof content === 'string' ? content : new Uint8Array(content))
  return sha256(isText(mimeType) ? words(bytes.toString('latin1')) : bytes)
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Takes one occurrence out of the list. */
function isTaken(list: string[], wanted: string): boolean {
  const position = list.indexOf(wanted)
  if (position >= 0) list.splice(position, 1)
  return position >= 0
}

const understoodOtherwise: string[] = []

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

  /** The MIME content of a message as Graph gives it. */
  async function mimeOf({ id }: GraphMessage): Promise<Uint8Array> {
    const response = await microsoft.fetch(`${microsoft.graphUrl}/v1.0/me/messages/${id}/$value`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return new Uint8Array(await response.arrayBuffer())
  }

  /**
   * What a person would call the same message: what Graph says of it, and what a reader that nobody here wrote
   * finds in its MIME content. Of two alternative bodies Exchange keeps one (docs/restore-fidelity.md).
   */
  async function meaning(message: GraphMessage): Promise<string> {
    const { html, text, attachments } = await PostalMime.parse(await mimeOf(message), {
      attachmentEncoding: 'arraybuffer',
    })
    return JSON.stringify(
      {
        ...Object.fromEntries(properties.map((name) => [name, message[name]])),
        body: words(html ?? text ?? ''),
        files: attachments
          .map(
            ({ mimeType, content }) =>
              `${isText(mimeType) ? 'text' : mimeType} ${digestOf(mimeType, content)}`,
          )
          .toSorted(),
      },
      null,
      1,
    )
  }

  /** Every message of the inbox: its meaning, and the corpus file that it is, byte for byte. */
  async function inboxMeanings(): Promise<{ readonly meaning: string; readonly file: string }[]> {
    const files = new Map([...messages].map(([name, bytes]) => [sha256(bytes), name]))
    const all: { meaning: string; file: string }[] = []
    for (const message of await inbox())
      all.push({ meaning: await meaning(message), file: files.get(sha256(await mimeOf(message))) ?? '' })
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
    const originals = [...messages.values()].map((bytes) => sha256(bytes))
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
    const after = (await inboxMeanings()).map((one) => one.meaning)
    expect(after).toHaveLength(before.length)
    const different = before.filter((one) => !isTaken(after, one.meaning)).map((one) => one.file)
    expect(different.toSorted()).toEqual(understoodOtherwise)
  })
})
