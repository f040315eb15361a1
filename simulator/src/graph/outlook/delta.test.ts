import { beforeEach, describe, expect, test } from 'vitest'
import type { JsonRecord } from '../../json.ts'
import { createTestGraph, type TestGraph } from '../testing.ts'

let graph: TestGraph
let me: ReturnType<TestGraph['app']>
let base: string

beforeEach(() => {
  graph = createTestGraph({ mails: 60 })
  me = graph.app('Mail.ReadWrite')
  base = `/users/${graph.user('alice').id}/mailFolders`
})

const immutable = { prefer: 'IdType="ImmutableId", odata.maxpagesize=7' }

const send = (method: string, path: string, body?: object) =>
  graph.send({
    method,
    path: path.startsWith('https:') ? path : `${base}${path}`,
    as: me,
    headers: immutable,
    ...(body === undefined ? {} : { body }),
  })

async function round(start: string): Promise<{ rows: JsonRecord[]; pages: number; link: string }> {
  const rows: JsonRecord[] = []
  let path = start
  for (let pages = 1; pages < 100; pages += 1) {
    const reply = await send('GET', path)
    expect(reply.status, String(reply.message)).toBe(200)
    expect(reply.value.length).toBeLessThanOrEqual(7)
    rows.push(...reply.value)
    const next = reply.json['@odata.nextLink']
    if (typeof next !== 'string') return { rows, pages, link: String(reply.json['@odata.deltaLink']) }
    path = next
  }
  throw new RangeError('the round does not end')
}

const ids = (rows: readonly JsonRecord[]) => rows.map(({ id }) => String(id))
const byName = (one: string, other: string) => one.localeCompare(other)

async function inboxIds(): Promise<string[]> {
  const reply = await send('GET', '/inbox/messages?$select=id&$top=1000')
  return ids(reply.value).toSorted(byName)
}

