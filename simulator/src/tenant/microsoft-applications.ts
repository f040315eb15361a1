/**
 * Microsoft's own applications as service principals: the resources that permissions are asked of, and the public
 * clients that every tenant can use without registering anything (microsoft.md 3.4 and 3.8).
 */
import { readFileSync } from 'node:fs'
import type { Cloud } from './cloud.ts'
import type { Deterministic } from './deterministic.ts'
import type { AppRole, PermissionScope, ServicePrincipal } from './model.ts'

export const graphAppId = '00000003-0000-0000-c000-000000000000'
const exchangeAppId = '00000002-0000-0ff1-ce00-000000000000'
const sharePointAppId = '00000003-0000-0ff1-ce00-000000000000'
export const azureResourceManagerAppId = '797f4846-ba00-4fd7-ba43-dac1f8f63013'
export const keyVaultAppId = 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093'
export const azureCliAppId = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
export const azurePowerShellAppId = '1950a258-227b-4e31-a9cf-717495945fc2'
export const graphCommandLineToolsAppId = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
/** Microsoft's portal, as whose client the admin center signs people in. */
export const azurePortalAppId = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c'
const graphExplorerAppId = 'de8bc8b5-d9f9-48b1-a8ad-b748da725064'

/** The tenant in which Microsoft registers its own applications. */
const microsoftTenantId = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a'

interface PermissionFile {
  readonly resources: readonly {
    readonly appId: string
    readonly displayName: string
    readonly names: readonly string[]
    readonly appRoles: readonly { id: string; value: string; displayName: string }[]
    readonly scopes: readonly { id: string; value: string; type: 'User' | 'Admin'; displayName: string }[]
  }[]
}

interface PublicClient {
  readonly appId: string
  readonly displayName: string
  readonly redirectUris: readonly string[]
  readonly preAuthorizedScopes: Record<string, string[]>
}

const nativeClient = 'https://login.microsoftonline.com/common/oauth2/nativeclient'

/** The scopes that Azure CLI holds everywhere; any other one is refused with AADSTS65002 (microsoft.md 3.4). */
const azureCliGraphScopes = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'AuditLog.Read.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Directory.AccessAsUser.All',
  'Group.ReadWrite.All',
  'User.ReadWrite.All',
]

/** What the portal holds everywhere: the person's own rights decide. */
const portalGraphScopes = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Directory.AccessAsUser.All',
  'Organization.Read.All',
  'Policy.Read.All',
  'RoleManagement.Read.Directory',
  'User.Read',
]

const publicClients: readonly PublicClient[] = [
  {
    appId: azurePortalAppId,
    displayName: 'Azure Portal',
    // The simulator adds the address of its admin center when it knows its port.
    redirectUris: ['https://portal.azure.com/signin/index/'],
    preAuthorizedScopes: { [graphAppId]: portalGraphScopes },
  },
  {
    appId: azureCliAppId,
    displayName: 'Microsoft Azure CLI',
    redirectUris: ['http://localhost', nativeClient],
    preAuthorizedScopes: {
      [graphAppId]: azureCliGraphScopes,
      [azureResourceManagerAppId]: ['user_impersonation'],
      [keyVaultAppId]: ['user_impersonation'],
    },
  },
  {
    appId: azurePowerShellAppId,
    displayName: 'Microsoft Azure PowerShell',
    redirectUris: ['http://localhost', nativeClient],
    preAuthorizedScopes: {
      [graphAppId]: azureCliGraphScopes,
      [azureResourceManagerAppId]: ['user_impersonation'],
      [keyVaultAppId]: ['user_impersonation'],
    },
  },
  {
    appId: graphCommandLineToolsAppId,
    displayName: 'Microsoft Graph Command Line Tools',
    redirectUris: ['http://localhost', nativeClient],
    preAuthorizedScopes: { [graphAppId]: ['*'] },
  },
  {
    appId: graphExplorerAppId,
    displayName: 'Graph Explorer',
    redirectUris: ['https://developer.microsoft.com/en-us/graph/graph-explorer'],
    preAuthorizedScopes: { [graphAppId]: ['*'] },
  },
]

/** The clients of Microsoft's family, whose refresh tokens any other member may redeem (`foci`). */
export const familyClientIds: readonly string[] = [azureCliAppId, azurePowerShellAppId]

