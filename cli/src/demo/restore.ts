import { createHash } from 'node:crypto'
import type {
  Mailbox,
  Message,
  RestoreSession,
  RestoreStatistics,
  StartedRestore,
} from '@strongroom/api-client'
import { formatBytes } from '../output.ts'
import { listAll } from '../paging.ts'
import { explorerPath, findFolder } from '../restore-session.ts'
import { deviceSignIn, type Person } from './sign-in.ts'
import { postForm, textMember, type World } from './world.ts'

/** Microsoft Graph Command Line Tools: a client that may ask for mail. */
const graphToolsClientId = '14d82eec-204b-4c2f-b7e8-296a70dab67e'

interface GraphFolder {
  readonly id: string
  readonly displayName: string
}

interface GraphMessage {
  readonly id: string
  readonly subject: string
}

/** Alice at her own mailbox, as Outlook would be. */
interface Outlook {
  get<Item>(path: string): Promise<readonly Item[]>
  remove(path: string): Promise<void>
}

async function openOutlook(world: World): Promise<Outlook> {
  const signIn = {
    person: 'alice',
    clientId: graphToolsClientId,
    scope: 'https://graph.microsoft.com/Mail.ReadWrite',
  }
  const answer = await deviceSignIn(world, signIn, (url, form) => postForm(world.cloudFetch, url, form))
  const headers = { authorization: `Bearer ${textMember(answer.body, 'access_token')}` }
  const send = async (method: string, path: string): Promise<Response> => {
    const response = await world.cloudFetch(`${world.graphUrl}/v1.0/me${path}`, { method, headers })
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    return response
  }
  return {
    get: async <Item>(path: string) => {
      const listing: { value: readonly Item[] } = JSON.parse(await (await send('GET', path)).text())
      return listing.value
    },
    remove: async (path) => {
      await send('DELETE', path)
    },
  }
}

async function restore(world: World, person: Person, path: string, body: object): Promise<RestoreStatistics> {
  const { sessionId } = await person.api.send<StartedRestore>('POST', path, body)
  for (;;) {
    const session = await person.api.get<RestoreSession>(`/v8/RestoreSessions/${sessionId}`)
    const statistics = await person.api.get<RestoreStatistics>(`/v8/RestoreSessions/${sessionId}/Statistics`)
    const finished =
      statistics.restoredItemsCount + statistics.skippedItemsCount + statistics.failedItemsCount
    if (finished > 0) world.narrator.live(`${finished} of ${statistics.totalItemsCount} items`)
    if (session.state === 'Stopped') {
      const { restoredItemsCount, skippedItemsCount, failedItemsCount } = statistics
      if (failedItemsCount > 0)
        throw new Error(`${failedItemsCount} items failed: ${statistics.errors.join('; ')}`)
      world.narrator.done(`${restoredItemsCount} restored, ${skippedItemsCount} there already`)
      return statistics
    }
    await world.context.sleep(200)
  }
}

async function explore(world: World, person: Person): Promise<{ session: RestoreSession; path: string }> {
  const session = await person.api.send<RestoreSession>('POST', '/v8/Organization/Explore', { type: 'Vex' })
  const mailboxes = await listAll<Mailbox>(person.api, `${explorerPath(session)}/mailboxes`)
  const [own] = mailboxes
  if (own === undefined || mailboxes.length !== 1)
    throw new Error(`${mailboxes.length} mailboxes are visible, not one`)
  world.narrator.done(`the list of mailboxes holds one entry: ${own.email}`)
  return { session, path: `${explorerPath(session)}/mailboxes/${own.id}` }
}

async function saveMessage(world: World, person: Person, path: string, message: Message): Promise<void> {
  const response = await person.api.open('POST', `${path}/items/${encodeURIComponent(message.id)}/save`, {})
  const bytes = Buffer.from(await response.arrayBuffer())
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  world.narrator.done(`“${message.subject}” saved as .eml: ${formatBytes(bytes.length)}, SHA-256 ${digest}…`)
}

/** Chapter: Alice loses a message and a folder, looks into her backup, and puts both back, twice. */
export async function loseAndRestore(world: World, person: Person): Promise<void> {
  const { narrator } = world
  narrator.chapter('Alice loses mail, and gets it back herself')
  const outlook = await openOutlook(world)
  const [lostFolder] = await outlook.get<GraphFolder>('/mailFolders/inbox/childFolders?$top=1')
  if (lostFolder === undefined) throw new Error('the inbox has no folder below it')
  const [lost] = await outlook.get<GraphMessage>(`/mailFolders/inbox/messages?$top=1&$select=id,subject`)
  if (lost === undefined) throw new Error('the inbox is empty')
  await outlook.remove(`/messages/${lost.id}`)
  await outlook.remove(`/mailFolders/${lostFolder.id}`)
  narrator.done(`gone: the message “${lost.subject}” and the folder “${lostFolder.displayName}”`)

  const { session, path } = await explore(world, person)
  const inbox = await findFolder(person.api, path, 'Inbox')
  const folder = await findFolder(person.api, path, `Inbox/${lostFolder.displayName}`)
  const messages = await listAll<Message>(
    person.api,
    `${path}/items?parentId=${encodeURIComponent(inbox.id)}`,
  )
  const message = messages.find((one) => one.subject === lost.subject)
  if (message === undefined) throw new Error('the backup lacks the message')
  await saveMessage(world, person, path, message)
  narrator.say(`She restores the message, and the folder with everything in it:`)
  await restore(world, person, `${path}/items/restore`, { items: [{ id: message.id }] })
  await restore(world, person, `${path}/folders/${encodeURIComponent(folder.id)}/restore`, {})
  narrator.say('And once more, because people press buttons twice. Nothing is doubled:')
  await restore(world, person, `${path}/items/restore`, { items: [{ id: message.id }] })
  await restore(world, person, `${path}/folders/${encodeURIComponent(folder.id)}/restore`, {})
  await person.api.send('POST', `/v8/RestoreSessions/${session.id}/Stop`)
}
