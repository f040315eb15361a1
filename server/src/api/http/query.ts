/** Query strings without failure: names in any case, the first of a repeated name counts, whatever is undecodable stays as it is. */

/** @returns the members under their names in lower case. */
export function parseQuery(text: string): Record<string, string> {
  const members = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(text)) {
    const key = name.toLowerCase()
    if (!members.has(key)) members.set(key, value)
  }
  return Object.fromEntries(members)
}
