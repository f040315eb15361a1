import { beforeEach, describe, expect, test } from 'vitest'
import { createTestGraph, type TestGraph } from '../testing.ts'

let graph: TestGraph

beforeEach(() => {
  graph = createTestGraph({ mails: 3 })
})

const everybody = () =>
  graph.app(
    'Sites.Read.All',
    'Files.Read.All',
    'Team.ReadBasic.All',
    'Channel.ReadBasic.All',
    'Chat.Read.All',
    'Tasks.Read.All',
    'MailboxFolder.Read.All',
  )

/** Ids that paths need, found as a client finds them. */
async function names() {
  const alice = graph.user('alice').id
  const read = async (path: string) => graph.send({ path, as: everybody() })
  const team = [...graph.tenant.groups.values()].find(({ groupTypes }) => groupTypes.includes('Unified'))?.id
  return {
    alice,
    team,
    site: String((await read('/sites/root')).json['id']),
    drive: String((await read(`/users/${alice}/drive`)).json['id']),
    channel: String((await read(`/teams/${team}/channels`)).value[0]?.['id']),
    chat: String((await read(`/users/${alice}/chats`)).value[0]?.['id']),
    tasks: String((await read(`/users/${alice}/todo/lists`)).value[0]?.['id']),
    mailbox: String((await read(`/users/${alice}/settings/exchange`)).json['primaryMailboxId']),
  }
}

type Names = Awaited<ReturnType<typeof names>>

/** One harmless read, the least of application permissions that opens it, and how it is refused (reference section 3.8). */
const reads: readonly [string, (known: Names) => string, string, string][] = [
  ['the root site', () => '/sites/root', 'Sites.Read.All', 'accessDenied'],
  ['all sites', () => '/sites/getAllSites', 'Sites.Read.All', 'accessDenied'],
  ['a search of sites', () => '/sites?search=*', 'Sites.Read.All', 'accessDenied'],
  ['lists', ({ site }) => `/sites/${site}/lists`, 'Sites.Read.All', 'accessDenied'],
  [
    'permissions of a site',
    ({ site }) => `/sites/${site}/permissions`,
    'Sites.FullControl.All',
    'accessDenied',
  ],
  ['a drive', ({ alice }) => `/users/${alice}/drive`, 'Files.Read.All', 'accessDenied'],
  ['its root', ({ drive }) => `/drives/${drive}/root`, 'Files.Read.All', 'accessDenied'],
  ['its files', ({ drive }) => `/drives/${drive}/root/children`, 'Files.Read.All', 'accessDenied'],
  ['all teams', () => '/teams', 'Team.ReadBasic.All', 'Forbidden'],
  ['drives', ({ alice }) => `/users/${alice}/drives`, 'Files.Read.All', 'accessDenied'],
  [
    'messages of all channels',
    ({ team }) => `/teams/${team}/channels/getAllMessages`,
    'ChannelMessage.Read.All',
    'Forbidden',
  ],
  ['a team', ({ team }) => `/teams/${team}`, 'Team.ReadBasic.All', 'Forbidden'],
  ['channels', ({ team }) => `/teams/${team}/channels`, 'Channel.ReadBasic.All', 'Forbidden'],
  [
    'messages of a channel',
    ({ team, channel }) => `/teams/${team}/channels/${channel}/messages`,
    'ChannelMessage.Read.All',
    'Forbidden',
  ],
  [
    'members of a channel',
    ({ team, channel }) => `/teams/${team}/channels/${channel}/members`,
    'ChannelMember.Read.All',
    'Forbidden',
  ],
  ['members of a team', ({ team }) => `/teams/${team}/members`, 'TeamMember.Read.All', 'Forbidden'],
  ['chats', ({ alice }) => `/users/${alice}/chats`, 'Chat.Read.All', 'Forbidden'],
  ['messages of a chat', ({ chat }) => `/chats/${chat}/messages`, 'Chat.Read.All', 'Forbidden'],
  ['calendars', ({ alice }) => `/users/${alice}/calendars`, 'Calendars.Read', 'ErrorAccessDenied'],
  ['the calendar', ({ alice }) => `/users/${alice}/calendar`, 'Calendars.Read', 'ErrorAccessDenied'],
  ['events', ({ alice }) => `/users/${alice}/events`, 'Calendars.Read', 'ErrorAccessDenied'],
  ['contacts', ({ alice }) => `/users/${alice}/contacts`, 'Contacts.Read', 'ErrorAccessDenied'],
  ['task lists', ({ alice }) => `/users/${alice}/todo/lists`, 'Tasks.Read.All', 'ErrorAccessDenied'],
  [
    'tasks',
    ({ alice, tasks }) => `/users/${alice}/todo/lists/${encodeURIComponent(tasks)}/tasks`,
    'Tasks.Read.All',
    'ErrorAccessDenied',
  ],
  [
    'settings of a mailbox',
    ({ alice }) => `/users/${alice}/mailboxSettings`,
    'MailboxSettings.Read',
    'ErrorAccessDenied',
  ],
  [
    'folders for export',
    ({ mailbox }) => `/admin/exchange/mailboxes/${mailbox}/folders`,
    'MailboxFolder.Read.All',
    'ErrorAccessDenied',
  ],
  [
    'items for export',
    ({ mailbox }) => `/admin/exchange/mailboxes/${mailbox}/folders/inbox/items`,
    'MailboxItem.Read.All',
    'ErrorAccessDenied',
  ],
  [
    'a usage report',
    () => "/reports/getOffice365ActiveUserDetail(period='D7')",
    'Reports.Read.All',
    'Authorization_RequestDenied',
  ],
  ['groups', () => '/groups', 'Group.Read.All', 'Authorization_RequestDenied'],
  ['the organization', () => '/organization', 'Organization.Read.All', 'Authorization_RequestDenied'],
]

