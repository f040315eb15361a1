/** Restore operator roles: who may restore for whom. */
import type { Kysely, Transaction } from 'kysely'
import type { DatabaseSchema, RbacRoleItemRow, RbacRoleRow } from '../schema.ts'

/** By name; of all organizations when none are named. */
export async function listRbacRoles(
  db: Kysely<DatabaseSchema>,
  organizationIds?: readonly string[],
): Promise<RbacRoleRow[]> {
  if (organizationIds?.length === 0) return []
  return db
    .selectFrom('rbacRoles')
    .selectAll()
    .$if(organizationIds !== undefined, (query) => query.where('organizationId', 'in', organizationIds ?? []))
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function findRbacRole(db: Kysely<DatabaseSchema>, id: string): Promise<RbacRoleRow | undefined> {
  return db.selectFrom('rbacRoles').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertRbacRole(trx: Transaction<DatabaseSchema>, role: RbacRoleRow): Promise<void> {
  await trx.insertInto('rbacRoles').values(role).execute()
}

export async function updateRbacRole(
  trx: Transaction<DatabaseSchema>,
  id: string,
  change: Pick<RbacRoleRow, 'name' | 'description' | 'roleType'>,
): Promise<void> {
  await trx.updateTable('rbacRoles').set(change).where('id', '=', id).execute()
}

/** With its operators and items. */
export async function deleteRbacRole(trx: Transaction<DatabaseSchema>, id: string): Promise<void> {
  await trx.deleteFrom('rbacRoles').where('id', '=', id).execute()
}

export async function listRbacRoleItems(
  db: Kysely<DatabaseSchema>,
  roleIds: readonly string[],
): Promise<RbacRoleItemRow[]> {
  if (roleIds.length === 0) return []
  return db
    .selectFrom('rbacRoleItems')
    .selectAll()
    .where('roleId', 'in', [...roleIds])
    .orderBy('id')
    .execute()
}

export async function insertRbacRoleItems(
  trx: Transaction<DatabaseSchema>,
  items: readonly RbacRoleItemRow[],
): Promise<void> {
  if (items.length > 0)
    await trx
      .insertInto('rbacRoleItems')
      .values([...items])
      .execute()
}

/** Of one list of one role; tells how many there were. */
export async function deleteRbacRoleItems(
  trx: Transaction<DatabaseSchema>,
  roleId: string,
  list: RbacRoleItemRow['list'],
  ids?: readonly string[],
): Promise<number> {
  if (ids?.length === 0) return 0
  const { numDeletedRows } = await trx
    .deleteFrom('rbacRoleItems')
    .where('roleId', '=', roleId)
    .where('list', '=', list)
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
