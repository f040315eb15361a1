/** Which permissions a restore needs beyond those that stand, and which application they are lent to. */
import { createHash } from 'node:crypto'
import {
  findOrganization,
  listOrganizationApplications,
  type OrganizationApplicationRow,
  type OrganizationRow,
} from '../../database/index.ts'
import type { Database } from '../../database/index.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Reach } from '../caller.ts'
import { requestOf } from '../drift/watched.ts'
import { OperationError } from '../errors.ts'
import { refuseReadOnly } from '../organizations/organization.ts'
import type { Microsoft365 } from '../ports.ts'
import { optionsOf } from '../provisioning/options.ts'
import { administers } from '../reach.ts'
import { notFound, orNotFound } from '../refusals.ts'
import type { RestoreGrantPlan } from './restore-grants.ts'

export interface GrantPlanDependencies {
  readonly database: Database
  readonly microsoft365: Pick<Microsoft365, 'needed'>
}

export interface PlannedGrant extends Omit<RestoreGrantPlan, 'standing' | 'longestMinutes'> {
  readonly organization: OrganizationRow
  readonly application: OrganizationApplicationRow
}

export async function organizationWithin(
  database: Database,
  id: OrganizationId,
  reach: Reach,
): Promise<OrganizationRow> {
  if (!administers(reach, id)) throw notFound()
  return orNotFound(await findOrganization(database.db, id))
}

/** @throws {OperationError} `conflict` for an organization that holds its restore permissions all the time, or none. */
export async function planGrant(
  { database, microsoft365 }: GrantPlanDependencies,
  organization: OrganizationRow,
): Promise<PlannedGrant> {
  refuseReadOnly(organization)
  const options = optionsOf(organization)
  if (options.restore !== 'just-in-time')
    throw new OperationError(
      'conflict',
      options.restore === 'standing'
        ? `${organization.name} holds its restore permissions all the time. To hold them only while somebody restores (just-in-time), change the organization.`
        : `${organization.name} was connected without restore. Change the organization first, so that restore permissions are granted only while somebody restores (just-in-time).`,
    )
  const application = await applicationFor(database, organization)
  const standing = microsoft365.needed(requestOf(organization, options))
  const wanted = microsoft365.needed(requestOf(organization, { ...options, restore: 'standing' }))
  const permissions = wanted
    .filter(
      (one) =>
        one.application === application.purpose &&
        !standing.some((held) => held.application === one.application && held.id === one.id),
    )
    .map(({ resource, value, id, uses }) => ({
      resource,
      value,
      id,
      operation: uses
        .filter(({ purpose }) => purpose === 'restore')
        .map(({ operation }) => operation)
        .join('; '),
    }))
  if (permissions.length === 0)
    throw new OperationError(
      'conflict',
      `Nothing of ${organization.name} can be restored to Microsoft 365: its services need no permission for it.`,
    )
  const { appId, displayName: applicationName } = application
  const hash = createHash('sha256')
    .update(
      JSON.stringify([organization.tenantId, appId, permissions.map(({ resource, id }) => [resource, id])]),
    )
    .digest('hex')
  return { hash, applicationName, appId, permissions, organization, application }
}

/** The application for restore where there is one, else the one for backup. */
async function applicationFor(
  database: Database,
  { id, name }: OrganizationRow,
): Promise<OrganizationApplicationRow> {
  const rows = await listOrganizationApplications(database.db, id)
  const found =
    rows.findLast(({ purpose }) => purpose === 'restore') ??
    rows.findLast(({ purpose }) => purpose === 'backup')
  if (found !== undefined) return found
  throw new OperationError('conflict', `${name} has no application for backup: connect it anew.`)
}
