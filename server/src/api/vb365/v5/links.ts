/** Links of versions up to 5: with scheme, host and port, unlike those of version 6 (reference 0 rule 7). */

/**
 * @param base - Origin and version: `https://backup.example:4443/v5`.
 * @returns the same value with every `href` below `_links` made absolute.
 */
export function absoluteLinks(value: unknown, base: string): unknown {
  if (Array.isArray(value)) return value.map((item) => absoluteLinks(item, base))
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === '_links' ? withHost(member, base) : absoluteLinks(member, base),
    ]),
  )
}

function withHost(links: unknown, base: string): unknown {
  if (!isPlain(links)) return links
  return Object.fromEntries(
    Object.entries(links).map(([relation, link]) => {
      const href: unknown = isPlain(link) ? Reflect.get(link, 'href') : undefined
      return [relation, typeof href === 'string' ? { href: href.replace(/^\/v6(?=\/|$)/, base) } : link]
    }),
  )
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
