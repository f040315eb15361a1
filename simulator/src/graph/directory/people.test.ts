import { describe, expect, test } from 'vitest'
import { createTestGraph } from '../testing.ts'

const graph = createTestGraph()
const reader = graph.app(
  'User.Read.All',
  'Group.Read.All',
  'RoleManagement.Read.Directory',
  'Policy.Read.All',
  'Domain.Read.All',
  'Organization.Read.All',
  'Directory.Read.All',
)
const get = (path: string, as = reader, headers: Readonly<Record<string, string>> = {}) =>
  graph.send({ path, as, headers })
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'
const eventual = { consistencylevel: 'eventual' }

describe('users (section 4.4)', () => {
  test('come in pages of $top with an opaque link to the next', async () => {
    const seen: unknown[] = []
    let path: string | undefined = '/users?$select=id,userPrincipalName&$top=2'
    while (path !== undefined) {
      const reply = await get(path)
      expect(reply.value.length).toBeLessThanOrEqual(2)
      seen.push(...reply.value.map(({ id }) => id))
      const link = reply.json['@odata.nextLink']
      path = typeof link === 'string' ? link : undefined
    }
    expect(new Set(seen)).toEqual(new Set(graph.tenant.users.keys()))
    expect((await get('/users?$skiptoken=made-up')).status).toBe(400)
  })

  test.each([
    ["startswith(displayName,'Al')", ['alice']],
    ["userType eq 'Guest'", ['dora']],
    ['accountEnabled eq false', ['erin']],
    ["mail in ('alice@contoso.onmicrosoft.com','bob@contoso.onmicrosoft.com')", ['alice', 'bob']],
    ["givenName eq 'Alice' or (givenName eq 'Bob' and accountEnabled eq true)", ['alice', 'bob']],
  ])('are filtered by %s', async (filter, names) => {
    const reply = await get(`/users?$filter=${encodeURIComponent(filter)}&$select=userPrincipalName`)
    expect(reply.status, String(reply.message)).toBe(200)
    const found = reply.value.map(({ userPrincipalName }) => String(userPrincipalName).split(/[@_]/)[0])
    expect(found.toSorted((one, other) => String(one).localeCompare(String(other)))).toEqual(names)
  })

  test('ne, not and $count are advanced queries', async () => {
    const path = "/users?$count=true&$filter=userType ne 'Guest'"
    expect((await get(path)).status).toBe(400)
    const reply = await get(path, reader, eventual)
    expect(reply.json['@odata.count']).toBe(graph.tenant.users.size - 1)
  })

  test('are found by object id and by name, whatever its case', async () => {
    const alice = graph.user('alice')
    for (const key of [alice.id, alice.userPrincipalName.toUpperCase()]) {
      expect((await get(`/users/${encodeURIComponent(key)}?$select=id`)).json['id']).toBe(alice.id)
      expect((await get(`/users('${encodeURIComponent(key)}')?$select=id`)).json['id']).toBe(alice.id)
    }
  })

  test('with User.Read a person reads themselves only; with User.ReadBasic.All the names of others', async () => {
    const alice = graph.person('alice', 'User.Read')
    expect((await get('/me', alice)).json['userPrincipalName']).toBe(graph.user('alice').userPrincipalName)
    expect((await get(`/users/${graph.user('bob').id}`, alice)).status).toBe(403)
    const basic = await get(
      `/users/${graph.user('bob').id}?$select=displayName,accountEnabled`,
      graph.person('alice', 'User.ReadBasic.All'),
    )
    expect(basic.json).toMatchObject({ displayName: 'Bob Baker', accountEnabled: null })
  })
})

