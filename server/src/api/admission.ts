/** Who comes in: the session behind a request is found before anything else of it is read (RFC 6750; SES-18, SES-19). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AuthorizationServer, Principal } from '../authorization-server/index.ts'
import { bearerToken, checkAccess } from './access.ts'
import { browserSessionOf } from './browser-admission.ts'
import { RequestError } from './http/errors.ts'
import { versionOf } from './version-prefix.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A one-time code in the query, `?authCode=`, stands in for the header: for downloads by a link. */
    acceptsAuthCode?: boolean
  }
}

type Authentication = Pick<AuthorizationServer, 'authenticate' | 'authenticateByCode'> & {
  readonly browserSessions: Pick<AuthorizationServer['browserSessions'], 'authenticate' | 'isOwnOrigin'>
}

/**
 * Lets a request in, or answers it: 401 with an empty body comes before everything else (version probing).
 * @throws {RequestError} `malformed`, `forbidden`
 */
export async function admit(
  authentication: Authentication,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  refuseTwoCredentials(request)
  const access = request.is404 ? absentAccess(request.url) : request.routeOptions.config.access
  if (access === 'anonymous') return undefined
  request.principal = await principalOf(authentication, request)
  if (request.principal === undefined)
    return reply.code(401).header('www-authenticate', bearerChallenge(request)).send()
  checkAccess(access ?? 'session', request.principal)
  return undefined
}

/** What a refused client should come back with: the way it tried, or a bearer token (RFC 6749 §5.2, RFC 6750 §3). */
export function challengeOf(request: FastifyRequest): string {
  return /^basic\b/i.test(request.headers.authorization ?? '')
    ? 'Basic realm="Strongroom"'
    : bearerChallenge(request)
}

function bearerChallenge(request: FastifyRequest): string {
  return bearerToken(request) === undefined
    ? 'Bearer realm="Strongroom"'
    : 'Bearer realm="Strongroom", error="invalid_token"'
}

/** Node keeps the first of several: what another reader of the request takes for the credential may be the last. */
function refuseTwoCredentials({ raw }: FastifyRequest): void {
  const names = raw.rawHeaders.filter((_text, index) => index % 2 === 0)
  if (names.filter((name) => name.toLowerCase() === 'authorization').length > 1)
    throw new RequestError('malformed', 'Send one Authorization header.')
}

async function principalOf(
  authentication: Authentication,
  request: FastifyRequest,
): Promise<Principal | undefined> {
  const token = bearerToken(request)
  if (token !== undefined) return authentication.authenticate(token)
  const code = request.routeOptions.config.acceptsAuthCode === true ? authCodeOf(request.query) : undefined
  if (code !== undefined) return authentication.authenticateByCode(code, request.id)
  request.browserSession = await browserSessionOf(authentication.browserSessions, request)
  return request.browserSession?.principal
}

/** Names in the query are in lower case already. */
function authCodeOf(query: unknown): string | undefined {
  if (typeof query !== 'object' || query === null || !('authcode' in query)) return undefined
  return typeof query.authcode === 'string' ? query.authcode : undefined
}

/** An unknown address of a version that is served asks for a session first; of any other it is just not there. */
function absentAccess(url: string): 'anonymous' | 'session' {
  return versionOf(url) === undefined ? 'anonymous' : 'session'
}
