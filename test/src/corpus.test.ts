/** Real, partly malformed mail through the whole product: backed up, saved byte for byte, deleted, restored by meaning. */
import { createHash } from 'node:crypto'
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
  readonly body: { readonly contentType: string; readonly content: string }
  readonly [property: string]: unknown
}

interface GraphAttachment {
  readonly name: string | null
  readonly contentType: string | null
  readonly isInline: boolean
  readonly contentBytes?: string
}

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
    list(`/mailFolders/inbox/messages?$top=1000&$select=id,body,${properties.join(',')}`)

  /** What a person would call the same message, as Graph tells it. */
  async function meaning(message: GraphMessage): Promise<unknown> {
    const attachments = await list<GraphAttachment>(`/messages/${message.id}/attachments`)
    return {
      ...Object.fromEntries(properties.map((name) => [name, message[name]])),
      body: {
        contentType: message.body.contentType,
        content: message.body.content.replaceAll(/\s+/g, ' ').trim(),
      },
      attachments: attachments
        .map(({ name, contentType, isInline, contentBytes = '' }) => ({
          name,
          contentType,
          isInline,
          digest: createHash('sha256').update(contentBytes).digest('hex'),
        }))
        .toSorted((left, right) => JSON.stringify(left).localeCompare(JSON.stringify(right))),
    }
  }

  async function meanings(): Promise<string[]> {
    const all: string[] = []
    for (const message of await inbox()) all.push(JSON.stringify(await meaning(message), null, 1))
    return all.toSorted()
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
    const originals = [...messages.values()].map((bytes) => createHash('sha256').update(bytes).digest('hex'))
    expect(saved.toSorted()).toEqual(originals.toSorted())
  })

  it('restores all of them, deleted, equal by meaning', async () => {
    const before = await meanings()
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
    const after = await meanings()
    expect(after).toHaveLength(before.length)
    expect(after).toEqual(before)
  })
})
