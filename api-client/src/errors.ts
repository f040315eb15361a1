/** A refusal by the server: its status, its words, and the request id under which the audit log has the reason. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** The HTTP status. */
  readonly status: number
  /** `error` of a token answer or `errorCode` of another; undefined when the answer names none. */
  readonly code: string | undefined
  readonly requestId: string | undefined
  /** Seconds, from `Retry-After`. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    status: number,
    message: string,
    details: Partial<Pick<ApiError, 'code' | 'requestId' | 'retryAfterSeconds'>>,
  ) {
    super(message)
    this.status = status
    this.code = details.code
    this.requestId = details.requestId
    this.retryAfterSeconds = details.retryAfterSeconds
  }
}

function textOf(body: unknown, ...names: string[]): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const found = names
    .map((name) => Reflect.get(body, name) as unknown)
    .find((value) => typeof value === 'string')
  return typeof found === 'string' ? found : undefined
}

/** Reads the error that an answer carries, whatever its form. */
export async function readError(response: Response): Promise<ApiError> {
  const text = await response.text()
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    body = undefined
  }
  const fallback =
    response.status === 401
      ? 'not signed in, or the session has ended: sign in again'
      : `HTTP ${response.status}`
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new ApiError(response.status, textOf(body, 'message', 'error_description', 'error') ?? fallback, {
    code: textOf(body, 'error', 'errorCode', 'code'),
    requestId: response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
  })
}
