/** What the roles of an operator let them see: per role what it includes and does not exclude, and all roles together. */
import type { RbacItemRow, RoleRow } from './role.ts'

/** One role, ready to decide. */
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

export function roleScope(role: RoleRow, items: readonly RbacItemRow[]): RoleScope {
  const ofRole = items.filter(({ roleId }) => roleId === role.id)
  return {
    isEverybody: role.roleType === 'EntireOrganization',
    selected: objectsOf(ofRole.filter(({ list }) => list === 'selectedItems')),
    excluded: objectsOf(ofRole.filter(({ list }) => list === 'excludedItems')),
  }
}

function objectsOf(items: readonly RbacItemRow[]): Objects {
  const idsOf = (type: string): ReadonlySet<string> =>
    new Set(items.filter((item) => item.type === type).map(({ objectId }) => objectId))
  return { users: idsOf('User'), groups: idsOf('Group') }
}

/** Whether the role lets its operators see the person's mailbox. The directory is asked only where a group decides. */
export async function roleIncludes(role: RoleScope, userId: string, groupsOf: GroupsOf): Promise<boolean> {
  const { isEverybody, selected, excluded } = role
  // An exclusion wins over whatever includes (AZ-17).
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
