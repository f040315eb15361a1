/** Making groups and filling them: `POST /_simulator/groups`. */
import { randomUUID } from 'node:crypto'
import { BadOrder } from '../faults/parse.ts'
import { isStrings, type JsonRecord } from '../json.ts'
import type { DirectoryGroup, TenantState } from '../tenant/model.ts'
import { findUserByName } from '../tenant/users.ts'

const known = ['displayName', 'members', 'securityEnabled']

/** A group by its id or its name. */
export function findGroup(tenant: TenantState, name: string): DirectoryGroup | undefined {
  const wanted = name.toLowerCase()
  return [...tenant.groups.values()].find(
    ({ id, displayName }) => id === wanted || displayName.toLowerCase() === wanted,
  )
}

/** The object ids behind user names, group names and ids. */
function memberIds(tenant: TenantState, names: readonly string[]): Set<string> {
  return new Set(
    names.map((name) => {
      const found = tenant.users.get(name) ?? findUserByName(tenant, name) ?? findGroup(tenant, name)
      if (found === undefined) throw new BadOrder(`There is no user and no group "${name}".`)
      return found.id
    }),
  )
}

/** What the control endpoint tells about a group. */
export function describeGroup(tenant: TenantState, group: DirectoryGroup): object {
  return {
    id: group.id,
    displayName: group.displayName,
    securityEnabled: group.securityEnabled,
    members: [...group.memberIds].map(
      (id) => tenant.users.get(id)?.userPrincipalName ?? tenant.groups.get(id)?.displayName ?? id,
    ),
  }
}

/**
 * Makes a group, or gives the group of that name other members.
 * @throws {BadOrder} with a sentence that says what to write.
 */
export function putGroup(
  tenant: TenantState,
  order: JsonRecord,
  now: number,
): { readonly group: DirectoryGroup; readonly isNew: boolean } {
  const odd = Object.keys(order).find((name) => !known.includes(name))
  if (odd !== undefined) throw new BadOrder(`"${odd}" is not known here; known are ${known.join(', ')}.`)
  const { displayName, members = [], securityEnabled = true } = order
  if (typeof displayName !== 'string' || displayName === '') throw new BadOrder('"displayName" must be text.')
  if (!isStrings(members)) throw new BadOrder('"members" must be a list of user names, group names or ids.')
  if (typeof securityEnabled !== 'boolean') throw new BadOrder('"securityEnabled" must be true or false.')
  const ids = memberIds(tenant, members)
  const existing = findGroup(tenant, displayName)
  if (existing !== undefined) {
    Object.assign(existing, { memberIds: ids, securityEnabled })
    return { group: existing, isNew: false }
  }
  const group: DirectoryGroup = {
    id: randomUUID(),
    displayName,
    description: null,
    mailEnabled: false,
    mailNickname: displayName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    securityEnabled,
    groupTypes: [],
    createdDateTime: new Date(now).toISOString(),
    memberIds: ids,
  }
  tenant.groups.set(group.id, group)
  return { group, isNew: true }
}
