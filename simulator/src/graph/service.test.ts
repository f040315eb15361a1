import { describe, expect, test } from 'vitest'
import { graphRoutes } from './routes.ts'
import { createUploadSessions } from './outlook/upload-sessions.ts'
import { readPermissionTable } from './permissions.ts'
import { permissionKey } from './route.ts'
import { createTestGraph } from './testing.ts'

const graph = createTestGraph({ mails: 30 })
const reader = graph.app('Mail.Read', 'User.Read.All', 'Organization.Read.All')

describe('the door (reference sections 4.1 and 4.2)', () => {
  test('refuses a request without a token with the 401 body and header of Graph', async () => {
    const reply = await graph.send({ path: '/me' })
    expect(reply.status).toBe(401)
    expect(reply.code).toBe('InvalidAuthenticationToken')
    expect(reply.headers['www-authenticate']).toContain('client_id="00000003-0000-0000-c000-000000000000"')
  })

  test('answers every request with its ids, the diagnostic header and, for the directory, the resource units', async () => {
    const reply = await graph.send({
      path: '/organization',
      as: reader,
      headers: { 'client-request-id': 'mine' },
    })
    expect(reply.status).toBe(200)
    expect(reply.headers['client-request-id']).toBe('mine')
    expect(reply.headers['request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.parse(String(reply.headers['x-ms-ags-diagnostic']))).toHaveProperty('ServerInfo.DataCenter')
    expect(reply.headers['x-ms-resource-unit']).toBe('1')
  })

  test('gives an error its code, message, date and both request ids', async () => {
    const reply = await graph.send({ path: '/users/nobody', as: reader })
    expect(reply.status).toBe(404)
    expect(reply.json).toMatchObject({
      error: {
        code: 'Request_ResourceNotFound',
        message:
          "Resource 'nobody' does not exist or one of its queried reference-property objects are not present.",
        innerError: { date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as string },
      },
    })
  })

  test('refuses /me to an app-only token', async () => {
    const reply = await graph.send({ path: '/me', as: reader })
    expect([reply.status, reply.code]).toEqual([400, 'BadRequest'])
    expect(reply.message).toContain('delegated authentication flow')
  })

  test('refuses an app that the directory does not know (section 3.6)', async () => {
    const reply = await graph.send({ path: '/users', as: { ...reader, oid: 'stranger' } })
    expect([reply.status, reply.code]).toEqual([401, 'Authorization_IdentityNotFound'])
  })

  test.each([
    ['/nowhere', 400, 'BadRequest'],
    ['/users/x/planner', 400, 'BadRequest'],
    ['/applications(name=%27x%27)', 400, 'BadRequest'],
    ['https://graph.test/beta/users', 400, 'BadRequest'],
    ['/users?$search=%22x%22', 400, 'Request_UnsupportedQuery'],
    ['/users?$skip=1', 400, 'Request_UnsupportedQuery'],
    ['/users?select=id', 400, 'Request_UnsupportedQuery'],
    ['/users?$select=shoeSize', 400, 'BadRequest'],
    ['/users?$top=1000', 400, 'Request_BadRequest'],
    ['/users?$top=1&$top=2', 400, 'BadRequest'],
    ['/users?$count=true', 400, 'Request_BadRequest'],
    ['/users?$filter=jobTitle%20eq%20%27x%27', 400, 'Request_UnsupportedQuery'],
    ['/users?$filter=displayName%20ne%20%27x%27', 400, 'Request_UnsupportedQuery'],
    ['/users?$filter=displayName%20eq', 400, 'BadRequest'],
  ])('refuses %s', async (path, status, code) => {
    const reply = await graph.send({ path, as: reader })
    expect([reply.status, reply.code]).toEqual([status, code])
  })

  test('refuses a method that a known path does not have', async () => {
    expect((await graph.send({ method: 'PUT', path: '/users', as: reader })).status).toBe(405)
  })

  test('leaves paths of other services alone', async () => {
    const request = { method: 'GET', headers: {}, body: Buffer.alloc(0), requestId: 'r' }
    expect(
      await graph.service({ ...request, url: new URL('https://graph.test/common/oauth2') }),
    ).toBeUndefined()
  })
})

describe('authorization by the table of permissions (reference section 3.4)', () => {
  test('every route has its entry', () => {
    const dependencies = {
      ...graph,
      tokens: { verify: () => ({ ok: false, message: '' }) as const },
      origin: () => '',
    }
    const routes = graphRoutes(dependencies, createUploadSessions(dependencies))
    const table = readPermissionTable()
    expect(routes.map(permissionKey).filter((key) => !table.has(key))).toEqual([])
    const used = new Set([...routes.map(permissionKey), 'GET /me'])
    expect([...table.keys()].filter((key) => !used.has(key))).toEqual([])
  })

  test('directory and Outlook refuse in their own words', async () => {
    const poor = graph.app('Files.Read.All')
    const directory = await graph.send({ path: '/users', as: poor })
    expect([directory.status, directory.code]).toEqual([403, 'Authorization_RequestDenied'])
    const outlook = await graph.send({ path: `/users/${graph.user('alice').id}/messages`, as: poor })
    expect([outlook.status, outlook.code]).toEqual([403, 'ErrorAccessDenied'])
  })

  test('delegated Mail.Read opens the own mailbox only', async () => {
    const alice = graph.person('alice', 'Mail.Read')
    expect((await graph.send({ path: '/me/messages', as: alice })).status).toBe(200)
    const other = await graph.send({
      path: `/users/${graph.user('bob').userPrincipalName}/messages`,
      as: alice,
    })
    expect([other.status, other.code]).toEqual([403, 'ErrorAccessDenied'])
  })

  test('delegated scopes do not count for an app, nor roles for a person', async () => {
    expect((await graph.send({ path: '/users', as: graph.app('User.ReadBasic.All') })).status).toBe(200)
    expect((await graph.send({ path: '/users', as: graph.person('alice', 'User.Read') })).status).toBe(403)
  })

  test('Directory.AccessAsUser.All reads the directory as the person', async () => {
    const alice = graph.person('alice', 'Directory.AccessAsUser.All')
    expect((await graph.send({ path: '/users', as: alice })).status).toBe(200)
    expect((await graph.send({ path: '/me/messages', as: alice })).status).toBe(403)
  })

  test('a guest reads nobody but themselves', async () => {
    const dora = graph.person('dora', 'User.Read.All')
    expect((await graph.send({ path: '/me', as: dora })).status).toBe(200)
    expect((await graph.send({ path: '/users', as: dora })).status).toBe(403)
    expect((await graph.send({ path: `/users/${graph.user('bob').id}`, as: dora })).status).toBe(403)
  })
})
