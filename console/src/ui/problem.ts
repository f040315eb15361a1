/** Turns whatever went wrong into what a person reads: one place for every page (`docs/api.md`, Refusals). */
import { ApiError } from '@strongroom/api-client'

export interface Problem {
  readonly title: string
  /** The server's own words: they say what to do next. */
  readonly message: string
  readonly code: string | undefined
  /** Finds the reason in the audit log and in the server's log. */
  readonly requestId: string | undefined
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError)
    return {
      title: titleOf(error),
      message: error.message,
      code: error.code,
      requestId: error.requestId,
    }
  if (error instanceof TypeError)
    return {
      title: 'The server does not answer',
      message: 'Check the connection, and whether the server runs. What you typed is still here: try again.',
      code: undefined,
      requestId: undefined,
    }
  return {
    title: 'Something went wrong on this page',
    message: error instanceof Error ? error.message : String(error),
    code: undefined,
    requestId: undefined,
  }
}

function titleOf({ status, code, retryAfterSeconds }: ApiError): string {
  if (code === 'reauth_required') return 'Your password is needed for this'
  if (code === 'second_person_needed') return 'A second person is needed'
  if (status === 401) return 'The session has ended'
  if (status === 403) return 'Not allowed'
  if (status === 404) return 'Not found'
  if (status === 409) return 'That is not possible right now'
  if (status === 429)
    return retryAfterSeconds === undefined ? 'Too many requests' : `Try again in ${retryAfterSeconds} s`
  if (status >= 500) return 'The server could not do that'
  return 'That was refused'
}
