/** How every request to a mailbox looks (microsoft.md 4.5: immutable ids are asked for on every call). */
import { GraphError } from '../../graph/errors.ts'

const immutableIds = 'IdType="ImmutableId"'

/** Headers of a request; with `pageSize` it also asks for pages of that many items. */
export function mailboxHeaders(pageSize?: number): Readonly<Record<string, string>> {
  return { Prefer: pageSize === undefined ? immutableIds : `${immutableIds}, odata.maxpagesize=${pageSize}` }
}

/** The path of a mailbox, or of something in it; ids are escaped, for Outlook's may hold `/`, `+` and `=`. */
export function mailboxPath(userId: string, ...segments: readonly string[]): string {
  return ['', 'users', encodeURIComponent(userId), ...segments.map(encodeURIComponent)].join('/')
}

/** A query string; keys stand for themselves, values are escaped. */
export function query(options: Readonly<Record<string, string>>): string {
  return `?${Object.entries(options)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`
}

/** A text as a literal of an OData expression. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

const foreignId = /^ErrorInvalid(Id|MailboxItemId|StoreId)|^ErrorItemNotFound$|^ErrorFolderNotFound$/i

/**
 * Whether an id names nothing in this mailbox: deleted, or never of this mailbox. Exchange answers 404 for the first
 * and 400 or 404 with one of several codes for the second.
 */
export function isAbsent(thrown: unknown): boolean {
  if (!(thrown instanceof GraphError)) return false
  return thrown.status === 404 || (thrown.status === 400 && foreignId.test(thrown.code))
}

/**
 * Whether a request that must not be sent twice may have been carried out although no answer says so: none came, a
 * server on the way gave up, or the answer of a success was cut off.
 */
export function isOutcomeUnknown(thrown: unknown): boolean {
  return thrown instanceof GraphError && (thrown.status < 300 || thrown.status >= 500)
}
