/** Restore operator roles and their items, as the dialect writes them (reference 4.7). */
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { isUuid } from '../../../foundation/ids.ts'
import type { NewRbacItem, RbacItem, RbacRole } from '../../../operations/index.ts'
import { RequestError } from '../../http/errors.ts'
import { userIdToWire, userId } from '../../ids.ts'
import { defined, links, oneOf, resource, uuid, type Json } from '../../schema.ts'

const optionalText = Type.Optional(Type.String())

const person = Type.Object({
  id: Type.String(),
  displayName: optionalText,
  name: optionalText,
  type: optionalText,
})
const site = Type.Object({
  id: Type.String(),
  url: optionalText,
  title: optionalText,
  parentUrl: optionalText,
  isCloud: Type.Optional(Type.Boolean()),
  isPersonal: Type.Optional(Type.Boolean()),
})
const team = Type.Object({
  id: Type.String(),
  displayName: optionalText,
  description: optionalText,
  mail: optionalText,
})

const operatorMembers = {
  user: Type.Optional(person),
  group: Type.Optional(person),
  id: optionalText,
  _links: Type.Optional(links),
}
const itemMembers = { ...operatorMembers, site: Type.Optional(site), team: Type.Optional(team) }

export const rbacItemRequest = Type.Object({ ...itemMembers, type: oneOf('User', 'Group', 'Site', 'Team') })
export type RbacItemRequest = Static<typeof rbacItemRequest>

export const rbacItemSchema = resource(
  'RESTRbacItemComposed',
  { ...itemMembers, type: oneOf('User', 'Group', 'Site', 'Team') },
  { since: { team: 7 } },
)
/** v8 has a name of its own for those who may be operators. */
export const rbacOperatorSchema = resource('RESTRbacOperator', {
  ...operatorMembers,
  type: oneOf('User', 'Group'),
})
export type RbacItemBody = Static<typeof rbacItemSchema>

export const rbacRoleSchema = resource('RESTRbacRole', {
  id: uuid,
  organizationId: uuid,
  name: Type.String(),
  description: Type.String(),
  roleType: oneOf('EntireOrganization', 'SpecificObjects'),
  _links: links,
})
export type RbacRoleBody = Static<typeof rbacRoleSchema>

const itemList = Type.Optional(Type.Array(rbacItemRequest))
export const rbacRoleRequest = Type.Object({
  organizationId: optionalText,
  name: optionalText,
  description: optionalText,
  roleType: Type.Optional(oneOf('EntireOrganization', 'SpecificObjects')),
  operators: itemList,
  selectedItems: itemList,
  excludedItems: itemList,
})
export type RbacRoleRequest = Static<typeof rbacRoleRequest>

export function rbacRoleBody(role: RbacRole, root: string): RbacRoleBody {
  const self = `${root}/RbacRoles/${role.id}`
  return {
    id: role.id,
    organizationId: role.organizationId,
    name: role.name,
    description: role.description,
    roleType: role.roleType,
    _links: {
      self: { href: self },
      organization: { href: `${root}/Organizations/${role.organizationId}` },
      operators: { href: `${self}/operators` },
      selectedItems: { href: `${self}/selectedItems` },
      excludedItems: { href: `${self}/excludedItems` },
    },
  }
}

const memberOf = { User: 'user', Group: 'group', Site: 'site', Team: 'team' } as const

/** @throws {RequestError} `malformed` with the member that is missing. */
export function newRbacItem(item: RbacItemRequest): NewRbacItem {
  const name = memberOf[item.type]
  const given = item[name]
  if (given === undefined)
    throw new RequestError('malformed', `${name} is missing in an item of type ${item.type}.`)
  if (item.type === 'Site')
    return { type: 'Site', objectId: given.id.slice(0, 500), document: documentOf(given) }
  const bare = given.id.length === 72 ? given.id.slice(0, 36) : given.id
  if (!isUuid(bare.toLowerCase()))
    throw new RequestError(
      'malformed',
      `${name}.id has to be an id of the directory, such as GET Users gives.`,
    )
  const objectId = userId(given.id)
  const id = item.type === 'Team' ? objectId : userIdToWire(objectId)
  return { type: item.type, objectId, document: documentOf({ ...given, id }) }
}

function documentOf(given: object): Json {
  const document: { [name: string]: string | boolean } = {}
  for (const [name, value] of Object.entries(defined(given)))
    if (typeof value === 'boolean') document[name] = value
    else if (typeof value === 'string') document[name] = value.slice(0, 500)
  return document
}

/** `list`: the path of the list that holds it. */
export function rbacItemBody({ id, type, document }: RbacItem, list: string): RbacItemBody {
  const item: unknown = {
    type,
    id,
    [memberOf[type]]: document,
    _links: { self: { href: `${list}/${id}` } },
  }
  if (!Value.Check(rbacItemSchema, item)) throw new TypeError('an item of a role was not kept whole')
  return item
}
