/** Properties of log entries: sign-ins in v1.0 and in beta, and changes of the directory. */
import type { EntityType } from '../odata.ts'

const signInProperties = [
  'id',
  'createdDateTime',
  'userDisplayName',
  'userPrincipalName',
  'userId',
  'appId',
  'appDisplayName',
  'ipAddress',
  'clientAppUsed',
  'correlationId',
  'conditionalAccessStatus',
  'isInteractive',
  'riskDetail',
  'riskLevelAggregated',
  'riskLevelDuringSignIn',
  'riskState',
  'riskEventTypes',
  'riskEventTypes_v2',
  'resourceDisplayName',
  'resourceId',
  'status',
  'deviceDetail',
  'location',
  'appliedConditionalAccessPolicies',
]

export const signInType: EntityType = {
  name: 'signIn',
  family: 'directory',
  byDefault: signInProperties,
  onSelect: [],
}

export const betaSignInType: EntityType = {
  name: 'signIn',
  family: 'directory',
  byDefault: [
    ...signInProperties,
    'authenticationProtocol',
    'authenticationRequirement',
    'clientCredentialType',
    'homeTenantId',
    'originalTransferMethod',
    'resourceTenantId',
    'servicePrincipalId',
    'servicePrincipalName',
    'signInEventTypes',
    'userAgent',
  ],
  onSelect: [],
}

export const directoryAuditType: EntityType = {
  name: 'directoryAudit',
  family: 'directory',
  byDefault: [
    'id',
    'category',
    'correlationId',
    'result',
    'resultReason',
    'activityDisplayName',
    'activityDateTime',
    'loggedByService',
    'operationType',
    'initiatedBy',
    'targetResources',
    'additionalDetails',
  ],
  onSelect: [],
}
