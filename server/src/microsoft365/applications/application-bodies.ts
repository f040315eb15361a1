/** What our applications look like to Microsoft (Graph application resource), when created and when changed. */
import type {
  ApplicationPurpose,
  ApplicationsRequest,
  CertificateToRegister,
  PermissionLine,
} from './model.ts'
import type { Slot } from './needs.ts'
import type { ObservedApplication, RequiredAccess } from './observed.ts'
import { ownRedirectUris } from './plan-obstacles.ts'

export interface WantedApplication {
  readonly slot: Slot
  readonly request: ApplicationsRequest
  readonly lines: readonly PermissionLine[]
}

const ownScope = 'access_as_user'

/**
 * A whole application in one request. The backup application has its certificate, no redirect URI and no public client
 * flows; people sign in to the other: a public client without any credential.
 * @param scopeId - Id of the scope that the sign-in application exposes.
 */
export function createBody(
  wanted: WantedApplication,
  scopeId: string,
): Readonly<Record<string, unknown>> & { readonly displayName: string } {
  const { slot, request, lines } = wanted
  const isSignIn = slot.purposes.includes('sign-in')
  const keys = certificatesOf(wanted).map(({ certificate }) => keyCredential(certificate))
  const uris = ownRedirectUris(request, slot)
  return {
    displayName: slot.displayName,
    signInAudience: 'AzureADMyOrg',
    isFallbackPublicClient: isSignIn,
    requiredResourceAccess: declare([], neededOf(lines)),
    ...(keys.length > 0 && { keyCredentials: keys }),
    ...(uris.length > 0 && { publicClient: { redirectUris: uris } }),
    ...(isSignIn && {
      api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [exposedScope(scopeId)] },
      optionalClaims: { idToken: [], accessToken: ownClaims, saml2Token: [] },
    }),
  }
}

/**
 * What has to change in an application that is there; undefined when nothing has to. Collections are sent whole, with
 * what is there already.
 */
export function changeBody(
  wanted: WantedApplication,
  observed: ObservedApplication,
  scopeId: string,
): Readonly<Record<string, unknown>> | undefined {
  const body = { ...declarationChange(wanted, observed), ...signInChange(wanted, observed, scopeId) }
  return Object.keys(body).length === 0 ? undefined : body
}

function declarationChange(
  { request, lines }: WantedApplication,
  { requiredAccess }: ObservedApplication,
): Readonly<Record<string, unknown>> {
  const declared = new Set(
    requiredAccess.flatMap(({ resourceAppId, resourceAccess }) =>
      resourceAccess.map(({ id, type }) => `${resourceAppId} ${type} ${id.toLowerCase()}`),
    ),
  )
  const needed = neededOf(lines)
  const isLacking = needed.some((line) => !declared.has(declarationOf(line)))
  const isSurplus =
    request.removeExcessive &&
    lines.some((line) => line.state === 'excessive' && declared.has(declarationOf(line)))
  if (!isLacking && !isSurplus) return {}
  return { requiredResourceAccess: declare(request.removeExcessive ? [] : requiredAccess, needed) }
}

