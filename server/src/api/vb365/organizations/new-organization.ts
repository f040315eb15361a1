/** Reads the request that adds an organization: "register a new application automatically", and nothing weaker. */
import { Secret } from '../../../foundation/secret.ts'
import type { NewOrganization, Services } from '../../../operations/index.ts'
import { RequestError } from '../../http/errors.ts'
import type { ConnectionRequest, OrganizationRequest } from './schema.ts'

const notSupported = (message: string): RequestError => new RequestError('not_supported', message)
const malformed = (message: string): RequestError => new RequestError('malformed', message)

/** @throws {RequestError} with what to send instead. */
export function newOrganization(request: OrganizationRequest): NewOrganization {
  if ((request.type ?? 'Office365') !== 'Office365')
    throw notSupported('Only Microsoft 365 organizations can be added: send "type": "Office365".')
  if (request.region === 'Germany')
    throw notSupported('Microsoft Cloud Germany was closed in 2021: send the region Worldwide.')
  const connections = [request.exchangeOnlineSettings, request.sharePointOnlineSettings].filter(
    (connection) => connection !== undefined,
  )
  for (const connection of connections) checkConnection(connection)
  if (request.userCode === undefined || request.userCode === '')
    throw malformed(
      'userCode is missing: ask for one with POST DeviceCode, let a Global Administrator sign in, and send it here.',
    )
  return {
    region: request.region ?? 'Worldwide',
    services: services(request),
    userCode: request.userCode,
    applicationName: request.newApplicationName === '' ? undefined : request.newApplicationName,
    certificate: certificate(connections),
    description: request.description ?? '',
  }
}

function services(request: OrganizationRequest): Services {
  const exchange = request.isExchangeOnline ?? request.exchangeOnlineSettings !== undefined
  const sharePoint = request.isSharePointOnline ?? false
  const teams = request.isTeamsOnline ?? false
  if (!exchange && !sharePoint) throw malformed('Name a service to back up: send "isExchangeOnline": true.')
  if (teams && !(exchange && sharePoint))
    throw malformed(
      'Teams needs Exchange Online and SharePoint Online: send both, or "isTeamsOnline": false.',
    )
  return { exchange, sharePoint, teams, teamsChats: request.isTeamsChatsOnline ?? false }
}

function checkConnection(connection: ConnectionRequest): void {
  const isBasic =
    connection.useApplicationOnlyAuth === false || given(connection.password) || connection.useMfa === true
  if (isBasic)
    throw notSupported(
      'Passwords of Microsoft accounts are not used: send "useApplicationOnlyAuth": true and a userCode from POST DeviceCode.',
    )
  if (given(connection.applicationSecret))
    throw notSupported(
      'Application secrets are not used: leave applicationSecret out, a certificate is made for you.',
    )
  if (given(connection.applicationId))
    throw notSupported(
      'An application that exists already cannot be used yet: leave applicationId out, and one is registered for you.',
    )
}

function given(text: string | undefined): boolean {
  return text !== undefined && text !== ''
}

/** Both services are connected by one application, so both may name the certificate, if it is the same. */
function certificate(connections: readonly ConnectionRequest[]): NewOrganization['certificate'] {
  const [first, ...others] = connections.filter(({ applicationCertificate }) => given(applicationCertificate))
  if (first?.applicationCertificate === undefined) return undefined
  const encoded = first.applicationCertificate
  if (others.some((other) => other.applicationCertificate !== encoded))
    throw malformed(
      'Both services are connected by one application: send the same applicationCertificate for both.',
    )
  return { pfx: decodeBase64(encoded), password: new Secret(first.applicationCertificatePassword ?? '') }
}

function decodeBase64(text: string): Uint8Array {
  const compact = text.replaceAll(/\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact) || compact.length % 4 !== 0)
    throw malformed('applicationCertificate has to be the base64 of a PKCS#12 file.')
  return Buffer.from(compact, 'base64')
}
