import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../fakes.suite.ts'
import { ids, zeroGuid } from '../../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

async function get(path: string): Promise<Record<string, unknown>> {
  const answer = await api.ask('admin', 'GET', path)
  expect(answer.statusCode, path).toBe(200)
  return answer.json()
}

describe.each([6, 7, 8])('licensing on v%i (vb365-rest 4.10)', (version) => {
  const root = `/v${version}`

  it('tells of a license without a limit, which nobody has to install', async () => {
    expect(await get(`${root}/License`)).toMatchObject({
      status: 'Valid',
      type: 'Community',
      usedNumber: 1,
      newNumber: 1,
      supportID: '',
    })
    expect(await get(`${root}/License/AutoUpdate`)).toEqual({ isEnabled: false })
    for (const action of ['Install', 'Update']) {
      const refused = await api.ask('admin', 'POST', `${root}/License/${action}`, {})
      expect([refused.statusCode, refused.json<{ message: string }>().message]).toEqual([
        400,
        expect.stringContaining('needs no license'),
      ])
    }
  })

  it('lists licensed users in the shape that the monitoring clients read (5.3), and takes one off', async () => {
    const { results } = (await get(`${root}/LicensedUsers?limit=10`)) as { results: { id: string }[] }
    expect(results).toEqual([
      {
        id: `${ids.alice}${ids.contoso}`,
        name: 'alice@contoso.com',
        isBackedUp: true,
        lastBackupDate: expect.stringMatching(/^2026-11-21T12:00:00/),
        licenseState: 'New',
        organizationId: ids.contoso,
        backedUpOrganizationId: ids.contoso,
        organizationName: 'contoso.onmicrosoft.com',
        _links: { organization: { href: `${root}/Organizations/${ids.contoso}` } },
      },
    ])
    expect((await get(`${root}/LicensedUsers?organizationId=${ids.fabrikam}`))['results']).toEqual([])
    const path = `${root}/LicensedUsers`
    expect((await api.ask('admin', 'DELETE', `${path}/${results[0]?.id ?? ''}`)).statusCode).toBe(204)
    expect(api.recorded.revoked).toEqual([ids.alice])
    expect((await api.ask('admin', 'DELETE', `${path}/${ids.alice}`)).statusCode).toBe(404)
    expect((await api.ask('monitor', 'DELETE', `${path}/${results[0]?.id ?? ''}`)).statusCode).toBe(403)
  })

  it('counts them for each organization, with what its backups use', async () => {
    const organization = `${root}/Organizations/${ids.contoso}`
    expect(await get(`${organization}/LicensingInformation`)).toEqual({ licensedUsers: 1, newUsers: 1 })
    const { results } = await get(`${organization}/usedRepositories`)
    expect(results).toMatchObject([
      {
        usedSpaceBytes: 5000,
        isAvailable: true,
        _links: { backupRepository: { href: `${root}/BackupRepositories/${ids.repository}` } },
      },
    ])
    expect(JSON.stringify(results).includes('protectedObjectsCount')).toBe(version === 8)
    const foreign = `${root}/Organizations/${ids.absent}/LicensingInformation`
    expect((await api.ask('admin', 'GET', foreign)).statusCode).toBe(404)
  })

  it('tells what lies in a repository, by organization, user and mailbox (PHP); other kinds are none', async () => {
    const repository = `${root}/BackupRepositories/${ids.repository}`
    expect(await get(`${repository}/OrganizationData`)).toMatchObject({
      results: [{ organizationId: ids.contoso, displayName: 'contoso.onmicrosoft.com' }],
    })
    expect(await get(`${repository}/OrganizationData/${ids.contoso}`)).toMatchObject({
      organizationId: ids.contoso,
    })
    const id = `${ids.alice}${zeroGuid}`
    expect(await get(`${repository}/UserData/${id}`)).toMatchObject({ id, isMailboxBackedUp: true })
    const { results } = await get(`${repository}/MailboxData`)
    expect(results).toMatchObject([{ id, email: 'alice@contoso.com', isArchive: false }])
    expect(JSON.stringify(results).includes('proxyId')).toBe(version === 7)
    for (const kind of ['Group', 'Site', 'Team', 'OneDrive']) {
      expect((await get(`${repository}/${kind}Data`))['results']).toEqual([])
      expect((await api.ask('admin', 'GET', `${repository}/${kind}Data/x`)).statusCode).toBe(404)
    }
    expect((await api.ask('admin', 'GET', `${repository}/UserData/${ids.bob}`)).statusCode).toBe(404)
  })

  it('changes a repository’s name and retention, never its path, and removes it', async () => {
    const repository = `${root}/BackupRepositories/${ids.repository}`
    const changed = await api.ask('admin', 'PUT', repository, { name: 'New', dailyRetentionPeriod: '7' })
    expect(changed.statusCode).toBe(version === 8 ? 204 : 200)
    expect(api.recorded.repositoryChange).toMatchObject({
      name: 'New',
      retention: { retentionPeriodType: 'Daily', dailyRetentionPeriod: 7 },
    })
    const moved = await api.ask('admin', 'PUT', repository, { path: '/srv/elsewhere' })
    expect([moved.statusCode, moved.json<{ message: string }>().message]).toEqual([
      400,
      expect.stringContaining('does not move'),
    ])
    const other = await api.ask('admin', 'PUT', repository, { retentionType: 'ItemLevel' })
    expect(other.statusCode).toBe(400)
    expect((await api.ask('adminOfContoso', 'PUT', repository, {})).statusCode).toBe(403)
    expect((await api.ask('admin', 'DELETE', repository)).statusCode).toBe(204)
    expect((await api.ask('admin', 'DELETE', `${root}/BackupRepositories/${ids.absent}`)).statusCode).toBe(
      404,
    )
  })

  it('is in step with a repository at any time (HA)', async () => {
    const answer = await api.ask('admin', 'POST', `${root}/BackupRepositories/${ids.repository}/Sync`)
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { state: 'None', progressPercent: 100 }])
    const list = await api.ask('admin', 'GET', `${root}/RepositorySynchronizeSessions`)
    expect(list.json()).toEqual([])
  })
})

