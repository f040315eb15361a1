/** Failures of Microsoft 365 in answers to a person who waits: named as such, with what Microsoft said. */
import { GraphError, IdentityPlatformError } from '../microsoft365/index.ts'
import { OperationError } from './errors.ts'

/** @throws {OperationError} `upstream_unavailable` for what Microsoft refused or did not answer. */
export async function asUpstream<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof GraphError) && !(error instanceof IdentityPlatformError)) throw error
    const wrongCloud = wrongCloudRefusal(error)
    if (wrongCloud !== undefined) throw wrongCloud
    throw new OperationError('upstream_unavailable', `Microsoft 365 could not be asked: ${error.message}`, {
      cause: error,
    })
  }
}

/** The refusal of a tenant that lives in another cloud, which Microsoft said; `undefined` for any other failure. */
export function wrongCloudRefusal(error: unknown): OperationError | undefined {
  if (!(error instanceof IdentityPlatformError) || error.code !== 'wrong_cloud') return undefined
  return new OperationError('invalid_request', error.message, { cause: error })
}
