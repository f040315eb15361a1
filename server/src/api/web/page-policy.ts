/**
 * What a page of ours may do in a browser (Content Security Policy Level 3, Trusted Types; security reference 5.6 rule 7):
 * its own scripts and styles by a nonce that is new with every answer, its own server, and nothing else.
 */
import type { FastifyReply } from 'fastify'

export const reportPath = '/csp-reports'

/** Every answer of a page; whatever its program is refused, the page says to {@link reportPath}. */
export function setPageHeaders(reply: FastifyReply, nonce: string): void {
  void reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyWith(nonce),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': permissions,
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
  })
}

/** Copying a code to the clipboard is all that a page asks of the machine. */
const permissions = 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self)'

function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    `report-uri ${reportPath}`,
  ].join('; ')
}
