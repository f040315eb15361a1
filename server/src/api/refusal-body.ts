/**
 * The form of a refusal: OAuth 2.0 at the token endpoint (RFC 6749 §5.2), `{message, errorCode}` in the dialect,
 * `{code, message}` in our own API.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from './error-response.ts'
import { versionOf } from './version-prefix.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Refusals of this route are read by OAuth clients: RFC 6749 §5.2 says how they look. */
    isTokenEndpoint?: boolean
  }
}

const v8ErrorCodes: Readonly<Record<number, string>> = {
  400: 'ParameterValidationFailure',
  403: 'ResourceAccessDenied',
  404: 'ResourceNotFound',
  409: 'OperationConflict',
  503: 'Timeout',
}

export function writeRefusal(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): void {
  void reply.type('application/json; charset=utf-8').serializer(JSON.stringify)
  if (request.routeOptions.config.isTokenEndpoint === true) void reply.send(oauthBody(refusal, request.id))
  else void reply.send(plainBody(refusal, request))
}

const oauthCodes: Readonly<Record<number, string>> = {
  429: 'slow_down',
  500: 'server_error',
  503: 'temporarily_unavailable',
}

/** Codes of RFC 6749 §5.2 and RFC 6750 §3.1, and our two extensions. */
const oauthErrors: ReadonlySet<string> = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_grant_type',
  'insufficient_scope',
  'slow_down',
  'temporarily_unavailable',
])

/** What the request's form got wrong is `invalid_request`. */
function oauthBody({ status, code, message }: Refusal, requestId: string): object {
  const error = oauthErrors.has(code) ? code : (oauthCodes[status] ?? 'invalid_request')
  return { error, error_description: message, message, request_id: requestId }
}

/** The dialect has no code for what a server does not do; the parameters are not to blame. */
function v8ErrorCode(code: string, status: number): string | undefined {
  if (code === 'outdated_change_token') return 'OutdatedChangeToken'
  return code === 'not_supported' ? 'HttpError' : v8ErrorCodes[status]
}

function plainBody({ status, code, message }: Refusal, request: FastifyRequest): object {
  const version = versionOf(request.url)
  if (version === 'own') return { code, message, requestId: request.id }
  const errorCode = version === 8 ? v8ErrorCode(code, status) : undefined
  return errorCode === undefined ? { message } : { message, errorCode }
}
