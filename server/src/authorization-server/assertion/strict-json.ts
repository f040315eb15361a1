/** Reads JSON that no two readers understand differently: no member twice, bounded depth (RFC 8259 §4). */

const deepest = 8

export interface StrictObject {
  /** Members whose value is a text; the others are there but not looked into. */
  readonly texts: ReadonlyMap<string, string>
  readonly names: ReadonlySet<string>
}

/** @returns `undefined` for anything but one object, without anything around it but white space. */
export function readStrictObject(text: string): StrictObject | undefined {
  // The bound on depth holds before anything recursive reads the text.
  if (!isShallow(text)) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  if (hasMemberTwice(text)) return undefined
  const texts = new Map<string, string>()
  for (const [name, member] of Object.entries(value)) if (typeof member === 'string') texts.set(name, member)
  return { texts, names: new Set(Object.keys(value)) }
}

/** A text without its end is a mark, too: to look for the end again from each of its quotes would take for ever. */
const marks = /"(?:[^"\\]|\\.)*"?|[{}[\]:]/g

function isShallow(text: string): boolean {
  let depth = 0
  for (const [mark] of text.matchAll(marks)) {
    if (mark === '{' || mark === '[') depth += 1
    else if (mark === '}' || mark === ']') depth -= 1
    if (depth > deepest) return false
  }
  return true
}

/** @param text - is known to be JSON: a text before a colon is the name of a member. */
function hasMemberTwice(text: string): boolean {
  const open: Set<unknown>[] = []
  let last = '""'
  for (const [mark] of text.matchAll(marks)) {
    if (mark === '{' || mark === '[') open.push(new Set())
    else if (mark === '}' || mark === ']') open.pop()
    else if (mark !== ':') last = mark
    else {
      // Compared decoded: a name can be spelled with escapes.
      const name: unknown = JSON.parse(last)
      const names = open.at(-1)
      if (names?.has(name) === true) return true
      names?.add(name)
    }
  }
  return false
}
