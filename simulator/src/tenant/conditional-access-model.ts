/** A Conditional Access policy, in the shape of Graph v1.0's conditionalAccessPolicy (microsoft.md 1.9 and 6). */

export type ConditionalAccessState = 'enabled' | 'disabled' | 'enabledForReportingButNotEnforced'

export interface ConditionalAccessUsers {
  /** Object ids, `All`, `None` or `GuestsOrExternalUsers`. */
  includeUsers: string[]
  excludeUsers: string[]
  includeGroups: string[]
  excludeGroups: string[]
  /** Role template ids. */
  includeRoles: string[]
  excludeRoles: string[]
  includeGuestsOrExternalUsers: object | null
  excludeGuestsOrExternalUsers: object | null
}

export interface ConditionalAccessApplications {
  /** Application ids of resources, `All`, `None`, `Office365` or `MicrosoftAdminPortals`. */
  includeApplications: string[]
  excludeApplications: string[]
  includeUserActions: string[]
  includeAuthenticationContextClassReferences: string[]
  applicationFilter: object | null
}

export interface ConditionalAccessConditions {
  users: ConditionalAccessUsers
  applications: ConditionalAccessApplications
  /** `all`, `browser`, `mobileAppsAndDesktopClients`, `exchangeActiveSync`, `easSupported`, `other`. */
  clientAppTypes: string[]
  /** `transferMethods` is a list in one string: `deviceCodeFlow`, `authenticationTransfer`, separated by commas. */
  authenticationFlows: { transferMethods: string } | null
  clientApplications: object | null
  devices: object | null
  locations: { includeLocations: string[]; excludeLocations: string[] } | null
  platforms: object | null
  userRiskLevels: string[]
  signInRiskLevels: string[]
  servicePrincipalRiskLevels: string[]
  insiderRiskLevels: string | null
}

export interface ConditionalAccessGrantControls {
  operator: 'AND' | 'OR'
  /** `block`, `mfa`, `compliantDevice`, `domainJoinedDevice`, `approvedApplication`, `compliantApplication`, `passwordChange`. */
  builtInControls: string[]
  customAuthenticationFactors: string[]
  termsOfUse: string[]
  authenticationStrength: object | null
}

export interface ConditionalAccessPolicy {
  readonly id: string
  templateId: string | null
  displayName: string
  readonly createdDateTime: string
  modifiedDateTime: string | null
  state: ConditionalAccessState
  conditions: ConditionalAccessConditions
  grantControls: ConditionalAccessGrantControls | null
  sessionControls: object | null
}

/** A policy's conditions with everything unsaid: nobody, nothing, by any kind of client. */
export function emptyConditions(): ConditionalAccessConditions {
  return {
    users: {
      includeUsers: [],
      excludeUsers: [],
      includeGroups: [],
      excludeGroups: [],
      includeRoles: [],
      excludeRoles: [],
      includeGuestsOrExternalUsers: null,
      excludeGuestsOrExternalUsers: null,
    },
    applications: {
      includeApplications: [],
      excludeApplications: [],
      includeUserActions: [],
      includeAuthenticationContextClassReferences: [],
      applicationFilter: null,
    },
    clientAppTypes: ['all'],
    authenticationFlows: null,
    clientApplications: null,
    devices: null,
    locations: null,
    platforms: null,
    userRiskLevels: [],
    signInRiskLevels: [],
    servicePrincipalRiskLevels: [],
    insiderRiskLevels: null,
  }
}
