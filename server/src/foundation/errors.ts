/** The common shape of every refusal and failure: a stable code, a text that may be shown, a detail that may not. */

export interface CodedErrorOptions extends ErrorOptions {
  /** For the log only: may name internals, never a secret. */
  readonly detail?: string
}

/**
 * The base of each room's error class. `message` may be shown to the caller and says what to do next;
 * `detail` and `cause` go to the log.
 */
export class CodedError<Code extends string = string> extends Error {
  override readonly name: string = 'CodedError'
  /** The stable discriminant, from the room's closed union. */
  readonly code: Code
  readonly detail: string | undefined

  constructor(code: Code, message: string, options: CodedErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.detail = options.detail
  }
}

/** What an unknown thrown value says, for a log line or an outcome record. */
export function describeError(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
