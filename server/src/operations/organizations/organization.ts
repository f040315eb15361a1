/** An organization from its rows to what the API sees. */
import {
  type Database,
  findBackupTimes,
  listOrganizationApplications,
  type OrganizationApplicationRow,
  type OrganizationRow,
} from '../../database/index.ts'
import { organizationId } from '../ids.ts'
import type { Organization, OrganizationApplication } from '../operations.ts'

export async function organizationOf(database: Database, row: OrganizationRow): Promise<Organization> {
  const applications = await listOrganizationApplications(database.db, row.id)
  const times = await findBackupTimes(database.db, { organizationId: row.id })
  return {
    id: organizationId(row.id),
    tenantId: row.tenantId,
    name: row.name,
    displayName: row.displayName,
    description: row.description,
    region: row.region,
    services: {
      exchange: row.isExchangeOnline === 1,
      sharePoint: row.isSharePointOnline === 1,
      teams: row.isTeamsOnline === 1,
      teamsChats: row.isTeamsChatsOnline === 1,
    },
    applications: applications.map(application).toSorted(byPurpose),
    createdAt: row.createdAt,
    firstBackupAt: times?.first,
    lastBackupAt: times?.last,
  }
}

function application(row: OrganizationApplicationRow): OrganizationApplication {
  return {
    purpose: row.purpose === 'backup' ? 'backup' : 'sign-in',
    displayName: row.displayName,
    appId: row.appId,
    certificateThumbprint: row.certificateThumbprint ?? undefined,
  }
}

function byPurpose(left: OrganizationApplication, right: OrganizationApplication): number {
  return left.purpose.localeCompare(right.purpose)
}
