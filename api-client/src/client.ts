import { ApiError, readError } from './errors.ts'
import { requestTokens, type Fetch, type TokenPair } from './session.ts'

export interface ApiClientOptions {
  /** Origin of the server, for example `https://localhost:4443`. */
  readonly url: string
  readonly fetch: Fetch
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  readonly tokens: TokenPair
  /** Called with every new pair: the old refresh token is used up by then. */
  readonly onRenewed?: (tokens: TokenPair) => Promise<void>
}

/** One session of the REST API: adds the token, renews it when it has run out, and turns refusals into {@link ApiError}. */
export interface ApiClient {
  readonly userName: string
  get<Answer>(path: string): Promise<Answer>
  /** Answers with the JSON of the response, `undefined` when it has none. */
  send<Answer = void>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Answer>
  /** For downloads: the response with its body unread. */
  open(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response>
}

/** Makes a client; concurrent calls that meet an expired token share one renewal. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const { url, fetch, now } = options
  let tokens = options.tokens
  let renewal: Promise<void> | undefined

  const renew = async (): Promise<void> => {
    const { refreshToken } = tokens
    if (refreshToken === undefined) throw new ApiError(401, 'The session has ended: sign in again.', {})
    tokens = await requestTokens(
      { url, fetch, now },
      { grant_type: 'refresh_token', refresh_token: refreshToken },
    )
    await options.onRenewed?.(tokens)
  }
  const renewOnce = (): Promise<void> => {
    renewal ??= renew().finally(() => {
      renewal = undefined
    })
    return renewal
  }
  const attempt = (method: string, path: string, body: unknown): Promise<Response> =>
    fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${tokens.accessToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const open = async (method: string, path: string, body?: unknown): Promise<Response> => {
    if (tokens.expiresAt - now() < 30_000) await renewOnce()
    let response = await attempt(method, path, body)
    if (response.status === 401) {
      await response.body?.cancel()
      await renewOnce()
      response = await attempt(method, path, body)
    }
    if (!response.ok) throw await readError(response)
    return response
  }
  const json = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await open(method, path, body)
    const text = await response.text()
    // The server validates its answers against the schemas that these types come from.
    const answer: Answer = text === '' ? undefined : JSON.parse(text)
    return answer
  }
  return {
    get userName() {
      return tokens.userName
    },
    get: (path) => json('GET', path),
    send: (method, path, body) => json(method, path, body),
    open,
  }
}
