/** Whether an organization, or what belongs to one, is within somebody's reach. */
import type { OrganizationId } from '../foundation/ids.ts'
import type { Reach } from './operations.ts'

/** Whether the organization is within reach at all. */
export function reachesOrganization(reach: Reach, id: OrganizationId | string): boolean {
  if (reach.kind === 'server' || reach.kind === 'organizations') return administers(reach, id)
  return reach.organizationId === id
}

/** Whether jobs, roles and people of the organization are within reach: people and operators see none of them. */
export function administers(reach: Reach, id: OrganizationId | string): boolean {
  if (reach.kind === 'server') return true
  return reach.kind === 'organizations' && reach.organizationIds.some((one) => one === id)
}

/** The organizations to which a listing is cut down; undefined for all of them. */
export function administered(reach: Reach): readonly OrganizationId[] | undefined {
  if (reach.kind === 'server') return undefined
  return reach.kind === 'organizations' ? reach.organizationIds : []
}
