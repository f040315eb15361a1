import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids } from '../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

const versions = [6, 7, 8] as const

async function body(path: string, version: number): Promise<Record<string, unknown>> {
  return (await api.ask('admin', 'GET', `/v${version}/${path}`)).json()
}

describe('envelopes (reference 3.2)', () => {
  it.each([
    'Organizations',
    'BackupRepositories',
    'Proxies',
    'Jobs',
    `Jobs/${ids.job}/SelectedItems`,
    `Jobs/${ids.job}/ExcludedItems`,
  ])('%s is an array on v6 and v7 and a page on v8', async (path) => {
    expect(Array.isArray(await body(path, 6))).toBe(true)
    expect(Array.isArray(await body(path, 7))).toBe(true)
    expect(await body(path, 8)).toMatchObject({
      offset: 0,
      limit: 30,
      results: expect.any(Array) as unknown[],
    })
  })

  it('RestorePoints became a page on v7', async () => {
    expect(Array.isArray(await body('RestorePoints', 6))).toBe(true)
    expect(await body('RestorePoints', 7)).toHaveProperty('results')
  })

  it.each([
    'JobSessions',
    'RestoreSessions',
    `Organizations/${ids.contoso}/Users`,
    `JobSessions/${ids.jobSession}/LogItems`,
  ])('%s is always a page', async (path) => {
    for (const version of versions) expect(await body(path, version)).toHaveProperty('results')
  })

  it('a page links to itself, its first, its previous and its next part, with its filters', async () => {
    const first = await body(`JobSessions?limit=1&jobId=${ids.job}`, 7)
    expect(first['_links']).toEqual({
      self: { href: `/v7/JobSessions?jobId=${ids.job}&offset=0&limit=1` },
      first: { href: `/v7/JobSessions?jobId=${ids.job}&offset=0&limit=1` },
      next: { href: `/v7/JobSessions?jobId=${ids.job}&offset=1&limit=1` },
    })
    const last = await body('JobSessions?limit=1&offset=1', 7)
    expect(Object.keys(last['_links'] as object)).toEqual(['self', 'first', 'prev'])
  })
})

describe('members of each version (reference 4.12)', () => {
  const members = async (path: string, version: number): Promise<string[]> =>
    Object.keys(await body(path, version))

  it.each([
    [
      `Jobs/${ids.job}`,
      ['lastBackup', 7, 9],
      ['organizationId', 8, 9],
      ['runNow', 6, 7],
      ['selectedItems', 6, 7],
      ['eTag', 8, 9],
    ],
    [`Organizations/${ids.contoso}`, ['description', 7, 9], ['msid', 8, 9]],
    [
      `JobSessions/${ids.jobSession}`,
      ['repositoryId', 7, 9],
      ['jobType', 7, 9],
      ['jobId', 8, 9],
      ['proxyId', 8, 9],
    ],
    [
      `Proxies/${ids.proxy}`,
      ['fqdn', 7, 9],
      ['threadsNumber', 6, 7],
      ['operatingSystem', 8, 9],
      ['role', 8, 9],
    ],
    [`RestorePoints/${ids.point}`, ['isCopy', 7, 9], ['objectsEtag', 8, 9]],
    [`BackupRepositories/${ids.repository}`, ['isOutOfOrder', 8, 9]],
  ] as [string, ...[string, number, number][]][])('%s', async (path, ...expected) => {
    for (const version of versions) {
      const found = await members(path, version)
      for (const [name, from, to] of expected)
        expect([version, name, found.includes(name)]).toEqual([
          version,
          name,
          version >= from && version <= to,
        ])
    }
  })

  it('a log line is a title with its kind on v6 and v7, a type and a message on v8', async () => {
    const line = async (version: number): Promise<object> =>
      ((await body(`JobSessions/${ids.jobSession}/LogItems`, version))['results'] as object[])[0] ?? {}
    expect(await line(6)).toMatchObject({ title: '[Warning] one item was skipped' })
    expect(await line(6)).not.toHaveProperty('type')
    expect(await line(8)).toMatchObject({ type: 'Warning', message: 'one item was skipped' })
    expect(await line(8)).not.toHaveProperty('title')
  })

  it('extendedView is on by default until v8 (reference 2.2)', async () => {
    const path = `Organizations/${ids.contoso}`
    expect(await body(path, 7)).toMatchObject({
      isBackedup: true,
      lastBackuptime: '2026-11-21T13:00:00.000Z',
    })
    expect(await body(path, 8)).not.toHaveProperty('isBackedup')
    expect(await body(`${path}?extendedView=true`, 8)).toHaveProperty('isBackedup', true)
    expect(await body(`${path}?extendedView=false`, 6)).not.toHaveProperty('isBackedup')
  })
})

