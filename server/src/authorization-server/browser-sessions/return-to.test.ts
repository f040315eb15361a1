/** SES-27: where somebody is led after signing in (CWE-601; WHATWG URL, parsing of relative addresses). */
import { expect, it } from 'vitest'
import { safeReturnTo } from './return-to.ts'

it.each(['/portal/', '/portal/mail/inbox', '/portal/mail?folder=a/b&q=x%20y', '/portal/a-b_c.d~e/%C3%BC/'])(
  'SES-27: %s is a page of ours',
  (path) => {
    expect(safeReturnTo('portal', path)).toBe(path)
    expect(new URL(path, 'https://backup.test').origin).toBe('https://backup.test')
  },
)

it.each([
  undefined,
  '',
  '//evil.test',
  '/\\evil.test',
  'https:evil.test',
  'https://evil.test/portal/',
  'javascript:alert(1)',
  '/console/',
  '/portal',
  '/portalx/',
  '/portal//evil.test',
  '/portal/../console/',
  '/portal/..',
  '/portal/%2e%2e/console/',
  '/portal/%2E./x',
  '/portal/%2f%2fevil.test',
  '/portal/%5cevil.test',
  '/portal/a\\b',
  '/portal/\nset-cookie: x',
  '/portal/%0d%0aset-cookie:x',
  '/portal/?next=x#y',
  '/portal/?a?b',
  '/portal/ x',
  '/portal/ü',
  `/portal/${'x'.repeat(500)}`,
])('SES-27: %s is none, so the portal begins at its beginning', (path) => {
  expect(safeReturnTo('portal', path)).toBe('/portal/')
})
