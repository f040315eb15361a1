import { describe, expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import {
  azureCli,
  decode,
  organizationId,
  ownApiClaims,
  type RawClaims,
  signInAppId,
  tenantId,
  tenantName,
  tokenOf,
} from '../fixture.suite.ts'
import { checkAssertion, type CheckRefusal, type Door } from './checks.ts'

const now = Date.UTC(2030, 0, 1)

const organization = {
  id: organizationId,
  tenantId,
  name: tenantName,
  displayName: 'Contoso',
  description: '',
  cloud: 'worldwide',
  region: 'Worldwide',
  isExchangeOnline: 1,
  isSharePointOnline: 0,
  isTeamsOnline: 0,
  isTeamsChatsOnline: 0,
  authentication: 'app-only',
  options: '{}',
  createdAt: 0,
} as const

const switches = {
  tenantAuthentication: true,
  operatorAuthentication: true,
  policies: ['verify_by_use'],
  allowedClientIds: [azureCli, signInAppId],
  allowGuests: false,
  organizationRoles: [],
  verifyByUseReach: undefined,
  signInGroups: [],
  operatorSignInMinutes: undefined,
  operatorAuthenticationContext: undefined,
} as const

function check(raw: RawClaims, door: Door = 'tenant'): CheckRefusal | undefined {
  const claims = decode(new Secret(tokenOf(now, raw)))
  if (claims === undefined) throw new Error('the token cannot be read')
  const accepted = {
    audiences: ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'],
    issuers: ['https://sts.windows.net/{tid}/', 'https://login.microsoftonline.com/{tid}/v2.0'],
    refusedClientIds: new Set<string>(),
  }
  return checkAssertion({ claims, organization, switches, accepted, ownApiId: signInAppId, door, now })
}

describe('the claims of an assertion', () => {
  it.each([
    [{}],
    [{ aud: '00000003-0000-0000-c000-000000000000' }],
    [{ idtyp: undefined, appidacr: undefined, nbf: undefined }],
    [{ scp: 'openid profile User.Read Directory.Read.All' }],
    [{ exp: now / 1000 - 59 }],
    [{ iat: now / 1000 + 59, nbf: now / 1000 + 59 }],
  ])('are accepted: %o', (claims) => {
    expect(check(claims)).toBeUndefined()
  })

  it.each([
    ['AST-30', { iss: `https://sts.windows.net/${tenantId}` }, 'wrong_issuer'],
    ['AST-29', { iss: 'https://sts.windows.net/99999999-9999-4999-8999-999999999999/' }, 'wrong_issuer'],
    ['AST-31', { tid: tenantName }, 'wrong_tenant'],
    ['AST-32', { tid: '9188040d-6c67-4c5b-b112-36a304b66dad' }, 'wrong_tenant'],
    ['AST-33', { tid: '99999999-9999-4999-8999-999999999999' }, 'wrong_tenant'],
    ['AST-38', { appid: '55555555-5555-4555-8555-555555555555' }, 'client_not_allowed'],
    ['AST-41', { appid: undefined }, 'no_client_id'],
    ['AST-42', { appidacr: '1' }, 'client_not_public'],
    ['AST-43', { aud: 'https://graph.windows.net' }, 'wrong_audience'],
    ['AST-44', { aud: 'https://management.azure.com' }, 'wrong_audience'],
    ['AST-45', { aud: ['https://graph.microsoft.com'] }, 'wrong_audience'],
    ['AST-46', { aud: 'https://graph.microsoft.us' }, 'wrong_audience'],
    ['AST-47', { aud: 'https://graph.microsoft.com//' }, 'wrong_audience'],
    ['AST-47', { aud: 'https://graph.microsoft.com.evil' }, 'wrong_audience'],
    ['AST-48', { idtyp: 'app', scp: undefined, roles: ['Mail.Read'] }, 'not_a_user_token'],
    ['AST-49', { idtyp: undefined, scp: undefined }, 'not_a_user_token'],
    ['AST-50', { scp: '' }, 'not_a_user_token'],
    ['AST-51', { idtyp: 'agent' }, 'not_a_user_token'],
    ['AST-53', { exp: undefined }, 'times_missing'],
    ['AST-102', { uti: undefined }, 'no_token_id'],
    ['no user id', { oid: undefined }, 'no_user_id'],
    ['only a user scope', { scp: 'User.Read' }, 'scope_missing'],
    ['only a directory scope', { scp: 'Directory.Read.All' }, 'scope_missing'],
  ])('are refused, %s: %o', (_id, claims, reason) => {
    expect(check(claims)).toMatchObject({ reason })
  })

  it.each([
    ['AST-52: expired 61 s ago', { exp: -61, iat: -600, nbf: -600 }, 'expired', true],
    ['AST-54: not valid for 5 minutes', { nbf: 300 }, 'not_yet_valid', undefined],
    ['AST-55: issued in 5 minutes', { iat: 300, nbf: -60 }, 'not_yet_valid', undefined],
    ['AST-56: issued 16 minutes ago', { iat: -16 * 60 - 1, nbf: -60 }, 'too_old', true],
    ['AST-57: valid for 30 days', { exp: 30 * 86_400 }, 'lives_too_long', undefined],
  ])('are refused, %s', (_title, offsets, reason, isExpired) => {
    const claims = Object.entries<number>(offsets).map(([name, offset]) => [name, now / 1000 + offset])
    const refusal = check(Object.fromEntries(claims))
    expect([refusal?.reason, refusal?.isExpired]).toEqual([reason, isExpired])
  })

  it('name what is missing of the scopes (policy of the manual)', () => {
    expect(check({ scp: 'User.Read' })?.details?.missingScopes).toEqual([
      'Directory.Read.All | Directory.ReadWrite.All | Directory.AccessAsUser.All',
    ])
  })

  it.each(
    ['Directory.Read.All', 'Directory.ReadWrite.All', 'Directory.AccessAsUser.All'].flatMap((directory) =>
      ['User.Read', 'User.ReadWrite', 'User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All'].map(
        (user) => [directory, user] as const,
      ),
    ),
  )('accept each of the fifteen pairs of scopes, offline_access beside them: %s %s', (directory, user) => {
    expect(check({ scp: `${user} ${directory} offline_access` })).toBeUndefined()
    expect(check({ scp: `${directory} offline_access` })?.details?.missingScopes).toHaveLength(1)
    expect(check({ scp: `${user} offline_access` })?.details?.missingScopes).toHaveLength(1)
  })
})

describe('the claims of an assertion for our own API', () => {
  const own = (claims: RawClaims = {}): RawClaims => ownApiClaims(now, claims)

  it.each([
    ['of a person', {}],
    ['with the Azure CLI, when it is allowed', { azp: azureCli }],
    ['whatever Graph scopes it lacks', { scp: 'access_as_user other' }],
  ])('are accepted %s, by either door', (_title, claims) => {
    expect(check(own(claims))).toBeUndefined()
    expect(check(own(claims), 'operator')).toBeUndefined()
  })

  it.each([
    ['AST-29', { iss: 'https://login.microsoftonline.com/99999999-9999-4999-8999-999999999999/v2.0' }],
    ['AST-30', { iss: `https://login.microsoftonline.com/${tenantId}/v2.0/` }],
    ['AST-30', { iss: `https://LOGIN.microsoftonline.com/${tenantId}/v2.0` }],
  ])('are refused for their issuer, %s: %o', (_id, claims) => {
    expect(check(own(claims))).toMatchObject({ reason: 'wrong_issuer' })
  })

  it.each([
    ['AST-31', { tid: tenantName }, 'wrong_tenant'],
    ['version 1 of the audience', { aud: `api://${signInAppId}` }, 'wrong_token_version'],
    ['AST-38', { azp: '55555555-5555-4555-8555-555555555555' }, 'client_not_allowed'],
    ['AST-41', { azp: undefined }, 'no_client_id'],
    ['AST-42', { azpacr: '1' }, 'client_not_public'],
    ['AST-42', { azpacr: undefined }, 'client_not_public'],
    ['AST-45', { aud: [signInAppId] }, 'wrong_audience'],
    ['AST-48', { idtyp: 'app', scp: undefined, roles: ['x'] }, 'not_a_user_token'],
    ['AST-49', { idtyp: undefined, scp: undefined }, 'not_a_user_token'],
    ['AST-51', { idtyp: undefined }, 'not_a_user_token'],
    ['AST-51', { idtyp: 'agent' }, 'not_a_user_token'],
    ['AST-50', { scp: '' }, 'not_a_user_token'],
    ['AST-50', { scp: 'access_as_user.other' }, 'scope_missing'],
    ['AST-53', { exp: undefined }, 'times_missing'],
    ['AST-102', { uti: undefined }, 'no_token_id'],
  ])('are refused, %s: %o', (_id, claims, reason) => {
    expect(check(own(claims))).toMatchObject({ reason })
  })

  it('alone open the door of restore operators', () => {
    expect(check({}, 'operator')).toMatchObject({ reason: 'own_api_required' })
  })
})
