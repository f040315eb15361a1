import { beforeEach, describe, expect, test } from 'vitest'
import type { JsonRecord } from '../../json.ts'
import { createTestGraph, type TestGraph } from '../testing.ts'

let graph: TestGraph
let me: ReturnType<TestGraph['app']>
let base: string

beforeEach(() => {
  graph = createTestGraph({ mails: 40 })
  me = graph.app('Mail.ReadWrite', 'User.Read.All')
  base = `/users/${graph.user('alice').id}`
})

const immutable = { prefer: 'IdType="ImmutableId"' }

const send = (
  method: string,
  path: string,
  body?: object | string,
  headers: Readonly<Record<string, string>> = {},
) => graph.send({ method, path: `${base}${path}`, as: me, headers, ...(body === undefined ? {} : { body }) })

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  send('GET', path, undefined, headers)

async function first(folder = 'inbox', headers: Readonly<Record<string, string>> = {}): Promise<JsonRecord> {
  const [message] = (await get(`/mailFolders/${folder}/messages?$top=1`, headers)).value
  if (message === undefined) throw new RangeError(`${folder} is empty`)
  return message
}

const idOf = (message: JsonRecord) => String(message['id'])

const received = {
  subject: 'Restored',
  body: { contentType: 'html', content: '<p>Grüße &amp; more</p>' },
  from: { emailAddress: { name: 'Ann', address: 'ann@fabrikam.com' } },
  toRecipients: [{ emailAddress: { name: 'Alice', address: 'alice@contoso.com' } }],
  isRead: false,
  internetMessageId: '<one@fabrikam.com>',
  singleValueExtendedProperties: [
    { id: 'Integer 0x0E07', value: '4' },
    { id: 'SystemTime 0x0039', value: '2020-01-02T03:04:05Z' },
    { id: 'SystemTime 0x0E06', value: '2020-01-02T03:05:00Z' },
    {
      id: 'String 0x007D',
      value: 'Received: from a by b;\r\n\tThu, 2 Jan 2020 03:04:59 +0000\r\nX-Spam: no\r\n',
    },
    { id: 'String {4a6bd0a4-6c0d-4a5e-9d6f-6c1e0d7f5a11} Name RestoreKey', value: 'k1' },
  ],
}

