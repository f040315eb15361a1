/** Why nothing is written: what stands in the way of using an application that is there already (PRV-04, PRV-05). */
import type { ApplicationsRequest, PlanObstacle } from './model.ts'
import { type Slot, signInRedirectUris } from './needs.ts'
import type { ObservedApplication, ObservedCredential } from './observed.ts'

/**
 * Credentials, owners and redirect URIs that nobody accepted are strangers: whoever holds one of them gets what we are
 * about to grant.
 */
export function obstaclesOf(
  request: ApplicationsRequest,
  slot: Slot,
  observed: ObservedApplication,
): readonly PlanObstacle[] {
  const name = `“${observed.displayName}” (${observed.appId})`
  return [...stateObstacles(observed, name), ...strangers(request, slot, { observed, name })]
}

export function absentObstacle(appId: string): PlanObstacle {
  return final(
    'application_missing',
    `There is no application with the client id ${appId} in this organization: check the id, and that you signed in to the right organization.`,
  )
}

function stateObstacles(observed: ObservedApplication, name: string): readonly PlanObstacle[] {
  const found: PlanObstacle[] = []
  if (observed.signInAudience !== 'AzureADMyOrg')
    found.push(
      final(
        'multi_tenant',
        `${name} can be used from other organizations (${observed.signInAudience || 'unknown audience'}): set “Supported account types” to this organization only, or let Strongroom register its own.`,
      ),
    )
  if (observed.servicePrincipal?.isEnabled === false)
    found.push(
      final(
        'disabled',
        `The enterprise application of ${name} is disabled, so that it gets no tokens: enable it for users to sign in first.`,
      ),
    )
  return found
}

interface Subject {
  readonly observed: ObservedApplication
  readonly name: string
}

function strangers(
  request: ApplicationsRequest,
  slot: Slot,
  { observed, name }: Subject,
): readonly PlanObstacle[] {
  const known = new Set(request.known.map((subject) => subject.toLowerCase()))
  const isStranger = (subject: string): boolean => !known.has(subject.toLowerCase())
  const credentials = observed.credentials.filter(
    (credential) => isStranger(credential.id) && !isWanted(request, slot, credential),
  )
  // Whoever made it in an earlier try owns it.
  const owners = observed.isOurs ? [] : observed.owners.filter(({ id }) => isStranger(id))
  const { web, spa, publicClient } = observed.redirectUris
  const uris = [...new Set([...web, ...spa, ...publicClient])].filter(
    (uri) => isStranger(uri) && !ownRedirectUris(request, slot).includes(uri),
  )
  return [
    ...credentials.map((credential) =>
      acceptable(
        'unknown_credential',
        `${name} has ${describe(credential)} that Strongroom did not put there: whoever holds it can use every permission of the application. Remove it, or accept it.`,
        credential.id,
      ),
    ),
    ...owners.map(({ id, displayName }) =>
      acceptable(
        'unknown_owner',
        `${name} is owned by ${displayName} (${id}), who can add credentials to it. Remove the owner, or accept it.`,
        id,
      ),
    ),
    ...uris.map((uri) =>
      acceptable(
        'unknown_redirect_uri',
        `${name} sends people who sign in to ${uri}. Remove the redirect URI, or accept it.`,
        uri,
      ),
    ),
  ]
}

function isWanted(
  { certificates, federated }: ApplicationsRequest,
  { purposes }: Slot,
  { kind, on, thumbprint, issuer, subject }: ObservedCredential,
): boolean {
  if (on !== 'application') return false
  return purposes.some((purpose) => {
    if (kind === 'certificate')
      return thumbprint !== undefined && certificates[purpose]?.thumbprintSha1.toUpperCase() === thumbprint
    const wanted = federated[purpose]
    return kind === 'federated' && wanted?.issuer === issuer && wanted?.subject === subject
  })
}

export function ownRedirectUris({ publicUrl }: ApplicationsRequest, { purposes }: Slot): readonly string[] {
  return purposes.includes('sign-in') && publicUrl !== undefined ? signInRedirectUris(publicUrl) : []
}

function describe({
  kind,
  on,
  id,
  displayName,
  endDateTime,
  thumbprint,
  issuer,
  subject,
}: ObservedCredential): string {
  const where = on === 'service-principal' ? ' on its enterprise application' : ''
  if (kind === 'federated')
    return `the federated credential “${displayName}” of ${issuer}, subject ${subject}`
  const words = [
    kind === 'password' ? `the password${where}` : `the certificate${where}`,
    displayName === '' ? '' : `“${displayName}”`,
    `(${[thumbprint, id, endDateTime === undefined ? '' : `until ${endDateTime}`].filter((word) => word !== undefined && word !== '').join(', ')})`,
  ]
  return words.filter((word) => word !== '').join(' ')
}

function final(code: string, message: string): PlanObstacle {
  return { code, message, isAcceptable: false, subject: undefined }
}

function acceptable(code: string, message: string, subject: string): PlanObstacle {
  return { code, message, isAcceptable: true, subject }
}
