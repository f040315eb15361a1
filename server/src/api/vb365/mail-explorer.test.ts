import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids, restored } from '../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

const organization = `RestoreSessions/${ids.session}/organization`
const mailbox = `${organization}/mailboxes/${ids.alice}`
const items = [{ id: ids.message }]

describe('searching mail (reference 3.4, 4.9)', () => {
  it.each([
    `${organization}/mailboxes/search`,
    `${organization}/searchExchange`,
    `${mailbox}/search`,
    `${mailbox}/folders/${ids.folder}/search`,
  ])('%s answers a page of items with its set', async (path) => {
    for (const version of [6, 7, 8]) {
      const answer = await api.ask('alice', 'POST', `/v${version}/${path}?limit=30`, { query: 'subject:x' })
      expect(answer.statusCode).toBe(200)
      expect(answer.json()).toMatchObject({
        offset: 0,
        limit: 30,
        setId: ids.absent,
        results: [{ subject: 'Hällo' }],
      })
    }
  })

  it('its links lead on with the set', async () => {
    const answer = await api.ask('alice', 'POST', `/v6/${mailbox}/search`, { query: 'x' })
    const { _links } = answer.json<{ _links: { self: { href: string } } }>()
    expect(_links.self.href).toBe(`/v6/${mailbox}/search?setId=${ids.absent}&offset=0&limit=30`)
  })

  it('junk is 400 with what is wrong, and what is foreign is absent', async () => {
    const bad = await api.ask('alice', 'POST', `/v8/${mailbox}/search`, { query: '(' })
    expect([bad.statusCode, bad.json()]).toMatchObject([400, { message: 'A bracket is never closed.' }])
    expect((await api.ask('alice', 'POST', `/v8/${mailbox}/search`, {})).statusCode).toBe(400)
    expect((await api.ask('bob', 'POST', `/v8/${mailbox}/search`, { query: 'x' })).statusCode).toBe(404)
  })
})

describe('saving several messages (reference 4.9)', () => {
  it.each(['items/Save', 'items/save'])('%s is an archive', async (path) => {
    const answer = await api.ask('alice', 'POST', `/v6/${mailbox}/${path}`, { items })
    expect([answer.statusCode, answer.body]).toEqual([200, 'PKend'])
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename=messages.zip',
    })
  })

  it('refuses no message at all, and one that is absent', async () => {
    expect((await api.ask('alice', 'POST', `/v6/${mailbox}/items/Save`, { items: [] })).statusCode).toBe(400)
    const absent = await api.ask('alice', 'POST', `/v6/${mailbox}/items/Save`, { items: [{ id: 'eA' }] })
    expect(absent.statusCode).toBe(404)
  })

  it('a whole folder is saved by our own API', async () => {
    const path = `/api/v1/restore-sessions/${ids.session}/mailboxes/${ids.alice}/save`
    const answer = await api.ask('alice', 'POST', path, { folderId: ids.folder })
    expect([answer.statusCode, answer.body]).toEqual([200, 'PKend'])
    expect((await api.ask('alice', 'POST', path, {})).statusCode).toBe(200)
    expect((await api.ask('bob', 'POST', path, {})).statusCode).toBe(404)
  })
})

describe('sending messages (reference 4.9)', () => {
  it.each([
    [6, 200],
    [7, 200],
    [8, 204],
  ])('v%i answers %i', async (version, status) => {
    const letter = { from: 'alice@contoso.com', to: 'x@y.z', cc: 'c@y.z', subject: 's', text: 't' }
    for (const [path, body] of [
      ['items/sendToDefaultAddress', { items }],
      ['items/sendToDifferentAddress', { items, ...letter }],
      [`items/${ids.message}/sendToDefaultAddress`, undefined],
      [`items/${ids.message}/sendToDifferentAddress`, letter],
    ] as const)
      expect((await api.ask('alice', 'POST', `/v${version}/${mailbox}/${path}`, body)).statusCode).toBe(
        status,
      )
    expect(api.recorded.sent).toEqual({
      messageIds: [ids.message],
      to: 'x@y.z,c@y.z',
      from: 'alice@contoso.com',
      subject: 's',
      text: 't',
    })
  })

  it('the default address is left to the server', async () => {
    await api.ask('alice', 'POST', `/v6/${mailbox}/items/sendToDefaultAddress`, { items, to: 'x@y.z' })
    expect(api.recorded.sent).toMatchObject({ to: undefined })
  })
})

