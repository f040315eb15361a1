import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids, restored } from '../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

describe('restore sessions (reference 4.8)', () => {
  it.each([
    [6, 200],
    [7, 200],
    [8, 201],
  ])('explore on v%i answers %i', async (version, status) => {
    const routes = [`Organizations/${ids.contoso}/explore`, `Jobs/${ids.job}/explore`]
    for (const route of routes)
      expect((await api.ask('admin', 'POST', `/v${version}/${route}`, {})).statusCode).toBe(status)
    const own = await api.ask('alice', 'POST', `/v${version}/Organization/Explore`, {
      type: 'Vex',
      dateTime: '2026-11-21T12:00:00Z',
    })
    expect(own.statusCode).toBe(status)
    expect(api.recorded.explored).toEqual({
      pointInTime: Date.UTC(2026, 10, 21, 12),
      reach: { kind: 'person', organizationId: ids.contoso, userId: ids.alice },
    })
  })

  it('shows one restore point, and says so to who asks for deleted items or all versions', async () => {
    for (const [body, warned] of [
      [{ type: 'Vex' }, false],
      [{ type: 'Vex', showDeleted: false, showAllVersions: false }, false],
      [{ type: 'Vex', showDeleted: true }, true],
      [{ type: 'Vex', showAllVersions: true }, true],
    ] as const)
      for (const [as, path] of [
        ['admin', `Organizations/${ids.contoso}/explore`],
        ['admin', `Jobs/${ids.job}/explore`],
        ['alice', 'Organization/Explore'],
        ['oscar', 'Organization/OperatorExplore'],
      ] as const) {
        const answer = await api.ask(as, 'POST', `/v8/${path}`, body)
        expect(answer.json()).toMatchObject({ details: expect.stringContaining('earlier ones hold') })
        const warning = answer.headers['warning']
        expect({ path, body, warned: String(warning).includes('one restore point') }).toEqual({
          path,
          body,
          warned,
        })
      }
  })

  it('explores the restore points of one repository, of one organization in it', async () => {
    const { repository, contoso, fabrikam } = ids
    const path = `/v8/BackupRepositories/${repository}/explore`
    expect((await api.ask('admin', 'POST', path)).statusCode).toBe(201)
    expect(api.recorded.explored).toMatchObject({ repositoryId: repository })
    expect((await api.ask('admin', 'POST', `${path}?organizationId=${contoso}`)).statusCode).toBe(201)
    expect((await api.ask('admin', 'POST', `${path}?organizationId=${fabrikam}`)).statusCode).toBe(404)
    expect((await api.ask('alice', 'POST', path)).statusCode).toBe(403)
    const ofOrganization = { type: 'Vex', repositoryId: repository }
    await api.ask('admin', 'POST', `/v8/Organizations/${contoso}/explore`, ofOrganization)
    expect(api.recorded.explored).toMatchObject({ repositoryId: repository })
  })

  it('only mail can be explored, and a date has to be one', async () => {
    expect((await api.ask('alice', 'POST', '/v6/Organization/Explore', { type: 'Veod' })).statusCode).toBe(
      400,
    )
    expect(
      (await api.ask('alice', 'POST', '/v6/Organization/Explore', { dateTime: 'tuesday' })).statusCode,
    ).toBe(400)
  })

  it('what its owner is shown is absent to everybody else of the organization and of others (AZ-07)', async () => {
    const paths = ['', '/Events', '/organization', '/organization/mailboxes']
    for (const path of paths) {
      const url = `/v6/RestoreSessions/${ids.session}${path}`
      expect((await api.ask('alice', 'GET', url)).statusCode).toBe(200)
      const absent = await api.ask('bob', 'GET', `/v6/RestoreSessions/${ids.absent}${path}`)
      for (const other of ['bob', 'dora']) {
        const answer = await api.ask(other, 'GET', url)
        expect([answer.statusCode, answer.body]).toEqual([404, absent.body])
      }
    }
  })

  it('is stopped with 200, 204 on v8', async () => {
    expect(
      (await api.ask('alice', 'POST', `/v6/RestoreSessions/${ids.session}/Stop`, { stop: null })).statusCode,
    ).toBe(200)
    expect((await api.ask('alice', 'POST', `/v8/RestoreSessions/${ids.session}/stop`)).statusCode).toBe(204)
  })

  it('tells its events with their length as a time span', async () => {
    const answer = await api.ask('alice', 'GET', `/v6/RestoreSessions/${ids.session}/Events`)
    expect(answer.json<{ results: object[] }>().results[0]).toMatchObject({
      type: 'Save',
      order: 1,
      duration: '00:01:01.250',
      _links: { restoreSession: { href: `/v6/RestoreSessions/${ids.session}` } },
    })
  })
})

