/** Which requests came in: what was asked, never bodies, headers or secrets. */
import { isRecord, parseRecord } from '../json.ts'
import type { SimulatorRequest } from '../http.ts'

interface LoggedRequest {
  /** Counts from 1, in the order of arrival. */
  readonly sequence: number
  /** ISO 8601, on the simulated clock. */
  readonly time: string
  readonly method: string
  /** With its query; secrets in it are replaced. */
  readonly path: string
  /** The tenant that path or token name; `null` where they name none. */
  readonly tenantId: string | null
  /** How many requests a `$batch` carries; 0 for any other request. */
  readonly subrequests: number
  /** `null` while the request is under way, or when its connection was cut before an answer. */
  status: number | null
}

export interface RequestLog {
  begin(request: SimulatorRequest, now: number): LoggedRequest
  /** Requests with a higher sequence number than this one. */
  since(sequence: number): readonly LoggedRequest[]
  last(): number
  /** Forgets the requests; the numbers go on. */
  clear(): void
}

const kept = 200_000
const secretParameters = new Set([
  'access_token',
  'assertion',
  'client_assertion',
  'client_secret',
  'code',
  'code_verifier',
  'device_code',
  'id_token_hint',
  'password',
  'refresh_token',
  'tempauth',
])

function withoutSecrets(url: URL): string {
  const names = [...url.searchParams.keys()].filter((name) => secretParameters.has(name.toLowerCase()))
  if (names.length === 0) return `${url.pathname}${url.search}`
  const copy = new URL(url)
  for (const name of names) copy.searchParams.set(name, 'redacted')
  return `${copy.pathname}${copy.search}`
}

function countSubrequests({ method, url, body }: SimulatorRequest): number {
  if (method !== 'POST' || !url.pathname.endsWith('/$batch')) return 0
  const requests = parseRecord(body.toString('utf8'))?.['requests']
  return Array.isArray(requests) ? requests.filter((entry) => isRecord(entry)).length : 0
}

/** @param tenantOf - Finds the tenant that a request names. */
export function createRequestLog(
  tenantOf: (request: SimulatorRequest) => string | undefined = () => undefined,
): RequestLog {
  let requests: LoggedRequest[] = []
  let sequence = 0
  return {
    begin: (request, now) => {
      sequence += 1
      const entry: LoggedRequest = {
        sequence,
        time: new Date(now).toISOString(),
        method: request.method,
        path: withoutSecrets(request.url),
        tenantId: tenantOf(request) ?? null,
        subrequests: countSubrequests(request),
        status: null,
      }
      requests.push(entry)
      if (requests.length > kept) requests = requests.slice(-kept / 2)
      return entry
    },
    since: (from) => requests.filter((entry) => entry.sequence > from),
    last: () => sequence,
    clear: () => {
      requests = []
    },
  }
}
