/** An authorization server that knows a few tokens, for the tests of the HTTP face. */
import {
  OAuthError,
  type AuthorizationServer,
  type AuthorizationServerMetadata,
  type EndpointPaths,
  type IntrospectedToken,
  type Principal,
} from '../authorization-server/index.ts'
import { ids, noon, type Recorded } from './sample-values.suite.ts'

const issuer = 'https://backup.test:4443'

/** @param principals - by access token. */
export function fakeAuthorizationServer(
  recorded: Recorded,
  principals: Readonly<Record<string, Principal>>,
): AuthorizationServer {
  return {
    token: async (request) => {
      recorded.token = request
      const grant = request.parameters['grant_type']
      if (grant === undefined)
        throw new OAuthError('invalid_request', 'grant_type is missing.', { reason: 'test' })
      if (grant !== 'password')
        throw new OAuthError('unsupported_grant_type', 'This grant is not known.', { reason: 'test' })
      if (request.parameters['password'] === 'too-often')
        throw new OAuthError('slow_down', 'Too many attempts.', {
          reason: 'throttled',
          retryAfterSeconds: 7.2,
        })
      if (request.parameters['password'] !== 'right')
        throw new OAuthError('invalid_grant', 'The sign-in was refused.', { reason: 'test' })
      return {
        accessToken: 'admin',
        refreshToken: 'refresh',
        expiresInSeconds: 3600,
        issuedAt: Date.UTC(2021, 11, 13, 13, 18, 43),
        expiresAt: Date.UTC(2021, 11, 13, 14, 18, 43),
        userName: 'admin',
      }
    },
    recordUnreadable: async () => undefined,
    authenticate: async (token) => (Object.hasOwn(principals, token) ? principals[token] : undefined),
    authenticateByCode: async (code) => (code === 'code' ? principals['alice'] : undefined),
    newAuthCode: async (familyId) => `code of ${familyId}`,
    revokeToken: async ({ parameters }) => void recorded.revoked.push(parameters['token'] ?? ''),
    introspect: async ({ accessToken, parameters }) => fakeIntrospection(accessToken, parameters['token']),
    metadata: (paths) => fakeMetadata(paths),
    portal: async (id) => (id === null ? undefined : { applicationId: id, isEnabled: true }),
    revoke: async (familyId) => void recorded.revoked.push(familyId),
    needsSetup: async () => true,
    setUp: async ({ secret }) => {
      if (secret !== 'one-time')
        throw new OAuthError('invalid_grant', 'The setup secret is wrong or has expired.', { reason: 'test' })
    },
    // Tested over the real ones: catalogue/accounts.test.ts.
    accounts: {} as AuthorizationServer['accounts'],
    serviceKeys: {} as AuthorizationServer['serviceKeys'],
    ownAccount: {} as AuthorizationServer['ownAccount'],
    sessions: {} as AuthorizationServer['sessions'],
    browserSessions: { isOwnOrigin: () => false } as unknown as AuthorizationServer['browserSessions'],
  }
}

function fakeIntrospection(
  accessToken: string | undefined,
  token: string | undefined,
): IntrospectedToken | undefined {
  if (accessToken === undefined)
    throw new OAuthError('invalid_client', 'Say who you are.', { reason: 'no_client_credential' })
  if (accessToken !== 'service')
    throw new OAuthError('insufficient_scope', 'For services only.', { reason: 'not_a_service_account' })
  if (token !== 'alice') return undefined
  return {
    kind: 'person',
    use: 'access',
    issuer,
    subject: ids.alice,
    userName: 'alice@contoso.onmicrosoft.com',
    clientId: ids.absent,
    organizationId: ids.contoso,
    issuedAt: noon,
    expiresAt: noon + 3_600_000,
  }
}

function fakeMetadata({ token, revocation, introspection }: EndpointPaths): AuthorizationServerMetadata {
  return {
    issuer,
    token_endpoint: issuer + token,
    revocation_endpoint: issuer + revocation,
    introspection_endpoint: issuer + introspection,
    grant_types_supported: ['password'],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ['none'],
    token_endpoint_auth_signing_alg_values_supported: [],
    revocation_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_signing_alg_values_supported: [],
    introspection_endpoint_auth_methods_supported: ['private_key_jwt'],
    introspection_endpoint_auth_signing_alg_values_supported: [],
  }
}
