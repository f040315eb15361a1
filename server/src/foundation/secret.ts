import { inspect } from 'node:util'

const redacted = '[redacted]'

/** A text that must not reach a log, an error or a JSON document: every way of printing it says `[redacted]`. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The text itself; call it at the last moment, where the secret is used. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return redacted
  }

  toJSON(): string {
    return redacted
  }

  [inspect.custom](): string {
    return redacted
  }
}
