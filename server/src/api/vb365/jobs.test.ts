import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids, sampleJob, zeroGuid } from '../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

async function body(path: string, version: number): Promise<Record<string, unknown>> {
  return (await api.ask('admin', 'GET', `/v${version}/${path}`)).json()
}

describe('jobs (reference 4.3)', () => {
  const user = { id: `${ids.alice}${zeroGuid}`, displayName: 'Alice', name: 'alice@contoso.onmicrosoft.com' }
  const request = {
    name: 'Nightly',
    repositoryId: ids.repository,
    selectedItems: [{ type: 'User', user, mailbox: true }],
  }

  it('v6 and v7 create them below the organization with 200, v8 at Jobs with 201', async () => {
    const old = await api.ask('admin', 'POST', `/v6/Organizations/${ids.contoso}/Jobs`, request)
    expect([old.statusCode, old.json<{ backupType: string }>().backupType]).toEqual([200, 'SelectedItems'])
    expect((await api.ask('admin', 'POST', '/v7/Jobs', request)).statusCode).toBe(404)
    expect(
      (await api.ask('admin', 'POST', `/v8/Organizations/${ids.contoso}/Jobs`, request)).statusCode,
    ).toBe(404)
    const answer = await api.ask('admin', 'POST', '/v8/Jobs', { ...request, organizationId: ids.contoso })
    expect(answer.statusCode).toBe(201)
    expect(api.recorded.job?.selectedItems).toEqual([
      {
        type: 'User',
        id: `2b38d840-8098-4614-b369-ebce33f9b2c7${ids.alice}${zeroGuid}`,
        user: { ...user, type: 'User', locationType: 'Cloud' },
        mailbox: true,
        archiveMailbox: false,
        oneDrive: false,
        personalSite: false,
      },
    ])
  })

  it('an answer of GET Jobs can be sent back as a new job (reference 5.3, RST)', async () => {
    const found = (await api.ask('admin', 'GET', '/v7/Jobs')).json<object[]>()[0]
    const again = { ...found, excludedItems: null, runNow: false, schedulePolicy: { dailyTime: null } }
    expect((await api.ask('admin', 'POST', `/v7/Organizations/${ids.contoso}/Jobs`, again)).statusCode).toBe(
      200,
    )
    expect(api.recorded.job).toMatchObject({
      name: sampleJob.name,
      repositoryId: ids.repository,
      excludedItems: [],
    })
  })

  it('runNow starts it', async () => {
    await api.ask('admin', 'POST', `/v6/Organizations/${ids.contoso}/Jobs`, { ...request, runNow: true })
    expect(api.recorded.started).toEqual([ids.job])
  })

  it.each([
    [{ ...request, repositoryId: undefined }, /repositoryId is missing/],
    [{ ...request, selectedItems: [{ type: 'Site' }] }, /site is missing/],
    [{ ...request, schedulePolicy: { type: 'Hourly' } }, /one of Daily, Periodically, ManualOnly/],
    [{ ...request, selectedItems: [{ type: 'User' }] }, /user is missing/],
    [{ ...request, selectedItems: [], backupType: 'SelectedItems' }, /selectedItems is empty/],
  ])('refused: %j', async (change, message) => {
    const answer = await api.ask('admin', 'POST', `/v6/Organizations/${ids.contoso}/Jobs`, change)
    expect(answer.statusCode).toBe(400)
    expect(answer.json<{ message: string }>().message).toMatch(message)
  })

  it('start answers 204 on v6 and v7, the session on v8, and 409 while it runs', async () => {
    expect((await api.ask('admin', 'POST', `/v6/Jobs/${ids.job}/start`, '{"start": null,}')).statusCode).toBe(
      204,
    )
    const running = await api.ask('admin', 'POST', `/v8/Jobs/${ids.job}/start`, { full: false })
    expect([running.statusCode, running.json()]).toEqual([
      409,
      { message: 'The job is running: wait for its end.', errorCode: 'OperationConflict' },
    ])
    api.recorded.started.length = 0
    const started = await api.ask('admin', 'POST', `/v8/Jobs/${ids.job}/start`)
    expect([started.statusCode, started.json<{ status: string }>().status]).toEqual([200, 'Running'])
    expect(started.json()).not.toHaveProperty('endTime')
  })

  it('keeps every kind of item of the dialect, under the id that the dialect composes (reference 3.5)', async () => {
    const items = [
      { type: 'Group', group: { id: ids.bob, displayName: 'Sales' }, memberOnedrive: 'true' },
      { type: 'Site', site: { id: 'contoso.sharepoint.com,a,b', title: 'Sales', isCloud: true } },
      { type: 'Team', team: { id: ids.alice.toUpperCase(), displayName: 'Sales' }, chats: true },
      { type: 'PartialOrganization', sites: true },
      { type: 'OneDriveFolders', folders: ['Documents/x'] },
    ]
    const path = `/v6/Organizations/${ids.contoso}/Jobs`
    const answer = await api.ask('admin', 'POST', path, { ...request, selectedItems: items })
    expect(answer.statusCode).toBe(200)
    const kept = api.recorded.job?.selectedItems as { id: string }[]
    expect(kept.map(({ id }) => id)).toEqual([
      `9592732d-22d8-426a-8167-d9635158e945${ids.bob}${zeroGuid}`,
      'e1fa728c-4150-4724-ab3b-5deda33db0cfcontoso.sharepoint.com~a~b',
      `7b985334-bc0e-4791-b30c-d03a1fecc840${ids.alice}`,
      `c37da450-6c4b-48c4-87e2-cc557ef5d897${ids.contoso}`,
      `7f07820e-9e77-4beb-92a3-b31f30bc192c${ids.contoso}`,
    ])
    expect(kept[0]).toMatchObject({ members: true, memberMailbox: true, memberOnedrive: true })
    // What is answered can be sent back.
    const again = answer.json<{ selectedItems: object[] }>().selectedItems
    expect((await api.ask('admin', 'POST', path, { ...request, selectedItems: again })).statusCode).toBe(200)
  })

  it('PUT changes what it names, in every version with 204; skipItemUpdate leaves the items alone', async () => {
    for (const version of [6, 7, 8]) {
      const path = `/v${version}/Jobs/${ids.job}`
      const answer = await api.ask('admin', 'PUT', path, { name: 'Weekly', selectedItems: null })
      expect(answer.statusCode).toBe(204)
      expect(api.recorded.jobChange).toEqual({ name: 'Weekly', backupType: 'SelectedItems' })
    }
    const found = (await api.ask('admin', 'GET', `/v7/Jobs/${ids.job}`)).json<object>()
    await api.ask('admin', 'PUT', `/v8/Jobs/${ids.job}?skipItemUpdate=true`, { ...found, description: 'd' })
    expect(api.recorded.jobChange).not.toHaveProperty('selectedItems')
    expect(api.recorded.jobChange).toMatchObject({ description: 'd' })
    await api.ask('admin', 'PUT', `/v8/Jobs/${ids.job}`, { backupType: 'EntireOrganization' })
    expect(api.recorded.jobChange).toMatchObject({ backupType: 'EntireOrganization', selectedItems: [] })
  })

  it('items are added, read, replaced and removed one by one, with 204 (CLN)', async () => {
    const own = sampleJob.selectedItems[0] as { id: string }
    for (const version of [6, 7, 8]) {
      const list = `/v${version}/Jobs/${ids.job}/SelectedItems`
      expect((await api.ask('admin', 'POST', list, [{ type: 'User', user }])).statusCode).toBe(204)
      expect((await api.ask('admin', 'GET', `${list}/${own.id}`)).json()).toMatchObject({ id: own.id })
      expect((await api.ask('admin', 'GET', `${list}/unknown`)).statusCode).toBe(404)
      expect((await api.ask('admin', 'PUT', `${list}/${own.id}`, { type: 'User', user })).statusCode).toBe(
        204,
      )
      expect((await api.ask('admin', 'PUT', `${list}/other`, { type: 'User', user })).statusCode).toBe(400)
      expect((await api.ask('admin', 'DELETE', `${list}?ids=${own.id},b`)).statusCode).toBe(204)
      expect(api.recorded.jobChange).toEqual({ selectedItems: [own.id, 'b'] })
      expect((await api.ask('admin', 'DELETE', list)).statusCode).toBe(400)
      expect((await api.ask('monitor', 'POST', list, [])).statusCode).toBe(403)
    }
  })

  it('has no copy job: 404, as for any object that is not there', async () => {
    expect((await api.ask('admin', 'GET', `/v7/Jobs/${ids.job}/CopyJob`)).statusCode).toBe(404)
  })

  it('sessions tell their objects from v7 on', async () => {
    expect(
      (await api.ask('admin', 'GET', `/v6/JobSessions/${ids.jobSession}/ProcessedObjects`)).statusCode,
    ).toBe(404)
    const { results } = (await body(`JobSessions/${ids.jobSession}/ProcessedObjects`, 7)) as {
      results: object[]
    }
    expect(results).toMatchObject([{ id: `${ids.alice}${zeroGuid}`, type: 'User', status: 'Success' }])
  })

  it.each(['stop', 'enable', 'disable'])('%s answers 204', async (action) => {
    expect((await api.ask('admin', 'POST', `/v8/Jobs/${ids.job}/${action}`)).statusCode).toBe(204)
    expect((await api.ask('admin', 'POST', `/v8/Jobs/${ids.absent}/${action}`)).statusCode).toBe(404)
  })
})

