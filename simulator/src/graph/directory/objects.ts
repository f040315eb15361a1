/** Directory objects as Graph shows them. */
import type {
  DirectoryGroup,
  DirectoryRole,
  DirectoryUser,
  ServicePrincipal,
  TenantState,
} from '../../tenant/model.ts'
import { resourceNotFound } from '../errors.ts'
import type { Entity } from '../odata.ts'
import type { Key } from '../path.ts'

export function userEntity(user: DirectoryUser): Entity {
  return {
    id: user.id,
    businessPhones: [],
    displayName: user.displayName,
    givenName: user.givenName,
    surname: user.surname,
    mail: user.mail,
    userPrincipalName: user.userPrincipalName,
    accountEnabled: user.accountEnabled,
    userType: user.userType,
    identities: user.identities,
    createdDateTime: user.createdDateTime,
    signInSessionsValidFromDateTime: user.signInSessionsValidFromDateTime,
    refreshTokensValidFromDateTime: user.signInSessionsValidFromDateTime,
    mailNickname: user.userPrincipalName.split('@')[0] ?? '',
    proxyAddresses: user.mail === null ? [] : [`SMTP:${user.mail}`],
    externalUserState: user.userType === 'Guest' ? 'Accepted' : null,
    assignedLicenses: user.hasMailbox ? [{ disabledPlans: [], skuId: exchangeOnlineSku }] : [],
    assignedPlans: user.hasMailbox
      ? [
          {
            assignedDateTime: user.createdDateTime,
            capabilityStatus: 'Enabled',
            service: 'exchange',
            servicePlanId: exchangeOnlinePlan,
          },
        ]
      : [],
    provisionedPlans: [],
    imAddresses: [],
    otherMails: [],
  }
}

/** "Exchange Online (Plan 1)" in Microsoft's list of product names and service plan identifiers. */
const exchangeOnlineSku = '4b9405b0-7788-4568-add1-99614e613b69'
const exchangeOnlinePlan = '9aaf7827-d63c-4b61-89c3-182f06f82e5c'

export function groupEntity(group: DirectoryGroup): Entity {
  return {
    id: group.id,
    createdDateTime: group.createdDateTime,
    renewedDateTime: group.createdDateTime,
    description: group.description,
    displayName: group.displayName,
    groupTypes: group.groupTypes,
    mailEnabled: group.mailEnabled,
    mailNickname: group.mailNickname,
    securityEnabled: group.securityEnabled,
    proxyAddresses: [],
    resourceBehaviorOptions: [],
    // every Microsoft 365 group here is a team
    resourceProvisioningOptions: group.groupTypes.includes('Unified') ? ['Team'] : [],
  }
}

export function directoryRoleEntity(role: DirectoryRole): Entity {
  return {
    id: role.id,
    description: role.description,
    displayName: role.displayName,
    roleTemplateId: role.roleTemplateId,
  }
}

function servicePrincipalMember(servicePrincipal: ServicePrincipal): Entity {
  return { id: servicePrincipal.id, displayName: servicePrincipal.displayName, appId: servicePrincipal.appId }
}

const marked = (type: string, entity: Entity): Entity => ({
  '@odata.type': `#microsoft.graph.${type}`,
  ...entity,
})

/** An object of any type, with its `@odata.type`; undefined when there is none of this id. */
export function findObject(tenant: TenantState, id: string): Entity | undefined {
  const user = tenant.users.get(id)
  if (user !== undefined) return marked('user', userEntity(user))
  const group = tenant.groups.get(id)
  if (group !== undefined) return marked('group', groupEntity(group))
  const servicePrincipal = tenant.servicePrincipals.get(id)
  return servicePrincipal && marked('servicePrincipal', servicePrincipalMember(servicePrincipal))
}

/** A user by object id or user principal name. */
export function findUser(tenant: TenantState, { value }: Key): DirectoryUser | undefined {
  const text = value.toLowerCase()
  return (
    tenant.users.get(text) ??
    [...tenant.users.values()].find((user) => user.userPrincipalName.toLowerCase() === text)
  )
}

/** @throws {GraphFailure} 404 `Request_ResourceNotFound`. */
export function requireUser(tenant: TenantState, key: Key): DirectoryUser {
  const user = findUser(tenant, key)
  if (user === undefined) throw resourceNotFound(key.value)
  return user
}

/** The groups and roles that an object is in: only those that name it, or those that hold these as well. */
export function membershipsOf(tenant: TenantState, id: string, isTransitive: boolean): Entity[] {
  const groups = new Set<DirectoryGroup>()
  const pending = [id]
  for (let member = pending.pop(); member !== undefined; member = pending.pop()) {
    for (const group of tenant.groups.values()) {
      if (!group.memberIds.has(member) || groups.has(group)) continue
      groups.add(group)
      if (isTransitive) pending.push(group.id)
    }
  }
  const holders = isTransitive ? [id, ...[...groups].map((group) => group.id)] : [id]
  const roles = [...tenant.directoryRoles.values()].filter((role) =>
    holders.some((holder) => role.memberIds.has(holder)),
  )
  return [
    ...[...groups].map((group) => marked('group', groupEntity(group))),
    ...roles.map((role) => marked('directoryRole', directoryRoleEntity(role))),
  ]
}
