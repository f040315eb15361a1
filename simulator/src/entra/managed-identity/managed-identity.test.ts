/** The token endpoint of a managed identity's host, api-version 2019-08-01, and what its tokens are good for. */
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ManagedIdentity } from '../state.ts'
import {
  claimsOf,
  codeOf,
  createTestEntra,
  createTestKey,
  register,
  testOrigin,
  type TestEntra,
} from '../testing.ts'
import { createManagedIdentity } from './identities.ts'

const key = await createTestKey()
let test: TestEntra
let identity: ManagedIdentity

beforeEach(() => {
  test = createTestEntra(key)
  const wanted = { displayName: 'backup-host', kind: 'user' } as const
  identity = createManagedIdentity(test.tenant, test.state, wanted, test.clock.now())
})

function ask(query: Record<string, string>, header = identity.header) {
  const parameters = new URLSearchParams({ 'api-version': '2019-08-01', ...query })
  return test.get(`/msi/${identity.clientId}/token?${parameters.toString()}`, { 'x-identity-header': header })
}

describe('the endpoint', () => {
  it('gives a token for the resource that is asked for, and says until when', async () => {
    const answer = await ask({ resource: 'https://vault.azure.net', client_id: identity.clientId })
    const claims = claimsOf(answer)
    expect(claims).toMatchObject({
      aud: 'https://vault.azure.net',
      appid: identity.clientId,
      oid: identity.principalId,
      sub: identity.principalId,
      tid: test.tenant.tenantId,
      idtyp: 'app',
      xms_mirid: identity.resourceId,
    })
    expect(answer.json).toMatchObject({
      resource: 'https://vault.azure.net',
      token_type: 'Bearer',
      expires_on: String(claims['exp']),
    })
    expect(test.tenant.signIns.at(-1)).toMatchObject({
      signInEventTypes: ['managedIdentity'],
      servicePrincipalId: identity.principalId,
      userId: '',
    })
  })

  it.each([
    ['a wrong header', { resource: 'https://vault.azure.net' }, 'wrong', 401],
    ['no resource', {}, undefined, 400],
    ['an unknown resource', { resource: 'https://nowhere.example' }, undefined, 400],
    [
      'another api-version',
      { resource: 'https://vault.azure.net', 'api-version': '2017-09-01' },
      undefined,
      400,
    ],
    ['another identity', { resource: 'https://vault.azure.net', client_id: randomUUID() }, undefined, 400],
  ])('refuses %s', async (_, query, header, status) => {
    expect((await ask(query, header)).status).toBe(status)
  })

  it('gives nothing to an identity that was deleted', async () => {
    test.tenant.servicePrincipals.delete(identity.principalId)
    expect((await ask({ resource: 'https://vault.azure.net' })).status).toBe(400)
  })
})

describe('a token for the token exchange', () => {
  async function exchange(subject: string) {
    const token = await ask({ resource: 'api://AzureADTokenExchange' })
    const { application } = register(test.tenant, {
      federatedIdentityCredentials: [
        {
          id: randomUUID(),
          name: 'host',
          issuer: `${testOrigin}/${test.tenant.tenantId}/v2.0`,
          subject,
          audiences: ['api://AzureADTokenExchange'],
          description: null,
        },
      ],
    })
    return test.token({
      grant_type: 'client_credentials',
      client_id: application.appId,
      scope: 'https://graph.microsoft.com/.default',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: String(token.json['access_token']),
    })
  }

  it('stands for an application of the tenant that trusts the identity', async () => {
    const answer = await exchange(identity.principalId)
    expect(claimsOf(answer)['appidacr']).toBe('2')
    expect(test.tenant.signIns.at(-1)?.clientCredentialType).toBe('federatedIdentityCredential')
  })

  it('stands for none that trusts another one: the object id is the subject, not the client id (700213)', async () => {
    expect(codeOf(await exchange(identity.clientId))).toBe(700_213)
  })
})
