/** May this token do this? The table of permissions first, the person's directory roles where the handler asks (reference section 3.4). */
import type { AccessTokenClaims } from '../tenant/access-tokens.ts'
import type { TenantState } from '../tenant/model.ts'
import { type Family, forbiddenFor, insufficientPrivileges } from './errors.ts'
import type { Alternatives, EndpointPermissions } from './permissions.ts'

/** Role template ids (reference section 3.3). */
export const roleTemplates = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  applicationDeveloper: 'cf1c38e5-3621-4004-a7cb-879624dced7c',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  securityAdministrator: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  conditionalAccessAdministrator: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  authenticationPolicyAdministrator: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
} as const

/** Roles that manage every application. */
export const applicationAdministrators: readonly string[] = [
  roleTemplates.globalAdministrator,
  roleTemplates.applicationAdministrator,
  roleTemplates.cloudApplicationAdministrator,
]

/**
 * The permissions of the token that open the endpoint.
 * @throws {GraphFailure} 403 in the words of the service when there is none.
 */
export function grantedPermissions(
  permissions: EndpointPermissions,
  claims: AccessTokenClaims,
  family: Family,
): string[] {
  const isApp = claims.idtyp === 'app'
  const held = new Set(isApp ? claims.roles : claims.scopes)
  // "access the directory as the signed-in user" stands for what the person may read and write there
  if (!isApp && family === 'directory' && held.has('Directory.AccessAsUser.All')) {
    held.add('Directory.Read.All').add('Directory.ReadWrite.All')
  }
  const alternatives: Alternatives = isApp ? permissions.application : permissions.delegated
  const open = alternatives.filter((alternative) => alternative.every((permission) => held.has(permission)))
  if (open.length === 0) throw forbiddenFor(family)
  return open.flat()
}

/** The role templates of a person or service principal: assigned directly, or through a group. */
export function directoryRolesOf(tenant: TenantState, objectId: string): Set<string> {
  const groups = [...tenant.groups.values()]
    .filter((group) => group.memberIds.has(objectId))
    .map(({ id }) => id)
  const holders = [objectId, ...groups]
  const roles = [...tenant.directoryRoles.values()].filter((role) =>
    holders.some((id) => role.memberIds.has(id)),
  )
  return new Set(roles.map(({ roleTemplateId }) => roleTemplateId))
}

/**
 * For a delegated token, the person needs one of the roles as well: effective permission = scope ∩ role.
 * An app-only token has no person, its permission is enough.
 */
export function requireRole(tenant: TenantState, claims: AccessTokenClaims, roles: readonly string[]): void {
  if (claims.idtyp === 'app') return
  const held = directoryRolesOf(tenant, claims.oid)
  if (!roles.some((role) => held.has(role))) throw insufficientPrivileges()
}