describe('strict clients (reference 5.3)', () => {
  it('a repository has every member that a typed client needs', async () => {
    expect(((await body('BackupRepositories', 6)) as unknown as object[])[0]).toMatchObject({
      isOutOfSync: false,
      capacityBytes: 1000,
      freeSpaceBytes: 900,
      description: '',
      retentionType: 'SnapshotBased',
      retentionPeriodType: 'Daily',
      retentionFrequencyType: 'Daily',
      proxyId: ids.proxy,
      _links: {
        self: { href: `/v6/BackupRepositories/${ids.repository}` },
        proxy: { href: `/v6/Proxies/${ids.proxy}` },
      },
    })
  })

  it("a proxy's link to its repositories is followed and gives them", async () => {
    const proxy = await body(`Proxies/${ids.proxy}`, 7)
    expect(proxy).toMatchObject({ type: 'Local', status: 'Online', useInternetProxy: false, port: 4443 })
    const { href } = (proxy['_links'] as Record<string, { href: string }>)['repositories'] ?? { href: '' }
    const found = await api.ask('admin', 'GET', `/${href}`)
    expect(found.json<{ id: string }[]>().map(({ id }) => id)).toEqual([ids.repository])
  })

  it('a job links to what clients follow, and each link is there', async () => {
    for (const version of versions) {
      const links = (await body(`Jobs/${ids.job}`, version))['_links'] as Record<string, { href: string }>
      expect(Object.keys(links)).toEqual([
        'self',
        'organization',
        'backupRepository',
        'jobsessions',
        'selectedItems',
        'excludedItems',
      ])
      for (const { href } of Object.values(links)) {
        expect(href.startsWith(`/v${version}/`)).toBe(true)
        expect((await api.ask('admin', 'GET', href)).statusCode).toBe(200)
      }
    }
  })

  it('schedulePolicy always says backupWindowEnabled', async () => {
    expect((await body(`Jobs/${ids.job}`, 7))['schedulePolicy']).toMatchObject({ backupWindowEnabled: false })
  })
})

it('RestorePortalSettings and Health need no session (reference 1.8)', async () => {
  for (const version of versions) {
    const portal = await api.ask(undefined, 'GET', `/v${version}/RestorePortalSettings`)
    expect(portal.json()).toMatchObject({
      isEnabled: false,
      msalAuthorityUri: 'https://login.microsoftonline.com/organizations',
    })
    expect('restorePortalUri' in portal.json<object>()).toBe(version > 6)
  }
  expect((await api.ask(undefined, 'GET', '/v8/Health')).json()).toMatchObject({ status: 'Healthy' })
  expect((await api.ask(undefined, 'GET', '/v6/Health')).statusCode).toBe(401)
})

it('RestorePortalSettings names the application of the organization that the administrator chose (reference 1.7)', async () => {
  api.recorded.settings = { ...api.recorded.settings, restorePortalOrganizationId: ids.contoso }
  for (const version of versions)
    expect((await api.ask(undefined, 'GET', `/v${version}/RestorePortalSettings`)).json()).toMatchObject({
      applicationId: ids.contoso,
      isEnabled: true,
    })
})

it('ServiceInstance and Organization tell a session where it is', async () => {
  expect((await api.ask('alice', 'GET', '/v6/ServiceInstance')).json()).toEqual({
    installationId: ids.installation,
    version: '0.1.0',
  })
  const organization = {
    id: ids.contoso,
    name: 'contoso.onmicrosoft.com',
    type: 'Office365',
    isBackedup: true,
    firstBackuptime: '2026-11-21T12:00:00.000Z',
    lastBackuptime: '2026-11-21T13:00:00.000Z',
  }
  // Schemas: RESTLoggedInOrganization has a description since v7.
  expect((await api.ask('alice', 'GET', '/v6/Organization')).json()).toEqual(organization)
  for (const version of [7, 8])
    expect((await api.ask('alice', 'GET', `/v${version}/Organization`)).json()).toEqual({
      ...organization,
      description: 'our tenant',
    })
  expect((await api.ask('admin', 'GET', '/v7/Organization')).statusCode).toBe(403)
})
