/**
 * The JWT bearer grant (RFC 7523 §2.1) in the form that clients of this API family use: `client_id` names the tenant,
 * `assertion` is what Microsoft's token endpoint answered. The organization's policies prove it; whether the person
 * may come in, and what they see, our own application's look-up decides.
 */
import { type ScreenDependencies, screen } from '../assertion/candidate.ts'
import { consumeAndIssue, type IssueDependencies, lookUpStanding } from '../assertion/issue.ts'
import { resolveOrganization } from '../assertion/organization.ts'
import { type ProofDependencies, prove } from '../assertion/prove.ts'
import { type Grant, parameter } from './grant.ts'

export type AssertionGrantDependencies = ScreenDependencies & ProofDependencies & IssueDependencies

const action = 'token.assertion'

export function createJwtBearerGrant(dependencies: AssertionGrantDependencies): Grant {
  const { database } = dependencies
  return {
    grantType: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    action,
    requiredParameters: ['client_id', 'assertion'],
    async handle(request) {
      const assertion = parameter(request, 'assertion')
      const candidate = await screen(dependencies, {
        assertion,
        door: 'tenant',
        find: () => resolveOrganization(database.db, parameter(request, 'client_id')),
      })
      const { remoteAddress } = request
      const proof = await prove(dependencies, candidate, { assertion, remoteAddress })
      const standing = await lookUpStanding(dependencies, candidate, proof)
      const { reach, workloads } = standing
      const session = {
        principalKind: 'person',
        reach,
        workloads: reach === 'organization' ? JSON.stringify(workloads) : null,
        method: proof.policy,
      }
      return consumeAndIssue(dependencies, { candidate, proof, standing, action, session }, request)
    },
  }
}
