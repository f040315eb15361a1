import { CodedError, type CodedErrorOptions } from '../../foundation/errors.ts'

export interface GraphErrorOptions extends CodedErrorOptions {
  readonly requestId?: string | undefined
  readonly retryAfterSeconds?: number | undefined
}

/** A refusal or failure of Microsoft Graph: `code` is Graph's own (`ErrorItemNotFound`), `status` the HTTP status. */
export class GraphError extends CodedError {
  override readonly name = 'GraphError'
  /** 0 when no answer arrived. */
  readonly status: number
  readonly requestId: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(status: number, code: string, message: string, options: GraphErrorOptions = {}) {
    super(code, message, options)
    this.status = status
    this.requestId = options.requestId
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}

/** Whether the object is not there: deleted meanwhile, or never there (404 of any Graph service). */
export function isNotFound(thrown: unknown): boolean {
  return thrown instanceof GraphError && thrown.status === 404
}

/** Whether a delta link has expired and the collection must be read again (410, `resyncRequired`, `syncStateNotFound`). */
export function isResyncRequired(thrown: unknown): boolean {
  if (!(thrown instanceof GraphError)) return false
  return thrown.status === 410 || /^(sync ?state|resync)/i.test(thrown.code)
}