function permissionScope(entry: PermissionFile['resources'][number]['scopes'][number]): PermissionScope {
  return {
    id: entry.id,
    value: entry.value,
    type: entry.type,
    isEnabled: true,
    adminConsentDisplayName: entry.displayName,
    adminConsentDescription: `${entry.displayName}, on behalf of the signed-in user.`,
    userConsentDisplayName: entry.displayName,
    userConsentDescription: `${entry.displayName}, on your behalf.`,
  }
}

function appRole(entry: PermissionFile['resources'][number]['appRoles'][number]): AppRole {
  return {
    id: entry.id,
    value: entry.value,
    displayName: entry.displayName,
    description: `${entry.displayName}, without a signed-in user.`,
    isEnabled: true,
    allowedMemberTypes: ['Application'],
  }
}

/** A resource of Microsoft's with what it publishes, the same in every tenant of a cloud. */
interface PublishedResource {
  readonly appId: string
  readonly displayName: string
  /** The addresses that the file knows; those that differ from cloud to cloud are told by the cloud. */
  readonly names: readonly string[]
  readonly oauth2PermissionScopes: PermissionScope[]
  readonly appRoles: AppRole[]
}

/** Permissions of what a cloud does not offer are not published there (microsoft.md 2). */
function isOffered({ features }: Cloud, permission: string): boolean {
  if (!features.mailboxImportExport && /^Mailbox(Item|Folder)\./.test(permission)) return false
  return features.teams || !/^(Team|Channel|Chat)/.test(permission)
}

/** What Microsoft's resources publish in a cloud; read once and shared by its tenants. */
export function readPublishedResources(cloud: Cloud): readonly PublishedResource[] {
  const file: PermissionFile = JSON.parse(
    readFileSync(new URL('../../data/permissions.json', import.meta.url), 'utf8'),
  )
  return file.resources.map(({ appId, displayName, names, scopes, appRoles }) => {
    const offered = ({ value }: { value: string }): boolean => appId !== graphAppId || isOffered(cloud, value)
    return {
      appId,
      displayName,
      names,
      oauth2PermissionScopes: scopes.filter(offered).map((scope) => permissionScope(scope)),
      appRoles: appRoles.filter(offered).map((role) => appRole(role)),
    }
  })
}

/** Where a tenant is, and what Microsoft publishes there. */
export interface Surroundings {
  readonly cloud: Cloud
  /** The first label of the initial domain, which names the tenant's SharePoint. */
  readonly shortName: string
  readonly resources: readonly PublishedResource[]
}

function namesOf({ appId, names }: PublishedResource, { cloud, shortName }: Surroundings): readonly string[] {
  switch (appId) {
    case graphAppId:
      return [cloud.graphAudience]
    case exchangeAppId:
      return cloud.outlookAudiences
    case sharePointAppId:
      return ['', '-admin', '-my'].map((part) => `https://${shortName}${part}.${cloud.sharePointSuffix}`)
    case azureResourceManagerAppId:
      return cloud.managementAudiences
    default:
      return names
  }
}

/** Builds the service principals that a tenant has before anybody registers an application in it. */
export function microsoftServicePrincipals(
  names: Deterministic,
  createdDateTime: string,
  surroundings: Surroundings,
): ServicePrincipal[] {
  const principal = (appId: string, displayName: string): ServicePrincipal => ({
    id: names.guid(`servicePrincipal/${appId}`),
    appId,
    displayName,
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    appOwnerOrganizationId: microsoftTenantId,
    servicePrincipalType: 'Application',
    servicePrincipalNames: [appId],
    createdDateTime,
    tags: [],
    oauth2PermissionScopes: [],
    appRoles: [],
    isFirstParty: true,
    preAuthorizedScopes: {},
    firstPartyRedirectUris: [],
    visibleAt: 0,
  })
  const resources = surroundings.resources.map((resource) =>
    Object.assign(principal(resource.appId, resource.displayName), {
      servicePrincipalNames: [resource.appId, ...namesOf(resource, surroundings)],
      oauth2PermissionScopes: resource.oauth2PermissionScopes,
      appRoles: resource.appRoles,
    }),
  )
  const clients = publicClients.map((client) =>
    Object.assign(principal(client.appId, client.displayName), {
      preAuthorizedScopes: { ...client.preAuthorizedScopes },
      firstPartyRedirectUris: [...client.redirectUris],
    }),
  )
  return [...resources, ...clients]
}
