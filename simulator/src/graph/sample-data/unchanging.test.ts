/** Writes to sample data: permission first, then the object; nothing is ever said to be changed. */
import { beforeEach, describe, expect, test } from 'vitest'
import { createTestGraph, type TestGraph } from '../testing.ts'

let graph: TestGraph
beforeEach(() => {
  graph = createTestGraph({ mails: 1 })
})

const nobody = '00000000-0000-0000-0000-000000000000'
const writes: readonly [string, string, string, number][] = [
  ['PATCH', '/users/{user}/events/none', 'Calendars.ReadWrite', 404],
  ['PATCH', '/users/{user}/contacts/none', 'Contacts.ReadWrite', 404],
  ['PATCH', '/users/{user}/todo/lists/none', 'Tasks.ReadWrite.All', 404],
  ['PATCH', '/users/{user}/drive/items/none', 'Files.ReadWrite.All', 404],
  ['PATCH', `/sites/root/lists/${nobody}/items/0/fields`, 'Sites.ReadWrite.All', 404],
  ['POST', '/teams', 'Team.Create', 400],
  ['POST', `/teams/${nobody}/channels`, 'Channel.Create', 404],
  ['PATCH', `/teams/${nobody}/members/none`, 'TeamMember.ReadWrite.All', 404],
  ['PATCH', `/teams/${nobody}/channels/none/members/none`, 'ChannelMember.ReadWrite.All', 404],
  ['POST', `/teams/${nobody}/channels/none/completeMigration`, 'Teamwork.Migrate.All', 404],
]

describe('a write to sample data', () => {
  test.each(writes)(
    '%s %s is refused without %s, and answers %i with it',
    async (method, path, permission, status) => {
      const request = { method, path: path.replace('{user}', graph.user('alice').id), body: {} } as const
      expect((await graph.send({ ...request, as: graph.app('Mail.Read') })).status).toBe(403)
      expect((await graph.send({ ...request, as: graph.app(permission) })).status).toBe(status)
    },
  )

  test('is not carried out where the object is there, and says so', async () => {
    const alice = graph.user('alice').id
    const as = graph.app('Tasks.ReadWrite.All')
    const [list] = (await graph.send({ path: `/users/${alice}/todo/lists`, as })).value
    const path = `/users/${alice}/todo/lists/${String(list?.['id'])}`
    expect((await graph.send({ method: 'PATCH', path, body: { displayName: 'x' }, as })).status).toBe(501)
  })
})