describe('reading messages (section 4.5)', () => {
  test('lists the newest first, ten at a time, every property by default', async () => {
    const reply = await get('/messages')
    expect(reply.value).toHaveLength(10)
    const times = reply.value.map((message) => Date.parse(String(message['receivedDateTime'])))
    expect(times).toEqual(times.toSorted((one, other) => other - one))
    expect(reply.value[0]).toHaveProperty('body.content')
    expect(reply.json['@odata.nextLink']).toContain('%24skip=10')
  })

  test('follows the link to the end without gap or repetition', async () => {
    const ids: string[] = []
    let path: string | undefined = `/v1.0${base}/messages?$select=id&$top=7`
    while (path !== undefined) {
      const reply = await graph.send({ path: new URL(path, 'https://graph.test').href, as: me })
      ids.push(...reply.value.map(idOf))
      const link = reply.json['@odata.nextLink']
      path = typeof link === 'string' ? link : undefined
    }
    expect([ids.length, new Set(ids).size]).toEqual([40, 40])
  })

  test('shows the id and the ETag beside what is selected', async () => {
    const message = (await get('/messages?$top=1&$select=subject')).value[0]
    expect(Object.keys(message ?? {})).toEqual(['@odata.etag', 'id', 'subject'])
  })

  test.each([
    ['/messages?$select=nothing', 400, 'RequestBroker--ParseUri'],
    ['/messages?$top=1001', 400, 'ErrorInvalidUrlQuery'],
    ['/messages?$top=0', 400, 'BadRequest'],
    ['/messages?$search=x', 400, 'ErrorInvalidUrlQuery'],
    ['/messages?$expand=replies', 400, 'BadRequest'],
    ['/messages?$filter=isRead%20eq%20true&$orderby=subject', 400, 'InefficientFilter'],
    ['/messages/not-an-id', 400, 'ErrorInvalidIdMalformed'],
    ['/messages/AAMkAGI2NGVhZTVlLTI1OGMtNDI4My1iZmE5LTA5OGJiZGEzMTc0YQ', 404, 'ErrorItemNotFound'],
    ['/mailFolders/nosuchname', 400, 'ErrorInvalidIdMalformed'],
  ])('refuses %s', async (path, status, code) => {
    const reply = await get(path)
    expect([reply.status, reply.code]).toEqual([status, code])
  })

  test('a user without a mailbox and an unknown user are told apart (section 4.2)', async () => {
    const guest = graph.user('dora')
    const none = await graph.send({ path: `/users/${guest.id}/messages`, as: me })
    expect([none.status, none.code]).toEqual([404, 'MailboxNotEnabledForRESTAPI'])
    const unknown = await graph.send({ path: '/users/nobody@contoso.com/messages', as: me })
    expect([unknown.status, unknown.code]).toEqual([404, 'ErrorInvalidUser'])
  })

  test('a message of another mailbox is not found here', async () => {
    const other = await graph.send({
      path: `/users/${graph.user('bob').id}/messages?$top=1&$select=id`,
      as: me,
    })
    const reply = await get(`/messages/${idOf(other.value[0] ?? {})}`)
    expect([reply.status, reply.code]).toEqual([404, 'ErrorItemNotFound'])
  })

  test('Mail.ReadBasic.All sees no body, no attachments and no MIME', async () => {
    const basic = graph.app('Mail.ReadBasic.All')
    const list = await graph.send({ path: `${base}/messages?$top=1`, as: basic })
    expect(list.status).toBe(200)
    expect(list.value[0]).not.toHaveProperty('body')
    expect(list.value[0]).not.toHaveProperty('bodyPreview')
    const id = idOf(list.value[0] ?? {})
    for (const path of [
      `${base}/messages/${id}/$value`,
      `${base}/messages/${id}/attachments`,
      `${base}/messages/${id}?$expand=attachments`,
    ]) {
      expect((await graph.send({ path, as: basic })).code).toBe('ErrorAccessDenied')
    }
  })

  test('$value is text/plain and the same on every read', async () => {
    const id = idOf(await first())
    const [one, other] = [await get(`/messages/${id}/$value`), await get(`/messages/${id}/$value`)]
    expect(one.headers['content-type']).toBe('text/plain')
    expect(one.bytes.equals(other.bytes)).toBe(true)
    expect(one.bytes.toString()).toContain('MIME-Version: 1.0')
  })

  test('Prefer: outlook.body-content-type gives the body as text', async () => {
    const id = String(
      (
        await send('POST', '/messages', {
          subject: 'x',
          body: { contentType: 'html', content: '<p>a&amp;b</p>' },
        })
      ).json['id'],
    )
    const reply = await get(`/messages/${id}?$select=body`, { prefer: 'outlook.body-content-type="text"' })
    expect(reply.json['body']).toEqual({ contentType: 'text', content: 'a&b' })
    expect(reply.headers['preference-applied']).toBe('outlook.body-content-type="text"')
  })
})

