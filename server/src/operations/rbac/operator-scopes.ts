/**
 * What a restore operator may see, decided anew at every call: by the roles that name them, or a group of theirs, and
 * by the groups of whose mailbox it is, both as they are now. Who cannot be decided about is not shown.
 */
import { type Database, listRbacRoleItems, listRbacRoles } from '../../database/index.ts'
import { isUuid, type DirectoryObjectId, type OrganizationId } from '../../foundation/ids.ts'
import { directoryObjectId } from '../ids.ts'
import type { Memberships } from './memberships.ts'
import type { RbacItemRow } from './role.ts'
import { roleScope, scopeIncludes, type RoleScope } from './role-scope.ts'

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
    // Nobody has a name for an id; the directory is not asked about whatever stood in a path.
    if (!isUuid(userId)) return undefined
    return (await memberships.of(organizationId, directoryObjectId(userId)))?.memberOf
  }

  /** @returns `undefined` for who is nobody's operator. */
  async function scopeOf(
    organizationId: OrganizationId,
    operatorId: DirectoryObjectId,
  ): Promise<RoleScope | undefined> {
    const roles = await listRbacRoles(database.db, [organizationId])
    if (roles.length === 0) return undefined
    const operator = await memberships.of(organizationId, operatorId)
    // Somebody from elsewhere never restores for others, whatever a role says (AST-67).
    if (operator === undefined || !operator.isEnabled || operator.isExternal) return undefined
    const items = await listRbacRoleItems(
      database.db,
      roles.map(({ id }) => id),
    )
    const isNamed = ({ type, objectId }: RbacItemRow): boolean =>
      type === 'User' ? objectId === operatorId : type === 'Group' && operator.memberOf.has(objectId)
    const held = new Set(
      items.filter((item) => item.list === 'operators' && isNamed(item)).map(({ roleId }) => roleId),
    )
    return held.size === 0
      ? undefined
      : roleScope(
          roles.filter(({ id }) => held.has(id)),
          items,
        )
  }

  return {
    async of(organizationId, operatorId) {
      const scope = await scopeOf(organizationId, operatorId)
      if (scope === undefined) return nothing
      return {
        isOperator: true,
        includes: (userId) => scopeIncludes(scope, userId, () => groupsOf(organizationId, userId)),
      }
    },
    async isMember(organizationId, userId, groupId) {
      return (await groupsOf(organizationId, userId))?.has(groupId) ?? false
    },
  }
}