describe('job sessions (reference 4.4)', () => {
  it('tell their rates from what was moved and how long it took', async () => {
    expect(await body(`JobSessions/${ids.jobSession}`, 6)).toMatchObject({
      status: 'Success',
      progress: 100,
      statistics: {
        processingRateBytesPS: 1000,
        processingRateItemsPS: 3,
        writeRateBytesPS: 500,
        processedObjects: 30,
        bottleneck: 'NA',
      },
      _links: {
        log: { href: `/v6/JobSessions/${ids.jobSession}/LogItems` },
        job: { href: `/v6/Jobs/${ids.job}` },
      },
    })
  })

  it('v6 lists them by job, and filters are obeyed on every version', async () => {
    expect(await body(`Jobs/${ids.job}/JobSessions`, 6)).toHaveProperty('results.length', 2)
    expect((await api.ask('admin', 'GET', `/v7/Jobs/${ids.job}/JobSessions`)).statusCode).toBe(404)
    expect(await body(`JobSessions?jobId=${ids.absent}`, 6)).toHaveProperty('results', [])
    expect(await body('JobSessions?status=Succeeded', 8)).toHaveProperty('results.length', 1)
    expect(await body('JobSessions?jobType=Copy', 8)).toHaveProperty('results', [])
    expect(await body('JobSessions?endTimeUpperBound=2020-01-01', 8)).toHaveProperty('results', [])
  })
})
