import type { ApiClient } from './client.ts'
import { type ApiError, readError } from './errors.ts'
import type { Fetch } from './session.ts'

export interface BrowserClientOptions {
  /** The browser's own fetch, which sends the session's cookie along. */
  readonly fetch: Fetch
  /** What proves that a request comes from a page of ours; undefined before the sign-in. */
  readonly csrfToken: () => string | undefined
  /** Called when the server knows the session no longer. */
  readonly onSignedOut: () => void
  /** Asks the person for the password again, for what needs a fresh one; true when it was given. */
  readonly reauthenticate?: () => Promise<boolean>
  /** Whether somebody sits before the page; what it asks for by itself meanwhile does not keep the session alive. */
  readonly isAttended?: () => boolean
}

/** The part of {@link ApiClient} that a page needs: the server keeps the tokens, the cookie names the session. */
export type BrowserClient = Omit<ApiClient, 'userName'>

/** Makes the client of a page that the server itself sent; refusals become {@link ApiError}s. */
export function createBrowserClient(options: BrowserClientOptions): BrowserClient {
  const { fetch, csrfToken, onSignedOut, reauthenticate, isAttended = () => true } = options
  const attempt = (method: string, path: string, body: unknown): Promise<Response> => {
    const token = csrfToken()
    return fetch(path, {
      method,
      headers: {
        ...(token === undefined ? {} : { 'x-csrf-token': token }),
        ...(isAttended() ? {} : { 'x-background-request': '1' }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }
  const isMended = async (error: ApiError): Promise<boolean> => {
    if (error.status !== 401) return false
    if (error.code === 'reauth_required') return (await reauthenticate?.()) ?? false
    if (csrfToken() !== undefined) onSignedOut()
    return false
  }
  const open = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await attempt(method, path, body)
    if (response.ok) return response
    const error = await readError(response)
    if (!(await isMended(error))) throw error
    const again = await attempt(method, path, body)
    if (again.ok) return again
    throw await readError(again)
  }
  const json = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await open(method, path, body)
    const text = await response.text()
    // The server validates its answers against the schemas that these types come from.
    const answer: Answer = text === '' ? undefined : JSON.parse(text)
    return answer
  }
  return { get: (path) => json('GET', path), send: (method, path, body) => json(method, path, body), open }
}
