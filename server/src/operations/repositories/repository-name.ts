/** The name of a repository. */
import { invalidRequest } from '../refusals.ts'

const longestName = 256

/** @throws {OperationError} `invalid_request` */
export function checkName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > longestName)
    throw invalidRequest(`A backup repository needs a name of 1 to ${longestName} characters.`)
  return trimmed
}
