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
    [{ ...request, selectedItems: [{ type: 'Site' }] }, /Site cannot be backed up yet/],
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
