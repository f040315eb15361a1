/** Restore operator roles as the API sees them: made, changed and removed by who administers the organization. */
import type { Kysely, Transaction } from 'kysely'
import {
  type Database,
  type DatabaseSchema,
  deleteRbacRole,
  deleteRbacRoleItems,
  findOrganization,
  findRbacRole,
  insertRbacRole,
  insertRbacRoleItems,
  listRbacRoleItems,
  listRbacRoles,
  lockUntilCommit,
  type RbacRoleItemRow,
  type RbacRoleRow,
  updateRbacRole,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { recordAct } from '../audit/record.ts'
import { OperationError } from '../errors.ts'
import type {
  Actor,
  NewRbacItem,
  NewRbacRole,
  RbacListOf,
  RbacOperations,
  RbacRoleChange,
  Reach,
} from '../operations.ts'
import { administered, administers } from '../reach.ts'
import { invalidRequest, orNotFound } from '../refusals.ts'
import {
  checkCount,
  checkRole,
  describeItems,
  describeRole,
  itemRows,
  rbacItem,
  rbacLists,
  rbacRole,
} from './role.ts'

export interface RoleDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
}

/** Any number, the same in every process: two changes at once would not see each other's names and items. */
const rolesLock = 7_241_003

type RoleOperations = Omit<RbacOperations, 'isOperator' | 'effectiveScope'>

export function createRoleOperations(dependencies: RoleDependencies): RoleOperations {
  const { database } = dependencies
  const { db } = database
  return {
    async create(role, reach, actor) {
      orNotFound(
        administers(reach, role.organizationId) ? await findOrganization(db, role.organizationId) : undefined,
      )
      return rbacRole(await createRole(dependencies, role, actor))
    },
    async list(reach) {
      return (await listRbacRoles(db, administered(reach))).map(rbacRole)
    },
    async get(id, reach) {
      return rbacRole(await roleWithin(db, id, reach))
    },
    async update(id, change, reach, actor) {
      await updateRole(dependencies, { id, reach }, change, actor)
    },
    async remove(id, reach, actor) {
      await changeRole(database, { id, reach }, async (trx, role) => {
        await deleteRbacRole(trx, id)
        await record(trx, dependencies, { role, action: 'rbac.remove', before: describeRole(role) }, actor)
      })
    },
    async items({ roleId, list }, reach) {
      const role = await roleWithin(db, roleId, reach)
      const rows = await listRbacRoleItems(db, [role.id])
      return rows.filter((row) => row.list === list).map(rbacItem)
    },
    async addItems(of, items, reach, actor) {
      await addItems(dependencies, { of, reach }, items, actor)
    },
    async removeItems(of, ids, reach, actor) {
      await removeItems(dependencies, { of, reach }, ids, actor)
    },
  }
}

/** @throws {OperationError} `not_found` for what is absent and for what is out of reach. */
async function roleWithin(db: Kysely<DatabaseSchema>, id: string, reach: Reach): Promise<RbacRoleRow> {
  const row = await findRbacRole(db, id)
  return orNotFound(row !== undefined && administers(reach, row.organizationId) ? row : undefined)
}

interface RoleInReach {
  readonly id: string
  readonly reach: Reach
}

/** Changes of roles come one after another, each upon the role as it then is. */
async function changeRole(
  database: Database,
  { id, reach }: RoleInReach,
  change: (trx: Transaction<DatabaseSchema>, role: RbacRoleRow) => Promise<void>,
): Promise<void> {
  await database.transaction(async (trx) => {
    await lockUntilCommit(trx, rolesLock)
    await change(trx, await roleWithin(trx, id, reach))
  })
}

interface RoleAct {
  readonly role: RbacRoleRow
  readonly action: string
  readonly before?: readonly string[]
  readonly after?: readonly string[]
}

async function record(
  trx: Transaction<DatabaseSchema>,
  { clock }: Pick<RoleDependencies, 'clock'>,
  { role, action, before = [], after = [] }: RoleAct,
  actor: Actor,
): Promise<void> {
  const details = { roleId: role.id, before, after }
  await recordAct(trx, clock, actor, { action, organizationId: role.organizationId, details })
}

