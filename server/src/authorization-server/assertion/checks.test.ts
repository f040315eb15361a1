import { describe, expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import {
  azureCli,
  decode,
  organizationId,
  type RawClaims,
  tenantId,
  tenantName,
  tokenOf,
} from '../fixture.suite.ts'
import { checkAssertion, type CheckRefusal } from './checks.ts'

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
  createdAt: 0,
} as const

const switches = {
  tenantAuthentication: true,
  operatorAuthentication: false,
  policies: ['verify_by_use'],
  allowedClientIds: [azureCli],
  allowGuests: false,
  organizationRoles: [],
  verifyByUseReach: undefined,
  signInGroups: [],
  operatorSignInMinutes: undefined,
  operatorAuthenticationContext: undefined,
} as const

function check(raw: RawClaims): CheckRefusal | undefined {
  const claims = decode(new Secret(tokenOf(now, raw)))
  if (claims === undefined) throw new Error('the token cannot be read')
  const accepted = {
    audiences: ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'],
    issuers: ['https://sts.windows.net/{tid}/'],
    refusedClientIds: new Set<string>(),
  }
  return checkAssertion({ claims, organization, switches, accepted, ownApiId: undefined, now })
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
})
