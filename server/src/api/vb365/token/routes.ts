/** `POST /token`, its refusals, and the end of a session (RFC 6749 §3.2 and §5; the dialect's token endpoint). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { TokenAnswer } from '../../../authorization-server/index.ts'
import { callerOf } from '../../access.ts'
import { checkBodyHeaders, decodeUtf8 } from '../../http/body.ts'
import { isoDateTime, rfc1123DateTime } from '../../http/date-time.ts'
import { RequestError } from '../../http/errors.ts'
import { parseTokenForm, parseTokenJson } from '../../http/token-form.ts'
import { oneOf, type ApiVersion } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import type { DateFormat } from '../../settings.ts'
import { noBody } from '../parameters.ts'

const tokenBodyLimit = 64 * 1024

const tokenResponse = Type.Object({
  access_token: Type.String(),
  refresh_token: Type.Optional(Type.String({ description: 'not for client credentials' })),
  token_type: oneOf('bearer'),
  expires_in: Type.Integer(),
  userName: Type.String(),
  '.issued': Type.String({ description: 'ISO 8601 or RFC 1123, as the setting dateFormat says' }),
  '.expires': Type.String(),
})

const tokenRequest = Type.Object({
  grant_type: Type.String(),
  username: Type.Optional(Type.String()),
  password: Type.Optional(Type.String()),
  refresh_token: Type.Optional(Type.String()),
  client_id: Type.Optional(Type.String()),
  assertion: Type.Optional(Type.String()),
  disable_antiforgery_token: Type.Optional(Type.Boolean()),
})

export function registerToken(scope: DialectScope): void {
  // A child of its own: it alone reads forms.
  void scope.app.register(async (child) => registerTokenEndpoint(child, scope))
  if (scope.version > 6) registerLogout(scope)
}

function registerTokenEndpoint(app: FastifyInstance, { version, dependencies }: DialectScope): void {
  const { authorizationServer, settings } = dependencies
  readTokenBodies(app)
  const config = { access: 'anonymous', isTokenEndpoint: true } as const
  app.post<{ Body: Record<string, string> | undefined }>('/token', {
    config,
    bodyLimit: tokenBodyLimit,
    // The parsers have read the body: the schema is for the document alone.
    attachValidation: false,
    validatorCompiler: () => (value: unknown) => ({ value }),
    schema: {
      operationId: 'token',
      tags: ['Auth'],
      consumes: ['application/x-www-form-urlencoded', 'application/json'],
      body: tokenRequest,
      response: { 200: tokenResponse },
    },
    handler: async (request) => {
      checkTokenRequest(request)
      const pair = await authorizationServer.token({
        parameters: request.body ?? {},
        remoteAddress: request.ip,
        requestId: request.id,
      })
      const { dateFormat } = await settings.read()
      return tokenBody(pair, version, dateFormat)
    },
  })
  app.get('/token', { config, schema: { hide: true } }, (_request, reply: FastifyReply) => {
    void reply.header('allow', 'POST')
    throw new RequestError('method_not_allowed', 'Ask for a token with POST.')
  })
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

type BodyReader = (request: FastifyRequest, body: string | Buffer) => Promise<Record<string, string>>

function bodyReader(parse: (text: string) => Record<string, string>): BodyReader {
  return async (request, body) => {
    checkBodyHeaders(request)
    return parse(decodeUtf8(Buffer.from(body)))
  }
}

/** Forms and JSON; anything else is `invalid_request`, never a guess. */
function readTokenBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    bodyReader(parseTokenForm),
  )
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, bodyReader(parseTokenJson))
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async () => {
    throw new RequestError('malformed', 'Send the parameters as application/x-www-form-urlencoded.')
  })
}

const secretParameters = new Set([
  'grant_type',
  'assertion',
  'password',
  'refresh_token',
  'username',
  'client_secret',
])

function checkTokenRequest(request: FastifyRequest<{ Body: Record<string, string> | undefined }>): void {
  const query = typeof request.query === 'object' && request.query !== null ? Object.keys(request.query) : []
  if (query.some((name) => secretParameters.has(name)))
    throw new RequestError('malformed', 'Send the parameters in the body, never in the address.')
  if (/^basic\b/i.test(request.headers.authorization ?? '')) {
    if (request.body?.['client_secret'] !== undefined)
      throw new RequestError('malformed', 'Send one kind of client authentication only.')
    throw new RequestError(
      'invalid_client',
      'No client of this server has a password: send no Authorization header.',
    )
  }
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
  }
}
