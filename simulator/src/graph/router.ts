/** Finds the route of a path; an unknown path is refused as Graph does. */
import { badRequest, type Family, GraphFailure } from './errors.ts'
import type { Key, Segment } from './path.ts'
import type { Route } from './route.ts'

interface Pattern {
  readonly route: Route
  readonly parts: readonly string[]
}

interface Match {
  readonly route: Route
  readonly parameters: Readonly<Record<string, Key>>
}

export interface Router {
  /** @throws {GraphFailure} `BadRequest` for an unknown path, 405 for a known path with another method. */
  match(method: string, segments: readonly Segment[]): Match
}

export function createRouter(routes: readonly Route[]): Router {
  const byLength = new Map<number, Pattern[]>()
  for (const route of routes) {
    const parts = route.path.split('/').filter((part) => part !== '')
    byLength.set(parts.length, [...(byLength.get(parts.length) ?? []), { route, parts }])
  }
  for (const patterns of byLength.values())
    patterns.sort((one, other) => weight(one).localeCompare(weight(other)))

  return {
    match(method, segments) {
      const candidates = byLength.get(segments.length) ?? []
      let known: Family | undefined
      for (const { route, parts } of candidates) {
        const parameters = matchParts(parts, segments, route)
        if (parameters === undefined) continue
        if (route.method === method) return { route, parameters }
        known ??= route.family
      }
      throw known === undefined ? unknownPath(segments, routes) : methodNotAllowed(known)
    },
  }
}

/** Names win over parameters, from the left. */
const weight = ({ parts }: Pattern) => parts.map((part) => (isParameter(part) ? '1' : '0')).join('')

const isParameter = (part: string) => part.startsWith('{')

function matchParts(
  parts: readonly string[],
  segments: readonly Segment[],
  route: Route,
): Record<string, Key> | undefined {
  const parameters: Record<string, Key> = {}
  for (const [index, part] of parts.entries()) {
    const segment = segments[index]
    if (segment === undefined) return undefined
    if (isParameter(part)) {
      const key = segment.kind === 'key' ? segment.key : { name: null, value: segment.text }
      if (key.name !== null && !(route.alternateKeys ?? []).includes(key.name)) {
        throw badRequest(`The key property '${key.name}' is not an alternate key of the resource.`)
      }
      parameters[part.slice(1, -1)] = key
    } else if (segment.kind !== 'name' || !sameName(part, segment.text)) {
      return undefined
    }
  }
  return parameters
}

/** Names of resources do not depend on case (reference section 4.1); an action may be written with its namespace. */
function sameName(part: string, text: string): boolean {
  const [expected, given] = [part.toLowerCase(), text.toLowerCase()]
  return given === expected || given === `microsoft.graph.${expected}`
}

function unknownPath(segments: readonly Segment[], routes: readonly Route[]): GraphFailure {
  const names = new Set(routes.flatMap(({ path }) => path.toLowerCase().split('/')))
  const unknown = segments.find(
    (segment) =>
      segment.kind === 'name' && !names.has(segment.text.toLowerCase().replace('microsoft.graph.', '')),
  )
  const last = unknown ?? segments.at(-1)
  const text = last === undefined ? '' : last.kind === 'name' ? last.text : last.key.value
  return badRequest(`Resource not found for the segment '${text}'.`)
}

function methodNotAllowed(family: Family): GraphFailure {
  return family === 'outlook'
    ? new GraphFailure(405, 'ErrorInvalidRequest', 'The OData request is not supported.')
    : new GraphFailure(
        405,
        'Request_BadRequest',
        'Specified HTTP method is not allowed for the request target.',
      )
}
