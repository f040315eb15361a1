/** Requests of OAuth clients: parameters in a form or in JSON, never in the address, and no password of a client. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TokenRequest } from '../../authorization-server/index.ts'
import { checkContentCoding, decodeUtf8, isUtf8 } from '../http/body.ts'
import { RequestError } from '../http/errors.ts'
import { parseTokenForm, parseTokenJson } from '../http/token-form.ts'

export const oauthBodyLimit = 64 * 1024

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

/** Of a text that may be left out: Swagger UI else fills the field with a value that would be sent. */
export const absentInForm = { example: '' } as const

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
