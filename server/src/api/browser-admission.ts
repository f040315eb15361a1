/**
 * When a cookie stands for its owner: on our own API and on v8, for a request that a page of ours made, with the
 * antiforgery token wherever something changes (Fetch Metadata Request Headers; RFC 6454 §7; SES-15 to SES-17, SES-21).
 */
import type { FastifyRequest } from 'fastify'
import { type AuthorizationServer, type BrowserSession, isSameText } from '../authorization-server/index.ts'
import { cookieOf } from './browser-cookie.ts'
import { RequestError } from './http/errors.ts'
import { versionOf } from './version-prefix.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Only for who showed a credential a moment ago: whoever finds a browser open must not do it (ASVS 7.5.3). */
    needsRecentSignIn?: boolean
    /** Browsers open it again by themselves and cannot say so: it never counts as somebody being there. */
    isBackground?: boolean
  }
  interface FastifyRequest {
    /** The browser's session; undefined when the request has another credential, or none. */
    browserSession: BrowserSession | undefined
  }
}

type Sessions = Pick<AuthorizationServer['browserSessions'], 'authenticate' | 'isOwnOrigin'>

const csrfHeader = 'x-csrf-token'
/** With it a page says that it asks by itself: that keeps nobody signed in. */
const backgroundHeader = 'x-background-request'

/** @returns `undefined` for a cookie that does not count here. @throws {RequestError} `forbidden` for what others send. */
export async function browserSessionOf(
  sessions: Sessions,
  request: FastifyRequest,
): Promise<BrowserSession | undefined> {
  if (request.headers.authorization !== undefined) return undefined
  const version = versionOf(request.url)
  if (version !== 'own' && version !== 8) return undefined
  const value = cookieOf(request, 'session')
  if (value === undefined || !isOfPageOrTyped(sessions, request, version)) return undefined
  const given = request.headers[csrfHeader]
  // On the dialect a cookie alone is nothing: its clients know no cookies.
  if (version === 8 && given === undefined) return undefined
  const session = await sessions.authenticate(value, isActivity(request))
  if (session === undefined) return undefined
  if (version === 8 || !isSafe(request)) checkToken(session, given)
  if (request.routeOptions.config.needsRecentSignIn === true && !session.isRecent)
    throw new RequestError('reauth_required', 'Enter your password again to do this.')
  return session
}

/** @throws {RequestError} `forbidden` for what another site sends. */
function isOfPageOrTyped(sessions: Sessions, request: FastifyRequest, version: 'own' | 8): boolean {
  const source = sourceOf(sessions, request)
  if (source === 'foreign') throw foreign()
  return source === 'own' || (source === 'typed' && isSafe(request) && version === 'own')
}

function isSafe({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD'
}

function isActivity({ headers, routeOptions }: FastifyRequest): boolean {
  return headers[backgroundHeader] === undefined && routeOptions.config.isBackground !== true
}

/** @throws {RequestError} `forbidden` unless a page of ours sends it: for sign-ins, which need no session (SES-20). */
export function checkOwnPage(sessions: Sessions, request: FastifyRequest): void {
  if (sourceOf(sessions, request) !== 'own') throw foreign()
}

/**
 * Who made the browser send it: a page of ours, another site, or the person by typing the address. Unknown where the
 * browser says nothing. Both headers are set by the browser alone; where both are there, both have to be right.
 */
function sourceOf(
  { isOwnOrigin }: Sessions,
  { headers }: FastifyRequest,
): 'own' | 'foreign' | 'typed' | 'unknown' {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  // A page of this very host is ours, under whatever name it is reached; `null` is nobody's.
  if (origin !== undefined && !isOwnOrigin(origin) && origin !== `https://${host ?? ''}`) return 'foreign'
  if (site === undefined) return origin === undefined ? 'unknown' : 'own'
  if (site === 'same-origin') return 'own'
  return site === 'none' ? 'typed' : 'foreign'
}

function checkToken({ csrfToken }: BrowserSession, given: string | readonly string[] | undefined): void {
  if (typeof given !== 'string' || !isSameText(given, csrfToken))
    throw new RequestError('forbidden', 'The page is out of date. Load it again.', {
      detail: given === undefined ? 'csrf_token_missing' : 'csrf_token_wrong',
    })
}

function foreign(): RequestError {
  return new RequestError('forbidden', 'Another site sent this request: nothing was done.', {
    detail: 'foreign_origin',
  })
}