describe('what is protected', () => {
  it('is told by v8 for users; groups, sites and teams are none (UI8)', async () => {
    expect(await get('/v8/ProtectedUsers')).toMatchObject({
      results: [{ id: `${ids.alice}${zeroGuid}`, mailboxes: [{ id: ids.alice }], oneDrives: [] }],
    })
    expect(await get(`/v8/ProtectedUsers?restorePointId=${ids.point}`)).toMatchObject({ results: [{}] })
    expect(await get(`/v8/ProtectedUsers/${ids.alice}${zeroGuid}`)).toMatchObject({ displayName: 'Alice' })
    expect((await api.ask('admin', 'GET', `/v8/ProtectedUsers?restorePointId=x`)).statusCode).toBe(404)
    for (const kind of ['Groups', 'Sites', 'Teams'])
      expect((await get(`/v8/Protected${kind}`))['results']).toEqual([])
    expect((await api.ask('admin', 'GET', '/v7/ProtectedUsers')).statusCode).toBe(404)
  })

  it('is told by v6 and v7 for a restore point, by its id', async () => {
    const v6 = await api.ask('admin', 'GET', `/v6/RestorePoints/${ids.point}/mailboxes`)
    expect(v6.json()).toMatchObject([{ id: ids.alice, email: 'alice@contoso.com' }])
    expect(await get(`/v7/RestorePoints/${ids.point}/protectedMailboxes`)).toMatchObject({
      results: [{ id: ids.alice }],
    })
    expect((await api.ask('admin', 'GET', `/v6/RestorePoints/${ids.point}/teams`)).json()).toEqual([])
    expect((await api.ask('admin', 'GET', `/v8/RestorePoints/${ids.point}/mailboxes`)).statusCode).toBe(404)
  })
})
