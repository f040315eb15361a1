/** Revocation (RFC 7009 §2) and introspection (RFC 7662 §2), below every version beside the token endpoint. */
import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import type { IntrospectedToken } from '../../authorization-server/index.ts'
import { bearerToken } from '../access.ts'
import { defined, oneOf, uuid } from '../schema.ts'
import type { DialectScope } from '../scope.ts'
import { introspectionPath, revocationPath } from './paths.ts'
import {
  clientAssertionParameters,
  optionalParameter,
  oauthMediaTypes,
  oauthRequestOf,
  oauthRoute,
  type OAuthBody,
  refuseGet,
} from './request.ts'

const tags = ['Auth']

const tokenQuestion = Type.Object({
  token: Type.String(),
  token_type_hint: optionalParameter('access_token or refresh_token; not needed'),
  client_id: optionalParameter('not needed'),
  ...clientAssertionParameters,
})

/** A token that is not active, or not the caller's to know about, is `{"active": false}` and nothing else. */
const introspection = Type.Object({
  active: Type.Boolean(),
  token_type: Type.Optional(oneOf('Bearer')),
  token_use: Type.Optional(oneOf('access', 'refresh')),
  client_id: Type.Optional(Type.String()),
  username: Type.Optional(Type.String()),
  sub: Type.Optional(Type.String({ description: 'account, or object id of the person in the directory' })),
  iss: Type.Optional(Type.String()),
  iat: Type.Optional(Type.Integer()),
  exp: Type.Optional(Type.Integer()),
  kind: Type.Optional(oneOf('administrator', 'monitor', 'person', 'operator')),
  organizationId: Type.Optional(uuid),
})

/** @param app - one that reads the bodies of OAuth clients. */
export function registerRevocation(app: FastifyInstance, { dependencies }: DialectScope): void {
  app.post<OAuthBody>(revocationPath, {
    ...oauthRoute,
    schema: {
      operationId: 'revokeToken',
      tags,
      description: 'Ends the session of the token, whichever of its tokens it is.',
      consumes: oauthMediaTypes,
      body: tokenQuestion,
      response: { 200: Type.Null() },
    },
    handler: async (request, reply) => {
      await dependencies.authorizationServer.revokeToken(oauthRequestOf(request))
      return reply.send()
    },
  })
  app.get(revocationPath, { config: oauthRoute.config, schema: { hide: true } }, refuseGet)
}

/** @param app - one that reads the bodies of OAuth clients. */
export function registerIntrospection(app: FastifyInstance, { dependencies }: DialectScope): void {
  const { authorizationServer } = dependencies
  app.post<OAuthBody>(introspectionPath, {
    ...oauthRoute,
    schema: {
      operationId: 'introspectToken',
      tags,
      description: 'For service accounts, with their access token as bearer or with a client assertion.',
      consumes: oauthMediaTypes,
      body: tokenQuestion,
      response: { 200: introspection },
      security: [{}, { Bearer: [] }],
    },
    handler: async (request) => {
      const accessToken = bearerToken(request)
      const token = await authorizationServer.introspect({ ...oauthRequestOf(request), accessToken })
      return token === undefined ? { active: false } : introspectionBody(token)
    },
  })
  app.get(introspectionPath, { config: oauthRoute.config, schema: { hide: true } }, refuseGet)
}

function introspectionBody(token: IntrospectedToken): Static<typeof introspection> {
  return defined({
    active: true,
    // A refresh token has no type (RFC 6749 §7.1): who takes only bearer tokens does not take it for one.
    token_type: token.use === 'access' ? ('Bearer' as const) : undefined,
    token_use: token.use,
    client_id: token.clientId,
    username: token.userName,
    sub: token.subject,
    iss: token.issuer,
    iat: Math.floor(token.issuedAt / 1000),
    exp: Math.floor(token.expiresAt / 1000),
    kind: token.kind,
    organizationId: token.organizationId,
  })
}
