/** What a person may see of their organization: decided by the roles and groups that the administrator listed. */
import type { AuthenticationSwitches } from '../../database/index.ts'
import type { Person, Workload } from '../ports.ts'

export interface GrantedReach {
  /** `own`: only their own objects; `organization`: everything of the organization in these workloads. */
  readonly reach: 'own' | 'organization'
  /** Empty for `own`. */
  readonly workloads: readonly Workload[]
}

const allWorkloads: readonly Workload[] = ['exchange', 'sharepoint', 'teams']
const ownOnly: GrantedReach = { reach: 'own', workloads: [] }

/** Template ids of the roles that administer one workload; every other listed role or group is for all of them. */
const workloadRoles: ReadonlyMap<string, Workload> = new Map([
  ['29232cdf-9323-42fd-ade2-1d097af3e4de', 'exchange'], // Exchange Administrator
  ['f28a1f50-f6e7-4571-818b-6a12f2af6b6c', 'sharepoint'], // SharePoint Administrator
  ['69091246-20e8-4a56-aa4d-066075b2a7a8', 'teams'], // Teams Administrator
])

/** A guest sees their own data at most, whatever roles they hold. */
export function reachOf(
  { isExternal, memberOf }: Pick<Person, 'isExternal' | 'memberOf'>,
  { organizationRoles }: Pick<AuthenticationSwitches, 'organizationRoles'>,
): GrantedReach {
  if (isExternal) return ownOnly
  const held = organizationRoles.filter((role) => memberOf.has(role))
  if (held.length === 0) return ownOnly
  const granted = new Set(held.flatMap((role) => workloadRoles.get(role) ?? allWorkloads))
  return { reach: 'organization', workloads: allWorkloads.filter((workload) => granted.has(workload)) }
}

/** Graph has vouched for the token, not for what it was made for: the administrator has to allow more than own data. */
export function isLimitedToOwn(
  method: string,
  { verifyByUseReach }: Pick<AuthenticationSwitches, 'verifyByUseReach'>,
  now: number,
): boolean {
  return method === 'verify_by_use' && (verifyByUseReach === undefined || verifyByUseReach.expiresAt <= now)
}
