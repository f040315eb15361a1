/** OData paths: segments, keys in parentheses, and alternate keys (OData 4.0 part 2 section 4; reference section 3). */
import { badRequest } from './errors.ts'

/** A key in a path: `/users/x` and `/users('x')` have no name, `/applications(appId='x')` has one. */
export interface Key {
  readonly name: string | null
  readonly value: string
}

export type Segment =
  | { readonly kind: 'name'; readonly text: string }
  /** Stood in parentheses, so it can be nothing but a key. */
  | { readonly kind: 'key'; readonly key: Key }

/** @param path - Percent-encoded, without the version, such as `/users/a%40b.c/messages`. */
export function parsePath(path: string): Segment[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .flatMap((part) => parseSegment(decode(part)))
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw badRequest('The request URI is not valid since it contains an invalid percent-encoding.')
  }
}

function parseSegment(text: string): Segment[] {
  const match = /^([A-Za-z_$][\w$.]*)\((.*)\)$/.exec(text)
  if (match === null) return [{ kind: 'name', text }]
  const [, name = '', inner = ''] = match
  if (inner === '') return [{ kind: 'name', text: name }] // a function call such as delta()
  return [
    { kind: 'name', text: name },
    { kind: 'key', key: parseKey(inner) },
  ]
}

function parseKey(inner: string): Key {
  const match = /^(?:([A-Za-z]\w*)=)?(?:'((?:[^']|'')*)'|([0-9A-Fa-f-]+))$/.exec(inner)
  if (match === null) throw badRequest(`The key expression '(${inner})' is not valid.`)
  const [, name, quoted, bare = ''] = match
  return { name: name ?? null, value: quoted === undefined ? bare : quoted.replaceAll("''", "'") }
}
