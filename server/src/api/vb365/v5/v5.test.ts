import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../fakes.suite.ts'
import { ids } from '../../sample-values.suite.ts'
import { RequestError } from '../../http/errors.ts'
import { actionRequest } from './action.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

const origin = 'https://backup.test:4443'
const session = `/v5/RestoreSessions/${ids.session}`
const mailbox = `${session}/organization/mailboxes/${ids.alice}`

const read = (url: string) =>
  api.app.inject({ url, headers: { authorization: 'Bearer admin', host: 'backup.test:4443' } })
const act = (url: string, body: string, as = 'alice') => api.ask(as, 'POST', url, body)

describe('which operation an action means (reference 5.4)', () => {
  it.each([
    ['Jobs/1/Action', { start: null }, 'Jobs/1/start'],
    ['RestoreSessions/1/action', { Stop: null }, 'RestoreSessions/1/stop'],
    ['Organization/Action', { explore: {} }, 'Organization/explore'],
    ['x/mailboxes/m/items/i/Action/', { savetoMsg: null }, 'x/mailboxes/m/items/i/save'],
    ['x/mailboxes/m/Action', { restoretoOriginallocation: {} }, 'x/mailboxes/m/restore'],
    ['x/mailboxes/m/folders/f/Action', { restoreTo: {} }, 'x/mailboxes/m/folders/f/restoreto'],
    ['x/organization/Sites/s/Lists/l/Action', { restoreTo: {} }, 'x/organization/Sites/s/Lists/l/restore'],
    [
      'x/organization/Sites/s/Action',
      { restoreTo: { siteURL: 'https://a' } },
      'x/organization/Sites/s/restoreto',
    ],
    ['x/Teams/t/posts/Action', { export: { ChannelId: 'c' } }, 'x/Teams/t/posts/export'],
  ])('%s %j is %s', (path, body, expected) => {
    expect(actionRequest(path, body).path).toBe(expected)
  })

  it.each([
    undefined,
    null,
    [],
    {},
    'start',
    { start: null, stop: null },
    { '../x': null },
    { start: 'now' },
  ])('%j names none', (body) => {
    expect(() => actionRequest('Jobs/1/Action', body)).toThrow(RequestError)
  })
})