/** Public client, own scope and its URI; the application itself is let in without asking anybody. */
function signInChange(
  { slot, request }: WantedApplication,
  observed: ObservedApplication,
  scopeId: string,
): Readonly<Record<string, unknown>> {
  if (!slot.purposes.includes('sign-in')) return {}
  const { appId, redirectUris, identifierUris, preAuthorized, exposedScopes, optionalClaims } = observed
  const uris = ownRedirectUris(request, slot).filter((uri) => !redirectUris.publicClient.includes(uri))
  const identifier = `api://${appId}`
  const scope = exposedScopes.find(({ value, isEnabled }) => value === ownScope && isEnabled)
  const id = scope?.id ?? scopeId
  const isPreAuthorized = preAuthorized.some((each) => each.appId === appId && each.scopeIds.includes(id))
  const isExposed = scope !== undefined && isPreAuthorized && observed.accessTokenVersion === 2
  const claims = optionalClaims?.accessToken ?? []
  const missingClaims = ownClaims.filter(({ name }) => !claims.some((claim) => claim.name === name))
  return {
    ...(!observed.isPublicClient && { isFallbackPublicClient: true }),
    ...(uris.length > 0 && { publicClient: { redirectUris: [...redirectUris.publicClient, ...uris] } }),
    ...(!identifierUris.includes(identifier) && { identifierUris: [...identifierUris, identifier] }),
    ...(missingClaims.length > 0 && {
      optionalClaims: { ...optionalClaims, accessToken: [...claims, ...missingClaims] },
    }),
    ...(!isExposed && {
      api: {
        requestedAccessTokenVersion: 2,
        oauth2PermissionScopes: scope ? exposedScopes : [...exposedScopes, exposedScope(id)],
        preAuthorizedApplications: [
          ...preAuthorized
            .filter((each) => each.appId !== appId)
            .map((each) => ({ appId: each.appId, delegatedPermissionIds: each.scopeIds })),
          { appId, delegatedPermissionIds: [id] },
        ],
      },
    }),
  }
}

/** The scope by which a token says: this person wants to use Strongroom. */
function exposedScope(id: string) {
  return {
    id,
    value: ownScope,
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: 'Use Strongroom',
    adminConsentDescription: 'Lets people sign in to Strongroom and restore what they may.',
    userConsentDisplayName: 'Use Strongroom',
    userConsentDescription: 'Lets you sign in to Strongroom and restore what you may.',
  }
}

const optionalClaim = (name: string, additionalProperties: readonly string[] = []) => ({
  name,
  source: null,
  essential: false,
  additionalProperties,
})

// Without the property of `idtyp` only tokens of applications would say what they are.
const ownClaims = [
  optionalClaim('idtyp', ['include_user_token']),
  optionalClaim('auth_time'),
  optionalClaim('acrs'),
]

/** `requiredResourceAccess` with what is there and what is needed. */
function declare(
  there: readonly RequiredAccess[],
  needed: readonly PermissionLine[],
): readonly RequiredAccess[] {
  const all = new Map(there.map(({ resourceAppId, resourceAccess }) => [resourceAppId, [...resourceAccess]]))
  for (const { resourceAppId, id, kind } of needed) {
    const access = all.get(resourceAppId) ?? []
    const type = typeOf(kind)
    if (!access.some((each) => each.id.toLowerCase() === id && each.type === type)) access.push({ id, type })
    all.set(resourceAppId, access)
  }
  return [...all].map(([resourceAppId, resourceAccess]) => ({ resourceAppId, resourceAccess }))
}

function neededOf(lines: readonly PermissionLine[]): readonly PermissionLine[] {
  return lines.filter(({ state }) => state !== 'excessive')
}

function declarationOf({ resourceAppId, kind, id }: PermissionLine): string {
  return `${resourceAppId} ${typeOf(kind)} ${id}`
}

function typeOf(kind: PermissionLine['kind']): string {
  return kind === 'application' ? 'Role' : 'Scope'
}

export interface WantedCertificate {
  readonly purpose: ApplicationPurpose
  readonly certificate: CertificateToRegister
}

/** The certificates of this application, each once. */
export function certificatesOf({ slot, request }: Pick<WantedApplication, 'slot' | 'request'>) {
  const wanted: WantedCertificate[] = []
  for (const purpose of slot.purposes) {
    const certificate = request.certificates[purpose]
    if (certificate === undefined) continue
    const isThere = wanted.some(
      (other) => other.certificate.thumbprintSha1.toUpperCase() === certificate.thumbprintSha1.toUpperCase(),
    )
    if (!isThere) wanted.push({ purpose, certificate })
  }
  return wanted
}

/** The certificate alone (PRV-08); its dates must lie within the certificate's own. */
export function keyCredential({ certificate, notBefore, notAfter }: CertificateToRegister) {
  return {
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    displayName: 'Strongroom',
    key: Buffer.from(certificate).toString('base64'),
    startDateTime: new Date(notBefore).toISOString(),
    endDateTime: new Date(notAfter).toISOString(),
  }
}
