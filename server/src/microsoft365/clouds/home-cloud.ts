/** In which of Microsoft's clouds a tenant lives, told by what Microsoft says of it (OpenID discovery, AADSTS90038). */
import type { Cloud } from './cloud.ts'
import { knownClouds } from './known-clouds.ts'

/** Members of the OpenID configuration of a tenant; those of a refusal when that is all there is. */
export interface TenantRegion {
  /** `cloud_instance_name`: `microsoftonline.us`. */
  readonly instanceName: string | undefined
  /** `tenant_region_scope`: `USGov`, `EU`, `CN`. */
  readonly regionScope: string | undefined
  /** `tenant_region_sub_scope`: `GCC`, `DODCON`, `DOD`. */
  readonly regionSubScope: string | undefined
}

/**
 * The cloud of the tenant; `undefined` when nothing was said that we know. Where two clouds share a sign-in and the sub
 * scope is missing, the first that fits.
 */
export function homeCloud({ instanceName, regionSubScope }: TenantRegion): Cloud | undefined {
  const here = knownClouds.filter(({ instance }) => sameText(instance.name, instanceName))
  return here.find(({ instance }) => hasSubScope(instance, regionSubScope)) ?? here[0]
}

/**
 * The cloud in which the tenant lives when it is not this one: another sign-in, or the same sign-in and another Graph.
 * A cloud of one's own is judged like that of Microsoft's which its file says it stands for.
 */
export function otherHome(cloud: Pick<Cloud, 'instance'>, region: TenantRegion): Cloud | undefined {
  const home = homeCloud(region)
  if (home === undefined || isSameInstance(home, cloud, region)) return undefined
  return home
}

function isSameInstance(
  home: Cloud,
  { instance }: Pick<Cloud, 'instance'>,
  { regionSubScope }: TenantRegion,
): boolean {
  if (!sameText(home.instance.name, instance.name)) return false
  // By a sub scope that is missing or new nobody can tell, and nothing is refused.
  return hasSubScope(instance, regionSubScope) || !hasSubScope(home.instance, regionSubScope)
}

function hasSubScope({ regionSubScopes }: Cloud['instance'], subScope: string | undefined): boolean {
  return subScope !== undefined && regionSubScopes.some((known) => sameText(known, subScope))
}

function sameText(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase()
}

/**
 * The clouds whose tenants have a first domain like this one; none for a domain of the customer's own. A hint, and no
 * more: a tenant may have been moved.
 */
export function cloudsOfDomain(domain: string): readonly Cloud[] {
  const name = domain.toLowerCase()
  return knownClouds.filter(({ initialDomainSuffix }) => name.endsWith(`.${initialDomainSuffix}`))
}

/** AADSTS90038 names the cloud that the request was meant for. */
const redirected = /National Cloud '([^']{1,100})'/

/** What a refusal of the identity platform tells of the tenant's cloud: 90038 by name, 900382 and 900432 not. */
export function regionInRefusal(description: string): TenantRegion {
  const instanceName = redirected.exec(description)?.[1]
  return { instanceName, regionScope: undefined, regionSubScope: undefined }
}
