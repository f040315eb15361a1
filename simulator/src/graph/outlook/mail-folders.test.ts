import { beforeEach, describe, expect, test } from 'vitest'
import { createTestGraph, type TestGraph } from '../testing.ts'

let graph: TestGraph
let me: ReturnType<TestGraph['app']>

beforeEach(() => {
  graph = createTestGraph({ mails: 40 })
  me = graph.app('Mail.ReadWrite')
})

const send = (method: string, path: string, body?: object) =>
  graph.send({
    method,
    path: `/users/${graph.user('alice').id}/mailFolders${path}`,
    as: me,
    ...(body === undefined ? {} : { body }),
  })

const names = async (path: string) => (await send('GET', path)).value.map(({ displayName }) => displayName)

async function make(displayName: string, parent = ''): Promise<string> {
  const reply = await send('POST', parent === '' ? '' : `/${parent}/childFolders`, { displayName })
  expect(reply.status, String(reply.message)).toBe(201)
  return String(reply.json['id'])
}

describe('mail folders (section 4.5)', () => {
  test('lists the folders below the top; hidden ones on request only', async () => {
    const visible = await names('?$top=100')
    expect(visible).toEqual(expect.arrayContaining(['Inbox', 'Drafts', 'Sent Items', 'Deleted Items']))
    expect(visible).not.toContain('Sync Issues')
    expect(visible).not.toContain('Deletions')
    expect(await names('?$top=100&includeHiddenFolders=true')).toContain('Sync Issues')
  })

  test('ten at a time', async () => {
    for (let index = 0; index < 8; index += 1) await make(`Extra ${index}`)
    const reply = await send('GET', '')
    expect(reply.value).toHaveLength(10)
    expect(reply.json).toHaveProperty('@odata.nextLink')
  })

  test('well-known names reach their folder, whatever the case, and the id is constant', async () => {
    const byName = await send('GET', '/InBox')
    const byId = await send('GET', `/${String(byName.json['id'])}`)
    expect(byId.json).toMatchObject({ displayName: 'Inbox', id: byName.json['id'] })
    expect((await send('GET', '/root')).code).toBe('ErrorInvalidIdMalformed')
  })

  test('are created, renamed and filtered by name; a name is taken once for each parent', async () => {
    const id = await make('Äpfel', 'inbox')
    const twice = await send('POST', '/inbox/childFolders', { displayName: 'äpfel' })
    expect([twice.status, twice.code]).toEqual([409, 'ErrorFolderExists'])
    await make('Äpfel')
    expect((await send('PATCH', `/${id}`, { displayName: 'Birnen' })).json['displayName']).toBe('Birnen')
    expect(await names("/inbox/childFolders?$filter=displayName eq 'Birnen'")).toEqual(['Birnen'])
    expect((await send('POST', '', { displayName: ' ' })).code).toBe('ErrorInvalidFolderName')
  })

  test('are moved with all that is in them, but not into themselves', async () => {
    const outer = await make('Outer')
    const inner = await make('Inner', outer)
    expect((await send('POST', `/${outer}/move`, { destinationId: inner })).code).toBe('ErrorMoveCopyFailed')
    const moved = await send('POST', `/${inner}/move`, { destinationId: 'archive' })
    expect([moved.status, moved.json['id']]).toEqual([201, inner])
    expect(await names('/archive/childFolders')).toEqual(['Inner'])
  })

  test('a deleted folder is gone and its messages are in Recoverable Items', async () => {
    const id = await make('Doomed')
    const [message] = (await send('GET', '/inbox/messages?$top=1&$select=id')).value
    await send('POST', `/inbox/messages/${String(message?.['id'])}/move`, { destinationId: id })
    expect((await send('DELETE', `/${id}`)).status).toBe(204)
    expect((await send('GET', `/${id}`)).code).toBe('ErrorItemNotFound')
    expect((await send('GET', '/recoverableitemsdeletions')).json['totalItemCount']).toBe(1)
  })

  test('distinguished folders stay', async () => {
    expect((await send('DELETE', '/inbox')).code).toBe('ErrorDeleteDistinguishedFolder')
    expect((await send('POST', '/inbox/move', { destinationId: 'archive' })).code).toBe(
      'ErrorMoveDistinguishedFolder',
    )
    expect((await send('PATCH', '/inbox', { displayName: 'x' })).code).toBe('ErrorAccessDenied')
  })
})