describe('creating as JSON (section 4.5)', () => {
  test('makes a draft of now, unless the message flags say otherwise', async () => {
    const { singleValueExtendedProperties: _, ...plain } = received
    const draft = await send('POST', '/mailFolders/inbox/messages', plain)
    expect(draft.status).toBe(201)
    expect(draft.json).toMatchObject({ isDraft: true, isRead: false, subject: 'Restored' })
    const sent = Date.parse(String(draft.json['sentDateTime']))
    expect(Math.abs(sent - graph.clock.now())).toBeLessThan(5000)
  })

  test('keeps folder, times, read state, sender and headers of a received message', async () => {
    const reply = await send('POST', '/mailFolders/archive/messages', received)
    expect(reply.json).toMatchObject({
      isDraft: false,
      isRead: false,
      sentDateTime: '2020-01-02T03:04:05Z',
      receivedDateTime: '2020-01-02T03:05:00Z',
      from: { emailAddress: { name: 'Ann', address: 'ann@fabrikam.com' } },
      internetMessageId: '<one@fabrikam.com>',
    })
    const archive = await get('/mailFolders/archive?$select=id')
    expect(reply.json['parentFolderId']).toBe(archive.json['id'])
    const mime = (await get(`/messages/${idOf(reply.json)}/$value`)).bytes.toString()
    expect(mime).toContain('X-Spam: no')
    expect(mime).toContain('Date: Thu, 02 Jan 2020 03:04:05 +0000')
    const headers = await get(`/messages/${idOf(reply.json)}?$select=internetMessageHeaders`)
    expect(headers.json['internetMessageHeaders']).toContainEqual({ name: 'X-Spam', value: 'no' })
  })

  test.each([
    ['1', false, true],
    ['0', false, false],
    ['8', true, false],
    ['9', true, true],
  ])('reads message flags %s (MSGFLAG_READ 1, MSGFLAG_UNSENT 8)', async (value, isDraft, isRead) => {
    const { isRead: _, ...body } = received
    const singleValueExtendedProperties = [{ id: 'Integer 0x0E07', value }]
    const reply = await send('POST', '/messages', { ...body, singleValueExtendedProperties })
    expect(reply.json).toMatchObject(isDraft ? { isDraft, isRead: true } : { isDraft, isRead })
  })

  test('ignores read-only properties and refuses unknown ones', async () => {
    const reply = await send('POST', '/messages', {
      ...received,
      receivedDateTime: '1999-01-01T00:00:00Z',
      singleValueExtendedProperties: [],
    })
    expect(String(reply.json['receivedDateTime'])).not.toContain('1999')
    const unknown = await send('POST', '/messages', { subject: 'x', shoeSize: 4 })
    expect([unknown.status, unknown.code]).toEqual([400, 'RequestBodyRead'])
  })

  test.each([
    [{ toRecipients: [{ address: 'x' }] }, 'RequestBodyRead'],
    [{ importance: 'urgent' }, 'RequestBodyRead'],
    [{ internetMessageHeaders: [{ name: 'Received', value: 'x' }] }, 'InvalidInternetMessageHeader'],
    [
      {
        internetMessageHeaders: Array.from({ length: 6 }, (_, index) => ({ name: `x-${index}`, value: '1' })),
      },
      'InvalidInternetMessageHeaderCollection',
    ],
    [
      { singleValueExtendedProperties: [{ id: 'Integer 0x0E07', value: 'four' }] },
      'ErrorInvalidExtendedPropertyValue',
    ],
    [{ singleValueExtendedProperties: [{ id: 'Nonsense', value: 'x' }] }, 'ErrorInvalidPropertyId'],
  ])('refuses %j', async (body, code) => {
    const reply = await send('POST', '/messages', body)
    expect([reply.status, reply.code]).toEqual([400, code])
  })

  test('refuses a body of another type, no JSON, and more than 4 MB', async () => {
    expect((await send('POST', '/messages', '{}', { 'content-type': 'application/xml' })).status).toBe(415)
    expect((await send('POST', '/messages', '{', { 'content-type': 'application/json' })).code).toBe(
      'BadRequest',
    )
    const large = { subject: 'x', body: { contentType: 'text', content: 'x'.repeat(4 * 1024 * 1024) } }
    expect((await send('POST', '/messages', large)).status).toBe(413)
  })
})

