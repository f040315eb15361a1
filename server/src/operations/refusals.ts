/** Refusals that are the same wherever they come from. */
import { OperationError } from './errors.ts'

/** One text for what is absent, foreign or out of reach: the answer must not tell them apart. */
export function notFound(): OperationError {
  return new OperationError('not_found', 'The object was not found.')
}

export function invalidRequest(message: string): OperationError {
  return new OperationError('invalid_request', message)
}

/** The value, or the refusal of what is absent. */
export function orNotFound<Value>(value: Value | undefined): Value {
  if (value === undefined) throw notFound()
  return value
}
