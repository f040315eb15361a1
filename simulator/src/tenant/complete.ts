/** Completes a tenant from a state file that an earlier version of this program wrote. */
import type { Application, DirectoryUser, TenantState } from './model.ts'
import { freshPolicies } from './policy-model.ts'

type Earlier<Whole, Later extends keyof Whole> = Omit<Whole, Later> & Partial<Pick<Whole, Later>>

type EarlierTenant = Earlier<
  TenantState,
  | 'cloud'
  | 'nationalCloud'
  | 'conditionalAccessPolicies'
  | 'signIns'
  | 'hasPremiumLicence'
  | 'directoryAudits'
  | 'authorizationPolicy'
  | 'appManagementDefault'
  | 'appManagementPolicies'
>

function completeUser(user: Earlier<DirectoryUser, 'perUserMfa'>): void {
  user.perUserMfa ??= 'disabled'
}

function completeApplication(application: Earlier<Application, 'federatedIdentityCredentials'>): void {
  application.federatedIdentityCredentials ??= []
}

/** Gives what the file does not know yet the value of a fresh tenant. */
export function completeTenant(tenant: EarlierTenant): TenantState {
  for (const user of tenant.users.values()) completeUser(user)
  for (const application of tenant.applications.values()) completeApplication(application)
  for (const application of tenant.deletedApplications.values()) completeApplication(application)
  const { authorizationPolicy, appManagementDefault } = freshPolicies()
  return Object.assign(tenant, {
    cloud: tenant.cloud ?? 'worldwide',
    nationalCloud: tenant.nationalCloud ?? null,
    directoryAudits: tenant.directoryAudits ?? [],
    authorizationPolicy: tenant.authorizationPolicy ?? authorizationPolicy,
    appManagementDefault: tenant.appManagementDefault ?? appManagementDefault,
    appManagementPolicies: tenant.appManagementPolicies ?? new Map(),
    conditionalAccessPolicies: tenant.conditionalAccessPolicies ?? new Map(),
    signIns: tenant.signIns ?? [],
    hasPremiumLicence: tenant.hasPremiumLicence ?? true,
  })
}

/**
 * Puts in the applications of Microsoft's own that a file of an earlier version does not know.
 *
 * @param fresh - Tenants that the same seed makes today; those that the file does not hold are passed over.
 */
export function addMicrosoftApplications(
  tenants: readonly TenantState[],
  fresh: readonly TenantState[],
): void {
  for (const tenant of tenants) {
    const today = fresh.find(({ tenantId }) => tenantId === tenant.tenantId)
    const known = new Set([...tenant.servicePrincipals.values()].map(({ appId }) => appId))
    for (const principal of today?.servicePrincipals.values() ?? [])
      if (!known.has(principal.appId)) tenant.servicePrincipals.set(principal.id, principal)
  }
}
