/** A search that cannot be understood, in words for the person who typed it. */
import { OperationError } from '../../errors.ts'

export class QueryError extends OperationError {
  /** @param at - Where in the query, from 0. */
  constructor(message: string, at?: number) {
    super('invalid_request', at === undefined ? message : `${message} (at character ${at + 1})`)
  }
}
