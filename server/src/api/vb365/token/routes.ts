/** `POST /token`, its refusals, and the end of a session (RFC 6749 §3.2 and §5; the dialect's token endpoint). */
import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import type { TokenAnswer } from '../../../authorization-server/index.ts'
import { callerOf } from '../../access.ts'
import { isoDateTime, rfc1123DateTime } from '../../http/date-time.ts'
import { RequestError } from '../../http/errors.ts'
import { tokenPath } from '../../oauth2/paths.ts'
import {
  clientAssertionParameters,
  optionalParameter,
  oauthMediaTypes,
  oauthRequestOf,
  oauthRoute,
  type OAuthBody,
  readOAuthBodies,
  refuseGet,
} from '../../oauth2/request.ts'
import { registerIntrospection, registerRevocation } from '../../oauth2/routes.ts'
import { oneOf, type ApiVersion } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import type { DateFormat } from '../../settings.ts'
import { noBody } from '../parameters.ts'

const tokenResponse = Type.Object({
  access_token: Type.String(),
  refresh_token: Type.Optional(Type.String({ description: 'not for client credentials' })),
  token_type: oneOf('bearer'),
  expires_in: Type.Integer(),
  userName: Type.String(),
  '.issued': Type.String({ description: 'ISO 8601 or RFC 1123, as the setting dateFormat says' }),
  '.expires': Type.String(),
  scope: Type.Optional(Type.String({ description: 'only when the request asked for a scope' })),
})

const tokenRequest = Type.Object({
  grant_type: oneOf(
    'password',
    'refresh_token',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'operator',
    'client_credentials',
  ),
  client_id: optionalParameter(
    'jwt-bearer: the organization, such as contoso.onmicrosoft.com; operator: userId.tenantId; client_credentials: the service account',
  ),
  assertion: optionalParameter(
    "jwt-bearer: the whole JSON answer of Microsoft's token endpoint; operator: the access token alone",
  ),
  username: optionalParameter('password'),
  password: optionalParameter('password', { format: 'password' }),
  otp: optionalParameter('password: the code of the second factor'),
  refresh_token: optionalParameter('refresh_token'),
  ...clientAssertionParameters,
  disable_antiforgery_token: Type.Optional(
    Type.Boolean({ description: 'ignored: no cookie is ever set, so there is nothing to forge' }),
  ),
})
const authCode = Type.Object({ authCode: Type.String({ description: 'good once, for a minute' }) })

export function registerToken(scope: DialectScope): void {
  // A child of its own: it alone reads forms.
  void scope.app.register(async (child) => {
    readOAuthBodies(child)
    registerTokenEndpoint(child, scope)
    registerRevocation(child, scope)
    registerIntrospection(child, scope)
  })
  if (scope.version === 6) return
  registerLogout(scope)
  registerAuthCode(scope)
}

function registerTokenEndpoint(app: FastifyInstance, { version, dependencies }: DialectScope): void {
  const { authorizationServer, settings } = dependencies
  app.post<OAuthBody>(tokenPath, {
    ...oauthRoute,
    schema: {
      operationId: 'token',
      tags: ['Auth'],
      consumes: oauthMediaTypes,
      body: tokenRequest,
      response: { 200: tokenResponse },
    },
    handler: async (request) => {
      const answer = await authorizationServer.token(oauthRequestOf(request))
      const { dateFormat } = await settings.read()
      return tokenBody(answer, version, dateFormat)
    },
  })
  app.get(tokenPath, { config: oauthRoute.config, schema: { hide: true } }, refuseGet)
}

function registerLogout({ app, version, dependencies }: DialectScope): void {
  const status = version === 8 ? 204 : 200
  app.post('/token/logout', {
    config: { access: 'session' },
    schema: { operationId: 'logout', tags: ['Auth'], response: { [status]: noBody } },
    handler: async (request, reply) => {
      const { principal } = callerOf(request)
      await dependencies.authorizationServer.revoke(principal.familyId, 'logout')
      return reply.code(status).send(null)
    },
  })
}

function registerAuthCode({ app, dependencies }: DialectScope): void {
  app.post('/token/AuthCode', {
    config: { access: 'session' },
    schema: {
      operationId: 'authCode',
      tags: ['Auth'],
      description: 'A code for `?authCode=` of a download that a browser opens by its address.',
      response: { 200: authCode },
    },
    handler: async (request) => {
      const { principal } = callerOf(request)
      const code = await dependencies.authorizationServer.newAuthCode(principal.familyId, request.id)
      if (code === undefined) throw new RequestError('forbidden', 'The session has ended. Sign in again.')
      return { authCode: code }
    },
  })
}

function tokenBody(pair: TokenAnswer, version: ApiVersion, format: DateFormat): Static<typeof tokenResponse> {
  const write =
    format === 'rfc1123' || (format === 'by-version' && version === 6) ? rfc1123DateTime : isoDateTime
  return {
    access_token: pair.accessToken,
    ...(pair.refreshToken === undefined ? {} : { refresh_token: pair.refreshToken }),
    token_type: 'bearer',
    expires_in: pair.expiresInSeconds,
    userName: pair.userName,
    '.issued': write(pair.issuedAt),
    '.expires': write(pair.expiresAt),
    ...(pair.scope === undefined ? {} : { scope: pair.scope }),
  }
}
