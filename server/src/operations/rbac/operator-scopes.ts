/**
 * What a restore operator may see, decided anew at every call: by the roles that name them, or a group of theirs, and
 * by the groups of whose mailbox it is, both as they are now. Who cannot be decided about is not shown.
 */
import { type Database, listRbacRoleItems, listRbacRoles } from '../../database/index.ts'
import type { DirectoryObjectId, OrganizationId } from '../../foundation/ids.ts'
import { directoryObjectId } from '../ids.ts'
import type { Memberships } from './memberships.ts'
import type { RbacItemRow } from './role.ts'
import { roleIncludes, roleScope, type RoleScope } from './role-scope.ts'

export interface OperatorScope {
  /** Whether any role has this operator. */
  readonly isOperator: boolean
  /** @throws {OperationError} `upstream_unavailable` when the directory has to be asked and gives no answer. */
  includes(userId: string): Promise<boolean>
}

export interface OperatorScopes {
  /** @throws {OperationError} `upstream_unavailable` */
  of(organizationId: OrganizationId, operatorId: DirectoryObjectId): Promise<OperatorScope>
  /** Whether the person is a member of the group now, directly or through others. */
  isMember(organizationId: OrganizationId, userId: string, groupId: string): Promise<boolean>
}

const nothing: OperatorScope = { isOperator: false, includes: async () => false }

export function createOperatorScopes(database: Database, memberships: Memberships): OperatorScopes {
  async function groupsOf(
    organizationId: OrganizationId,
    userId: string,
  ): Promise<ReadonlySet<string> | undefined> {
    return (await memberships.of(organizationId, directoryObjectId(userId)))?.memberOf
  }

  async function rolesOf(
    organizationId: OrganizationId,
    operatorId: DirectoryObjectId,
  ): Promise<readonly RoleScope[]> {
    const roles = await listRbacRoles(database.db, [organizationId])
    if (roles.length === 0) return []
    const operator = await memberships.of(organizationId, operatorId)
    if (operator === undefined || !operator.isEnabled) return []
    const items = await listRbacRoleItems(
      database.db,
      roles.map(({ id }) => id),
    )
    const isNamed = ({ type, objectId }: RbacItemRow): boolean =>
      type === 'User' ? objectId === operatorId : type === 'Group' && operator.memberOf.has(objectId)
    const held = new Set(
      items.filter((item) => item.list === 'operators' && isNamed(item)).map(({ roleId }) => roleId),
    )
    return roles.filter(({ id }) => held.has(id)).map((role) => roleScope(role, items))
  }

  return {
    async of(organizationId, operatorId) {
      const roles = await rolesOf(organizationId, operatorId)
      if (roles.length === 0) return nothing
      return {
        isOperator: true,
        async includes(userId) {
          for (const role of roles)
            if (await roleIncludes(role, userId, () => groupsOf(organizationId, userId))) return true
          return false
        },
      }
    },
    async isMember(organizationId, userId, groupId) {
      return (await groupsOf(organizationId, userId))?.has(groupId) ?? false
    },
  }
}