describe('extended properties', () => {
  const name = 'String {4A6BD0A4-6C0D-4A5E-9D6F-6C1E0D7F5A11} Name RestoreKey'
  const canonical = 'String {4a6bd0a4-6c0d-4a5e-9d6f-6c1e0d7f5a11} Name RestoreKey'

  test('are found by $filter with any, in one folder only', async () => {
    await send('POST', '/mailFolders/archive/messages', received)
    const filter = (value: string) =>
      `$filter=singleValueExtendedProperties/Any(ep: ep/id eq '${name}' and ep/value eq '${value}')&$select=id`
    expect((await get(`/mailFolders/archive/messages?${filter('k1')}`)).value).toHaveLength(1)
    expect((await get(`/mailFolders/inbox/messages?${filter('k1')}`)).value).toHaveLength(0)
    expect((await get(`/mailFolders/archive/messages?${filter('k2')}`)).value).toHaveLength(0)
  })

  test('are shown by $expand under the canonical spelling; absent ones are left out', async () => {
    const id = idOf((await send('POST', '/messages', received)).json)
    const expand = (property: string) =>
      get(`/messages/${id}?$expand=singleValueExtendedProperties($filter=id eq '${property}')`)
    expect((await expand(name)).json['singleValueExtendedProperties']).toEqual([
      { id: canonical, value: 'k1' },
    ])
    expect((await expand('Integer 0x0E07')).json['singleValueExtendedProperties']).toEqual([
      { id: 'Integer 0xe07', value: '0' },
    ])
    expect((await expand('String 0x1234')).json).not.toHaveProperty('singleValueExtendedProperties')
  })

  test('are changed by PATCH, one by one', async () => {
    const id = idOf((await send('POST', '/messages', received)).json)
    const other = 'String {4a6bd0a4-6c0d-4a5e-9d6f-6c1e0d7f5a11} Name State'
    await send('PATCH', `/messages/${id}`, { singleValueExtendedProperties: [{ id: other, value: 'done' }] })
    const both = `id eq '${name}' or id eq '${other}'`
    const reply = await get(`/messages/${id}?$expand=singleValueExtendedProperties($filter=${both})`)
    expect(reply.json['singleValueExtendedProperties']).toHaveLength(2)
  })
})

describe('creating as MIME (section 4.5)', () => {
  const mime =
    'From: Ann <ann@fabrikam.com>\r\nTo: alice@contoso.com\r\nSubject: =?utf-8?B?R3LDvMOfZQ==?=\r\nDate: Thu, 2 Jan 2020 03:04:05 +0000\r\nMessage-ID: <m@x>\r\n\r\nHello\r\n'

  test('makes a draft of now, whatever the MIME says', async () => {
    const reply = await send('POST', '/mailFolders/inbox/messages', Buffer.from(mime).toString('base64'), {
      'content-type': 'text/plain',
    })
    expect(reply.status).toBe(201)
    expect(reply.json).toMatchObject({ isDraft: true, subject: 'Grüße', internetMessageId: '<m@x>' })
    expect(String(reply.json['receivedDateTime'])).not.toContain('2020')
  })

  test('refuses what is not base64', async () => {
    const reply = await send('POST', '/messages', mime, { 'content-type': 'text/plain' })
    expect(reply.code).toBe('ErrorMimeContentInvalidBase64String')
  })
})

describe('changing (Graph: "Update message")', () => {
  test('a received message lets go its state, not its content', async () => {
    const message = await first()
    const path = `/messages/${idOf(message)}`
    const changed = await send('PATCH', path, {
      isRead: !(message['isRead'] as boolean),
      categories: ['Red'],
      flag: { flagStatus: 'flagged' },
      importance: 'high',
    })
    expect(changed.json).toMatchObject({
      isRead: !(message['isRead'] as boolean),
      categories: ['Red'],
      flag: { flagStatus: 'flagged' },
    })
    const refused = await send('PATCH', path, { subject: 'Another' })
    expect([refused.status, refused.code]).toEqual([400, 'ErrorInvalidPropertyUpdateSentMessage'])
    const undraft = await send('PATCH', path, {
      singleValueExtendedProperties: [{ id: 'Integer 0x0E07', value: '1' }],
    })
    expect(undraft.code).toBe('ErrorInvalidPropertySet')
  })

  test('the MIME of a received message stays as it is when its state changes', async () => {
    const id = idOf(await first())
    const before = (await get(`/messages/${id}/$value`)).bytes
    await send('PATCH', `/messages/${id}`, { isRead: true, importance: 'high', categories: ['Red'] })
    expect((await get(`/messages/${id}/$value`)).bytes.equals(before)).toBe(true)
  })

  test('a draft can be rewritten, and its MIME with it', async () => {
    const id = idOf((await send('POST', '/messages', { subject: 'One' })).json)
    await send('PATCH', `/messages/${id}`, { subject: 'Two', body: { contentType: 'text', content: 'new' } })
    expect((await get(`/messages/${id}/$value`)).bytes.toString()).toContain('Subject: Two')
  })

  test('every change gives a new change key, and If-Match refuses an old one', async () => {
    const message = await first()
    const changed = await send('PATCH', `/messages/${idOf(message)}`, { isRead: true })
    expect(changed.json['changeKey']).not.toBe(message['changeKey'])
    const late = await send(
      'PATCH',
      `/messages/${idOf(message)}`,
      { isRead: false },
      { 'if-match': String(message['@odata.etag']) },
    )
    expect([late.status, late.code]).toEqual([412, 'ErrorIrresolvableConflict'])
  })

  test('unread counts follow', async () => {
    const unread = async () =>
      Number((await get('/mailFolders/inbox?$select=unreadItemCount')).json['unreadItemCount'])
    const { value } = await get('/mailFolders/inbox/messages?$filter=isRead eq false&$select=id')
    const before = await unread()
    await send('PATCH', `/messages/${idOf(value[0] ?? {})}`, { isRead: true })
    expect(await unread()).toBe(before - 1)
  })
})

