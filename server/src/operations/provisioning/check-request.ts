/** What can be asked for at all, before anybody is asked to sign in (VB365 REST reference 2.3 for the services). */
import { isAbsolute } from 'node:path'
import { isUuid } from '../../foundation/ids.ts'
import { OperationError } from '../errors.ts'
import type { Services } from '../organizations/model.ts'
import { invalidRequest } from '../refusals.ts'
import type { NewProvisioning } from './provisioning.ts'

const longestApplicationName = 100
const longestDescription = 1024
const longestTenant = 253
export const mostAccepted = 100
/** Regions without Teams, and without an API for its chats (reference 3.9, vb365-rest 2.3). */
const withoutTeams: ReadonlySet<string> = new Set(['China'])
const withoutChats: ReadonlySet<string> = new Set(['China', 'USDefence', 'USGovernment'])

/**
 * @param region - of the cloud that this server works with.
 * @throws {OperationError} `invalid_request`, `not_supported`
 */
export function checkNewProvisioning(request: NewProvisioning, region: string): void {
  checkRegion(request.region, region)
  if (request.way !== 'remove') checkServices(request, region)
  checkTexts(request)
  checkApplications(request)
  checkCredential(request)
  if (request.way !== 'existing' && request.signInReference === undefined)
    throw invalidRequest('An administrator of the tenant has to sign in for this: name the sign-in.')
  if (request.accept.length > mostAccepted)
    throw invalidRequest(`At most ${mostAccepted} strangers can be accepted at once.`)
}

function checkRegion(wanted: string, own: string): void {
  if (wanted !== '' && wanted.toLowerCase() !== own.toLowerCase())
    throw invalidRequest(
      `This server works with the region ${own}. For ${wanted.slice(0, 40)} whoever runs the server adds that cloud to it (server option --cloud).`,
    )
}

/** @throws {OperationError} `invalid_request`, `not_supported` */
export function checkServices(
  { services, way, organizationId }: Pick<NewProvisioning, 'services' | 'way' | 'organizationId'>,
  region: string,
): void {
  const { exchange, sharePoint, teams, teamsChats } = services
  if (!exchange && !sharePoint)
    throw invalidRequest('Name what is to be protected: Exchange Online, SharePoint Online, or both.')
  if (teams && !(exchange && sharePoint))
    throw invalidRequest('Teams needs Exchange Online and SharePoint Online: name them too, or leave it out.')
  if (teamsChats && !teams)
    throw invalidRequest('The chats of Teams need Teams: name it too, or leave them out.')
  if (teams && withoutTeams.has(region))
    throw new OperationError('not_supported', `Teams does not exist in the region ${region}: leave it out.`)
  if (!teamsChats) return
  if (withoutChats.has(region))
    throw new OperationError(
      'not_supported',
      `The chats of Teams cannot be read in the region ${region}: leave them out.`,
    )
  if (way === 'register' && organizationId === undefined)
    throw new OperationError(
      'not_supported',
      'The chats of Teams are read through an API that Microsoft opens to each application by request, so that no ' +
        'application made by itself can have it: leave them out, or name an existing application that has it.',
    )
}

function checkTexts({ applicationName, description, tenant }: NewProvisioning): void {
  if (
    applicationName !== undefined &&
    (applicationName.trim() === '' || applicationName.length > longestApplicationName)
  )
    throw invalidRequest(`The name of the application has 1 to ${longestApplicationName} characters.`)
  if (description.length > longestDescription)
    throw invalidRequest(`The description has at most ${longestDescription} characters.`)
  if (tenant !== undefined && (tenant.trim() === '' || tenant.length > longestTenant))
    throw invalidRequest('The tenant is named by its id or by one of its domains.')
}

function checkApplications({ way, applications, organizationId, tenant, layout }: NewProvisioning): void {
  for (const [purpose, id] of Object.entries(applications))
    if (!isUuid(id.toLowerCase()))
      throw invalidRequest(`The client id of the ${purpose} application has to be a GUID.`)
  if (way === 'register' || way === 'remove') {
    if (Object.keys(applications).length > 0)
      throw invalidRequest('Client ids belong to existing applications: choose that way, or leave them out.')
    return
  }
  if (organizationId !== undefined) return
  if (applications.backup === undefined)
    throw invalidRequest('Name the client id of the existing application.')
  if (way === 'existing' && layout === 'separate-restore' && applications.restore === undefined)
    throw invalidRequest('Name the client id of the existing application for restore too.')
  if (way === 'existing' && tenant === undefined)
    throw invalidRequest('Name the tenant of the existing application: its id, or one of its domains.')
}

function checkCredential({ way, credential, organizationId }: NewProvisioning): void {
  if (credential.kind === 'federated' && !isAbsolute(credential.tokenFile))
    throw invalidRequest('The file of the federated token is named by its absolute path on the server.')
  if (way === 'existing' && credential.kind === 'new-certificate')
    throw invalidRequest(
      'An existing application that is only used needs the certificate that it knows already: name it with its key.',
    )
  if (credential.kind === 'keep' && organizationId === undefined)
    throw invalidRequest('There is no credential yet that could be kept.')
}

/** What is protected, for a person: `Exchange Online, SharePoint Online`. */
export function describeServices({ exchange, sharePoint, teams, teamsChats }: Services): readonly string[] {
  return [
    ...(exchange ? ['exchange'] : []),
    ...(sharePoint ? ['sharepoint'] : []),
    ...(teams ? ['teams'] : []),
    ...(teamsChats ? ['teams-chats'] : []),
  ]
}
