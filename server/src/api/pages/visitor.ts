/**
 * Which browser it is: a random cookie that no page elsewhere can set or read, and a token of it in every form, so that
 * nobody else can press our buttons in it (OWASP CSRF: cookie-bound token, `__Host-` prefix).
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Random } from '../../foundation/random.ts'
import type { Visitor } from '../../operations/index.ts'
import { RequestError } from '../http/errors.ts'

const cookieName = '__Host-strongroom-visit'
const cookieForm = /^[A-Za-z0-9_-]{43}$/

/** The cookie's value; a browser that comes for the first time gets one. */
export function visitOf(request: FastifyRequest, reply: FastifyReply, random: Random): string {
  const known = knownVisit(request)
  if (known !== undefined) return known
  const fresh = Buffer.from(random.bytes(32)).toString('base64url')
  // Lax: it has to come along when Microsoft's page leads back here.
  void reply.header('set-cookie', `${cookieName}=${fresh}; Path=/; Secure; HttpOnly; SameSite=Lax`)
  return fresh
}

export function knownVisit(request: FastifyRequest): string | undefined {
  const found = cookiesOf(request, cookieName)
  return found.length === 1 && cookieForm.test(found[0] ?? '') ? found[0] : undefined
}

function cookiesOf({ headers }: FastifyRequest, wanted: string): readonly string[] {
  return (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .filter(([name]) => name === wanted)
    .map(([, value]) => value ?? '')
}

/** Says, also after a restart of the server, that a sign-in was begun with this link in this browser; nothing more. */
const begunName = '__Host-strongroom-begun'

export function markBegun(reply: FastifyReply, secret: string, isBegun: boolean): void {
  const value = isBegun ? begunMark(secret) : '; Max-Age=0'
  void reply.header('set-cookie', `${begunName}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax`)
}

export function hasBegun(request: FastifyRequest, secret: string): boolean {
  return cookiesOf(request, begunName).includes(begunMark(secret))
}

function begunMark(secret: string): string {
  return createHash('sha256').update(`begun ${secret}`).digest('base64url').slice(0, 22)
}

/** What every form of this visit carries. */
export function formToken(visit: string, secret: string): string {
  return createHmac('sha256', visit).update(`form ${secret}`).digest('base64url')
}

/** @throws {RequestError} `malformed` for a form that was not made for this browser, or is sent by another site. */
export function checkForm(request: FastifyRequest, visit: string, token: string, secret: string): void {
  const site = request.headers['sec-fetch-site']
  const expected = Buffer.from(formToken(visit, secret))
  const given = Buffer.from(token)
  const isSame = given.length === expected.length && timingSafeEqual(given, expected)
  if (!isSame || (site !== undefined && site !== 'same-origin' && site !== 'none'))
    throw new RequestError('malformed', 'This page has expired. Open the link again.')
}

export function visitorOf(request: FastifyRequest, secret: string, visit: string): Visitor {
  return { secret, visit, requestId: request.id, remoteAddress: request.ip }
}
