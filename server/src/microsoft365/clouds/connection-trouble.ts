/** What went wrong with a connection, told from the error that fetch rejects with. */

/**
 * `unreachable`: nothing was sent. `untrusted`: the other side's certificate does not prove the host.
 * `lost`: something was sent, and nobody knows what became of it.
 */
export type ConnectionTrouble = 'unreachable' | 'untrusted' | 'lost'

const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
const certificateCode =
  /^(CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/

/** Classifies an error of fetch, or of reading a body, by the code of its innermost cause. */
export function connectionTrouble(thrown: unknown): ConnectionTrouble {
  const codes = causeCodes(thrown)
  if (codes.some((code) => certificateCode.test(code))) return 'untrusted'
  return codes.some((code) => unreachableCodes.has(code)) ? 'unreachable' : 'lost'
}

/** The error and its causes in one line, for the log. */
export function describeConnectionTrouble(thrown: unknown): string {
  const texts: string[] = []
  for (const error of causes(thrown)) if (error instanceof Error) texts.push(error.message)
  return [...texts, ...causeCodes(thrown)].join('; ')
}

function causeCodes(thrown: unknown): string[] {
  const codes: string[] = []
  for (const error of causes(thrown))
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') codes.push(error.code)
  return codes
}

const maximumCauses = 8

/** The error, its chain of causes, and the parts of an AggregateError (several addresses of one host). */
function causes(thrown: unknown): unknown[] {
  const found: unknown[] = []
  const waiting: unknown[] = [thrown]
  while (waiting.length > 0 && found.length < maximumCauses) {
    const error = waiting.shift()
    found.push(error)
    if (error instanceof AggregateError) waiting.push(...error.errors.slice(0, maximumCauses))
    if (error instanceof Error && error.cause !== undefined) waiting.push(error.cause)
  }
  return found
}
