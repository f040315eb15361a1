/** How often strangers may make us ask Microsoft: for everybody, for one organization, for one address. */
import type { Clock } from '../../foundation/clock.ts'
import { slowDown } from '../errors.ts'
import { addressKey } from './address-key.ts'
import { createTokenBuckets } from './token-buckets.ts'

export interface ProofBudget {
  /** Before anything was proven. @throws {OAuthError} `slow_down` */
  spend(remoteAddress: string, organizationId: string): void
  /**
   * After a proof that asked nobody: only the person themselves can be over this budget, by repeating.
   * @throws {OAuthError} `slow_down`
   */
  spendOnPerson(organizationId: string, userId: string): void
}

export function createProofBudget(clock: Clock): ProofBudget {
  const ofAddress = createTokenBuckets(clock, { perSecond: 1, burst: 10 })
  const ofOrganization = createTokenBuckets(clock, { perSecond: 2, burst: 20 })
  const ofAll = createTokenBuckets(clock, { perSecond: 10, burst: 50 })
  const ofPerson = createTokenBuckets(clock, { perSecond: 0.2, burst: 20 })
  return {
    spend(remoteAddress, organizationId) {
      // The narrowest first: who is over their own budget takes nothing from the others.
      const wait =
        ofAddress.take(addressKey(remoteAddress)) || ofOrganization.take(organizationId) || ofAll.take('all')
      if (wait > 0) throw slowDown('proof_budget_spent', wait)
    },
    spendOnPerson(organizationId, userId) {
      const wait = ofPerson.take(`${organizationId} ${userId}`)
      if (wait > 0) throw slowDown('proof_budget_spent', wait)
    },
  }
}