describe('changes of messages (section 4.3)', () => {
  test('the first round tells every message once, in pages of odata.maxpagesize, with what was selected', async () => {
    const { rows, pages } = await round('/inbox/messages/delta?$select=subject')
    expect(ids(rows).toSorted(byName)).toEqual(await inboxIds())
    expect(pages).toBe(Math.ceil(rows.length / 7))
    expect(Object.keys(rows[0] ?? {})).toEqual(['@odata.type', '@odata.etag', 'id', 'subject'])
  })

  test('a first round tells nothing of what is gone already', async () => {
    const [deleted] = await inboxIds()
    await send('DELETE', `/inbox/messages/${deleted}`)
    const { rows } = await round('/inbox/messages/delta?$select=id')
    expect(rows.filter((row) => row['@removed'] !== undefined)).toEqual([])
    expect(ids(rows)).not.toContain(deleted)
  })

  test('a round without changes is one empty page with a delta link', async () => {
    const { link } = await round('/inbox/messages/delta')
    expect(await round(link)).toMatchObject({ rows: [], pages: 1 })
  })

  test('the next round tells what was created, changed, moved away and deleted, and keeps the selection', async () => {
    const { rows, link } = await round('/inbox/messages/delta?$select=isRead')
    const [changed, moved, deleted] = ids(rows)
    await send('PATCH', `/inbox/messages/${changed}`, { categories: ['x'] })
    await send('POST', `/inbox/messages/${moved}/move`, { destinationId: 'archive' })
    await send('DELETE', `/inbox/messages/${deleted}`)
    const created = (await send('POST', '/inbox/messages', { subject: 'new' })).json['id']
    const next = await round(link)
    const told = new Map(next.rows.map((row) => [row['id'], row['@removed']]))
    expect(told).toEqual(
      new Map<unknown, unknown>([
        [changed, undefined],
        [moved, { reason: 'deleted' }],
        [deleted, { reason: 'deleted' }],
        [created, undefined],
      ]),
    )
    expect(next.rows.find(({ id }) => id === changed)).not.toHaveProperty('subject')
    expect(next.rows.find(({ id }) => id === changed)).toHaveProperty('isRead')
  })

  test('the folder that a message came into tells it as well', async () => {
    const { link } = await round('/archive/messages/delta')
    const [moved] = await inboxIds()
    await send('POST', `/inbox/messages/${moved}/move`, { destinationId: 'archive' })
    expect(ids((await round(link)).rows)).toEqual([moved])
  })

  test('removals name the plain id that the message had in the folder', async () => {
    const plain = (path: string) => graph.send({ path, as: me, headers: { prefer: 'odata.maxpagesize=100' } })
    const started = await plain(`${base}/inbox/messages/delta?$select=id`)
    const [victim] = ids(started.value)
    await send('POST', `/inbox/messages/${victim}/move`, { destinationId: 'archive' })
    const next = await plain(String(started.json['@odata.deltaLink']))
    expect(next.value).toEqual([
      { '@odata.type': '#microsoft.graph.message', id: victim, '@removed': { reason: 'deleted' } },
    ])
  })

  test('what changes during a round is told in it or in the next one, never lost', async () => {
    const start = await send('GET', '/inbox/messages/delta?$select=id')
    const everything = await inboxIds()
    const late = everything.filter((id) => !ids(start.value).includes(id)).slice(0, 3)
    for (const id of late) await send('PATCH', `/inbox/messages/${id}`, { categories: ['x'] })
    const rest = await round(String(start.json['@odata.nextLink']))
    const next = await round(rest.link)
    const told = new Set([...ids(start.value), ...ids(rest.rows), ...ids(next.rows)])
    expect([...told].toSorted(byName)).toEqual(everything)
  })

  test('changeType narrows the rows', async () => {
    const kinds = ['created', 'updated', 'deleted']
    const links = await Promise.all(
      kinds.map(async (kind) => (await round(`/inbox/messages/delta?changeType=${kind}`)).link),
    )
    const [changed, deleted] = await inboxIds()
    await send('PATCH', `/inbox/messages/${changed}`, { categories: ['x'] })
    await send('DELETE', `/inbox/messages/${deleted}`)
    const created = String((await send('POST', '/inbox/messages', { subject: 'new' })).json['id'])
    const told = await Promise.all(links.map(async (link) => ids((await round(link)).rows)))
    expect(told).toEqual([[created], [changed], [deleted]])
  })

  test('$orderby=receivedDateTime desc sorts the first round, $filter cuts it off', async () => {
    const { rows } = await round(
      '/inbox/messages/delta?$select=receivedDateTime&$orderby=receivedDateTime desc',
    )
    const times = rows.map((row) => String(row['receivedDateTime']))
    expect(times).toEqual(times.toSorted((one, other) => byName(other, one)))
    expect(new Set(ids(rows)).size).toBe((await inboxIds()).length)
    const cut = times[5] ?? ''
    const recent = await round(`/inbox/messages/delta?$filter=receivedDateTime ge ${cut}`)
    expect(recent.rows).toHaveLength(times.filter((time) => time >= cut).length)
  })

  test.each([
    ['/inbox/messages/delta?$skip=1', 400, 'ErrorInvalidUrlQuery'],
    ['/inbox/messages/delta?$filter=isRead eq true', 400, 'ErrorInvalidUrlQuery'],
    ['/inbox/messages/delta?$orderby=subject', 400, 'ErrorInvalidUrlQuery'],
    ['/inbox/messages/delta?$deltatoken=made-up', 410, 'SyncStateInvalid'],
    ['/inbox/messages/delta?$deltatoken=x&$select=id', 400, 'BadRequest'],
  ])('refuses %s', async (path, status, code) => {
    const reply = await send('GET', path)
    expect([reply.status, reply.code]).toEqual([status, code])
  })

  test('a link of one folder is no link of another', async () => {
    const { link } = await round('/inbox/messages/delta')
    const token = new URL(link).searchParams.get('$deltatoken') ?? ''
    expect((await send('GET', `/archive/messages/delta?$deltatoken=${token}`)).code).toBe('SyncStateInvalid')
  })

  test('a link expires by age and by command: 410 SyncStateNotFound', async () => {
    const { link } = await round('/inbox/messages/delta')
    graph.mail.expireDeltaLinks(graph.user('alice').id)
    const expired = await send('GET', link)
    expect([expired.status, expired.code]).toEqual([410, 'SyncStateNotFound'])
    const fresh = await round('/inbox/messages/delta')
    expect((await send('GET', fresh.link)).status).toBe(200)
    graph.clock.advance(31 * 86_400_000)
    expect((await send('GET', fresh.link)).code).toBe('SyncStateNotFound')
  })

  test('links survive a saved and restored state', async () => {
    const { link } = await round('/inbox/messages/delta?$select=id')
    const [changed, moved] = await inboxIds()
    await send('PATCH', `/inbox/messages/${changed}`, { categories: ['x'] })
    await send('POST', `/inbox/messages/${moved}/move`, { destinationId: 'archive' })
    graph.mail.restore(JSON.parse(JSON.stringify(graph.mail.toJSON())))
    expect(ids((await round(link)).rows).toSorted(byName)).toEqual(
      [changed ?? '', moved ?? ''].toSorted(byName),
    )
  })
})

describe('changes of folders (section 4.3)', () => {
  test('the first round tells the folders of all depths, hidden and recoverable ones not', async () => {
    const { rows } = await round('/delta?$select=displayName')
    const names = rows.map(({ displayName }) => displayName)
    expect(names).toEqual(expect.arrayContaining(['Inbox', 'Projects', 'Aurora']))
    expect(names).not.toContain('Sync Issues')
    expect(names).not.toContain('Deletions')
    expect(names).not.toContain('Top of Information Store')
  })

  test('the next one tells new, renamed, moved and deleted folders, not new messages', async () => {
    const doomed = (await send('POST', '', { displayName: 'Doomed' })).json['id']
    const { link } = await round('/delta')
    await send('POST', '/inbox/messages', { subject: 'new' })
    expect((await round(link)).rows).toEqual([])
    const made = (await send('POST', '', { displayName: 'Made' })).json['id']
    await send('PATCH', `/${String(made)}`, { displayName: 'Renamed' })
    await send('DELETE', `/${String(doomed)}`)
    const { rows } = await round(link)
    expect(rows).toHaveLength(2)
    expect(rows).toContainEqual(expect.objectContaining({ id: made, displayName: 'Renamed' }))
    expect(rows).toContainEqual(expect.objectContaining({ id: doomed, '@removed': { reason: 'deleted' } }))
  })
})
