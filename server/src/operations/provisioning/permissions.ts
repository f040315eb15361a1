/** What is known of an organization's permissions without anybody signing in: from its own tokens. */
import {
  findAuthenticationSwitches,
  listOrganizationApplications,
  type OrganizationRow,
} from '../../database/index.ts'
import { organizationId } from '../ids.ts'
import type { OrganizationPermissions } from '../organizations/model.ts'
import { refuseReadOnly } from '../organizations/organization.ts'
import { lentPermissions } from '../restore-grants/lent.ts'
import { verify } from './existing.ts'
import { optionsOf, servicesOf } from './options.ts'
import type { PlanningDependencies } from './planning.ts'
import { isSignInOn, signInRemarks } from './sign-in-choice.ts'

/** @throws {OperationError} `verification_failed`, `organization_read_only` */
export async function permissionsOf(
  dependencies: PlanningDependencies,
  row: OrganizationRow,
): Promise<OrganizationPermissions> {
  refuseReadOnly(row)
  const { layout, signIn, restore, posture, drift } = optionsOf(row)
  const stored = {
    way: 'existing' as const,
    region: row.region,
    description: row.description,
    services: servicesOf(row),
    layout,
    signIn,
    restore,
    posture,
    drift,
    applications: {},
    removeExcessive: false,
    accept: [],
    credential: { kind: 'keep' as const },
    keys: {},
    organization: { name: row.name, displayName: row.displayName, domains: [] },
    before: [],
  }
  const target = {
    id: organizationId(row.id),
    kind: 'permissions' as const,
    organization: row,
    applications: await listOrganizationApplications(dependencies.database.db, row.id),
    isSignInOn: isSignInOn(await findAuthenticationSwitches(dependencies.database.db, row.id)),
    lent: await lentPermissions(dependencies.database.db, row.id),
    created: [],
    broughtKeys: new Set<string>(),
  }
  const subject = { stored, target, tenantId: row.tenantId }
  const { applications, remarks } = await verify(dependencies, subject, new AbortController().signal)
  return { applications, remarks: [...remarks, ...signInRemarks(row, target)] }
}
