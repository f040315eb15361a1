/**
 * The parameters of a token request, from a form or from JSON (RFC 6749 §3.2 and appendix B): each at most once,
 * those without a value left out, everything else decoded strictly.
 */
import { RequestError } from './errors.ts'
import { readLenientJson } from './lenient-json.ts'

const malformed = (message: string): RequestError => new RequestError('malformed', message)

/** @throws {RequestError} `malformed` when a parameter occurs twice or cannot be decoded. */
export function parseTokenForm(text: string): Record<string, string> {
  const parameters = new Map<string, string>()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals)).toLowerCase()
    if (parameters.has(name)) throw malformed('A parameter occurs twice: send each parameter once.')
    parameters.set(name, equals < 0 ? '' : decode(pair.slice(equals + 1)))
  }
  return withoutEmpty(parameters)
}

/** The same members as one JSON object; `assertion` may be the document itself instead of its text. */
export function parseTokenJson(text: string): Record<string, string> {
  const value = readLenientJson(text, { maxDepth: 8, repeatedNames: 'refuse' })
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed('Send the parameters as one JSON object.')
  const parameters = new Map<string, string>()
  for (const [name, member] of Object.entries(value)) {
    if (member === null) continue
    parameters.set(name.toLowerCase(), typeof member === 'string' ? member : JSON.stringify(member))
  }
  return withoutEmpty(parameters)
}

/** RFC 6749 §3.2: "Parameters sent without a value MUST be treated as if they were omitted from the request." */
function withoutEmpty(parameters: Map<string, string>): Record<string, string> {
  return Object.fromEntries([...parameters].filter(([, value]) => value !== ''))
}

function decode(text: string): string {
  let decoded: string
  try {
    decoded = decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw malformed('A parameter is not percent-encoded UTF-8.')
  }
  if (decoded.includes('\0')) throw malformed('A parameter holds a NUL character.')
  return decoded
}
