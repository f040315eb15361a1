/** What came back to the redirect URI, judged before any of it is used (RFC 6749 §4.1.2, §10.12). */
import { timingSafeEqual } from 'node:crypto'
import type { Secret } from '../../foundation/secret.ts'
import { OperationError } from '../errors.ts'
import type { BrowserSignIn } from '../ports.ts'
import { invalidRequest } from '../refusals.ts'
import type { Attempt } from './entry.ts'
import { withHelp } from './refusals.ts'
import type { BrowserAnswer } from './sign-ins.ts'

const longestSaid = 300

/** @throws {OperationError} `invalid_request` for a sign-in with a code. */
export function browserOf({ browser }: Attempt): BrowserSignIn {
  if (browser !== undefined) return browser
  throw invalidRequest('This sign-in is finished on Microsoft’s page with its code, not here.')
}

export function isSameState(given: string, expected: Secret): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected.reveal())]
  return one.length === other.length && timingSafeEqual(one, other)
}

export function stateMismatch(): OperationError {
  return new OperationError(
    'sign_in_mismatch',
    'This answer belongs to another sign-in: nothing was used. Finish the sign-in in the browser that began it.',
  )
}

/** An answer counts once, whatever becomes of it (DEV-28). @throws {OperationError} `conflict` */
export function takeAnswer(attempt: Attempt): void {
  if (attempt.state.kind !== 'pending' || attempt.isAnswered)
    throw new OperationError('conflict', 'This sign-in was answered already. Begin a new one.')
  attempt.isAnswered = true
}

/** What the redirect brought instead of a code; its texts come from an address bar. */
export function refusalInAnswer({ error, errorDescription }: BrowserAnswer): OperationError {
  const said = [errorDescription, error].find((text) => text !== undefined && text !== '') ?? ''
  const [firstLine = ''] = said.split(/[\r\n]/)
  const printable = firstLine.replaceAll(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, ' ').slice(0, longestSaid)
  const code = error === 'access_denied' ? 'device_code_declined' : 'sign_in_refused'
  return new OperationError(code, withHelp(printable))
}
