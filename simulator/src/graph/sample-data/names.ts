/** Identifiers of sample data: they follow from the tenant, so that nothing of it has to be remembered. */
import { createHash } from 'node:crypto'
import type { DirectoryGroup, DirectoryUser, TenantState } from '../../tenant/model.ts'

/** Hexadecimal digits that follow from the tenant and a name. */
export function hexOf(tenant: TenantState, name: string): string {
  return createHash('sha256').update(`${tenant.tenantId}/sample/${name}`).digest('hex')
}

export function guidOf(tenant: TenantState, name: string): string {
  const hex = hexOf(tenant, name)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

const sharePointAppId = '00000003-0000-0ff1-ce00-000000000000'

/** The host of the tenant's sites, such as `contoso.sharepoint.com`: SharePoint's service principal names it. */
export function sharePointHost(tenant: TenantState): string {
  const sharePoint = [...tenant.servicePrincipals.values()].find(({ appId }) => appId === sharePointAppId)
  const address = sharePoint?.servicePrincipalNames.find((name) => name.startsWith('https://'))
  const initial = tenant.domains.find(({ isInitial }) => isInitial)?.name ?? ''
  return address === undefined ? `${initial.split('.')[0] ?? ''}.sharepoint.com` : new URL(address).hostname
}

/** The Microsoft 365 groups: each one is a team with a site of its own. */
export function teamGroups(tenant: TenantState): DirectoryGroup[] {
  return [...tenant.groups.values()].filter(({ groupTypes }) => groupTypes.includes('Unified'))
}

export function identityOf(user: Pick<DirectoryUser, 'id' | 'displayName'>): object {
  return { user: { id: user.id, displayName: user.displayName } }
}
