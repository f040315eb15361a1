/** Failures of Microsoft 365 in answers to a person who waits: named as such, with what Microsoft said. */
import { GraphError, IdentityPlatformError } from '../microsoft365/index.ts'
import { OperationError } from './errors.ts'

/** @throws {OperationError} `upstream_unavailable` for what Microsoft refused or did not answer. */
export async function asUpstream<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof GraphError) && !(error instanceof IdentityPlatformError)) throw error
    throw new OperationError('upstream_unavailable', `Microsoft 365 could not be asked: ${error.message}`, {
      cause: error,
    })
  }
}
