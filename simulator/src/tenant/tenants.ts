/** All tenants of the simulated cloud: which one a name, a person or an application belongs to. */
import type { Cloud } from './cloud.ts'
import type { Application, DirectoryUser, TenantState } from './model.ts'
import { findUserByName } from './users.ts'

/** A person and the tenant whose directory holds the object. */
export interface Account {
  readonly tenant: TenantState
  readonly user: DirectoryUser
}

export interface Tenants {
  readonly cloud: Cloud
  /** The one that everything means that names no tenant. */
  readonly first: TenantState
  all(): readonly TenantState[]
  /** By id or verified domain, whatever the case. */
  find(name: string): TenantState | undefined
  /** By the object id of a person. */
  ofUser(userId: string): TenantState | undefined
  /** The registration with this application id, and the tenant that holds it. */
  registration(appId: string): { readonly tenant: TenantState; readonly application: Application } | undefined
}

/** @param list - At least one; the first stands for all that names no tenant. */
export function createTenants(cloud: Cloud, list: readonly TenantState[]): Tenants {
  const [first] = list
  if (first === undefined) throw new RangeError('a cloud has at least one tenant')
  return {
    cloud,
    first,
    all: () => list,
    find: (name) => {
      const wanted = name.toLowerCase()
      return list.find(
        ({ tenantId, domains }) => tenantId === wanted || domains.some((domain) => domain.name === wanted),
      )
    },
    ofUser: (userId) => list.find(({ users }) => users.has(userId)),
    registration: (appId) => {
      for (const tenant of list)
        for (const application of tenant.applications.values())
          if (application.appId === appId) return { tenant, application }
      return undefined
    },
  }
}

function domainOf(name: string): string {
  return name.slice(name.lastIndexOf('@') + 1)
}

/** Whose account a typed name is: the tenant of its domain knows first, then whoever has such a guest. */
export function findAccount(tenants: Tenants, typed: string): Account | undefined {
  const name = typed.trim()
  const home = name.includes('@') ? tenants.find(domainOf(name)) : undefined
  for (const tenant of home === undefined ? tenants.all() : [home, ...tenants.all()]) {
    const user = findUserByName(tenant, name)
    if (user !== undefined) return { tenant, user }
  }
  return undefined
}

/** The address that a guest has in the organization they come from. */
function homeName(user: DirectoryUser): string | undefined {
  if (user.userType !== 'Guest') return undefined
  return user.identities.find(({ signInType }) => signInType === 'federated')?.issuerAssignedId
}

/** The account that a person signs in with: a guest's is the one at home, where that tenant is here. */
export function homeAccount(tenants: Tenants, user: DirectoryUser): DirectoryUser {
  const name = homeName(user)
  const home = name === undefined ? undefined : tenants.find(domainOf(name))
  const found = home === undefined || name === undefined ? undefined : findUserByName(home, name)
  return found ?? user
}

/** The object that stands for an account in a tenant: itself at home, the guest elsewhere. */
export function memberOf(tenant: TenantState, account: DirectoryUser): DirectoryUser | undefined {
  if (tenant.users.has(account.id)) return account
  const wanted = account.userPrincipalName.toLowerCase()
  return [...tenant.users.values()].find((user) => homeName(user)?.toLowerCase() === wanted)
}