describe('what restores are told (reference 4.11)', () => {
  it('is honoured', async () => {
    const body = {
      items,
      mailbox: 'bob@contoso.com',
      folder: 'Inbox/Old',
      changedItems: 'true',
      deletedItems: true,
      markRestoredAsUnread: 'True',
      excludeDrafts: true,
      excludeDeletedItems: false,
      excludeInPlaceHoldItems: true,
    }
    expect((await api.ask('alice', 'POST', `/v6/${mailbox}/items/restoreTo`, body)).statusCode).toBe(200)
    expect(api.recorded.target).toMatchObject({
      mailbox: 'bob@contoso.com',
      folder: 'Inbox/Old',
      options: { isMarkedUnread: true, excludesDrafts: true, excludesDeletedItems: false },
    })
  })

  it('or refused by name, never left out silently', async () => {
    for (const body of [
      { deletedItems: false },
      { casServer: 'x' },
      { officeOrganizationName: 'fabrikam' },
    ]) {
      const answer = await api.ask('alice', 'POST', `/v7/${mailbox}/restoreTo`, body)
      expect(answer.statusCode).toBe(400)
      expect(answer.json<{ message: string }>().message).toContain(Object.keys(body)[0])
    }
  })

  it('also of a restore operator', async () => {
    const path = `/v8/${mailbox}/items/operatorRestore`
    const refused = await api.ask('alice', 'POST', path, { items, deletedItems: false })
    expect(refused.statusCode).toBe(400)
    await api.ask('alice', 'POST', path, { items, markRestoredAsUnread: true })
    expect(api.recorded.target).toMatchObject({ options: { isMarkedUnread: true } })
  })
})

describe('restoring several mailboxes (reference 4.9)', () => {
  const body = {
    mailboxes: [{ id: ids.alice, name: 'Alice' }],
    skipUnresolved: true,
    recentItemRestorePeriod: 30,
    excludeDrafts: true,
  }

  it.each([6, 7])('v%i answers what became of each', async (version) => {
    const answer = await api.ask('alice', 'POST', `/v${version}/${organization}/mailboxes/restore`, body)
    const { isUnresolved: _inside, ...counts } = { ...restored, isUnresolved: undefined }
    expect([answer.statusCode, answer.json()]).toMatchObject([
      200,
      {
        status: 'Success',
        error: '',
        details: [{ status: 'Success', mailbox: { id: ids.alice }, details: counts }],
      },
    ])
    expect(api.recorded.bulk).toMatchObject({
      mailboxIds: [ids.alice],
      skipsUnresolved: true,
      options: { recentDays: 30, excludesDrafts: true },
    })
  })

  it('v8 answers at once; its statistics name each mailbox', async () => {
    const answer = await api.ask('alice', 'POST', `/v8/${organization}/mailboxes/restore`, body)
    const { sessionId } = answer.json<{ sessionId: string }>()
    const statistics = await api.ask('alice', 'GET', `/v8/RestoreSessions/${sessionId}/Statistics`)
    expect(statistics.json()).toMatchObject({
      items: [{ itemRestoreDetailsType: 'BulkMailbox', id: ids.alice, status: 'Success' }],
    })
  })

  it.each([
    [{}, 400],
    [{ mailboxes: [] }, 400],
    [{ mailboxes: [{ email: 'alice@contoso.com' }] }, 400],
    [{ ...body, casServer: 'x' }, 400],
    [{ ...body, onPremisesUserName: 'x' }, 400],
    [{ mailboxes: [{ id: ids.bob }] }, 404],
  ])('refuses %j with %i', async (wrong, status) => {
    const path = `/v8/${organization}/mailboxes/restore`
    expect((await api.ask('alice', 'POST', path, wrong)).statusCode).toBe(status)
  })
})

describe('what is not done says what to do instead', () => {
  it.each([
    [`${organization}/exportToPst`, /archive of \.eml/],
    [`${mailbox}/exportToPst`, /archive of \.eml/],
    [`${mailbox}/folders/${ids.folder}/exportToPst`, /archive of \.eml/],
    [`${mailbox}/items/exportToPst`, /\.eml files instead/],
    [`${mailbox}/items/${ids.message}/exportToPst`, /\.eml files instead/],
    [`${organization}/restoreDeviceCode`, /no sign-in/],
  ])('%s', async (path, words) => {
    const answer = await api.ask('alice', 'POST', `/v6/${path}`, { enablePstSizeLimit: true })
    expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([
      400,
      expect.stringMatching(words),
    ])
    expect((await api.ask('bob', 'POST', `/v6/${path}`, {})).statusCode).toBe(404)
  })
})

