/** Reads the request that edits an organization: its names, its services, its application (reference 2.3, PUT). */
import type { NewProvisioning, Organization, OrganizationChange } from '../../../operations/index.ts'
import { type Connection, connectionOf, given, malformed } from './connection.ts'
import { checkKind, servicesOf } from './new-organization.ts'
import type { OrganizationRequest } from './schema.ts'

export interface Edit {
  /** Undefined when both names stay. */
  readonly names: OrganizationChange | undefined
  /** Undefined when nothing but names is changed: clients send back what they have read. */
  readonly provisioning: NewProvisioning | undefined
}

/** @throws {RequestError} */
export function organizationEdit(request: OrganizationRequest, current: Organization): Edit {
  checkKind(request)
  if (request.region !== undefined && request.region !== current.region)
    throw malformed(
      `A tenant belongs to one cloud, and this one to ${current.region}: leave region out. A tenant of another cloud is added on a server that works with that cloud.`,
    )
  // Who sends back what was read of one that was imported gets no further than the names.
  const connection = current.isReadOnly && !given(request.userCode) ? undefined : connectionOf(request)
  const names = namesOf(request, current)
  const isChanged = connection !== undefined && changesTenant(request, current, connection)
  return {
    names,
    provisioning: isChanged ? provisioningOf(request, current, connection) : undefined,
  }
}

function namesOf(request: OrganizationRequest, current: Organization): OrganizationChange | undefined {
  const label = given(request.name) && request.name !== current.label ? request.name : undefined
  const description = request.description === current.description ? undefined : request.description
  return label === undefined && description === undefined ? undefined : { label, description }
}

function changesTenant(
  request: OrganizationRequest,
  current: Organization,
  { applicationId, certificate, thumbprint }: Connection,
): boolean {
  const backup = current.applications.find(({ purpose }) => purpose === 'backup')
  const wanted = servicesOf(request, current.services)
  const isOther = applicationId !== undefined && applicationId !== backup?.appId.toLowerCase()
  if (thumbprint !== undefined && thumbprint !== backup?.certificateThumbprint && certificate === undefined)
    throw malformed(
      'Another certificate needs its key: send applicationCertificate (base64 of a PKCS#12 file) and its password.',
    )
  return (
    isOther ||
    certificate !== undefined ||
    given(request.userCode) ||
    wanted.exchange !== current.services.exchange ||
    wanted.sharePoint !== current.services.sharePoint ||
    wanted.teams !== current.services.teams ||
    wanted.teamsChats !== current.services.teamsChats
  )
}

function provisioningOf(
  request: OrganizationRequest,
  current: Organization,
  { applicationId, certificate, tenant }: Connection,
): NewProvisioning {
  const backup = current.applications.find(({ purpose }) => purpose === 'backup')
  const isOther = applicationId !== undefined && applicationId !== backup?.appId.toLowerCase()
  const userCode = given(request.userCode) ? request.userCode : undefined
  return {
    way: wayOf({ isOther, isManaged: request.configureApplication === true, userCode }, backup?.origin),
    organizationId: current.id,
    region: current.region,
    description: current.description,
    services: servicesOf(request, current.services),
    ...current.options,
    applicationName: given(request.newApplicationName) ? request.newApplicationName : undefined,
    applications: isOther ? { backup: applicationId } : {},
    tenant,
    credential:
      certificate ?? (backup === undefined || isOther ? { kind: 'new-certificate' } : { kind: 'keep' }),
    removeExcessive: false,
    accept: [],
    signInReference: userCode,
  }
}

interface Wish {
  /** Another application than the one that is connected. */
  readonly isOther: boolean
  readonly isManaged: boolean
  readonly userCode: string | undefined
}

/** Without a sign-in nothing can be granted: then it is verified that everything is there already. */
function wayOf(
  { isOther, isManaged, userCode }: Wish,
  origin: Organization['applications'][number]['origin'] | undefined,
): NewProvisioning['way'] {
  if (userCode === undefined) return 'existing'
  if (isOther) return isManaged ? 'existing-managed' : 'existing'
  return origin === 'existing' || origin === 'existing-managed' ? 'existing-managed' : 'register'
}
