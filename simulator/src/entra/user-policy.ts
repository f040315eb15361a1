/** What stands between a proved person and a token: state of the account, tenant, assignment, second factor. */
import { azureResourceManagerAppId } from '../tenant/microsoft-applications.ts'
import type { DirectoryUser, ServicePrincipal } from '../tenant/model.ts'
import { isAdministrator, principalIdsOf } from '../tenant/users.ts'
import { isAnyOrganization, type EntraContext } from './context.ts'
import type { Client } from './directory.ts'
import { grant as grantError } from './errors/grant.ts'
import { person } from './errors/sign-in.ts'
import type { SignedIn } from './state.ts'
import { preferredName } from './tokens/claims.ts'

/**
 * Security defaults: administrators pass a second factor at every sign-in, everybody does for Azure Resource
 * Manager (microsoft.md 1.9).
 */
export function needsSecondFactor(context: EntraContext, userId: string, resourceAppId: string): boolean {
  if (!context.tenant.securityDefaultsEnabled) return false
  return resourceAppId === azureResourceManagerAppId || isAdministrator(context.tenant, userId)
}

/**
 * The person of a grant, as they are now.
 * @throws {StsError} 50034 when deleted, 50057 when disabled.
 */
export function currentUser(context: EntraContext, userId: string): DirectoryUser {
  const user = context.tenant.users.get(userId)
  if (user === undefined) throw person.notFound(context.tenant.displayName)
  if (!user.accountEnabled) throw person.disabled()
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

/** @throws {StsError} 50076 when the sign-in behind a grant lacks the factor that policy asks for now. */
export function checkSecondFactor(context: EntraContext, signedIn: SignedIn, resourceAppId: string): void {
  if (!signedIn.amr.includes('mfa') && needsSecondFactor(context, signedIn.userId, resourceAppId))
    throw person.needsSecondFactor(resourceAppId)
}

/** @throws {StsError} 50173 when the person's sessions were revoked, or the password changed, since then. */
export function checkNotRevoked(user: DirectoryUser, issuedAt: number): void {
  if (issuedAt < Date.parse(user.signInSessionsValidFromDateTime))
    throw grantError.revoked(new Date(issuedAt).toISOString(), user.signInSessionsValidFromDateTime)
}
