/** An organization from its rows to what the API sees. */
import {
  countDriftAlarms,
  type Database,
  findAuthenticationSwitches,
  findBackupTimes,
  listOrganizationApplications,
  type OrganizationApplicationRow,
  type OrganizationRow,
} from '../../database/index.ts'
import { OperationError } from '../errors.ts'
import { organizationId } from '../ids.ts'
import type { Organization, OrganizationApplication } from './model.ts'
import { optionsOf, servicesOf } from '../provisioning/options.ts'
import { isSignInOn, isSignInPlanned } from '../provisioning/sign-in-choice.ts'
import { purposeOf } from '../provisioning/target.ts'

export async function organizationOf(database: Database, row: OrganizationRow): Promise<Organization> {
  const applications = await listOrganizationApplications(database.db, row.id)
  const { label, layout, signIn, restore, posture, drift } = optionsOf(row)
  const authentication = authenticationOf(row)
  const switches = await findAuthenticationSwitches(database.db, row.id)
  const times = await findBackupTimes(database.db, { organizationId: row.id })
  return {
    id: organizationId(row.id),
    tenantId: row.tenantId,
    name: row.name,
    displayName: row.displayName,
    label: label ?? row.name,
    description: row.description,
    region: row.region,
    services: servicesOf(row),
    authentication,
    isReadOnly: authentication !== 'app-only',
    alarms: await countDriftAlarms(database.db, row.id),
    options: { layout, signIn, restore, posture, drift },
    isSignInPlanned: isSignInPlanned({ signIn }, { isSignInOn: isSignInOn(switches) }),
    applications: applications.map(application).toSorted(byPurpose),
    createdAt: row.createdAt,
    firstBackupAt: times?.first,
    lastBackupAt: times?.last,
  }
}

function application(row: OrganizationApplicationRow): OrganizationApplication {
  return {
    purpose: purposeOf(row),
    displayName: row.displayName,
    appId: row.appId,
    origin: row.origin === 'existing' || row.origin === 'existing-managed' ? row.origin : 'registered',
    credential: row.credential === 'federated' ? 'federated' : 'certificate',
    certificateThumbprint: row.certificateThumbprint ?? undefined,
  }
}

export function authenticationOf({
  authentication,
}: Pick<OrganizationRow, 'authentication'>): Organization['authentication'] {
  return authentication === 'basic' || authentication === 'legacy-protocols' ? authentication : 'app-only'
}

function byPurpose(left: OrganizationApplication, right: OrganizationApplication): number {
  return left.purpose.localeCompare(right.purpose)
}

/** @throws {OperationError} `organization_read_only` for one that was imported and cannot be reached yet. */
export function refuseReadOnly(row: Pick<OrganizationRow, 'name' | 'authentication'>): void {
  const kind = authenticationOf(row)
  if (kind === 'app-only') return
  const how = kind === 'basic' ? 'a user name and password' : 'legacy protocols'
  throw new OperationError(
    'organization_read_only',
    `${row.name} was imported with ${how}, which Microsoft and this server no longer use: it is read-only. Migrate it to an application with a certificate.`,
  )
}
