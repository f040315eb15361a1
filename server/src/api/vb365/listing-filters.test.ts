/** A filter of a listing narrows it, or the listing is refused: it never answers with more than was asked for. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { ids, zeroGuid } from '../sample-values.suite.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => api.reset())
afterAll(() => api.app.close())

/** How many a listing has; its pages keep the filter in their links. */
async function found(path: string): Promise<number> {
  const answer = await api.ask('admin', 'GET', path)
  expect({ path, status: answer.statusCode }).toEqual({ path, status: 200 })
  const body: readonly unknown[] | { results: readonly unknown[]; _links: { self: { href: string } } } =
    answer.json()
  if (Array.isArray(body)) return body.length
  const { results, _links: links } = body as Exclude<typeof body, readonly unknown[]>
  const [, search = ''] = path.split('?')
  for (const part of search.split('&')) expect(links.self.href).toContain(part)
  return results.length
}

describe('filters of listings (reference 3.4)', () => {
  const foreign = '00000000-0000-4000-8000-0000000000ff'

  it('restore points of v8: by the user whose mailbox they hold; of groups, sites and teams there are none', async () => {
    expect(await found(`/v8/RestorePoints?userId=${ids.alice}${zeroGuid}`)).toBe(1)
    expect(await found(`/v8/RestorePoints?userId=${ids.alice}`)).toBe(1)
    for (const filter of [
      `userId=${ids.bob}`,
      'userId=nobody',
      `groupId=${ids.alice}`,
      `siteId=${ids.alice}`,
      `teamId=${ids.alice}`,
      'isCopy=true',
    ])
      expect({ filter, found: await found(`/v8/RestorePoints?${filter}`) }).toEqual({ filter, found: 0 })
  })

  it('organizations of v8: by tenant and by the id of their backups', async () => {
    expect(await found(`/v8/Organizations?backedUpOrganizationId=${ids.contoso}`)).toBe(1)
    expect(await found(`/v8/Organizations?msid=${foreign}`)).toBe(0)
    expect(await found('/v8/Organizations?extendedView=true')).toBe(2)
  })

  it('repositories: by organization, and none by proxy pool', async () => {
    expect(await found('/v8/BackupRepositories')).toBe(1)
    expect(await found(`/v8/BackupRepositories?organizationId=${ids.contoso}`)).toBe(1)
    expect(await found(`/v8/BackupRepositories?organizationId=${foreign}`)).toBe(0)
    expect(await found(`/v8/BackupRepositories?proxyPoolId=${foreign}`)).toBe(0)
  })

  it('protected users of a restore point: also by organization and repository', async () => {
    const point = `/v8/ProtectedUsers?restorePointId=${ids.point}`
    expect(await found(point)).toBe(1)
    expect(await found(`${point}&organizationId=${ids.fabrikam}`)).toBe(0)
    expect(await found(`${point}&repositoryId=${foreign}`)).toBe(0)
  })

  it('mailboxes in a repository: by a part of their name, as they were at a moment', async () => {
    const path = `/v7/BackupRepositories/${ids.repository}/MailboxData`
    expect(await found(`${path}?filter=ALI`)).toBe(1)
    expect(await found(`${path}?filter=bob`)).toBe(0)
    await found(`${path}?pointInTime=2020-01-01`)
    expect(api.recorded.protectedAt).toBe(Date.UTC(2020, 0, 1))
  })

  it('users: what is not known of them is refused, where the answer comes from changes nothing', async () => {
    const users = `/v8/Organizations/${ids.contoso}/Users`
    const bySku = await api.ask('admin', 'GET', `${users}?detectedSkuType=Personal`)
    expect(bySku.statusCode).toBe(400)
    expect(bySku.json()).toMatchObject({ message: expect.stringMatching(/licences of users are not read/) })
    const local = await api.ask('admin', 'GET', `${users}?dataSource=PreferLocal`)
    expect(local.statusCode).toBe(200)
  })
})
