/** Reads the body of a create or an update of an application (Graph: application; reference section 3.1). */
import { isRecord, isStrings, type JsonRecord } from '../../json.ts'
import type {
  Application,
  AppRole,
  PermissionScope,
  RequiredResourceAccess,
  TenantState,
} from '../../tenant/model.ts'
import { directoryBadRequest, GraphFailure } from '../errors.ts'
import { createFieldReader, requireKnown } from '../json-body.ts'

export type ApplicationChanges = Partial<
  Pick<
    Application,
    | 'displayName'
    | 'signInAudience'
    | 'isFallbackPublicClient'
    | 'identifierUris'
    | 'tags'
    | 'notes'
    | 'publicClient'
    | 'web'
    | 'spa'
    | 'api'
    | 'appRoles'
    | 'optionalClaims'
    | 'requiredResourceAccess'
    | 'servicePrincipalLockConfiguration'
  >
>

const fields = [
  'api',
  'appRoles',
  'displayName',
  'identifierUris',
  'isFallbackPublicClient',
  'keyCredentials',
  'notes',
  'optionalClaims',
  'passwordCredentials',
  'publicClient',
  'requiredResourceAccess',
  'servicePrincipalLockConfiguration',
  'signInAudience',
  'spa',
  'tags',
  'web',
]

const audiences = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
] as const

/**
 * Everything but the credentials.
 * @param before - The application as it is; of a new one, with every default.
 */
export function readApplicationChanges(
  body: JsonRecord,
  before: Application,
  tenant: TenantState,
): ApplicationChanges {
  requireKnown(body, fields, 'microsoft.graph.application', 'directory')
  if (body['passwordCredentials'] !== undefined) {
    throw directoryBadRequest('Property passwordCredentials cannot be set; use the addPassword action.')
  }
  const read = createFieldReader(body, 'directory')
  const changes: ApplicationChanges = {}
  const displayName = read.text('displayName')
  if (displayName !== undefined) changes.displayName = requiredName(displayName)
  if (body['signInAudience'] !== undefined) changes.signInAudience = readAudience(body['signInAudience'])
  const isFallback = body['isFallbackPublicClient'] === null ? null : read.truth('isFallbackPublicClient')
  if (isFallback !== undefined) changes.isFallbackPublicClient = isFallback
  const uris = read.texts('identifierUris')
  if (uris !== undefined) changes.identifierUris = checkedUris(uris, before, tenant)
  const tags = read.texts('tags')
  if (tags !== undefined) changes.tags = tags
  const notes = read.nullableText('notes')
  if (notes !== undefined) changes.notes = notes
  const lock = body['servicePrincipalLockConfiguration']
  if (lock === null || isRecord(lock)) changes.servicePrincipalLockConfiguration = lock
  const access = read.records('requiredResourceAccess')
  if (access !== undefined) changes.requiredResourceAccess = access.map(readResourceAccess)
  return { ...changes, ...readPlatforms(body, before), ...readExposed(body, before) }
}

function requiredName(name: string): string {
  if (name.trim() === '' || name.length > 256)
    throw directoryBadRequest("Invalid value specified for property 'displayName' of resource 'Application'.")
  return name
}

function readAudience(value: unknown): Application['signInAudience'] {
  const audience = audiences.find((known) => known === value)
  if (audience === undefined)
    throw directoryBadRequest(
      "Invalid value specified for property 'signInAudience' of resource 'Application'.",
    )
  return audience
}

