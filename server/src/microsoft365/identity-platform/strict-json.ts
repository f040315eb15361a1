/** JSON that no two parsers read differently: objects without duplicate members, bounded depth (RFC 8259 §4). */

const deepest = 8

/**
 * Parses an object.
 * @returns `undefined` when the text is not JSON, not an object, nested deeper than eight levels, or names a member twice.
 */
export function parseStrictObject(text: string): Readonly<Record<string, unknown>> | undefined {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return undefined
  }
  return isRecord(document) && isUnambiguous(text) ? document : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g

/** Walks the punctuation of a text that is known to be JSON: a string before a colon is a member's name. */
function isUnambiguous(text: string): boolean {
  const open: (Set<string> | undefined)[] = []
  let lastString = ''
  for (const [mark] of text.matchAll(token)) {
    if (mark === '{') open.push(new Set())
    else if (mark === '[') open.push(undefined)
    else if (mark === '}' || mark === ']') open.pop()
    else if (mark === ':') {
      const names = open.at(-1)
      const name = unquoted(lastString)
      if (name === undefined || names?.has(name)) return false
      names?.add(name)
    } else if (mark !== ',') lastString = mark
    if (open.length > deepest) return false
  }
  return true
}

function unquoted(text: string): string | undefined {
  const value: unknown = JSON.parse(text)
  return typeof value === 'string' ? value : undefined
}
