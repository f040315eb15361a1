/** What a failure of Microsoft 365 means for a backup or a restore (codes: Microsoft Graph error model, Outlook services). */
import { describeError } from '../../foundation/errors.ts'
import { GraphError, isNotFound } from '../../microsoft365/index.ts'

/** 404s that are about the mailbox or the user, never about one message. */
const noMailboxCodes: ReadonlySet<string> = new Set([
  'ErrorInvalidUser',
  'ErrorNonExistentMailbox',
  'MailboxNotEnabledForRESTAPI',
  'MailboxNotSupportedForRESTAPI',
  'Request_ResourceNotFound',
  'ResourceNotFound',
])

/** Content that Exchange holds and cannot give out: trying again changes nothing. */
const unreadableCodes: ReadonlySet<string> = new Set([
  'ErrorContentConversionFailed',
  'ErrorCorruptData',
  'ErrorMimeContentConversionFailed',
  'ErrorMimeContentInvalid',
  'malwareDetected',
])

const unavailableStatuses: ReadonlySet<number> = new Set([0, 401, 403, 408, 429, 502, 503, 504, 509])

/** The person has no mailbox in Exchange Online, or is no longer there. */
export function isMailboxMissing(thrown: unknown): boolean {
  return thrown instanceof GraphError && thrown.status === 404 && noMailboxCodes.has(thrown.code)
}

/** The message or folder was deleted since it was listed. */
export function isGone(thrown: unknown): boolean {
  return isNotFound(thrown) && !isMailboxMissing(thrown)
}

/** Nothing can be read at the moment, this item or any other: access, budget or service. */
export function isUnavailable(thrown: unknown): boolean {
  return thrown instanceof GraphError && unavailableStatuses.has(thrown.status)
}

/** The body was cut; asking again is worth it. */
export function isConnectionLost(thrown: unknown): boolean {
  return thrown instanceof GraphError && thrown.code === 'connectionLost'
}

/** `skipped` for what is documented to be unreadable for good, `failed` for everything else. */
export function outcomeOf(thrown: unknown): 'skipped' | 'failed' {
  return thrown instanceof GraphError && unreadableCodes.has(thrown.code) ? 'skipped' : 'failed'
}

/** The cause as the ledger keeps it: Graph's code and words. */
export function causeOf(thrown: unknown): string {
  return thrown instanceof GraphError ? `${thrown.code}: ${thrown.message}` : describeError(thrown)
}