describe('the portal in PHP (reference 5.2, 5.4)', () => {
  it('signs in, with a form, and refreshes at /v5/Token', async () => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/v5/Token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'grant_type=password&username=admin&password=right&refresh_token=',
    })
    expect(answer.json()).toMatchObject({ access_token: 'admin', token_type: 'bearer' })
    const refused = await api.app.inject({
      method: 'POST',
      url: '/v5/Token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'grant_type=password&username=admin&password=wrong',
    })
    expect([refused.statusCode, refused.json()]).toMatchObject([400, { error: 'invalid_grant' }])
  })

  it('without a session everything is 401 with an empty body, actions too', async () => {
    for (const [method, url] of [
      ['GET', '/v5/ServiceInstance'],
      ['GET', '/v5/Nothing'],
      ['POST', `/v5/Jobs/${ids.job}/Action`],
    ] as const) {
      const answer = await api.app.inject({ method, url })
      expect([answer.statusCode, answer.body]).toEqual([401, ''])
    }
  })

  it.each(['/v5/', '//v5//', '/V5/', '/v4/'])('%s lists what version 6 lists', async (root) => {
    for (const path of [
      'Organizations',
      'Jobs/',
      'BackupRepositories',
      'Proxies',
      'LicensedUsers',
      'CopyJobs',
    ]) {
      const answer = await read(`${root}${path}`)
      const six = await read(`/v6/${path}`)
      const version = root.toLowerCase().includes('v4') ? 'v4' : 'v5'
      const expected: unknown = JSON.parse(six.body.replaceAll('"/v6/', `"${origin}/${version}/`))
      expect([answer.statusCode, answer.json()]).toEqual([200, expected])
    }
  })

  it('explore answers 201, also a date with dots and commas too many', async () => {
    const body =
      '{"explore":{"datetime":"2021.04.27 10:51","type":"vex","ShowAllVersions":"true","ShowDeleted":"true",},}'
    const own = await act('/v5/Organization/Action', body)
    const admins = await act(`/v5/Organizations/${ids.contoso}/Action`, body, 'admin')
    expect([own.statusCode, admins.statusCode]).toEqual([201, 201])
    expect(own.json()).toMatchObject({ id: ids.session, type: 'Vex' })
    expect(api.recorded.explored?.pointInTime).toBe(Date.UTC(2021, 3, 27, 10, 51))
  })

  it('jobs are started, stopped, switched on and off with 200', async () => {
    for (const name of ['start', 'stop', 'enable', 'disable']) {
      const answer = await act(`/v5/Jobs/${ids.job}/Action`, `{"${name}":null}`, 'admin')
      expect([name, answer.statusCode]).toEqual([name, 200])
    }
    expect(api.recorded.started).toEqual([ids.job])
  })

  it('browses a session by absolute links, to the root of the tree', async () => {
    const list = await read(`${session}/organization/mailboxes/?offset=0&limit=30`)
    const [found] = list.json<{ results: { _links: Record<string, { href: string }> }[] }>().results
    const href = found?._links['folders']?.href ?? ''
    expect(href.startsWith(`${origin}/v5/RestoreSessions/`)).toBe(true)
    const folders = await read(`${href.slice(origin.length)}?parentId=null`)
    const [root, child] = folders.json<{ results: { _links: Record<string, { href: string }> }[] }>().results
    expect(root?._links['parent']).toBeUndefined()
    expect(child?._links['parent']?.href).toMatch(`${origin}/v5/`)
    const items = await read(`${mailbox}/items?folderId=${ids.folder}&offset=0&limit=30`)
    expect(items.json()).toMatchObject({ results: [{ subject: 'Hällo' }] })
  })

  it('saves a message', async () => {
    const saved = await act(`${mailbox}/items/${ids.message}/Action`, '{"savetoMsg":null}')
    expect([saved.statusCode, saved.body]).toEqual([200, 'Subject: a\n'])
    expect(saved.headers['content-type']).toBe('application/octet-stream')
  })

  it('restores to where it was: one, several, a folder, a mailbox', async () => {
    const options = '{"restoretoOriginallocation":{"userName":"","userPassword":"",}}'
    const several = `{"restoretoOriginallocation":{"items":[{"Id":"${ids.message}"},],}}`
    for (const [path, body] of [
      [`/items/${ids.message}`, options],
      ['/items', several],
      [`/folders/${ids.folder}`, options],
      ['', options],
    ] as const) {
      const answer = await act(`${mailbox}${path}/Action`, body, 'admin')
      expect({ path, status: answer.statusCode, body: answer.json() }).toMatchObject({
        path,
        status: 200,
        body: { createdItemsCount: expect.any(Number) as number },
      })
    }
  })

  it('is told why what does not exist here is refused', async () => {
    const pst = await act(`${mailbox}/Action`, '{"ExportToPst":{"EnablePstSizeLimit":"false"}}')
    const site = await act(`${session}/organization/Sites/s/Action`, '{"restoreTo":{}}')
    for (const answer of [pst, site]) {
      expect(answer.statusCode).toBe(400)
      expect(answer.json()).toEqual({ message: expect.any(String) as string })
    }
    for (const path of ['OneDrives', 'Sites', 'Teams', 'OneDrives/x/Documents?parentId=null'])
      expect((await read(`${session}/Organization/${path}`)).json()).toMatchObject({ results: [] })
  })

  it('ends the session with 200', async () => {
    expect((await act(`${session}/Action`, '{"stop":null}')).statusCode).toBe(200)
  })
})

describe('the SDK in C# (reference 5.2)', () => {
  it('speaks in lower case, writes members in PascalCase and explores a job', async () => {
    const jobs = await read('/v5/jobs')
    const [job] = jobs.json<{ id: string; _links: { self: { href: string } } }[]>()
    expect(job?._links.self.href).toBe(`${origin}/v5/Jobs/${ids.job}`)
    const explored = await act(
      `/v5/jobs/${ids.job}/action`,
      '{"Explore":{"DateTime":"2026-11-21T12:00:00Z","Type":"Vex"}}',
      'admin',
    )
    expect(explored.statusCode).toBe(201)
    expect((await act(`/v5/jobs/${ids.job}/action`, '{"Disable":null}', 'admin')).statusCode).toBe(200)
    const one = await read(`/v5/organizations/${ids.contoso}`)
    expect(one.json()).toMatchObject({ id: ids.contoso })
  })
})

describe('actions over a real connection', () => {
  it('are forwarded as one request: who asks, what is streamed, and the next request of the connection', async () => {
    const real = await createTestApi()
    const address = await real.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = real.app.server.address() as AddressInfo
    expect(address).toContain(String(port))
    const post = (path: string, body: string, token = 'alice') =>
      fetch(`${address}${path}`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      })
    const saved = await post(`${mailbox}/items/${ids.message}/Action`, '{"savetoMsg":null}')
    expect([saved.status, await saved.text()]).toEqual([200, 'Subject: a\n'])
    const started = await post(`/v5/Jobs/${ids.job}/Action`, '{"start":null,}', 'admin')
    expect([started.status, await started.text()]).toEqual([200, ''])
    const foreign = await post(`/v5/Jobs/${ids.job}/Action`, '{"start":null}')
    expect(foreign.status).toBe(403)
    const after = await fetch(`${address}/v5/Jobs`, { headers: { authorization: 'Bearer admin' } })
    expect(after.status).toBe(200)
    const broken = await post(`${mailbox}/items/YnJva2Vu/Action`, '{"savetoMsg":null}')
    expect([broken.status, await broken.text()]).toEqual([503, expect.stringContaining('repository')])
    await real.app.close()
  })
})