describe('mail (reference 4.9)', () => {
  const mailboxes = `RestoreSessions/${ids.session}/organization/mailboxes`
  const mailbox = `${mailboxes}/${ids.alice}`

  it('a mailbox links to its folders and items, a folder to its parent only below the top', async () => {
    const box = (await api.ask('alice', 'GET', `/v6/${mailbox}`)).json<{ _links: object }>()
    expect(Object.keys(box._links)).toEqual(['self', 'folders', 'allFolders', 'items'])
    const folders = (await api.ask('alice', 'GET', `/v6/${mailbox}/folders`)).json<{
      results: { _links: object }[]
    }>()
    expect(folders.results[0]).toMatchObject({ category: 'Inbox', type: 'None' })
    expect(folders.results.map(({ _links }) => 'parent' in _links)).toEqual([false, true])
  })

  it.each([
    ['', undefined],
    ['?parentId=root', undefined],
    ['?parentID=null', undefined],
    ['?parentId=Zm9sZGVy', 'Zm9sZGVy'],
    ['?parentId=all', 'all'],
  ])('folders%s', async (query, parent) => {
    expect((await api.ask('alice', 'GET', `/v7/${mailbox}/Folders${query}`)).statusCode).toBe(200)
    expect(api.recorded.folderParent).toBe(parent)
  })

  it('items are asked for by folderId on v6 and parentId later; both are understood', async () => {
    for (const query of ['folderId=Zm9sZGVy', 'parentId=Zm9sZGVy']) {
      const answer = await api.ask('alice', 'GET', `/v6/${mailbox}/items?${query}`)
      expect(answer.json<{ results: object[] }>().results[0]).toMatchObject({
        subject: 'Hällo',
        itemClass: 'IPM.Note',
        importance: 'Normal',
        sent: '2026-11-21T10:00:00Z',
      })
      expect(api.recorded.messageFolder).toBe('Zm9sZGVy')
    }
  })

  it('a message is saved as the bytes that were backed up, under its name (3.7)', async () => {
    const answer = await api.app.inject({
      method: 'POST',
      url: `/v6/${mailbox}/items/${ids.message}/save`,
      headers: { authorization: 'Bearer alice', accept: 'application/octet-stream' },
    })
    expect([answer.statusCode, answer.body]).toEqual([200, 'Subject: a\n'])
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '11',
      'content-disposition': "attachment; filename=Hallo.eml; filename*=UTF-8''H%C3%A4llo.eml",
      'cache-control': 'no-store',
    })
  })

  it('content that cannot be read is a refusal, not half an answer', async () => {
    const answer = await api.ask('alice', 'POST', `/v6/${mailbox}/items/YnJva2Vu/save`)
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '30'])
    expect(answer.headers['content-type']).toMatch(/json/)
  })

  it('AZ-14, AZ-15: a foreign mailbox and a foreign message are absent', async () => {
    expect((await api.ask('alice', 'GET', `/v6/${mailboxes}/${ids.bob}`)).statusCode).toBe(404)
    expect((await api.ask('alice', 'POST', `/v6/${mailbox}/items/Zm9yZWlnbg/save`)).statusCode).toBe(404)
  })

  const credentials = {
    userCode: 'X',
    applicationCertificate: 'AAAA',
    applicationCertificatePassword: 'p',
    userName: 'u',
  }

  it.each([
    ['items/restore', { items: [{ Id: ids.message }] }],
    [`items/${ids.message}/restore`, {}],
    [`folders/${ids.folder}/restore`, {}],
    ['restore', {}],
  ])(
    '%s answers with the counts on v6 and v7; credentials are taken and not needed',
    async (path, request) => {
      for (const version of [6, 7]) {
        const answer = await api.ask('alice', 'POST', `/v${version}/${mailbox}/${path}`, {
          ...credentials,
          ...request,
        })
        expect(answer.statusCode).toBe(200)
        expect(answer.json()).toMatchObject({
          createdItemsCount: 1,
          mergedItemsCount: 2,
          exceptions: expect.any(Array) as unknown[],
        })
        expect('failedFoldersCount' in answer.json<object>()).toBe(!path.startsWith('items'))
      }
    },
  )

  it('restoreTo takes mailbox and folder, and refuses what leaves the organization', async () => {
    const url = `/v6/${mailbox}/items/${ids.message}/restoreTo`
    await api.ask('alice', 'POST', url, { mailbox: 'alice@contoso.onmicrosoft.com', folder: 'Inbox/Back' })
    expect(api.recorded.target).toMatchObject({
      mailbox: 'alice@contoso.onmicrosoft.com',
      folder: 'Inbox/Back',
    })
    await api.ask('alice', 'POST', url, { officeOrganizationName: 'Contoso.onmicrosoft.com', casServer: '' })
    expect(api.recorded.target).toMatchObject({ mailbox: undefined, folder: undefined })
    expect((await api.ask('alice', 'POST', url, { casServer: 'exchange.local' })).statusCode).toBe(400)
    expect(
      (await api.ask('alice', 'POST', url, { officeOrganizationName: 'fabrikam.onmicrosoft.com' }))
        .statusCode,
    ).toBe(400)
  })

  it('no items at all is refused', async () => {
    expect((await api.ask('alice', 'POST', `/v8/${mailbox}/items/restore`, { items: [] })).statusCode).toBe(
      400,
    )
  })

  it('v8 answers at once; its session and statistics tell the rest (reference 3.8)', async () => {
    const answer = await api.ask('alice', 'POST', `/v8/${mailbox}/items/restore`, {
      items: [{ id: ids.message }],
    })
    const { sessionId } = answer.json<{ sessionId: string }>()
    expect([answer.statusCode, sessionId]).not.toEqual([200, ids.session])
    const session = await api.ask('alice', 'GET', `/v8/RestoreSessions/${sessionId}`)
    expect(session.json()).toMatchObject({ id: sessionId, state: 'Stopped', result: 'Success' })
    const statistics = await api.ask('alice', 'GET', `/v8/RestoreSessions/${sessionId}/Statistics`)
    expect(statistics.json()).toEqual({
      totalItemsCount: 3,
      restoredItemsCount: restored.createdItemsCount,
      skippedItemsCount: restored.mergedItemsCount,
      failedItemsCount: 0,
      warnings: [],
      errors: [],
      items: [],
    })
    expect((await api.ask('alice', 'GET', `/v8/RestoreSessions/${sessionId}/Events`)).statusCode).toBe(200)
  })

  it('AZ-33: the restore of somebody else is absent', async () => {
    const started = await api.ask('alice', 'POST', `/v8/${mailbox}/restore`)
    const { sessionId } = started.json<{ sessionId: string }>()
    for (const other of ['bob', 'dora'])
      for (const path of ['', '/Statistics', '/Events'])
        expect((await api.ask(other, 'GET', `/v8/RestoreSessions/${sessionId}${path}`)).statusCode).toBe(404)
    const seen = await api.ask('carol', 'GET', `/v8/RestoreSessions/${sessionId}`)
    expect(seen.json()).toMatchObject({ result: 'Warning' })
  })

  it('what cannot be restored is refused before a restore begins', async () => {
    for (const path of [`items/Zm9yZWlnbg/restore`, 'folders/Zm9yZWlnbg/restore'])
      expect((await api.ask('alice', 'POST', `/v8/${mailbox}/${path}`)).statusCode).toBe(404)
    expect((await api.ask('alice', 'POST', `/v8/${mailboxes}/${ids.bob}/restore`)).statusCode).toBe(404)
  })
})
