/** Directory role assignments as one list, made from the members of each role (Graph: unifiedRoleAssignment). */
import type { DirectoryRole, TenantState } from '../../tenant/model.ts'
import type { Entity } from '../odata.ts'

export interface RoleAssignment {
  readonly role: DirectoryRole
  readonly principalId: string
}

/** Both ids in one, as the directory writes them: the bytes of two GUIDs in its own order, and the scope. */
export function assignmentId({ role, principalId }: RoleAssignment): string {
  const bytes = Buffer.concat([guidBytes(role.roleTemplateId), guidBytes(principalId)])
  return `${bytes.toString('base64url')}-1`
}

/** A GUID as .NET keeps it: the first three groups with the least significant byte first. */
function guidBytes(guid: string): Buffer {
  const [first = '', second = '', third = '', ...rest] = guid.split('-')
  const reversed = [first, second, third].map((group) => Buffer.from(group, 'hex').toReversed())
  return Buffer.concat([...reversed.map((group) => Buffer.from(group)), Buffer.from(rest.join(''), 'hex')])
}

export function roleAssignments(tenant: TenantState): RoleAssignment[] {
  return [...tenant.directoryRoles.values()].flatMap((role) =>
    [...role.memberIds].map((principalId) => ({ role, principalId })),
  )
}

export function assignmentEntity(assignment: RoleAssignment): Entity {
  return {
    id: assignmentId(assignment),
    principalId: assignment.principalId,
    directoryScopeId: '/',
    roleDefinitionId: assignment.role.roleTemplateId,
  }
}

export function definitionEntity(role: DirectoryRole): Entity {
  return {
    id: role.roleTemplateId,
    description: role.description,
    displayName: role.displayName,
    isBuiltIn: true,
    isEnabled: true,
    resourceScopes: ['/'],
    templateId: role.roleTemplateId,
    version: '1',
    rolePermissions: [],
  }
}
