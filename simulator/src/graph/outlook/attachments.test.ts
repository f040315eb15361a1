import { beforeEach, describe, expect, test } from 'vitest'
import { createTestGraph, type TestGraph } from '../testing.ts'

let graph: TestGraph
let me: ReturnType<TestGraph['app']>
let path: string

const megabyte = 1024 * 1024

beforeEach(async () => {
  graph = createTestGraph()
  me = graph.app('Mail.ReadWrite')
  const messages = `/users/${graph.user('alice').id}/messages`
  const draft = await graph.send({
    method: 'POST',
    path: messages,
    as: me,
    body: { subject: 'With attachments' },
  })
  path = `${messages}/${String(draft.json['id'])}`
})

const send = (method: string, tail: string, body?: object) =>
  graph.send({ method, path: `${path}${tail}`, as: me, ...(body === undefined ? {} : { body }) })

const file = (bytes: Buffer, rest: object = {}) => ({
  '@odata.type': '#microsoft.graph.fileAttachment',
  name: 'Grüße.txt',
  contentType: 'text/plain',
  contentBytes: bytes.toString('base64'),
  ...rest,
})

describe('attachments (section 4.5)', () => {
  test('a file is added, listed with its bytes, read raw and deleted; the message changes with it', async () => {
    const before = (await send('GET', '?$select=changeKey,hasAttachments')).json
    const added = await send('POST', '/attachments', file(Buffer.from('hello')))
    expect(added.status).toBe(201)
    const { value } = await send('GET', '/attachments')
    expect(value).toMatchObject([
      {
        '@odata.type': '#microsoft.graph.fileAttachment',
        name: 'Grüße.txt',
        size: 5,
        contentBytes: Buffer.from('hello').toString('base64'),
      },
    ])
    const raw = await send('GET', `/attachments/${String(value[0]?.['id'])}/$value`)
    expect([raw.headers['content-type'], raw.bytes.toString()]).toEqual(['text/plain', 'hello'])
    const after = (await send('GET', '?$select=changeKey,hasAttachments')).json
    expect(after['hasAttachments']).toBe(true)
    expect(after['changeKey']).not.toBe(before['changeKey'])
    expect((await send('DELETE', `/attachments/${String(value[0]?.['id'])}`)).status).toBe(204)
    expect((await send('GET', '/attachments')).value).toEqual([])
  })

  test('an inline file does not count as an attachment of the message', async () => {
    await send('POST', '/attachments', file(Buffer.from('x'), { isInline: true, contentId: 'logo' }))
    expect((await send('GET', '?$select=hasAttachments')).json['hasAttachments']).toBe(false)
    expect((await send('GET', '/$value')).bytes.toString()).toContain('Content-ID: <logo>')
  })

  test('a message is attached as an item, read by $expand and as MIME', async () => {
    const item = {
      '@odata.type': '#microsoft.graph.message',
      subject: 'Inner',
      body: { contentType: 'text', content: 'deep' },
    }
    const added = await send('POST', '/attachments', {
      '@odata.type': '#microsoft.graph.itemAttachment',
      name: 'Inner',
      item,
    })
    const id = String(added.json['id'])
    const expanded = await send('GET', `/attachments/${id}?$expand=microsoft.graph.itemattachment/item`)
    expect(expanded.json).toMatchObject({
      '@odata.type': '#microsoft.graph.itemAttachment',
      item: { subject: 'Inner', body: { content: 'deep' } },
    })
    expect((await send('GET', `/attachments/${id}/$value`)).bytes.toString()).toContain('Subject: Inner')
    expect((await send('GET', '/$value')).bytes.toString()).toContain('message/rfc822')
  })

  test('come with the message by $expand, and with a create in its body', async () => {
    const messages = path.slice(0, path.lastIndexOf('/'))
    const made = await graph.send({
      method: 'POST',
      path: messages,
      as: me,
      body: { subject: 'x', attachments: [file(Buffer.from('abc'))] },
    })
    const reply = await graph.send({
      path: `${messages}/${String(made.json['id'])}?$expand=attachments($select=name,size)`,
      as: me,
    })
    const [attachment] = reply.json['attachments'] as object[]
    expect(attachment).toMatchObject({ name: 'Grüße.txt', size: 3 })
    expect(attachment).not.toHaveProperty('contentBytes')
  })

  test.each([
    [{ name: 'x', contentBytes: '' }, 400, 'BadRequest'],
    [file(Buffer.from('x'), { contentBytes: '***' }), 400, 'RequestBodyRead'],
    [file(Buffer.from('x'), { name: '' }), 400, 'ErrorRequiredPropertyMissing'],
    [file(Buffer.alloc(3 * megabyte)), 413, 'RequestEntityTooLarge'],
  ])('refuses a wrong or too large one (%#)', async (body, status, code) => {
    const reply = await send('POST', '/attachments', body)
    expect([reply.status, reply.code]).toEqual([status, code])
  })
})

