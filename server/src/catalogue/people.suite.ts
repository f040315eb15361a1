/** The two organizations of the catalogue and the people in their directories (security reference 6, conventions). */

export interface Tenant {
  readonly organizationId: string
  readonly id: string
  readonly name: string
  readonly backupAppId: string
  /** Exposes our own API, and is the public client that people sign in with. */
  readonly signInAppId: string
}

export const tenants = {
  a: {
    organizationId: 'a0a0a0a0-0000-4000-8000-00000000000a',
    id: 'aaaaaaaa-1111-4111-8111-111111111111',
    name: 'contoso.onmicrosoft.com',
    backupAppId: 'aaaaaaaa-2222-4222-8222-222222222222',
    signInAppId: 'aaaaaaaa-3333-4333-8333-333333333333',
  },
  b: {
    organizationId: 'b0b0b0b0-0000-4000-8000-00000000000b',
    id: 'bbbbbbbb-1111-4111-8111-111111111111',
    name: 'fabrikam.onmicrosoft.com',
    backupAppId: 'bbbbbbbb-2222-4222-8222-222222222222',
    signInAppId: 'bbbbbbbb-3333-4333-8333-333333333333',
  },
} as const satisfies Record<string, Tenant>

export const azureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
/** A group of A that holders see the organization by. */
export const backupOperators = 'aaaaaaaa-4444-4444-8444-444444444444'

/** A user resource of Microsoft Graph, and what it is a member of. */
export interface Person {
  readonly id: string
  readonly tenantId: string
  accountEnabled: boolean
  userType: string
  userPrincipalName: string
  identities: readonly { readonly signInType: string; readonly issuer: string }[]
  externalUserState: string | null
  signInSessionsValidFromDateTime: string
  memberOf: readonly { readonly id: string; readonly roleTemplateId?: string }[]
}

function person(tenant: Tenant, id: string, name: string): Person {
  return {
    id,
    tenantId: tenant.id,
    accountEnabled: true,
    userType: 'Member',
    userPrincipalName: `${name}@${tenant.name}`,
    identities: [{ signInType: 'userPrincipalName', issuer: tenant.name }],
    externalUserState: null,
    signInSessionsValidFromDateTime: '2020-01-01T00:00:00Z',
    memberOf: [],
  }
}

const external = {
  identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD' }],
  externalUserState: 'Accepted',
}

export const people = {
  alice: person(tenants.a, 'aaaaaaaa-0001-4001-8001-000000000001', 'alice'),
  bob: person(tenants.a, 'aaaaaaaa-0002-4002-8002-000000000002', 'bob'),
  /** A restore operator. */
  op: person(tenants.a, 'aaaaaaaa-0003-4003-8003-000000000003', 'op'),
  /** Holds what the administrator listed. */
  carol: {
    ...person(tenants.a, 'aaaaaaaa-0004-4004-8004-000000000004', 'carol'),
    memberOf: [{ id: backupOperators }],
  },
  gina: {
    ...person(tenants.a, 'aaaaaaaa-0005-4005-8005-000000000005', 'gina_fabrikam.com#EXT#'),
    userType: 'Guest',
    ...external,
  },
  /** Called a member, and yet from elsewhere. */
  ext: {
    ...person(tenants.a, 'aaaaaaaa-0006-4006-8006-000000000006', 'ext_fabrikam.com#EXT#'),
    ...external,
  },
  zoe: person(tenants.b, 'bbbbbbbb-0001-4001-8001-000000000001', 'zoe'),
} satisfies Record<string, Person>
