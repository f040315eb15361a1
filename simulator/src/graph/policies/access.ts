/** Who reads and who writes policies with delegated permissions: the roles that the documentation pages name. */
import { requireRole, roleTemplates } from '../authorization.ts'
import type { GraphDependencies } from '../dependencies.ts'
import type { Call } from '../route.ts'

const readers = [
  roleTemplates.globalAdministrator,
  roleTemplates.globalReader,
  roleTemplates.securityAdministrator,
  roleTemplates.securityReader,
  roleTemplates.conditionalAccessAdministrator,
  roleTemplates.authenticationPolicyAdministrator,
  roleTemplates.applicationAdministrator,
  roleTemplates.cloudApplicationAdministrator,
  roleTemplates.privilegedRoleAdministrator,
]

export function requirePolicyReader({ tenant }: Pick<GraphDependencies, 'tenant'>, call: Call): void {
  requireRole(tenant, call.claims, readers)
}

/** "Conditional Access Administrator", "Security Administrator"; they manage the security defaults as well. */
export function requireSignInPolicyWriter({ tenant }: Pick<GraphDependencies, 'tenant'>, call: Call): void {
  requireRole(tenant, call.claims, [
    roleTemplates.globalAdministrator,
    roleTemplates.securityAdministrator,
    roleTemplates.conditionalAccessAdministrator,
  ])
}

/** Application management policies belong to the administrators of applications, the authorization policy does not. */
export function requireApplicationPolicyWriter(
  { tenant }: Pick<GraphDependencies, 'tenant'>,
  call: Call,
): void {
  requireRole(tenant, call.claims, [
    roleTemplates.globalAdministrator,
    roleTemplates.securityAdministrator,
    roleTemplates.applicationAdministrator,
    roleTemplates.cloudApplicationAdministrator,
  ])
}

export function requireAuthorizationPolicyWriter(
  { tenant }: Pick<GraphDependencies, 'tenant'>,
  call: Call,
): void {
  requireRole(tenant, call.claims, [
    roleTemplates.globalAdministrator,
    roleTemplates.privilegedRoleAdministrator,
  ])
}