describe('memberships', () => {
  test('name groups and roles with their type; transitive ones reach through groups', async () => {
    const group = [...graph.tenant.groups.values()][0]
    const outer = [...graph.tenant.groups.values()][1]
    const carol = graph.user('carol')
    group?.memberIds.add(carol.id)
    outer?.memberIds.add(group?.id ?? '')
    outer?.memberIds.delete(carol.id)
    const direct = await get(`/users/${carol.id}/memberOf`)
    expect(direct.value.map((object) => object['@odata.type'])).toContain('#microsoft.graph.directoryRole')
    expect(direct.value.map(({ id }) => id)).toContain(group?.id)
    expect(direct.value.map(({ id }) => id)).not.toContain(outer?.id)
    const all = await get(`/users/${carol.id}/transitiveMemberOf`)
    expect(all.value.map(({ id }) => id)).toContain(outer?.id)
    const ids = await graph.send({
      method: 'POST',
      path: `/users/${carol.id}/getMemberGroups`,
      as: reader,
      body: { securityEnabledOnly: false },
    })
    expect(ids.json['value']).toContain(outer?.id)
  })

  test('a cast of a transitive list needs ConsistencyLevel and $count', async () => {
    const path = `/users/${graph.user('admin').id}/transitiveMemberOf/microsoft.graph.directoryRole`
    expect((await get(path)).code).toBe('Request_UnsupportedQuery')
    const reply = await get(`${path}?$count=true&$select=roleTemplateId`, reader, eventual)
    expect(reply.value).toEqual([{ roleTemplateId: globalAdministrator }])
    const plain = await get(
      `/users/${graph.user('admin').id}/memberOf/microsoft.graph.directoryRole?$select=roleTemplateId`,
    )
    expect(plain.value).toEqual([{ roleTemplateId: globalAdministrator }])
  })

  test('roles are found by their template id', async () => {
    const path = `/directoryRoles(roleTemplateId='${globalAdministrator}')`
    expect((await get(path)).json['displayName']).toBe('Global Administrator')
    const members = await get(`${path}/members/microsoft.graph.user?$select=id`)
    expect(members.value).toEqual([{ id: graph.user('admin').id }])
  })

  test('groups are filtered by what their types contain', async () => {
    const reply = await get("/groups?$filter=groupTypes/any(c:c eq 'Unified')&$select=id,groupTypes")
    const unified = [...graph.tenant.groups.values()].filter(({ groupTypes }) =>
      groupTypes.includes('Unified'),
    )
    expect(reply.value.map(({ id }) => id)).toEqual(unified.map(({ id }) => id))
  })
})

describe('the organization (section 3.1, step 0)', () => {
  test('names its verified domains, exactly one of them initial', async () => {
    const reply = await get(
      '/organization?$select=id,displayName,verifiedDomains,tenantType,countryLetterCode',
    )
    const [organization] = reply.value
    const domains = organization?.['verifiedDomains'] as { isInitial: boolean; name: string }[]
    expect(domains.filter(({ isInitial }) => isInitial).map(({ name }) => name)).toEqual([
      'contoso.onmicrosoft.com',
    ])
    expect(organization).toHaveProperty('tenantType', 'AAD')
  })

  test('tells of the security defaults (section 6)', async () => {
    const reply = await get('/policies/identitySecurityDefaultsEnforcementPolicy')
    expect(reply.json).toMatchObject({ id: '00000000-0000-0000-0000-000000000005', isEnabled: true })
  })
})

describe('members of groups within groups (Graph: transitiveMembers)', () => {
  const unified = () => [...graph.tenant.groups.values()].filter(({ memberIds }) => memberIds.size > 0)
  const cast = '/transitiveMembers/microsoft.graph.user?$select=id,userType&$count=true'

  test('are found through the groups in between, each once, even where groups hold each other', async () => {
    const [outer, inner] = unified()
    if (outer === undefined || inner === undefined) throw new Error('the tenant has too few groups')
    outer.memberIds.add(inner.id)
    inner.memberIds.add(outer.id)
    const reply = await get(`/groups/${outer.id}${cast}`, reader, eventual)
    const people = new Set(
      [...outer.memberIds, ...inner.memberIds].filter((id) => graph.tenant.users.has(id)),
    )
    expect(reply.value).toHaveLength(people.size)
    expect(new Set(reply.value.map(({ id }) => id))).toEqual(people)
    outer.memberIds.delete(inner.id)
    inner.memberIds.delete(outer.id)
  })

  test('are an advanced query when they are cast, and need a permission for members', async () => {
    const [group] = unified()
    const path = `/groups/${group?.id ?? ''}`
    expect((await get(`${path}${cast.replace('&$count=true', '')}`)).status).toBe(400)
    expect((await get(`${path}/transitiveMembers`)).status).toBe(200)
    expect((await get(`${path}/transitiveMembers`, graph.app('User.Read.All'))).status).toBe(403)
  })
})