/** A tenant's own domain, or `api://` and the app id (Entra: "restrictions on identifier URIs"). */
function checkedUris(uris: readonly string[], before: Application, tenant: TenantState): string[] {
  for (const uri of uris) {
    const host = URL.canParse(uri) ? new URL(uri).host.toLowerCase() : ''
    const isOwn =
      uri.toLowerCase().startsWith(`api://${before.appId}`) ||
      uri.toLowerCase().startsWith(`api://${tenant.tenantId}/`)
    if (!isOwn && !tenant.domains.some(({ name }) => host === name || host.endsWith(`.${name}`))) {
      throw new GraphFailure(
        400,
        'HostNameNotOnVerifiedDomain',
        `Values of identifierUris property must use a verified domain of the organization or its subdomain: '${uri}'`,
      )
    }
    const taken = [...tenant.applications.values()].some(
      (other) => other.id !== before.id && other.identifierUris.includes(uri),
    )
    if (taken) {
      throw new GraphFailure(
        400,
        'Request_MultipleObjectsWithSameKeyValue',
        'Another object with the same value for property identifierUris already exists.',
      )
    }
  }
  return [...uris]
}

function readResourceAccess(element: JsonRecord): RequiredResourceAccess {
  requireKnown(
    element,
    ['resourceAppId', 'resourceAccess'],
    'microsoft.graph.requiredResourceAccess',
    'directory',
  )
  const read = createFieldReader(element, 'directory')
  const resourceAccess = (read.records('resourceAccess') ?? []).map((access) => {
    const { id, type } = access
    if (typeof id !== 'string' || !isGuid(id) || (type !== 'Role' && type !== 'Scope'))
      throw read.wrong('resourceAccess')
    return { id: id.toLowerCase(), type } as const
  })
  return { resourceAppId: requireGuid(read.text('resourceAppId'), 'resourceAppId'), resourceAccess }
}

export const isGuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

function requireGuid(text: string | undefined, name: string): string {
  if (text === undefined || !isGuid(text))
    throw directoryBadRequest(`Invalid value specified for property '${name}' of resource.`)
  return text.toLowerCase()
}

function readPlatforms(body: JsonRecord, before: Application): ApplicationChanges {
  const changes: ApplicationChanges = {}
  const { publicClient, spa, web, optionalClaims } = body
  if (isRecord(publicClient))
    changes.publicClient = { redirectUris: redirectUris(publicClient) ?? before.publicClient.redirectUris }
  if (isRecord(spa)) changes.spa = { redirectUris: redirectUris(spa) ?? before.spa.redirectUris }
  if (isRecord(web)) {
    const read = createFieldReader(web, 'directory')
    const page = read.nullableText('homePageUrl')
    const logout = read.nullableText('logoutUrl')
    changes.web = {
      redirectUris: redirectUris(web) ?? before.web.redirectUris,
      homePageUrl: page === undefined ? before.web.homePageUrl : page,
      logoutUrl: logout === undefined ? before.web.logoutUrl : logout,
    }
  }
  if (optionalClaims === null || isRecord(optionalClaims)) changes.optionalClaims = optionalClaims
  return changes
}

function redirectUris(platform: JsonRecord): string[] | undefined {
  const uris = createFieldReader(platform, 'directory').texts('redirectUris')
  const bad = uris?.find((uri) => !URL.canParse(uri))
  if (bad !== undefined)
    throw new GraphFailure(400, 'InvalidRedirectUri', `The redirect URI '${bad}' is not valid.`)
  return uris
}

function readExposed(body: JsonRecord, before: Application): ApplicationChanges {
  const read = createFieldReader(body, 'directory')
  const changes: ApplicationChanges = {}
  const api = read.record('api')
  if (api !== undefined) changes.api = readApi(api, before)
  const roles = read.records('appRoles')
  if (roles !== undefined) {
    changes.appRoles = roles.map(readAppRole)
    requireDisabledFirst(before.appRoles, changes.appRoles)
  }
  return changes
}

