/** What the chapters of the demonstration share: both programs, the people, and ways to reach them. */
import type { ApiClient } from '@strongroom/api-client'
import type { CommandContext } from '../context.ts'
import type { Fetch } from '../transport.ts'
import type { Narrator } from './narrator.ts'

export interface World {
  readonly context: CommandContext
  readonly narrator: Narrator
  /** A folder of the demonstration's own. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly tenant: string
  readonly loginUrl: string
  readonly graphUrl: string
  readonly controlUrl: string
  readonly simulatorCaFile: string
  /** The people of the simulator, with their passwords. */
  readonly usersFile: string
  readonly apiUrl: string
  readonly serverCaFile: string
  /** Reaches the simulator. */
  readonly cloudFetch: Fetch
  /** Reaches the server. */
  readonly serverFetch: Fetch
}

/** The world once an administrator is signed in. */
export interface Administration extends World {
  readonly admin: ApiClient
}

/** A form post and its JSON answer. */
export interface Exchange {
  readonly status: number
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}

export async function postForm(
  fetch: Fetch,
  url: string,
  form: Readonly<Record<string, string>>,
): Promise<Exchange> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
  const text = await response.text()
  const body: unknown = text === '' ? {} : JSON.parse(text)
  return { status: response.status, text, body: typeof body === 'object' && body !== null ? { ...body } : {} }
}

/** A member that must be a text. */
export function textMember(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name]
  if (typeof value !== 'string') throw new Error(`the answer has no ${name}: ${JSON.stringify(body)}`)
  return value
}

interface RequestLog {
  readonly requests?: readonly { sequence: number; path: string; subrequests?: number }[]
}

/** How many requests, sub-requests of a batch counted, Graph has received since `since`. */
export async function graphRequests(
  { cloudFetch, controlUrl }: World,
  since: number,
): Promise<{ count: number; next: number }> {
  const response = await cloudFetch(`${controlUrl}requests?since=${since}`)
  const answer: RequestLog = JSON.parse(await response.text())
  const requests = answer.requests ?? []
  const graph = requests.filter((request) => request.path.startsWith('/v1.0/'))
  return {
    count: graph.reduce((sum, request) => sum + Math.max(1, request.subrequests ?? 0), 0),
    next: Math.max(since, ...requests.map((request) => request.sequence)),
  }
}
