/** The antiforgery token: a page of ours reads it, another site cannot (OWASP CSRF: HMAC-based token; ASVS 3.5.1). */
import { createHmac, hash, timingSafeEqual } from 'node:crypto'

/** HMAC of the session's id under the cookie's value, which no script can read. */
export function csrfTokenOf(cookieValue: string, familyId: string): string {
  return createHmac('sha256', cookieValue).update(`csrf ${familyId}`).digest('base64url')
}

/** In constant time, whatever the length. */
export function isSameText(given: string, expected: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', expected, 'buffer'))
}
