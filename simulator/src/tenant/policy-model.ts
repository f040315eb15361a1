/** Policies of the directory, in the shapes of Graph v1.0 (authorizationPolicy, tenantAppManagementPolicy, appManagementPolicy). */

export interface CredentialRestriction {
  /** `passwordAddition`, `passwordLifetime`, `customPasswordAddition`, `asymmetricKeyLifetime`, … */
  restrictionType: string
  state: 'enabled' | 'disabled'
  /** ISO 8601 duration, for lifetimes. */
  maxLifetime: string | null
  /** Applications made before this moment are spared; null spares nobody. */
  restrictForAppsCreatedAfterDateTime: string | null
}

export interface CredentialRestrictions {
  passwordCredentials: CredentialRestriction[]
  keyCredentials: CredentialRestriction[]
}

/** `/policies/defaultAppManagementPolicy`: for every application that has no policy of its own. */
export interface TenantAppManagementPolicy {
  isEnabled: boolean
  applicationRestrictions: CredentialRestrictions
  servicePrincipalRestrictions: CredentialRestrictions
}

/** `/policies/appManagementPolicies/{id}`: takes the place of the tenant's policy where it is assigned. */
export interface AppManagementPolicy {
  readonly id: string
  displayName: string
  description: string
  isEnabled: boolean
  restrictions: CredentialRestrictions
  /** Internal: object ids of the applications and service principals that it is assigned to. */
  appliesTo: Set<string>
}

/** `/policies/authorizationPolicy`, what may be changed of it. */
export interface AuthorizationPolicy {
  allowInvitesFrom: string
  allowedToSignUpEmailBasedSubscriptions: boolean
  allowedToUseSSPR: boolean
  allowEmailVerifiedUsersToJoinOrganization: boolean
  blockMsolPowerShell: boolean
  guestUserRoleId: string
  defaultUserRolePermissions: {
    /** Whether people without a role may register applications. */
    allowedToCreateApps: boolean
    allowedToCreateSecurityGroups: boolean
    allowedToCreateTenants: boolean
    allowedToReadBitlockerKeysForOwnedDevice: boolean
    allowedToReadOtherUsers: boolean
    permissionGrantPoliciesAssigned: string[]
  }
}

/** The tenant's policies as far as nobody has changed them. */
export function freshPolicies(): {
  authorizationPolicy: AuthorizationPolicy
  appManagementDefault: TenantAppManagementPolicy
} {
  return {
    authorizationPolicy: {
      allowInvitesFrom: 'everyone',
      allowedToSignUpEmailBasedSubscriptions: true,
      allowedToUseSSPR: true,
      allowEmailVerifiedUsersToJoinOrganization: false,
      blockMsolPowerShell: false,
      // "Guest user": limited access to properties and memberships of directory objects
      guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
      defaultUserRolePermissions: {
        allowedToCreateApps: true,
        allowedToCreateSecurityGroups: true,
        allowedToCreateTenants: true,
        allowedToReadBitlockerKeysForOwnedDevice: true,
        allowedToReadOtherUsers: true,
        permissionGrantPoliciesAssigned: ['ManagePermissionGrantsForSelf.microsoft-user-default-legacy'],
      },
    },
    appManagementDefault: {
      isEnabled: false,
      applicationRestrictions: { passwordCredentials: [], keyCredentials: [] },
      servicePrincipalRestrictions: { passwordCredentials: [], keyCredentials: [] },
    },
  }
}
