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

/** Names under which requests, answers and settings carry what must stay secret. */
const secretNames =
  'password|passwd|otp|assertion|access_token|refresh_token|id_token|client_secret|client_assertion|' +
  'device_code|secret|pfxPassword|applicationCertificatePassword'
/** One character of a text, also inside of a JSON document, whose escapes stay whole. */
const character = String.raw`(?:[^"\\\s&]|\\.)`
const credentials = new RegExp(
  [
    // Tokens of ours, of Microsoft, and JSON Web Tokens.
    String.raw`\bsr[a-z]{2}_[0-9A-Za-z]{20,}`,
    String.raw`\b[01]\.A[\w-]{40,}(?:\.[\w-]+)*`,
    String.raw`\beyJ[\w-]{8,}(?:\.[\w-]*)+`,
    String.raw`(?<=\b(?:Bearer|Basic|bearer|basic) +)[\w.~+/-]{16,}=*`,
    // The password of a URL.
    String.raw`(?<=:\/\/[^\s/:@"\\]*:)(?:[^\s/@"\\]|\\.)+(?=@)`,
    String.raw`-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[^"\\]|\\.)*?(?:-----END [A-Z ]*PRIVATE KEY-----|(?="|$))`,
    // A member of a form or of a query, and of a JSON document.
    String.raw`(?<=\b(?:${secretNames})=)${character}+`,
    String.raw`(?<="(?:${secretNames})":")(?:[^"\\]|\\.)+`,
  ].join('|'),
  'g',
)

/**
 * The text without what looks like a credential: the last net below {@link Secret}, for texts that others wrote.
 * A JSON document stays one.
 */
export function withoutCredentials(text: string): string {
  return text.replace(credentials, redacted)
}
