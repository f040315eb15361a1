/** What the roles of an operator let them see: whom any of them includes, and none of them excludes. */
import type { RbacItemRow, RoleRow } from './role.ts'

/** All roles of one operator together, ready to decide. */
export interface RoleScope {
  readonly isEverybody: boolean
  readonly selected: Objects
  readonly excluded: Objects
}

interface Objects {
  readonly users: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
}

/** The groups of the person in question; undefined when the directory does not know them (any more). */
type GroupsOf = () => Promise<ReadonlySet<string> | undefined>

/** @param items - of whatever roles; those of others are passed over. */
export function roleScope(roles: readonly RoleRow[], items: readonly RbacItemRow[]): RoleScope {
  const ofRoles = items.filter(({ roleId }) => roles.some(({ id }) => id === roleId))
  return {
    isEverybody: roles.some(({ roleType }) => roleType === 'EntireOrganization'),
    selected: objectsOf(ofRoles.filter(({ list }) => list === 'selectedItems')),
    excluded: objectsOf(ofRoles.filter(({ list }) => list === 'excludedItems')),
  }
}

function objectsOf(items: readonly RbacItemRow[]): Objects {
  const idsOf = (type: string): ReadonlySet<string> =>
    new Set(items.filter((item) => item.type === type).map(({ objectId }) => objectId))
  return { users: idsOf('User'), groups: idsOf('Group') }
}

/**
 * Whether the roles let their operator see the person's mailbox. The directory is asked only where a group decides,
 * and once for all roles.
 */
export async function scopeIncludes(
  { isEverybody, selected, excluded }: RoleScope,
  userId: string,
  groupsOf: GroupsOf,
): Promise<boolean> {
  // An exclusion wins over whatever includes, of whichever role either is (AZ-17).
  if (excluded.users.has(userId)) return false
  const isNamed = isEverybody || selected.users.has(userId)
  if (!isNamed && selected.groups.size === 0) return false
  if (isNamed && excluded.groups.size === 0) return true
  const groups = await groupsOf()
  // Who has left the directory may have left an excluded group with it: then only an administrator restores.
  if (groups === undefined) return false
  const isIn = (some: ReadonlySet<string>): boolean => [...some].some((group) => groups.has(group))
  return !isIn(excluded.groups) && (isNamed || isIn(selected.groups))
}
