/** Where a person is led after signing in: a page of ours, whatever the address that they came with says (SES-27). */

export type BrowserPage = 'console' | 'portal'

const longest = 500
/** One path of plain segments: no scheme, no host, no second slash, no dots, nothing that a browser mends. */
const plainPath = /^\/(?:[\w~!$&'()*+,;=:@%.-]+\/?)*$/
const plainQuery = /^[\w~!$&'()*+,;=:@%./?-]*$/

/** @returns a path below `/console/` or `/portal/`; the beginning of the page for everything else. */
export function safeReturnTo(page: BrowserPage, asked: string | undefined): string {
  const home = `/${page}/`
  if (asked === undefined || asked.length > longest || !asked.startsWith(home)) return home
  const [path = '', query = '', ...rest] = asked.split('?')
  if (rest.length > 0 || !plainPath.test(path) || !plainQuery.test(query)) return home
  const hasDots = path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment))
  return hasDots || /%(?:2f|5c|0|1|7f)/i.test(path) ? home : asked
}
