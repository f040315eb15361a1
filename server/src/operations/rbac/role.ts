/** Restore operator roles, from rows to what the API sees and back. */
import type { RbacRoleItemRow, RbacRoleRow } from '../../database/index.ts'
import type { Random } from '../../foundation/random.ts'
import { Type } from 'typebox'
import { organizationId } from '../ids.ts'
import { parseJson, toJson } from '../json.ts'
import type { NewRbacItem, NewRbacRole, RbacItem, RbacList, RbacRole } from '../operations.ts'
import { invalidRequest } from '../refusals.ts'

export type RbacItemRow = Pick<RbacRoleItemRow, 'roleId' | 'list' | 'type' | 'objectId'>
export type RoleRow = Pick<RbacRoleRow, 'id' | 'roleType'>

export const rbacLists: readonly RbacList[] = ['operators', 'selectedItems', 'excludedItems']

const longestName = 256
const longestDescription = 2000
const mostItems = 1000

export function rbacRole(row: RbacRoleRow): RbacRole {
  return {
    id: row.id,
    organizationId: organizationId(row.organizationId),
    name: row.name,
    description: row.description,
    roleType: row.roleType === 'EntireOrganization' ? row.roleType : 'SpecificObjects',
  }
}

export function rbacItem(row: RbacRoleItemRow): RbacItem {
  const { id, objectId } = row
  return { id, type: itemType(row.type), objectId, document: toJson(parseJson(row.document, Type.Unknown())) }
}

function itemType(text: string): RbacItem['type'] {
  return text === 'User' || text === 'Group' || text === 'Site' ? text : 'Team'
}

/** @throws {OperationError} `invalid_request` */
export function checkRole(role: Pick<NewRbacRole, 'name' | 'description'>): { name: string } {
  const name = role.name.trim()
  if (name === '' || name.length > longestName)
    throw invalidRequest(`A role needs a name of 1 to ${longestName} characters.`)
  if (role.description.length > longestDescription)
    throw invalidRequest(`The description of a role has at most ${longestDescription} characters.`)
  return { name }
}

/** @throws {OperationError} `invalid_request` */
export function checkCount(list: RbacList, count: number): void {
  if (count > mostItems)
    throw invalidRequest(`${list} holds at most ${mostItems} entries: name a group instead of its members.`)
}

/** The items as rows, each object once. @throws {OperationError} `invalid_request` */
export function itemRows(
  { roleId, list }: { readonly roleId: string; readonly list: RbacList },
  items: readonly NewRbacItem[],
  random: Random,
): readonly RbacRoleItemRow[] {
  checkCount(list, items.length)
  const distinct = new Map(items.map((item) => [`${item.type} ${item.objectId}`, item] as const))
  return [...distinct.values()].map(({ type, objectId, document }) => {
    if (list === 'operators' && type !== 'User' && type !== 'Group')
      throw invalidRequest('An operator is a user or a group.')
    return { id: random.uuid(), roleId, list, type, objectId, document: JSON.stringify(document) }
  })
}

/** As the audit log tells it: names and ids. */
export function describeItems(items: readonly RbacItemRow[]): readonly string[] {
  return items.map(({ list, type, objectId }) => `${list}=${type} ${objectId}`)
}

export function describeRole(row: Pick<RbacRoleRow, 'name' | 'roleType'>): readonly string[] {
  return [`name=${row.name}`, `roleType=${row.roleType}`]
}
