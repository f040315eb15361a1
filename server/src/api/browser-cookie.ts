/** The cookies of a browser (RFC 6265; security reference 2.4): only this server sets and reads them, no script does. */
import type { FastifyReply, FastifyRequest } from 'fastify'

/** `session`: who is signed in. `sign-in`: what a sign-in at Microsoft remembers until the person comes back. */
type CookieUse = 'session' | 'sign-in'

const names: Readonly<Record<CookieUse, string>> = {
  session: '__Host-strongroom_session',
  'sign-in': '__Host-strongroom_sign_in',
}

const forms: Readonly<Record<CookieUse, RegExp>> = {
  session: /^srbs_[0-9A-Za-z]{49}$/,
  'sign-in': /^[\w-]{20,3000}$/,
}

/** The value; `undefined` without one, with a malformed one, and with two of the name: one of them was planted. */
export function cookieOf(request: FastifyRequest, use: CookieUse): string | undefined {
  const prefix = `${names[use]}=`
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix))
  const value = found.length === 1 ? found[0]?.slice(prefix.length) : undefined
  return value !== undefined && forms[use].test(value) ? value : undefined
}

/**
 * The session lasts as long as the browser is open, and never longer than the server lets it. What a sign-in remembers
 * has to come along when Microsoft's page leads back here, which `Strict` would not allow.
 */
export function setCookie(reply: FastifyReply, use: CookieUse, value: string): void {
  const site = use === 'session' ? 'Strict' : 'Lax; Max-Age=900'
  addCookie(reply, `${names[use]}=${value}; Path=/; Secure; HttpOnly; SameSite=${site}`)
}

export function clearCookie(reply: FastifyReply, use: CookieUse): void {
  const site = use === 'session' ? 'Strict' : 'Lax'
  addCookie(reply, `${names[use]}=; Path=/; Secure; HttpOnly; SameSite=${site}; Max-Age=0`)
}

function addCookie(reply: FastifyReply, line: string): void {
  void reply.header('set-cookie', line)
}