describe('the mail server (reference VexEmailSettings)', () => {
  it('is told without its password, and with what each version knows', async () => {
    const six = await api.ask('admin', 'GET', '/v6/VexEmailSettings')
    expect(six.json()).toEqual({
      enableNotification: true,
      server: 'mail.contoso.com',
      port: 587,
      from: 'backup@contoso.com',
      useAuthentication: true,
      username: 'backup',
      useSSL: true,
      _links: { self: { href: '/v6/VexEmailSettings' } },
    })
    const eight = await api.ask('admin', 'GET', '/v8/VexEmailSettings')
    expect(eight.json()).toMatchObject({ authenticationType: 'CustomSmtp' })
  })

  it.each([
    [6, 200, 'SendTest'],
    [8, 204, 'SendTestEmail'],
  ])('is changed and tried on v%i', async (version, status, test) => {
    const url = `/v${version}/VexEmailSettings`
    const change = { server: ' mail.x.y ', userPassword: 'p', useSSL: 'true' }
    expect((await api.ask('admin', 'PUT', url, change)).statusCode).toBe(status)
    expect(api.recorded.mailServer).toEqual({ server: 'mail.x.y', password: 'p', usesTls: true })
    await api.ask('admin', 'PUT', url, { useAuthentication: false, username: 'x' })
    expect(api.recorded.mailServer).toEqual({ userName: '', password: '' })
    expect((await api.ask('admin', 'POST', `${url}/${test}`, { email: 'a@b.c' })).statusCode).toBe(status)
    expect(api.recorded.mailTest).toBe('a@b.c')
    expect((await api.ask('admin', 'POST', `${url}/${test}`, {})).statusCode).toBe(400)
  })

  it('is for administrators of the server', async () => {
    for (const who of ['adminOfContoso', 'alice', 'monitor'])
      expect((await api.ask(who, 'GET', '/v8/VexEmailSettings')).statusCode).toBe(403)
  })
})

describe('restore sessions as v8 lists them (reference 3.4)', () => {
  it.each([
    ['startTimeFrom=2020-01-01T00:00:00Z', 1],
    ['startTimeTo=2020-01-01T00:00:00Z', 0],
    ['endTimeFrom=2020-01-01T00:00:00Z', 0],
    ['endTimeTo=2100-01-01T00:00:00Z', 0],
    ['orderBy=EndTime&orderAsc=true', 1],
    ['orderBy=junk&orderAsc=junk&startTimeFrom=junk', 1],
  ])('%s', async (query, count) => {
    const answer = await api.ask('alice', 'GET', `/v8/RestoreSessions?${query}`)
    expect([answer.statusCode, answer.json<{ results: object[] }>().results]).toMatchObject([
      200,
      { length: count },
    ])
  })

  it('earlier versions know no filter by the end', async () => {
    const answer = await api.ask('alice', 'GET', '/v7/RestoreSessions?endTimeFrom=2020-01-01T00:00:00Z')
    expect(answer.json<{ results: object[] }>().results).toHaveLength(1)
  })
})

describe('a message', () => {
  it('has no attachments where its record says so', async () => {
    const answer = await api.ask('alice', 'GET', `/v8/${mailbox}/items/${ids.message}`)
    expect(answer.json()).toMatchObject({ attachments: [] })
  })
})

describe('a restore in the background (reference 3.8)', () => {
  it('is stopped: the counts tell how far it came', async () => {
    const started = await api.ask('alice', 'POST', `/v8/${mailbox}/items/restore`, { items })
    const { sessionId } = started.json<{ sessionId: string }>()
    expect((await api.ask('alice', 'POST', `/v8/RestoreSessions/${sessionId}/Stop`)).statusCode).toBe(204)
    expect((await api.ask('bob', 'POST', `/v8/RestoreSessions/${sessionId}/Stop`)).statusCode).toBe(404)
    const session = await api.ask('alice', 'GET', `/v8/RestoreSessions/${sessionId}`)
    expect(session.json()).toMatchObject({ state: 'Stopped' })
  })
})
