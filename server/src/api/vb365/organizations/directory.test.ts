import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../fakes.suite.ts'
import { ids, zeroGuid } from '../../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.app.close())

interface Listed {
  readonly results: readonly Record<string, unknown>[]
  readonly setId: string
  readonly _links: Record<string, { href: string }>
}

async function list(path: string): Promise<Listed> {
  const answer = await api.ask('admin', 'GET', path)
  expect(answer.statusCode).toBe(200)
  return answer.json<Listed>()
}

describe.each([6, 7, 8])('the directory of an organization on v%i (vb365-rest 2.6)', (version) => {
  const organization = `/v${version}/Organizations/${ids.contoso}`

  it('lists users with the set that the pages belong to, and their OneDrives', async () => {
    const page = await list(`${organization}/Users?limit=1&locationFilter=Any`)
    expect(page.results).toMatchObject([{ id: `${ids.alice}${zeroGuid}`, locationType: 'Cloud' }])
    expect(page.setId).toBe(ids.absent)
    expect(page._links['next']?.href).toBe(
      `${organization}/Users?locationFilter=Any&setId=${ids.absent}&offset=1&limit=1`,
    )
    expect((await list(`${organization}/Users?locationFilter=OnPremises`)).results).toEqual([])
    expect((await list(`${organization}/Users?locationFilter=hybrid`)).results).toMatchObject([
      { name: 'bob@contoso.onmicrosoft.com', type: 'Shared', locationType: 'Hybrid' },
    ])
    const drives = await list(`${organization}/Users/${ids.alice}${zeroGuid}/OneDrives`)
    expect(drives.results).toMatchObject([{ id: 'b!1', name: 'OneDrive' }])
  })

  it('lists groups with their members, and each of them', async () => {
    const [group] = (await list(`${organization}/Groups?displayName=S*`)).results
    expect(group).toMatchObject({ id: `${ids.bob}${zeroGuid}`, type: 'Office365', locationType: 'Cloud' })
    expect(await list(`${organization}/Groups/${String(group?.['id'])}/Members`)).toMatchObject({
      results: [{ groupId: group?.['id'], login: 'alice@contoso.onmicrosoft.com', type: 'User' }],
    })
    const one = await api.ask('admin', 'GET', `${organization}/Groups/${String(group?.['id'])}`)
    expect(one.json()).toEqual(group)
    expect((await api.ask('admin', 'GET', `${organization}/Groups/${ids.absent}`)).statusCode).toBe(404)
  })

  it('lists sites, and each of them by an id with commas', async () => {
    const [site] = (await list(`${organization}/Sites?parentId=root&includePersonalSites=false`)).results
    expect(site).toMatchObject({ title: 'Sales', isCloud: true, isPersonal: false, isAvailable: true })
    const one = await api.ask('admin', 'GET', `${organization}/Sites/${String(site?.['id'])}`)
    expect(one.json()).toEqual(site)
    expect((await list(`${organization}/Sites?locationFilter=OnPremises`)).results).toEqual([])
  })

  it('answers an empty page with a warning where the permission is not there (GRA, C#, CLN)', async () => {
    const answer = await api.ask('admin', 'GET', `${organization}/Teams`)
    expect([answer.statusCode, answer.json<Listed>().results]).toEqual([200, []])
    expect(answer.headers['warning']).toContain('Team.ReadBasic.All')
  })

  it('is for administrators of the organization', async () => {
    for (const path of ['Users', 'Groups', 'Sites', 'Teams', `Users/${ids.alice}/OneDrives`]) {
      expect((await api.ask('alice', 'GET', `${organization}/${path}`)).statusCode, path).toBe(403)
      expect((await api.ask('monitor', 'GET', `${organization}/${path}`)).statusCode, path).toBe(403)
    }
    const foreign = `/v${version}/Organizations/${ids.fabrikam}/Groups`
    expect((await api.ask('adminOfContoso', 'GET', foreign)).statusCode).toBe(404)
  })
})