async function checkName(
  trx: Transaction<DatabaseSchema>,
  { id, organizationId, name }: Pick<RbacRoleRow, 'id' | 'organizationId' | 'name'>,
): Promise<void> {
  const others = await listRbacRoles(trx, [organizationId])
  if (others.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase()))
    throw new OperationError(
      'conflict',
      `A role named “${name}” exists already in this organization: change that one, or choose another name.`,
    )
}

async function createRole(
  dependencies: RoleDependencies,
  role: NewRbacRole,
  actor: Actor,
): Promise<RbacRoleRow> {
  const { database, clock, random } = dependencies
  const { organizationId, description, roleType } = role
  const row = { id: random.uuid(), organizationId, description, roleType, createdAt: clock.now() }
  const named = { ...row, ...checkRole(role) }
  const items = rbacLists.flatMap((list) => itemRows({ roleId: row.id, list }, role[list], random))
  await database.transaction(async (trx) => {
    await lockUntilCommit(trx, rolesLock)
    await checkName(trx, named)
    await insertRbacRole(trx, named)
    await insertRbacRoleItems(trx, items)
    const after = [...describeRole(named), ...describeItems(items)]
    await record(trx, dependencies, { role: named, action: 'rbac.create', after }, actor)
  })
  return named
}

async function updateRole(
  { database, ...dependencies }: RoleDependencies,
  of: RoleInReach,
  change: RbacRoleChange,
  actor: Actor,
): Promise<void> {
  const lists = rbacLists.filter((list) => change[list] !== undefined)
  const items = lists.flatMap((list) =>
    itemRows({ roleId: of.id, list }, change[list] ?? [], dependencies.random),
  )
  await changeRole(database, of, async (trx, role) => {
    const { description = role.description, roleType = role.roleType } = change
    const { name } = checkRole({ name: change.name ?? role.name, description })
    const changed = { ...role, name, description, roleType }
    await checkName(trx, changed)
    const replaced = (await listRbacRoleItems(trx, [role.id])).filter((row) =>
      lists.some((list) => list === row.list),
    )
    await updateRbacRole(trx, role.id, { name, description, roleType })
    for (const list of lists) await deleteRbacRoleItems(trx, role.id, list)
    await insertRbacRoleItems(trx, items)
    const before = [...describeRole(role), ...describeItems(replaced)]
    const after = [...describeRole(changed), ...describeItems(items)]
    await record(trx, dependencies, { role, action: 'rbac.update', before, after }, actor)
  })
}

interface ListInReach {
  readonly of: RbacListOf
  readonly reach: Reach
}

/** What the list holds already stays as it is. */
async function addItems(
  dependencies: RoleDependencies,
  { of, reach }: ListInReach,
  items: readonly NewRbacItem[],
  actor: Actor,
): Promise<void> {
  if (items.length === 0) throw invalidRequest('Name at least one item to add.')
  const rows = itemRows(of, items, dependencies.random)
  await changeRole(dependencies.database, { id: of.roleId, reach }, async (trx, role) => {
    const held = (await listRbacRoleItems(trx, [role.id])).filter(({ list }) => list === of.list)
    const isHeld = ({ type, objectId }: RbacRoleItemRow): boolean =>
      held.some((row) => row.type === type && row.objectId === objectId)
    const fresh = rows.filter((row) => !isHeld(row))
    checkCount(of.list, held.length + fresh.length)
    await insertRbacRoleItems(trx, fresh)
    await record(trx, dependencies, { role, action: 'rbac.items.add', after: describeItems(fresh) }, actor)
  })
}

async function removeItems(
  dependencies: RoleDependencies,
  { of, reach }: ListInReach,
  ids: readonly string[],
  actor: Actor,
): Promise<void> {
  if (ids.length === 0) throw invalidRequest('Name at least one item to remove, as ?ids=….')
  await changeRole(dependencies.database, { id: of.roleId, reach }, async (trx, role) => {
    const held = (await listRbacRoleItems(trx, [role.id])).filter(
      ({ id, list }) => list === of.list && ids.includes(id),
    )
    await deleteRbacRoleItems(
      trx,
      role.id,
      of.list,
      held.map(({ id }) => id),
    )
    await record(trx, dependencies, { role, action: 'rbac.items.remove', before: describeItems(held) }, actor)
  })
}
