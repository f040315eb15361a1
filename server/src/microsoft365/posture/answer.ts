/** Reads one source of a posture: a refusal is an answer, too. */
import { GraphError } from '../graph/errors.ts'
import type { Answer } from './facts.ts'

/** Premium reports say so when the tenant has not paid for them. */
const licenceCode = /NonPremiumTenant|RequestFromUnsupportedUserRole|Authentication_RequestFromNonPremium/i
const licenceWords = /premium licen[cs]e|does(?:n't| not) have (?:a )?premium/i

/** @throws what is no refusal of Microsoft's: an aborted signal, a mistake of ours. */
export async function answerOf<Value>(read: () => Promise<Value>): Promise<Answer<Value>> {
  try {
    return { isRead: true, value: await read() }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    return { isRead: false, reason: reasonOf(error), message: error.message }
  }
}

function reasonOf({ status, code, message }: GraphError): Exclude<Answer<never>, { isRead: true }>['reason'] {
  if (licenceCode.test(code) || licenceWords.test(message)) return 'licence'
  if (status === 401 || status === 403) return 'permission'
  // National clouds leave whole reports out.
  return status === 404 || status === 501 ? 'absent' : 'failed'
}
