/** Addresses of mail, as people type them: several with commas or semicolons between them (RFC 5321 §4.5.3.1). */
import { invalidRequest } from '../refusals.ts'

const mostRecipients = 50
const longestAddress = 254
const address = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,190}$/u

/** @throws {OperationError} `invalid_request` */
export function recipientsOf(text: string): readonly string[] {
  const all = text
    .slice(0, mostRecipients * (longestAddress + 2))
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (all.length === 0)
    throw invalidRequest('Say to whom: "to" has to be an address such as bob@contoso.com.')
  if (all.length > mostRecipients) throw invalidRequest(`A mail goes to at most ${mostRecipients} addresses.`)
  return all.map(addressOf)
}

/** @throws {OperationError} `invalid_request` */
export function addressOf(text: string): string {
  const trimmed = text.trim()
  if (trimmed.length > longestAddress || !address.test(trimmed))
    throw invalidRequest(`${JSON.stringify(trimmed.slice(0, 80))} is no address such as bob@contoso.com.`)
  return trimmed
}
