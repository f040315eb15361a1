/** Parameters of a request: the form of a POST, the query of a GET, cookies. */
import type { IncomingHttpHeaders } from 'node:http'
import type { SimulatorRequest } from '../http.ts'
import { malformed } from './errors/request.ts'

/** Parameters by name; an empty value counts as absent, as in RFC 6749 section 3.1. */
export type Parameters = ReadonlyMap<string, string>

function collect(entries: Iterable<[string, string]>): Parameters {
  const parameters = new Map<string, string>()
  for (const [name, value] of entries) {
    if (parameters.has(name)) throw malformed.duplicated(name)
    if (value !== '') parameters.set(name, value)
  }
  return parameters
}

/**
 * The form in the body. Another content type yields no parameters, so that the first missing one is named.
 * @throws {StsError} 9000411 when a parameter comes twice (RFC 6749 section 3.2).
 */
export function formOf(request: SimulatorRequest): Parameters {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return new Map()
  return collect(new URLSearchParams(request.body.toString('utf8')))
}

/** @throws {StsError} 9000411 when a parameter comes twice. */
export function queryOf(request: SimulatorRequest): Parameters {
  return collect(request.url.searchParams)
}

/** @throws {StsError} 900144 when the parameter is missing. */
export function required(parameters: Parameters, name: string): string {
  const value = parameters.get(name)
  if (value === undefined) throw malformed.missingParameter(name)
  return value
}

/** One cookie of the request. */
export function cookieOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  for (const pair of headers.cookie?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name) return value
  }
  return undefined
}
