/** The connection settings of a request (`RESTOffice365ConnectionSettings`): one application for both services, and its proof. */
import { Secret } from '../../../foundation/secret.ts'
import type { WantedCredential } from '../../../operations/index.ts'
import { RequestError } from '../../http/errors.ts'
import type { ConnectionRequest, OrganizationRequest } from './schema.ts'

export const notSupported = (message: string): RequestError => new RequestError('not_supported', message)
export const malformed = (message: string): RequestError => new RequestError('malformed', message)

export interface Connection {
  /** Client id of an existing application, lower case. */
  readonly applicationId: string | undefined
  /** The customer's own certificate and key. */
  readonly certificate: WantedCredential | undefined
  /** As it was read back: upper-case hex of the SHA-1. */
  readonly thumbprint: string | undefined
  /** `officeOrganizationName`, or the domain of `account`. */
  readonly tenant: string | undefined
}

/** @throws {RequestError} for what is weaker than an application with its certificate, and for two that differ. */
export function connectionOf(request: OrganizationRequest): Connection {
  const connections = [request.exchangeOnlineSettings, request.sharePointOnlineSettings].filter(
    (connection) => connection !== undefined,
  )
  for (const connection of connections) refuseWeak(connection)
  return {
    applicationId: sameIn(connections, 'applicationId')?.toLowerCase(),
    certificate: certificateOf(connections),
    thumbprint: sameIn(connections, 'applicationCertificateThumbprint')?.toUpperCase(),
    tenant: sameIn(connections, 'officeOrganizationName') ?? domainOf(sameIn(connections, 'account')),
  }
}

/** Basic authentication is gone at Microsoft, and a secret can be copied: neither is taken (reference 2.3). */
function refuseWeak(connection: ConnectionRequest): void {
  if (connection.useApplicationOnlyAuth === false || given(connection.password) || connection.useMfa === true)
    throw notSupported(
      'User names and passwords of Microsoft accounts, and the legacy protocols behind them, are not used: send "useApplicationOnlyAuth": true with a userCode from POST DeviceCode, or with applicationId and applicationCertificate.',
    )
  if (given(connection.applicationSecret))
    throw notSupported(
      'Application secrets are not used: leave applicationSecret out and send applicationCertificate, or let a certificate be made for you.',
    )
}

export function given(text: string | undefined): text is string {
  return text !== undefined && text !== ''
}

type TextMember = {
  [Name in keyof ConnectionRequest]-?: string extends ConnectionRequest[Name] ? Name : never
}[keyof ConnectionRequest]

/** Both services are connected in the same way by one application, so that what both name has to be the same. */
function sameIn(connections: readonly ConnectionRequest[], member: TextMember): string | undefined {
  const values = connections.map((connection) => connection[member]).filter(given)
  const [first] = values
  if (values.some((value) => value.toLowerCase() !== first?.toLowerCase()))
    throw malformed(`Both services are connected by one application: send the same ${member} for both.`)
  return first
}

function domainOf(account: string | undefined): string | undefined {
  return account?.split('@')[1]
}

function certificateOf(connections: readonly ConnectionRequest[]): WantedCredential | undefined {
  const [first, ...others] = connections.filter(({ applicationCertificate }) => given(applicationCertificate))
  if (first?.applicationCertificate === undefined) return undefined
  const encoded = first.applicationCertificate
  if (others.some((other) => other.applicationCertificate !== encoded))
    throw malformed(
      'Both services are connected by one application: send the same applicationCertificate for both.',
    )
  const password = new Secret(first.applicationCertificatePassword ?? '')
  return { kind: 'pfx', file: { pfx: decodeBase64(encoded), password } }
}

function decodeBase64(text: string): Uint8Array {
  const compact = text.replaceAll(/\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact) || compact.length % 4 !== 0)
    throw malformed('applicationCertificate has to be the base64 of a PKCS#12 file.')
  return Buffer.from(compact, 'base64')
}