function readApi(api: JsonRecord, before: Application): Application['api'] {
  requireKnown(
    api,
    [
      'acceptMappedClaims',
      'knownClientApplications',
      'oauth2PermissionScopes',
      'preAuthorizedApplications',
      'requestedAccessTokenVersion',
    ],
    'microsoft.graph.apiApplication',
    'directory',
  )
  const read = createFieldReader(api, 'directory')
  const scopes = read.records('oauth2PermissionScopes')?.map(readScope) ?? before.api.oauth2PermissionScopes
  requireDisabledFirst(before.api.oauth2PermissionScopes, scopes)
  const version = api['requestedAccessTokenVersion']
  if (version !== undefined && version !== null && version !== 1 && version !== 2)
    throw read.wrong('requestedAccessTokenVersion')
  return {
    requestedAccessTokenVersion: version === undefined ? before.api.requestedAccessTokenVersion : version,
    acceptMappedClaims:
      api['acceptMappedClaims'] === null
        ? null
        : (read.truth('acceptMappedClaims') ?? before.api.acceptMappedClaims),
    knownClientApplications: read.texts('knownClientApplications') ?? before.api.knownClientApplications,
    oauth2PermissionScopes: scopes,
    preAuthorizedApplications:
      read.records('preAuthorizedApplications')?.map((element) => readPreAuthorized(element, scopes)) ??
      before.api.preAuthorizedApplications,
  }
}

/** A permission that people may hold is disabled before it is taken away. */
function requireDisabledFirst(
  before: readonly { id: string; isEnabled: boolean }[],
  after: readonly { id: string }[],
): void {
  if (before.every(({ id, isEnabled }) => !isEnabled || after.some((one) => one.id === id))) return
  throw new GraphFailure(
    400,
    'CannotDeleteOrUpdateEnabledEntitlement',
    'Property value cannot be deleted unless it is disabled first.',
  )
}

function readScope(element: JsonRecord): PermissionScope {
  const read = createFieldReader(element, 'directory')
  const value = read.text('value') ?? ''
  const type = element['type'] === 'Admin' ? 'Admin' : 'User'
  if (!/^[\w.:!#$%&()*+,/;<=>?@[\]^`{|}~-]{1,120}$/.test(value)) throw read.wrong('value')
  return {
    id: requireGuid(read.text('id'), 'id'),
    value,
    type,
    isEnabled: read.truth('isEnabled') ?? true,
    adminConsentDisplayName: read.text('adminConsentDisplayName') ?? missingText('adminConsentDisplayName'),
    adminConsentDescription: read.text('adminConsentDescription') ?? missingText('adminConsentDescription'),
    userConsentDisplayName: read.nullableText('userConsentDisplayName') ?? null,
    userConsentDescription: read.nullableText('userConsentDescription') ?? null,
  }
}

function missingText(name: string): never {
  throw directoryBadRequest(`A value is required for property '${name}' of resource 'PermissionScope'.`)
}

function readPreAuthorized(element: JsonRecord, scopes: readonly PermissionScope[]) {
  const { appId, delegatedPermissionIds } = element
  if (!isStrings(delegatedPermissionIds))
    throw directoryBadRequest(
      "Invalid value specified for property 'preAuthorizedApplications' of resource 'Application'.",
    )
  const unknown = delegatedPermissionIds.find((id) => !scopes.some((scope) => scope.id === id.toLowerCase()))
  if (unknown !== undefined) {
    throw new GraphFailure(
      400,
      'InvalidValue',
      `Property PreAuthorizedApplication references the permission id '${unknown}', which is not exposed by the application.`,
    )
  }
  return {
    appId: requireGuid(typeof appId === 'string' ? appId : undefined, 'appId'),
    delegatedPermissionIds,
  }
}

function readAppRole(element: JsonRecord): AppRole {
  const read = createFieldReader(element, 'directory')
  return {
    id: requireGuid(read.text('id'), 'id'),
    value: read.text('value') ?? '',
    displayName: read.text('displayName') ?? missingText('displayName'),
    description: read.text('description') ?? missingText('description'),
    isEnabled: read.truth('isEnabled') ?? true,
    allowedMemberTypes: read.texts('allowedMemberTypes') ?? [],
  }
}
