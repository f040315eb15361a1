/** Changing a person: `PATCH /_simulator/users/{upn}`. */
import { BadOrder } from '../faults/parse.ts'
import { isStrings, type JsonRecord } from '../json.ts'
import type { DirectoryGroup, DirectoryRole, DirectoryUser, TenantState } from '../tenant/model.ts'
import { rolesOf } from '../tenant/users.ts'
import { findGroup } from './groups.ts'

const known = [
  'accountEnabled',
  'userType',
  'password',
  'displayName',
  'mail',
  'totpSecret',
  'perUserMfa',
  'revokeSessions',
  'roles',
  'groups',
]

function text(order: JsonRecord, name: string): string | undefined {
  const value = order[name]
  if (value === undefined) return undefined
  if (typeof value === 'string' && value !== '') return value
  throw new BadOrder(`"${name}" must be text.`)
}

function flag(order: JsonRecord, name: string): boolean | undefined {
  const value = order[name]
  if (value === undefined || typeof value === 'boolean') return value
  throw new BadOrder(`"${name}" must be true or false.`)
}

function userTypeOf(order: JsonRecord): DirectoryUser['userType'] | undefined {
  const { userType } = order
  if (userType === undefined || userType === 'Member' || userType === 'Guest') return userType
  throw new BadOrder('"userType" must be "Member" or "Guest".')
}

function totpSecretOf(order: JsonRecord): string | null | undefined {
  const { totpSecret } = order
  if (totpSecret === undefined || totpSecret === null) return totpSecret
  if (typeof totpSecret === 'string' && /^[A-Z2-7]{16,}$/.test(totpSecret)) return totpSecret
  throw new BadOrder('"totpSecret" must be base32 of at least 16 letters, or null.')
}

function perUserMfaOf(order: JsonRecord): DirectoryUser['perUserMfa'] | undefined {
  const { perUserMfa } = order
  if (perUserMfa === undefined || perUserMfa === 'disabled') return perUserMfa
  if (perUserMfa === 'enabled' || perUserMfa === 'enforced') return perUserMfa
  throw new BadOrder('"perUserMfa" must be "disabled", "enabled" or "enforced".')
}

function rolesIn(tenant: TenantState, order: JsonRecord): Set<DirectoryRole> | undefined {
  const { roles } = order
  if (roles === undefined) return undefined
  if (!isStrings(roles)) throw new BadOrder('"roles" must be a list of role names or role template ids.')
  const all = [...tenant.directoryRoles.values()]
  return new Set(
    roles.map((name) => {
      const role = all.find(
        ({ displayName, roleTemplateId }) =>
          displayName.toLowerCase() === name.toLowerCase() || roleTemplateId === name.toLowerCase(),
      )
      if (role === undefined)
        throw new BadOrder(
          `There is no directory role "${name}"; known are ${all.map((entry) => entry.displayName).join(', ')}.`,
        )
      return role
    }),
  )
}

function groupsIn(tenant: TenantState, order: JsonRecord): Set<DirectoryGroup> | undefined {
  const { groups } = order
  if (groups === undefined) return undefined
  if (!isStrings(groups)) throw new BadOrder('"groups" must be a list of group names or ids.')
  return new Set(
    groups.map((name) => {
      const group = findGroup(tenant, name)
      if (group === undefined) throw new BadOrder(`There is no group "${name}"; POST groups makes one.`)
      return group
    }),
  )
}

/** Makes a person a member of exactly these. */
function enrol<Holder extends { memberIds: Set<string> }>(
  userId: string,
  all: Iterable<Holder>,
  wanted: ReadonlySet<Holder> | undefined,
): void {
  if (wanted === undefined) return
  for (const holder of all)
    if (wanted.has(holder)) holder.memberIds.add(userId)
    else holder.memberIds.delete(userId)
}

/** What the control endpoint tells about a person: nothing secret. */
export function describeUser(tenant: TenantState, user: DirectoryUser): object {
  return {
    id: user.id,
    userPrincipalName: user.userPrincipalName,
    displayName: user.displayName,
    mail: user.mail,
    userType: user.userType,
    accountEnabled: user.accountEnabled,
    signInSessionsValidFromDateTime: user.signInSessionsValidFromDateTime,
    roles: rolesOf(tenant, user.id).map((role) => role.displayName),
    groups: [...tenant.groups.values()]
      .filter((group) => group.memberIds.has(user.id))
      .map((group) => group.displayName),
  }
}

/**
 * Applies an order to a person, whole or not at all. A new password and `revokeSessions` end every session.
 * @throws {BadOrder} with a sentence that says what to write.
 */
export function changeUser(tenant: TenantState, user: DirectoryUser, order: JsonRecord, now: number): void {
  const odd = Object.keys(order).find((name) => !known.includes(name))
  if (odd !== undefined) throw new BadOrder(`"${odd}" cannot be changed here; known are ${known.join(', ')}.`)
  const accountEnabled = flag(order, 'accountEnabled')
  const userType = userTypeOf(order)
  const password = text(order, 'password')
  const displayName = text(order, 'displayName')
  const mail = text(order, 'mail')
  const totpSecret = totpSecretOf(order)
  const perUserMfa = perUserMfaOf(order)
  const revokeSessions = flag(order, 'revokeSessions')
  const roles = rolesIn(tenant, order)
  const groups = groupsIn(tenant, order)
  Object.assign(
    user,
    accountEnabled === undefined ? {} : { accountEnabled },
    userType === undefined ? {} : { userType },
    password === undefined ? {} : { password },
    displayName === undefined ? {} : { displayName },
    mail === undefined ? {} : { mail },
    totpSecret === undefined ? {} : { totpSecret },
    perUserMfa === undefined ? {} : { perUserMfa },
    password !== undefined || revokeSessions === true
      ? { signInSessionsValidFromDateTime: new Date(now).toISOString() }
      : {},
  )
  enrol(user.id, tenant.directoryRoles.values(), roles)
  enrol(user.id, tenant.groups.values(), groups)
}
