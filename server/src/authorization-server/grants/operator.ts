/**
 * The grant of restore operators, who restore for others (`grant_type=operator` of this API family): `client_id` is
 * the person and the tenant, or our sign-in application; `assertion` is the access token for our own API. Whoever is
 * named by no role comes in for their own data alone.
 */
import { type Candidate, screen } from '../assertion/candidate.ts'
import type { CheckRefusal } from '../assertion/checks.ts'
import { consumeAndIssue, lookUpStanding } from '../assertion/issue.ts'
import { type Proof, prove } from '../assertion/prove.ts'
import { rejected } from '../assertion/refusal.ts'
import { type AuthenticationSwitches, findOrganizationByTenant } from '../../database/index.ts'
import { isUuid } from '../../foundation/ids.ts'
import { operatorMethod } from '../people/liveness.ts'
import { isOperator } from '../people/operators.ts'
import { type Grant, parameter } from './grant.ts'
import type { AssertionGrantDependencies } from './jwt-bearer.ts'

const skewMs = 60_000
const action = 'token.operator'

export function createOperatorGrant(dependencies: AssertionGrantDependencies): Grant {
  const { database, clock } = dependencies
  return {
    grantType: 'operator',
    action,
    requiredParameters: ['client_id', 'assertion'],
    async handle(request) {
      const assertion = parameter(request, 'assertion')
      const named = nameOf(parameter(request, 'client_id'))
      const candidate = await screen(dependencies, {
        assertion,
        door: 'operator',
        // The application belongs to one tenant only: whether it is this one's is looked at below.
        find: ({ tenantId = '' }) =>
          findOrganizationByTenant(database.db, named.kind === 'person' ? named.tenantId : tenantId),
      })
      refuse(candidate, namedWrongly(named, candidate))
      const proof = await prove(dependencies, candidate, { assertion, remoteAddress: request.remoteAddress })
      const standing = await lookUpStanding(dependencies, candidate, proof)
      const { id } = candidate.organization
      const { person } = standing
      if (person.isExternal) refuse(candidate, { reason: 'guest_not_allowed' })
      const isOne = await isOperator(database.db, id, person)
      if (isOne) refuse(candidate, tooWeak(candidate.switches, proof, clock.now()))
      const session = isOne
        ? { principalKind: 'operator', reach: null, workloads: null, method: operatorMethod }
        : { principalKind: 'person', reach: 'own', workloads: null, method: operatorMethod }
      return consumeAndIssue(dependencies, { candidate, proof, standing, action, session }, request)
    },
  }
}

type Name =
  | { readonly kind: 'person'; readonly userId: string; readonly tenantId: string }
  | { readonly kind: 'application'; readonly appId: string }

/** `<userId>.<tenantId>`, or the id of an application. */
function nameOf(clientId: string): Name {
  const text = clientId.toLowerCase()
  const [userId = '', tenantId = '', ...rest] = text.split('.')
  if (isUuid(userId) && isUuid(tenantId) && rest.length === 0) return { kind: 'person', userId, tenantId }
  return { kind: 'application', appId: text }
}

function namedWrongly(named: Name, { userId, ownApiId }: Candidate): CheckRefusal | undefined {
  if (named.kind === 'person') return named.userId === userId ? undefined : { reason: 'wrong_user' }
  return named.appId === ownApiId ? undefined : { reason: 'organization_unknown' }
}

/** Whoever may restore for others has to have signed in recently, and as strongly as the administrator wants. */
function tooWeak(
  { operatorSignInMinutes, operatorAuthenticationContext }: AuthenticationSwitches,
  { claims: { authenticatedAt, authenticationContexts } }: Proof,
  now: number,
): CheckRefusal | undefined {
  if (operatorSignInMinutes !== undefined) {
    const longestMs = operatorSignInMinutes * 60_000 + skewMs
    if (authenticatedAt === undefined || now - authenticatedAt > longestMs)
      return { reason: 'sign_in_too_old', isInteractionRequired: true }
  }
  return operatorAuthenticationContext === undefined ||
    authenticationContexts.includes(operatorAuthenticationContext)
    ? undefined
    : { reason: 'authentication_context_missing', isInteractionRequired: true }
}

function refuse({ organization, details }: Candidate, refusal: CheckRefusal | undefined): void {
  if (refusal !== undefined)
    throw rejected({ ...refusal, details: { ...details, ...refusal.details } }, organization)
}
