/** `/policies/authorizationPolicy`: what ordinary people may do (Graph: authorizationPolicy). */
import { isRecord, isStrings, type JsonRecord } from '../../json.ts'
import type { AuthorizationPolicy } from '../../tenant/policy-model.ts'
import { modifications, recordChange } from '../audit-logs/record.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { type EntityType, noContent } from '../odata.ts'
import { noQuery } from '../query.ts'
import type { Route } from '../route.ts'
import { requireAuthorizationPolicyWriter } from './access.ts'
import { singletonRoute } from './singleton-route.ts'

const path = '/policies/authorizationPolicy'

const type: EntityType = {
  name: 'authorizationPolicy',
  family: 'directory',
  byDefault: [
    'id',
    'allowInvitesFrom',
    'allowedToSignUpEmailBasedSubscriptions',
    'allowedToUseSSPR',
    'allowEmailVerifiedUsersToJoinOrganization',
    'allowUserConsentForRiskyApps',
    'blockMsolPowerShell',
    'displayName',
    'description',
    'guestUserRoleId',
    'defaultUserRolePermissions',
  ],
  onSelect: ['deletedDateTime'],
}

export function authorizationPolicyRoutes(
  dependencies: Pick<GraphDependencies, 'tenant' | 'clock'>,
): Route[] {
  const { tenant } = dependencies
  return [
    singletonRoute(dependencies, {
      path,
      type,
      entity: () => ({
        id: 'authorizationPolicy',
        displayName: 'Authorization Policy',
        description: 'Used to manage authorization related settings across the company.',
        ...tenant.authorizationPolicy,
      }),
    }),
    {
      method: 'PATCH',
      path,
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireAuthorizationPolicyWriter(dependencies, call)
        const changes = readChanges(readJsonBody(call.request, 'directory'), tenant.authorizationPolicy)
        recordChange(dependencies, call, {
          activity: 'Update authorization policy',
          category: 'Policy',
          operation: 'Update',
          targets: [
            {
              id: 'authorizationPolicy',
              displayName: 'Authorization Policy',
              type: 'Policy',
              modifiedProperties: modifications({ ...tenant.authorizationPolicy }, { ...changes }),
            },
          ],
        })
        Object.assign(tenant.authorizationPolicy, changes)
        return noContent()
      },
    },
  ]
}

const ofEverybody = [
  'allowInvitesFrom',
  'allowedToSignUpEmailBasedSubscriptions',
  'allowedToUseSSPR',
  'allowEmailVerifiedUsersToJoinOrganization',
  'blockMsolPowerShell',
  'guestUserRoleId',
  'defaultUserRolePermissions',
]

function readChanges(body: JsonRecord, before: AuthorizationPolicy): AuthorizationPolicy {
  requireKnown(body, ofEverybody, 'microsoft.graph.authorizationPolicy', 'directory')
  const read = createFieldReader(body, 'directory')
  const truth = (name: keyof AuthorizationPolicy, old: boolean) => read.truth(name) ?? old
  const permissions = body['defaultUserRolePermissions']
  return {
    allowInvitesFrom: read.text('allowInvitesFrom') ?? before.allowInvitesFrom,
    allowedToSignUpEmailBasedSubscriptions: truth(
      'allowedToSignUpEmailBasedSubscriptions',
      before.allowedToSignUpEmailBasedSubscriptions,
    ),
    allowedToUseSSPR: truth('allowedToUseSSPR', before.allowedToUseSSPR),
    allowEmailVerifiedUsersToJoinOrganization: truth(
      'allowEmailVerifiedUsersToJoinOrganization',
      before.allowEmailVerifiedUsersToJoinOrganization,
    ),
    blockMsolPowerShell: truth('blockMsolPowerShell', before.blockMsolPowerShell),
    guestUserRoleId: read.text('guestUserRoleId') ?? before.guestUserRoleId,
    defaultUserRolePermissions: isRecord(permissions)
      ? readPermissions(permissions, before.defaultUserRolePermissions)
      : before.defaultUserRolePermissions,
  }
}

type Permissions = AuthorizationPolicy['defaultUserRolePermissions']

function readPermissions(body: JsonRecord, before: Permissions): Permissions {
  requireKnown(body, Object.keys(before), 'microsoft.graph.defaultUserRolePermissions', 'directory')
  const read = createFieldReader(body, 'directory')
  const truth = (name: keyof Permissions, old: boolean) => read.truth(name) ?? old
  const assigned = body['permissionGrantPoliciesAssigned']
  return {
    allowedToCreateApps: truth('allowedToCreateApps', before.allowedToCreateApps),
    allowedToCreateSecurityGroups: truth(
      'allowedToCreateSecurityGroups',
      before.allowedToCreateSecurityGroups,
    ),
    allowedToCreateTenants: truth('allowedToCreateTenants', before.allowedToCreateTenants),
    allowedToReadBitlockerKeysForOwnedDevice: truth(
      'allowedToReadBitlockerKeysForOwnedDevice',
      before.allowedToReadBitlockerKeysForOwnedDevice,
    ),
    allowedToReadOtherUsers: truth('allowedToReadOtherUsers', before.allowedToReadOtherUsers),
    permissionGrantPoliciesAssigned: isStrings(assigned) ? assigned : before.permissionGrantPoliciesAssigned,
  }
}
