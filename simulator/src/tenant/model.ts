/**
 * What a Microsoft Entra tenant remembers: the objects that sign-in and the Graph directory share.
 * Shapes follow the Graph v1.0 resources of the same names; internal fields say so.
 */
import type { CloudName } from './cloud.ts'
import type { ConditionalAccessPolicy } from './conditional-access-model.ts'
import type { DirectoryAudit } from './directory-audit-model.ts'
import type { AppManagementPolicy, AuthorizationPolicy, TenantAppManagementPolicy } from './policy-model.ts'
import type { SignIn } from './sign-in-model.ts'

export interface DirectoryUser {
  /** Object id, a lower-case UUID. */
  readonly id: string
  userPrincipalName: string
  displayName: string
  givenName: string | null
  surname: string | null
  mail: string | null
  accountEnabled: boolean
  userType: 'Member' | 'Guest'
  /** Issuers of the account; a guest's home is another one than the tenant. */
  identities: { signInType: string; issuer: string; issuerAssignedId: string }[]
  createdDateTime: string
  /** Sessions that signed in before this moment are revoked. */
  signInSessionsValidFromDateTime: string
  /** Internal: the sign-in page's truth. */
  password: string
  /** Internal: base32 secret of the authenticator app (RFC 6238), when one is registered. */
  totpSecret: string | null
  /** Internal: false for a user without an Exchange licence. */
  hasMailbox: boolean
  /** Per-user MFA, beta's `authentication/requirements.perUserMfaState`. */
  perUserMfa: 'disabled' | 'enabled' | 'enforced'
}

export interface DirectoryGroup {
  readonly id: string
  displayName: string
  description: string | null
  mailEnabled: boolean
  mailNickname: string
  securityEnabled: boolean
  groupTypes: string[]
  createdDateTime: string
  /** Internal: object ids. */
  memberIds: Set<string>
}

/** An activated directory role: `roleTemplateId` is the same in every tenant. */
export interface DirectoryRole {
  readonly id: string
  readonly roleTemplateId: string
  readonly displayName: string
  readonly description: string
  /** Internal: object ids of users, groups or service principals. */
  memberIds: Set<string>
}

export interface PermissionScope {
  id: string
  value: string
  type: 'User' | 'Admin'
  isEnabled: boolean
  adminConsentDisplayName: string
  adminConsentDescription: string
  userConsentDisplayName: string | null
  userConsentDescription: string | null
}

export interface AppRole {
  id: string
  value: string
  displayName: string
  description: string
  isEnabled: boolean
  allowedMemberTypes: string[]
}

export interface KeyCredential {
  keyId: string
  /** base64 of the thumbprint unless the caller chose another identifier. */
  customKeyIdentifier: string
  displayName: string | null
  startDateTime: string
  endDateTime: string
  type: 'AsymmetricX509Cert'
  usage: 'Verify'
  /** base64 DER. Graph returns it only for `$select=keyCredentials` on one object. */
  key: string
  /** Internal: the token endpoint knows the credential from this moment (milliseconds). */
  effectiveAt: number
}

export interface PasswordCredential {
  keyId: string
  displayName: string | null
  hint: string
  startDateTime: string
  endDateTime: string
  /** Internal: what `secretText` was, once. */
  secretText: string
  effectiveAt: number
}

/** Trust in tokens of another issuer instead of a key (Graph: federatedIdentityCredential). */
export interface FederatedIdentityCredential {
  readonly id: string
  readonly name: string
  issuer: string
  subject: string
  audiences: string[]
  description: string | null
  /** Internal: the token endpoint knows it from this moment (milliseconds); absent means at once. */
  readonly effectiveAt?: number
}

export interface RequiredResourceAccess {
  resourceAppId: string
  resourceAccess: { id: string; type: 'Role' | 'Scope' }[]
}

