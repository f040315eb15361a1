/** Tries what an application of ours was given: tokens for Microsoft's APIs, and each permission with one harmless call. */
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import {
  type AccessTokenSource,
  type ApplicationProof,
  explainTokenFailure,
  exercisePermissions,
  type Graph,
} from '../../microsoft365/index.ts'
import type { ApplicationCredential, Examiner } from '../ports.ts'

export interface ExaminerDependencies {
  /** The application's own tokens for a resource, by its client id; Microsoft Graph when undefined. */
  readonly tokensOf: (
    proof: { readonly tenantId: string; readonly clientId: string } & ApplicationProof,
    resource: string | undefined,
  ) => AccessTokenSource
  readonly proofOf: (
    application: ApplicationCredential,
  ) => Promise<{ readonly tenantId: string; readonly clientId: string } & ApplicationProof>
  readonly graphFor: (tokens: AccessTokenSource) => Graph
  readonly clock: Clock
  readonly random: Random
}

export function createExaminer({
  tokensOf,
  proofOf,
  graphFor,
  clock,
  random,
}: ExaminerDependencies): Examiner {
  return {
    async tokenRefusal(application, resource, signal) {
      try {
        const tokens = tokensOf(await proofOf(application), resource)
        tokens.forget()
        await tokens.token(signal)
        return undefined
      } catch (error) {
        signal.throwIfAborted()
        return explainTokenFailure(error)
      }
    },
    async exercise(application, subject, progress, signal) {
      const proof = await proofOf(application)
      const tokensFor = (resource: string | undefined): AccessTokenSource => tokensOf(proof, resource)
      return exercisePermissions({ tokensFor, graphFor, clock, random, progress }, subject, signal)
    },
  }
}
