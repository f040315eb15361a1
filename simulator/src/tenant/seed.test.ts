/** The seeded tenant: the same for the same seed, and what contracts promise of it. */
import { describe, expect, it } from 'vitest'
import { base32Decode } from '../entra/sign-in/totp.ts'
import { base32Encode } from './deterministic.ts'
import { seedTenant, seedTenants } from './seed.ts'
import { findUserByName, isAdministrator, principalIdsOf } from './users.ts'

const tenant = seedTenant({ seed: 1, users: 3 })

function user(name: string) {
  const found = findUserByName(tenant, name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}

describe('the seed', () => {
  it('decides every identifier and password', () => {
    expect(seedTenant({ seed: 1, users: 3 })).toEqual(tenant)
    const other = seedTenant({ seed: 2, users: 3 })
    const ids = new Set(tenant.users.keys())
    expect([...other.users.keys()].some((id) => ids.has(id))).toBe(false)
    expect(other.tenantId).not.toBe(tenant.tenantId)
  })

  it('makes identifiers that are UUIDs, all different', () => {
    const ids = [tenant.users, tenant.groups, tenant.directoryRoles, tenant.servicePrincipals].flatMap(
      (map) => Array.from(map.keys()),
    )
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })
})

describe('many tenants', () => {
  it('leave contoso as it is alone, and have no identifier in common', () => {
    const all = seedTenants({ seed: 1, users: 3, tenants: 2 })
    expect(all[0]).toEqual(tenant)
    expect(all.map(({ domains }) => domains[0]?.name)).toEqual([
      'contoso.onmicrosoft.com',
      'fabrikam.onmicrosoft.com',
      'tenant0001.onmicrosoft.com',
      'tenant0002.onmicrosoft.com',
    ])
    const ids: string[] = []
    for (const { tenantId, users, servicePrincipals, directoryRoles } of all)
      ids.push(tenantId, ...users.keys(), ...servicePrincipals.keys(), ...directoryRoles.keys())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('have an administrator each, with TOTP', () => {
    for (const one of seedTenants({ seed: 1, users: 0, tenants: 1 })) {
      const admin = findUserByName(one, `admin@${one.domains[0]?.name}`)
      expect(admin?.totpSecret).toMatch(/^[A-Z2-7]{32}$/)
      expect(isAdministrator(one, admin?.id ?? '')).toBe(true)
    }
  })
})

describe('the people', () => {
  it('are admin with TOTP, alice, bob, carol, a disabled user, a guest, and as many more as asked for', () => {
    const admin = user('admin@contoso.onmicrosoft.com')
    expect(admin.totpSecret).toMatch(/^[A-Z2-7]{32}$/)
    expect(isAdministrator(tenant, admin.id)).toBe(true)
    expect(isAdministrator(tenant, user('carol@contoso.onmicrosoft.com').id)).toBe(true)
    expect(isAdministrator(tenant, user('alice@contoso.onmicrosoft.com').id)).toBe(false)
    expect(user('erin@contoso.onmicrosoft.com').accountEnabled).toBe(false)
    expect(user('dora_fabrikam.com#EXT#@contoso.onmicrosoft.com').userType).toBe('Guest')
    expect(user('user0003@contoso.onmicrosoft.com').hasMailbox).toBe(true)
    expect(tenant.users.size).toBe(9)
  })

  it('are found by the address they have at home, whatever the case', () => {
    expect(user('DORA@fabrikam.com').userType).toBe('Guest')
    expect(findUserByName(tenant, ' ')).toBeUndefined()
  })

  it('hold roles by nested groups too, also when groups hold each other', () => {
    const nested = seedTenant({ seed: 1, users: 0 })
    const [one, two] = [...nested.groups.values()]
    const [role] = [...nested.directoryRoles.values()]
    if (one === undefined || two === undefined || role === undefined) throw new Error('too few')
    one.memberIds.add(two.id)
    two.memberIds.add(one.id)
    role.memberIds.add(one.id)
    const bob = findUserByName(nested, 'bob@contoso.onmicrosoft.com')?.id ?? ''
    expect(principalIdsOf(nested, bob)).toContain(one.id)
    expect(isAdministrator(nested, bob)).toBe(true)
  })
})

describe("Microsoft's own applications", () => {
  const principal = (appId: string) =>
    [...tenant.servicePrincipals.values()].find((entry) => entry.appId === appId)

  it.each([
    ['00000003-0000-0000-c000-000000000000', 'Mail.ReadWrite', 'e2a3a72e-5f79-4c64-b1b1-878b674786c9'],
    ['00000003-0000-0000-c000-000000000000', 'User.Read.All', 'df021288-bdef-4463-88db-98f22de89214'],
    ['00000002-0000-0ff1-ce00-000000000000', 'full_access_as_app', 'dc890d15-9560-4a4c-9b7f-a736ec74ec40'],
    ['00000003-0000-0ff1-ce00-000000000000', 'Sites.FullControl.All', '678536fe-1083-478a-9c59-b99265e6b0d3'],
  ])('%s publishes the app role %s with its real id', (appId, value, id) => {
    expect(principal(appId)?.appRoles.find((role) => role.value === value)?.id).toBe(id)
  })

  it('publish scopes with their real ids, and who may consent to them', () => {
    const scopes = principal('00000003-0000-0000-c000-000000000000')?.oauth2PermissionScopes ?? []
    const found = (value: string) => scopes.find((scope) => scope.value === value)
    expect(found('User.Read')).toMatchObject({ id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'User' })
    expect(found('Application.ReadWrite.All')).toMatchObject({
      id: 'bdfbf15f-ee85-4955-8675-146e8e5296b5',
      type: 'Admin',
    })
    const ids = scopes.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('base32 (RFC 4648 section 10)', () => {
  it.each([
    ['f', 'MY'],
    ['foobar', 'MZXW6YTBOI'],
  ])('writes %s as %s', (text, encoded) => {
    expect(base32Encode(Buffer.from(text))).toBe(encoded)
    expect(base32Decode(`${encoded}======`).toString()).toBe(text)
  })
})
