import { ApiError, readError } from './errors.ts'

/** A token pair of the server, as it is kept between two commands. */
export interface TokenPair {
  readonly accessToken: string
  /** Absent for a service account, which proves itself anew instead. */
  readonly refreshToken?: string | undefined
  readonly userName: string
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
}

/** The part of a request that this package uses. */
export interface RequestOptions {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | URLSearchParams
}

/** The WHATWG fetch, given from outside because the server may have a certificate authority of its own. */
export type Fetch = (input: string, init?: RequestOptions) => Promise<Response>

interface TokenAnswer {
  access_token: string
  refresh_token?: string
  expires_in: number
  userName?: string
}

function isTokenAnswer(body: unknown): body is TokenAnswer {
  return (
    typeof body === 'object' &&
    body !== null &&
    typeof Reflect.get(body, 'access_token') === 'string' &&
    ['string', 'undefined'].includes(typeof Reflect.get(body, 'refresh_token')) &&
    typeof Reflect.get(body, 'expires_in') === 'number'
  )
}

/**
 * Posts a token request (`POST /v8/token`, RFC 6749 §4.3 and §6, RFC 7523 §2.1).
 *
 * @throws {ApiError} with the OAuth error as its code.
 */
export async function requestTokens(
  { url, fetch, now }: { readonly url: string; readonly fetch: Fetch; readonly now: () => number },
  parameters: Readonly<Record<string, string>>,
): Promise<TokenPair> {
  const response = await fetch(`${url}/v8/token`, { method: 'POST', body: new URLSearchParams(parameters) })
  if (!response.ok) throw await readError(response)
  const body: unknown = await response.json()
  if (!isTokenAnswer(body))
    throw new ApiError(response.status, 'the server did not answer with a token pair', {})
  return {
    accessToken: body.access_token,
    refreshToken: body.refresh_token,
    userName: body.userName ?? '',
    expiresAt: now() + body.expires_in * 1000,
  }
}
