/** Gives directory roles to people, groups and applications, and takes them away; both APIs go through here. */
import type { DirectoryRole } from '../../tenant/model.ts'
import { modified, recordChange } from '../audit-logs/record.ts'
import { requireRole, roleTemplates } from '../authorization.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { findObject } from '../directory/objects.ts'
import { directoryBadRequest, resourceNotFound } from '../errors.ts'
import type { Call } from '../route.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock'>

/** Only these two give roles (Graph: "Create unifiedRoleAssignment"). */
export function requireRoleGrantor({ tenant }: Dependencies, call: Call): void {
  requireRole(tenant, call.claims, [
    roleTemplates.globalAdministrator,
    roleTemplates.privilegedRoleAdministrator,
  ])
}

interface Membership {
  readonly role: DirectoryRole
  readonly principalId: string
}

/**
 * @throws {GraphFailure} 400 while the principal is not replicated (reference section 3.6), 400 for who has the role
 *   already, 404 for a principal that is not there.
 */
export function addRoleMember(
  dependencies: Dependencies,
  call: Call,
  { role, principalId }: Membership,
): void {
  const { tenant, clock } = dependencies
  const servicePrincipal = tenant.servicePrincipals.get(principalId)
  if (servicePrincipal !== undefined && servicePrincipal.visibleAt > clock.now())
    throw directoryBadRequest(
      `The specified principal '${principalId}' does not exist in the directory. Check that you have the correct principal ID.`,
    )
  if (findObject(tenant, principalId) === undefined) throw resourceNotFound(principalId)
  if (role.memberIds.has(principalId))
    throw directoryBadRequest(
      'A conflicting object with one or more of the specified property values is present in the directory.',
    )
  role.memberIds.add(principalId)
  record(dependencies, call, { role, principalId, isAdded: true })
}

/** @throws {GraphFailure} 404 for who has not got the role, 400 for the last Global Administrator. */
export function removeRoleMember(
  dependencies: Dependencies,
  call: Call,
  { role, principalId }: Membership,
): void {
  if (!role.memberIds.has(principalId)) throw resourceNotFound(principalId)
  if (role.roleTemplateId === roleTemplates.globalAdministrator && role.memberIds.size === 1)
    throw directoryBadRequest('Removing the last Global Administrator from the organization is not allowed.')
  role.memberIds.delete(principalId)
  record(dependencies, call, { role, principalId, isAdded: false })
}

function record(
  dependencies: Dependencies,
  call: Call,
  { role, principalId, isAdded }: Membership & { readonly isAdded: boolean },
): void {
  const { tenant } = dependencies
  const user = tenant.users.get(principalId)
  const other = tenant.servicePrincipals.get(principalId) ?? tenant.groups.get(principalId)
  const names = [
    ['Role.ObjectID', role.id],
    ['Role.DisplayName', role.displayName],
    ['Role.TemplateId', role.roleTemplateId],
  ] as const
  recordChange(dependencies, call, {
    activity: isAdded ? 'Add member to role' : 'Remove member from role',
    category: 'RoleManagement',
    operation: isAdded ? 'Assign' : 'Unassign',
    targets: [
      {
        id: principalId,
        displayName: (user ?? other)?.displayName ?? null,
        type: user !== undefined ? 'User' : tenant.groups.has(principalId) ? 'Group' : 'ServicePrincipal',
        userPrincipalName: user?.userPrincipalName ?? null,
        modifiedProperties: names.map(([name, value]) =>
          isAdded ? modified(name, undefined, value) : modified(name, value, undefined),
        ),
      },
      { id: role.id, displayName: role.displayName, type: 'Role' },
    ],
  })
}
