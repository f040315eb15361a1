/** Who is a restore operator: whoever a role of the organization names, by themselves or by one of their groups. */
import type { Kysely } from 'kysely'
import { type DatabaseSchema, listRbacRoleItems, listRbacRoles } from '../../database/index.ts'
import type { Person } from '../ports.ts'

/** Somebody from elsewhere never restores for others, whatever a role says. */
export async function isOperator(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
  { userId, isExternal, memberOf }: Pick<Person, 'userId' | 'isExternal' | 'memberOf'>,
): Promise<boolean> {
  if (isExternal) return false
  const roles = await listRbacRoles(db, [organizationId])
  const items = await listRbacRoleItems(
    db,
    roles.map(({ id }) => id),
  )
  return items.some(
    ({ list, type, objectId }) =>
      list === 'operators' && (type === 'Group' ? memberOf.has(objectId) : objectId === userId.toLowerCase()),
  )
}