describe('upload sessions (section 4.5)', () => {
  const bytes = Buffer.alloc(5 * megabyte, 'strongbox')

  const open = (size = bytes.length) =>
    send('POST', '/attachments/createUploadSession', {
      AttachmentItem: { attachmentType: 'file', name: 'big.bin', size, contentType: 'application/x-big' },
    })

  const put = (url: string, from: number, to: number, headers: Readonly<Record<string, string>> = {}) =>
    graph.send({
      method: 'PUT',
      path: url,
      headers: {
        'content-range': `bytes ${from}-${to - 1}/${bytes.length}`,
        'content-type': 'application/octet-stream',
        ...headers,
      },
      body: bytes.subarray(from, to),
    })

  test('takes ranges in order without authorization, tells the next one, and ends with 201 and a Location', async () => {
    const session = await open()
    expect([session.status, session.json['nextExpectedRanges']]).toEqual([201, ['0-']])
    const url = String(session.json['uploadUrl'])
    const first = await put(url, 0, 3 * megabyte)
    expect([first.status, first.json['nextExpectedRanges']]).toEqual([200, [String(3 * megabyte)]])
    expect((await graph.send({ path: url })).json['nextExpectedRanges']).toEqual([String(3 * megabyte)])
    const last = await put(url, 3 * megabyte, bytes.length)
    expect(last.status).toBe(201)
    const id = /Attachments\('([^']+)'\)$/.exec(String(last.headers['location']))?.[1]
    const raw = await send('GET', `/attachments/${id}/$value`)
    expect(raw.bytes.equals(bytes)).toBe(true)
    expect(raw.headers['content-type']).toBe('application/x-big')
    expect(graph.changes()).toBeGreaterThan(1)
  })

  test('refuses gaps, overlaps, false ranges, a bearer token and a wrong token in the URL', async () => {
    const url = String((await open()).json['uploadUrl'])
    expect((await put(url, megabyte, 2 * megabyte)).status).toBe(416)
    await put(url, 0, megabyte)
    expect((await put(url, 0, megabyte)).status).toBe(416)
    expect((await put(url, megabyte, 2 * megabyte, { 'content-range': 'bytes 0-1/2' })).status).toBe(400)
    expect((await put(url, megabyte, 2 * megabyte, { authorization: 'Bearer x' })).status).toBe(401)
    expect((await put(url.replace('authtoken=', 'authtoken=x'), megabyte, 2 * megabyte)).status).toBe(401)
    expect((await put(url, megabyte, 2 * megabyte)).status).toBe(200)
  })

  test('is for files from 3 to 150 MB', async () => {
    expect((await open(megabyte)).code).toBe('ErrorAttachmentSizeShouldNotBeLessThanMinimumSize')
    expect((await open(151 * megabyte)).code).toBe('ErrorAttachmentSizeLimitExceeded')
  })

  test('can be cancelled, and expires', async () => {
    const cancelled = String((await open()).json['uploadUrl'])
    expect((await graph.send({ method: 'DELETE', path: cancelled })).status).toBe(204)
    expect((await put(cancelled, 0, megabyte)).status).toBe(404)
    const old = String((await open()).json['uploadUrl'])
    graph.clock.advance(4 * 3_600_000)
    expect((await put(old, 0, megabyte)).status).toBe(404)
  })

  test('does not end on a message that was purged meanwhile', async () => {
    const url = String((await open()).json['uploadUrl'])
    await put(url, 0, 3 * megabyte)
    await send('POST', '/permanentDelete')
    expect((await put(url, 3 * megabyte, bytes.length)).status).toBe(404)
  })

  test('leaves nothing behind while it is unfinished', async () => {
    const url = String((await open()).json['uploadUrl'])
    await put(url, 0, megabyte)
    expect((await send('GET', '/attachments')).value).toEqual([])
  })
})
