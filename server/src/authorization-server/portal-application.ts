/** Which sign-in application a restore portal asks Microsoft for tokens with (`RestorePortalSettings`, reference 1.7). */
import {
  type Database,
  findAuthenticationSwitches,
  findOrganizationApplication,
  listOrganizations,
} from '../database/index.ts'

export interface PortalApplication {
  /** Client id. */
  readonly applicationId: string
  /** Whether restore operators may sign in with it. */
  readonly isEnabled: boolean
}

interface PortalOrganization {
  readonly organizationId: string
  readonly forOperators: boolean
}

/**
 * Anybody may ask, so it names one organization's application at most: that of the organization which the
 * administrator chose, or of the only one that lets operators in, or people. How many there are, nobody learns.
 * @param chosen - id of an organization; null for the only one.
 */
export async function findPortalApplication(
  database: Database,
  chosen: string | null,
): Promise<PortalApplication | undefined> {
  const only = await findPortalOrganization(database, chosen)
  if (only === undefined) return undefined
  const application = await findOrganizationApplication(database.db, only.organizationId, 'sign-in')
  return application && { applicationId: application.appId, isEnabled: only.forOperators }
}

/** The organization behind {@link findPortalApplication}, whether it has an application or not. */
export async function findPortalOrganization(
  database: Database,
  chosen: string | null,
): Promise<PortalOrganization | undefined> {
  const candidates = await listCandidates(database, chosen)
  const forOperators = candidates.filter((candidate) => candidate.forOperators)
  const [only, ...others] = forOperators.length > 0 ? forOperators : candidates
  return others.length > 0 ? undefined : only
}

/** Those that let anybody in at all. */
async function listCandidates({ db }: Database, chosen: string | null): Promise<PortalOrganization[]> {
  const found: PortalOrganization[] = []
  for (const { id } of await listOrganizations(db)) {
    if (chosen !== null && chosen !== id) continue
    const { tenantAuthentication, operatorAuthentication } = await findAuthenticationSwitches(db, id)
    if (tenantAuthentication || operatorAuthentication)
      found.push({ organizationId: id, forOperators: operatorAuthentication })
  }
  return found
}
