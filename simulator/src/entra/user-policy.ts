/** What stands between a proved person and a token: state of the account, tenant, assignment, second factor. */
import type { DirectoryUser, ServicePrincipal } from '../tenant/model.ts'
import { homeAccount } from '../tenant/tenants.ts'
import { principalIdsOf } from '../tenant/users.ts'
import type { Attempt, ClientAppType } from './conditional-access/conditions.ts'
import { decide, refusalWithoutPerson, type Decision } from './conditional-access/decide.ts'
import { isAnyOrganization, type EntraContext } from './context.ts'
import type { Client } from './directory.ts'
import { grant as grantError } from './errors/grant.ts'
import { person } from './errors/sign-in.ts'
import type { SignInDraft } from './sign-in-log/draft.ts'
import type { SignedIn } from './state.ts'
import { preferredName } from './tokens/claims.ts'

/**
 * The person of a grant, as they are now.
 * @throws {StsError} 50034 when deleted, 50057 when disabled.
 */
export function currentUser(context: EntraContext, userId: string): DirectoryUser {
  const user = context.tenant.users.get(userId)
  if (user === undefined) throw person.notFound(context.tenant.displayName)
  if (!user.accountEnabled || !homeAccount(context.tenants, user).accountEnabled) throw person.disabled()
  return user
}

/**
 * @throws {StsError} 50105 for somebody who is not assigned to an application that wants that, be it the client or
 *   the API that the token is for.
 */
export function checkAssigned(context: EntraContext, principal: ServicePrincipal, user: DirectoryUser): void {
  if (!principal.appRoleAssignmentRequired) return
  const ids = principalIdsOf(context.tenant, user.id)
  const isAssigned = [...context.tenant.appRoleAssignments.values()].some(
    ({ resourceId, principalId }) => resourceId === principal.id && ids.has(principalId),
  )
  if (!isAssigned) throw person.notAssigned(preferredName(user), principal.appId, principal.displayName)
}

/** @throws {StsError} 50020 for a guest over `/common`, 50105 for somebody who is not assigned to the client. */
export function checkMayUse(
  context: EntraContext,
  client: Client,
  user: DirectoryUser,
  authority: string,
): void {
  if (user.userType === 'Guest' && isAnyOrganization(authority.toLowerCase()))
    throw person.guestElsewhere(
      preferredName(user),
      context.tenant.displayName,
      client.appId,
      client.displayName,
    )
  checkAssigned(context, client.principal, user)
}

/** A token for an earlier sign-in, as policies look at it. */
export interface PolicyQuestion {
  readonly user: DirectoryUser
  readonly signedIn: SignedIn
  readonly resource: ServicePrincipal
  readonly clientApp: ClientAppType
  /** Told what the policies said. */
  readonly draft?: SignInDraft
}

/**
 * Asks security defaults, per-user MFA and Conditional Access about a token that nobody is there to answer for.
 * @throws {StsError} 53003 and its kind, or 50076 when the sign-in lacks the factor that is asked for now.
 */
export function checkPolicies(context: EntraContext, question: PolicyQuestion): Decision {
  const { user, signedIn, resource, clientApp, draft } = question
  const attempt = {
    user,
    resourceAppId: resource.appId,
    clientApp,
    transferMethod: signedIn.transferMethod ?? 'none',
    amr: signedIn.amr,
    acrs: [],
  } satisfies Attempt
  const decision = decide(context.tenant, attempt)
  if (draft !== undefined) draft.evaluation = decision
  const refusal = refusalWithoutPerson(decision, attempt)
  if (refusal !== undefined) throw refusal
  return decision
}

/** @throws {StsError} 50173 when the person's sessions were revoked, or the password changed, since then. */
export function checkNotRevoked(user: DirectoryUser, issuedAt: number): void {
  if (issuedAt < Date.parse(user.signInSessionsValidFromDateTime))
    throw grantError.revoked(new Date(issuedAt).toISOString(), user.signInSessionsValidFromDateTime)
}
