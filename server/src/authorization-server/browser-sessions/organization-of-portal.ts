/**
 * Which organization somebody wants to sign in to. Whoever asks is a stranger: an organization that is not here, one
 * without an application and one that lets nobody in are refused alike (security reference 5.8).
 */
import {
  type Database,
  findAuthenticationSwitches,
  findOrganization,
  findOrganizationApplication,
  type OrganizationRow,
} from '../../database/index.ts'
import { resolveOrganization } from '../assertion/organization.ts'
import { OAuthError } from '../errors.ts'
import { findPortalOrganization } from '../portal-application.ts'
import type { SignInTarget } from './person-sign-ins.ts'

/** Stands for an organization that is not there, so that its absence costs the same steps. */
const nobody = '00000000-0000-0000-0000-000000000000'

export interface PortalTarget extends SignInTarget {
  readonly organizationId: string
}

export interface WantedOrganization {
  /** Name or domain, as somebody typed it; undefined for the one that the portal is set up for. */
  readonly organization: string | undefined
  readonly as: 'person' | 'operator'
  /** Whose application the administrator chose; null for the only one. */
  readonly chosen: string | null
}

/** @throws {OAuthError} `invalid_grant` */
export async function findPortalTarget(
  database: Database,
  wanted: WantedOrganization,
): Promise<PortalTarget> {
  const organization = await named(database, wanted)
  const id = organization?.id ?? nobody
  const switches = await findAuthenticationSwitches(database.db, id)
  const application = await findOrganizationApplication(database.db, id, 'sign-in')
  const isOn = wanted.as === 'operator' ? switches.operatorAuthentication : switches.tenantAuthentication
  if (organization === undefined) throw refused('organization_unknown')
  const { name, tenantId, cloud } = organization
  if (!isOn) {
    const switchName = wanted.as === 'operator' ? 'operator' : 'tenant'
    const reason = `${switchName}_authentication_off`
    throw refused(reason, { id, remedy: `strongroom org auth set ${name} --${switchName}-authentication on` })
  }
  if (application === undefined)
    throw refused('own_api_not_registered', {
      id,
      remedy: `strongroom org edit ${name} --sign-in-application`,
    })
  const { appId } = application
  if (!switches.allowedClientIds.includes(appId))
    throw refused('client_not_allowed', {
      id,
      remedy: `strongroom org auth set ${name} --allow-client ${appId}`,
    })
  return { organizationId: id, tenantId, cloud, appId }
}

async function named(
  database: Database,
  { organization, chosen }: WantedOrganization,
): Promise<OrganizationRow | undefined> {
  if (organization !== undefined) return resolveOrganization(database.db, domainIn(organization))
  const portal = await findPortalOrganization(database, chosen)
  return portal && findOrganization(database.db, portal.organizationId)
}

/** Somebody may type their own address. */
function domainIn(text: string): string {
  return text.slice(text.lastIndexOf('@') + 1).trim()
}

/** One answer for all; what stands in the way, and the command that lifts it, is in the audit log. */
function refused(
  reason: string,
  organization?: { readonly id: string; readonly remedy: string },
): OAuthError {
  return new OAuthError(
    'invalid_grant',
    'Nobody can sign in with that organization here. Check its name, or ask the administrator of this server: the audit log says what to switch on.',
    {
      reason,
      ...(organization && { organizationId: organization.id, details: { remedy: organization.remedy } }),
    },
  )
}