export interface Application {
  readonly id: string
  readonly appId: string
  displayName: string
  createdDateTime: string
  deletedDateTime: string | null
  signInAudience:
    | 'AzureADMyOrg'
    | 'AzureADMultipleOrgs'
    | 'AzureADandPersonalMicrosoftAccount'
    | 'PersonalMicrosoftAccount'
  isFallbackPublicClient: boolean | null
  identifierUris: string[]
  tags: string[]
  notes: string | null
  publicClient: { redirectUris: string[] }
  web: { redirectUris: string[]; homePageUrl: string | null; logoutUrl: string | null }
  spa: { redirectUris: string[] }
  api: {
    requestedAccessTokenVersion: number | null
    acceptMappedClaims: boolean | null
    knownClientApplications: string[]
    oauth2PermissionScopes: PermissionScope[]
    preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[]
  }
  appRoles: AppRole[]
  optionalClaims: object | null
  requiredResourceAccess: RequiredResourceAccess[]
  keyCredentials: KeyCredential[]
  passwordCredentials: PasswordCredential[]
  federatedIdentityCredentials: FederatedIdentityCredential[]
  servicePrincipalLockConfiguration?: object | null
  /** Internal: other services see the object from this moment (milliseconds). */
  visibleAt: number
  /** Internal: object ids. */
  ownerIds: Set<string>
}

export interface ServicePrincipal {
  readonly id: string
  readonly appId: string
  displayName: string
  accountEnabled: boolean
  appRoleAssignmentRequired: boolean
  appOwnerOrganizationId: string | null
  servicePrincipalType: 'Application' | 'ManagedIdentity'
  servicePrincipalNames: string[]
  createdDateTime: string
  tags: string[]
  oauth2PermissionScopes: PermissionScope[]
  appRoles: AppRole[]
  /** Internal: Microsoft's own client that every tenant has, or can have, without registering it. */
  isFirstParty: boolean
  /** Internal: scopes a first-party client may be given without consent, by resource app id; `*` means any, after consent. */
  preAuthorizedScopes: Record<string, string[]>
  /** Internal: redirect URIs of a first-party public client. */
  firstPartyRedirectUris: string[]
  visibleAt: number
  /** Internal: object ids. */
  ownerIds?: Set<string>
  /** Of its own, beside those of its application; the token endpoint takes both. */
  keyCredentials?: KeyCredential[]
  passwordCredentials?: PasswordCredential[]
}

export interface AppRoleAssignment {
  readonly id: string
  readonly appRoleId: string
  readonly principalId: string
  readonly resourceId: string
  readonly createdDateTime: string
  /** Internal: tokens carry the role from this moment (milliseconds). */
  readonly effectiveAt: number
}

export interface OAuth2PermissionGrant {
  readonly id: string
  readonly clientId: string
  readonly consentType: 'AllPrincipals' | 'Principal'
  readonly principalId: string | null
  readonly resourceId: string
  /** Space-separated scope values. */
  scope: string
  /** Internal: what it says until `effectiveAt`, where it was changed. */
  earlierScope?: string
  effectiveAt: number
}

interface Domain {
  readonly name: string
  readonly isInitial: boolean
  readonly isDefault: boolean
}

/** One tenant and all that belongs to it, mail excepted. Maps are keyed by object id, `applications` too. */
export interface TenantState {
  readonly tenantId: string
  readonly displayName: string
  readonly createdDateTime: string
  readonly domains: Domain[]
  /** Internal: where the tenant lives. */
  readonly cloud: CloudName
  /** Internal: another national cloud that the tenant belongs to; nobody gets a token for it here. */
  nationalCloud: CloudName | null
  securityDefaultsEnabled: boolean
  /** Entra ID P1 or better: without it nobody reads the sign-in log. */
  hasPremiumLicence: boolean
  readonly conditionalAccessPolicies: Map<string, ConditionalAccessPolicy>
  /** Oldest first. */
  readonly signIns: SignIn[]
  /** Oldest first. */
  readonly directoryAudits: DirectoryAudit[]
  readonly authorizationPolicy: AuthorizationPolicy
  readonly appManagementDefault: TenantAppManagementPolicy
  readonly appManagementPolicies: Map<string, AppManagementPolicy>
  readonly users: Map<string, DirectoryUser>
  readonly groups: Map<string, DirectoryGroup>
  readonly directoryRoles: Map<string, DirectoryRole>
  readonly applications: Map<string, Application>
  readonly deletedApplications: Map<string, Application>
  readonly servicePrincipals: Map<string, ServicePrincipal>
  readonly appRoleAssignments: Map<string, AppRoleAssignment>
  readonly oauth2PermissionGrants: Map<string, OAuth2PermissionGrant>
}
