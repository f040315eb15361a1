/** Requests of OAuth clients: parameters in a form or in JSON, never in the address, and no password of a client. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { TokenRequest } from '../../authorization-server/index.ts'
import { checkContentCoding, decodeUtf8, isUtf8 } from '../http/body.ts'
import { RequestError } from '../http/errors.ts'
import { parseTokenForm, parseTokenJson } from '../http/token-form.ts'

const oauthBodyLimit = 64 * 1024

/** What every endpoint for OAuth clients has in common. */
export const oauthRoute = {
  config: { access: 'anonymous', isTokenEndpoint: true },
  bodyLimit: oauthBodyLimit,
  // The parsers have read the body: the schema is for the document alone.
  attachValidation: false,
  validatorCompiler: () => (value: unknown) => ({ value }),
} as const

/** Media types that {@link readOAuthBodies} takes. */
export const oauthMediaTypes = ['application/x-www-form-urlencoded', 'application/json']

/**
 * A parameter that most requests leave out. Swagger UI fills a form with the example, or else with a value of its own
 * making, and sends that; without a value it is as if it were not there.
 */
export const optionalParameter = (description: string, more: { readonly format?: string } = {}) =>
  Type.Optional(Type.String({ description, example: '', ...more }))

/** The proof of a client (RFC 7521 §4.2). */
export const clientAssertionParameters = {
  client_assertion_type: optionalParameter(
    'beside client_assertion: urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  ),
  client_assertion: optionalParameter('of a service account, signed with its key (RFC 7523)'),
}

export type OAuthBody = { Body: Record<string, string> | undefined }

type BodyReader = (request: FastifyRequest, body: string | Buffer) => Promise<Record<string, string>>

function bodyReader(parse: (text: string) => Record<string, string>): BodyReader {
  return async (request, body) => {
    checkContentCoding(request)
    if (!isUtf8(request)) throw new RequestError('malformed', 'Send the parameters in UTF-8.')
    return parse(decodeUtf8(Buffer.from(body)))
  }
}

/** Forms and JSON; anything else is `invalid_request`, never a guess. */
export function readOAuthBodies(app: FastifyInstance): void {
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

/** Parameters that must not be written down in logs and histories of addresses. */
const secretParameters = new Set([
  'grant_type',
  'assertion',
  'password',
  'refresh_token',
  'username',
  'client_secret',
  'client_assertion',
  'token',
])

/** @throws {RequestError} `malformed`, `invalid_client` */
export function oauthRequestOf(request: FastifyRequest<OAuthBody>): TokenRequest {
  const query = typeof request.query === 'object' && request.query !== null ? Object.keys(request.query) : []
  if (query.some((name) => secretParameters.has(name)))
    throw new RequestError('malformed', 'Send the parameters in the body, never in the address.', {
      detail: 'parameters_in_address',
    })
  if (/^basic\b/i.test(request.headers.authorization ?? '')) refuseBasic(request.body)
  return { parameters: request.body ?? {}, ...originOf(request) }
}

/** From where a request comes, for throttling and the audit log. */
export function originOf(request: FastifyRequest): Omit<TokenRequest, 'parameters'> {
  const userAgent = request.headers['user-agent']
  const digest = userAgent && createHash('sha256').update(userAgent).digest('hex').slice(0, 16)
  return { remoteAddress: request.ip, requestId: request.id, userAgentDigest: digest }
}

/** @throws {RequestError} always. */
function refuseBasic(body: Record<string, string> = {}): never {
  if (Object.hasOwn(body, 'client_secret') || Object.hasOwn(body, 'client_assertion'))
    throw new RequestError('malformed', 'Send one kind of client authentication only.', {
      detail: 'client_authentication_twice',
    })
  throw new RequestError(
    'invalid_client',
    'No client of this server has a password: send no Authorization header.',
    { detail: 'client_password_sent' },
  )
}

/** GET on an endpoint that only takes POST. @throws {RequestError} always. */
export function refuseGet(_request: FastifyRequest, reply: FastifyReply): never {
  void reply.header('allow', 'POST')
  throw new RequestError('method_not_allowed', 'Ask with POST.')
}
