/** Reads the request that adds an organization: the three ways of its clients with an application (reference 2.3, A to C). */
import type { NewProvisioning, Services } from '../../../operations/index.ts'
import { type Connection, connectionOf, given, malformed, notSupported } from './connection.ts'
import type { OrganizationRequest } from './schema.ts'

/** @throws {RequestError} with what to send instead. */
export function newOrganization(request: OrganizationRequest): NewProvisioning {
  checkKind(request)
  const connection = connectionOf(request)
  return {
    ...wayOf(request, connection),
    organizationId: undefined,
    region: request.region ?? '',
    description: request.description ?? '',
    services: servicesOf(request),
    layout: 'standard',
    signIn: connection.applicationId === undefined || request.configureApplication === true,
    restore: 'standing',
    posture: false,
    drift: false,
    applicationName: request.newApplicationName === '' ? undefined : request.newApplicationName,
    applications: connection.applicationId === undefined ? {} : { backup: connection.applicationId },
    removeExcessive: false,
    accept: [],
  }
}

export function checkKind({ type, region }: OrganizationRequest): void {
  if ((type ?? 'Office365') !== 'Office365')
    throw notSupported('Only Microsoft 365 organizations can be added: send "type": "Office365".')
  if (region === 'Germany')
    throw notSupported('Microsoft Cloud Germany was closed in 2021: send the region Worldwide.')
}

type Way = Pick<NewProvisioning, 'way' | 'credential' | 'tenant' | 'signInReference'>

function wayOf(request: OrganizationRequest, connection: Connection): Way {
  const { applicationId, certificate, tenant } = connection
  if (applicationId === undefined || request.configureApplication === true)
    return {
      way: applicationId === undefined ? 'register' : 'existing-managed',
      credential: certificate ?? { kind: 'new-certificate' },
      tenant: undefined,
      signInReference: userCodeOf(request),
    }
  if (certificate === undefined)
    throw malformed(
      'An existing application is proven by its certificate: send applicationCertificate (base64 of a PKCS#12 file) and its password, or "configureApplication": true and a userCode to have one made and registered.',
    )
  if (tenant === undefined)
    throw malformed('Name the tenant: send officeOrganizationName, for example contoso.onmicrosoft.com.')
  return { way: 'existing', credential: certificate, tenant, signInReference: undefined }
}

function userCodeOf({ userCode }: OrganizationRequest): string {
  if (given(userCode)) return userCode
  throw malformed(
    'userCode is missing: ask for one with POST DeviceCode, let a Global Administrator sign in, and send it here.',
  )
}

/** What is named; of the rest a new organization has nothing, and a connected one what it had. */
export function servicesOf(request: OrganizationRequest, current?: Services): Services {
  const exchange =
    request.isExchangeOnline ?? current?.exchange ?? request.exchangeOnlineSettings !== undefined
  const sharePoint = request.isSharePointOnline ?? current?.sharePoint ?? false
  const teams = request.isTeamsOnline ?? current?.teams ?? false
  const teamsChats = request.isTeamsChatsOnline ?? current?.teamsChats ?? false
  if (!exchange && !sharePoint) throw malformed('Name a service to back up: send "isExchangeOnline": true.')
  return { exchange, sharePoint, teams, teamsChats }
}