describe('moving and deleting; ids (section 4.5)', () => {
  test('a move changes the plain id; the old one is not found any more', async () => {
    const id = idOf(await first())
    const moved = await send('POST', `/messages/${id}/move`, { destinationId: 'archive' })
    expect(moved.status).toBe(201)
    expect(moved.json['id']).not.toBe(id)
    expect((await get(`/messages/${id}`)).code).toBe('ErrorItemNotFound')
  })

  test('an immutable id stays, in answers with Prefer: IdType only', async () => {
    const message = await first('inbox', immutable)
    const id = idOf(message)
    const moved = await send('POST', `/messages/${id}/move`, { destinationId: 'archive' }, immutable)
    expect(moved.json['id']).toBe(id)
    expect((await get(`/messages/${id}`)).json['id']).not.toBe(id)
    expect((await get(`/mailFolders/inbox/messages/${id}`)).code).toBe('ErrorItemNotFound')
    expect((await get(`/mailFolders/archive/messages/${id}`)).status).toBe(200)
  })

  test('ids are translated both ways', async () => {
    const plain = idOf(await first())
    const reply = await send('POST', '/translateExchangeIds', {
      inputIds: [plain, 'x'],
      sourceIdType: 'restId',
      targetIdType: 'restImmutableEntryId',
    })
    expect(reply.value[0]).toEqual({ sourceId: plain, targetId: idOf(await first('inbox', immutable)) })
    expect(reply.value[1]).toHaveProperty('errorDetails.code', 'ErrorInvalidIdMalformed')
  })

  test('a copy is another message with the same MIME', async () => {
    const id = idOf(await first())
    const copy = await send('POST', `/messages/${id}/copy`, { destinationId: 'archive' }, immutable)
    const [one, other] = [
      await get(`/messages/${id}/$value`),
      await get(`/messages/${idOf(copy.json)}/$value`),
    ]
    expect(one.bytes.equals(other.bytes)).toBe(true)
  })

  test('a deleted message goes to Recoverable Items and out of every list', async () => {
    const id = idOf(await first('inbox', immutable))
    const before = (await get('/messages?$count=true&$top=1')).json['@odata.count']
    expect((await send('DELETE', `/messages/${id}`)).status).toBe(204)
    expect((await get('/messages?$count=true&$top=1')).json['@odata.count']).toBe(Number(before) - 1)
    const bin = await get('/mailFolders/recoverableitemsdeletions/messages?$select=id', immutable)
    expect(bin.value.map(idOf)).toEqual([id])
    expect(
      (await get('/mailFolders/deleteditems/messages?$select=id&$top=100', immutable)).value.map(idOf),
    ).not.toContain(id)
  })

  test('a permanently deleted message is gone', async () => {
    const id = idOf(await first('inbox', immutable))
    expect((await send('POST', `/messages/${id}/permanentDelete`)).status).toBe(204)
    expect((await get(`/messages/${id}`)).code).toBe('ErrorItemNotFound')
    expect((await get('/mailFolders/recoverableitemspurges/messages')).code).toBe('ErrorItemNotFound')
  })
})