describe('each permission is exercised by one harmless read (reference sections 3.8 and 3.9)', () => {
  test.each(reads)('%s', async (_, path, permission, code) => {
    const known = await names()
    const allowed = await graph.send({ path: path(known), as: graph.app(permission) })
    expect([allowed.status, allowed.code]).toEqual([200, undefined])
    const refused = await graph.send({ path: path(known), as: graph.app('Mail.Send') })
    expect([refused.status, refused.code]).toEqual([403, code])
  })
})

describe('sample data', () => {
  test('is the same at every read, and another one in another tenant', async () => {
    const [one, again] = [await names(), await names()]
    expect(again).toEqual(one)
  })

  test('a drive has a folder and a file; the file can be read by its id', async () => {
    const { drive } = await names()
    const children = await graph.send({ path: `/drives/${drive}/root/children`, as: everybody() })
    expect(children.value.map(({ name }) => name)).toEqual(['Plans', 'Notes.txt'])
    const id = String(children.value[1]?.['id'])
    const file = await graph.send({ path: `/drives/${drive}/items/${id}?$select=id,name`, as: everybody() })
    expect(file.json).toMatchObject({ id, name: 'Notes.txt' })
  })

  test('items for export are those of the mailbox', async () => {
    const { mailbox } = await names()
    const path = `/admin/exchange/mailboxes/${mailbox}/folders/inbox/items`
    const items = await graph.send({ path, as: graph.app('MailboxItem.Read.All') })
    const inbox = graph.mail.mailbox(graph.user('alice').id)?.wellKnown.get('inbox')
    expect(inbox?.messages.size).toBeGreaterThan(0)
    expect(items.value).toHaveLength(inbox?.messages.size ?? 0)
  })

  test('an export has an outcome for each item', async () => {
    const { mailbox } = await names()
    const as = graph.app('MailboxItem.Export.All', 'MailboxItem.Read.All')
    const items = await graph.send({ path: `/admin/exchange/mailboxes/${mailbox}/folders/inbox/items`, as })
    const known = String(items.value[0]?.['id'])
    const path = `/admin/exchange/mailboxes/${mailbox}/exportItems`
    const done = await graph.send({ method: 'POST', path, as, body: { itemIds: [known, 'AAMkAGnone'] } })
    expect(done.value).toMatchObject([{ itemId: known }, { error: { code: 'ErrorItemNotFound' } }])
    expect(typeof done.value[0]?.['data']).toBe('string')
    expect((await graph.send({ method: 'POST', path, as, body: { itemIds: [] } })).status).toBe(400)
    const reader = graph.app('MailboxItem.Read.All')
    expect((await graph.send({ method: 'POST', path, as: reader, body: { itemIds: [known] } })).status).toBe(
      403,
    )
  })

  test.each<[string, string, number, string]>([
    ['a site', '/sites/nowhere', 404, 'itemNotFound'],
    ['a drive', '/drives/nothing', 404, 'itemNotFound'],
    ['a team', '/teams/11111111-2222-3333-4444-555555555555', 404, 'NotFound'],
    ['a chat', '/chats/19:none', 404, 'NotFound'],
    ['a person', '/users/nobody/drive', 404, 'Request_ResourceNotFound'],
  ])('%s that is not there', async (_, path, status, code) => {
    const reply = await graph.send({ path, as: everybody() })
    expect([reply.status, reply.code]).toEqual([status, code])
  })

  test('with a person, own things are seen and those of others are not', async () => {
    const { alice, team } = await names()
    const bob = graph.person('bob', 'Files.Read.All', 'Calendars.Read', 'Chat.Read', 'Team.ReadBasic.All')
    expect((await graph.send({ path: '/me/drive', as: bob })).status).toBe(200)
    expect((await graph.send({ path: '/me/calendars', as: bob })).status).toBe(200)
    expect((await graph.send({ path: `/teams/${team}`, as: bob })).status).toBe(200)
    const guest = graph.person('dora', 'Team.ReadBasic.All')
    expect((await graph.send({ path: `/teams/${team}`, as: guest })).status).toBe(403)
    for (const path of ['drive', 'calendars', 'chats'])
      expect((await graph.send({ path: `/users/${alice}/${path}`, as: bob })).status, path).toBe(403)
  })

  test('calendarView needs both ends', async () => {
    const { alice } = await names()
    const as = graph.app('Calendars.Read')
    expect((await graph.send({ path: `/users/${alice}/calendarView`, as })).code).toBe('ErrorInvalidUrlQuery')
    const window = 'startDateTime=2024-03-01T00:00:00Z&endDateTime=2024-03-03T00:00:00Z'
    const view = await graph.send({ path: `/users/${alice}/calendarView?${window}`, as })
    expect(view.value).toHaveLength(1)
  })
})
