/** Sign-ins of the past that a report finds, and identities that a host asks for (control endpoint). */
import { beforeEach, describe, expect, it } from 'vitest'
import { createEntraState } from '../entra/state.ts'
import type { TenantState } from '../tenant/model.ts'
import { seedTenant } from '../tenant/seed.ts'
import { putManagedIdentity } from './managed-identities.ts'
import { seedSignIns } from './sign-ins.ts'

const now = Date.parse('2026-03-01T12:00:00Z')
const upn = 'bob@contoso.onmicrosoft.com'
let tenant: TenantState

beforeEach(() => {
  tenant = seedTenant({ seed: 7, users: 0 })
})

describe('POST sign-ins', () => {
  it('puts legacy sign-ins into the log, in the order of time', () => {
    seedSignIns(tenant, { upn, clientAppUsed: 'POP3', daysAgo: 2, count: 3, errorCode: 50_126 }, now)
    seedSignIns(tenant, { upn, daysAgo: 5, userAgent: 'BAV2ROPC' }, now)
    expect(tenant.signIns.map(({ clientAppUsed }) => clientAppUsed)).toEqual([
      'IMAP4',
      'POP3',
      'POP3',
      'POP3',
    ])
    expect(tenant.signIns[0]).toMatchObject({
      createdDateTime: '2026-02-24T12:00:00.000Z',
      userPrincipalName: upn,
      authenticationProtocol: 'ropc',
      userAgent: 'BAV2ROPC',
      status: { errorCode: 0 },
    })
    expect(tenant.signIns[1]?.status.errorCode).toBe(50_126)
    expect(new Set(tenant.signIns.map(({ id }) => id)).size).toBe(4)
  })

  it.each([
    [{ upn: 'nobody@contoso.onmicrosoft.com' }, '"upn"'],
    [{ upn, clientAppUsed: 'Telnet' }, '"clientAppUsed"'],
    [{ upn, daysAgo: 31 }, '"daysAgo"'],
    [{ upn, count: 1.5 }, '"count"'],
    [{ upn, colour: 'red' }, '"colour"'],
  ])('refuses %j', (order, name) => {
    expect(() => seedSignIns(tenant, order, now)).toThrow(name)
    expect(tenant.signIns).toEqual([])
  })
})

it('POST managed-identities makes a service principal, and tells the host how to ask', () => {
  const entra = createEntraState({ signingKey: '', signingCertificate: '' })
  const place = { tenant, entra, origin: 'https://localhost:1', now }
  const made = putManagedIdentity(place, { displayName: 'host' })
  const [identity] = [...(entra.managedIdentities?.values() ?? [])]
  expect(made).toMatchObject({
    clientId: identity?.clientId,
    header: identity?.header,
    endpoint: `https://localhost:1/msi/${identity?.clientId}/token`,
  })
  const principal = tenant.servicePrincipals.get(identity?.principalId ?? '')
  expect([principal?.servicePrincipalType, principal?.displayName]).toEqual(['ManagedIdentity', 'host'])
  expect(() => putManagedIdentity(place, {})).toThrow('"displayName"')
})
