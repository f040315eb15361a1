/** What the audit log tells of consent: app role assignments and delegated grants (Graph: directoryAudit). */
import type { AppRoleAssignment, OAuth2PermissionGrant, TenantState } from '../../tenant/model.ts'
import { modified, recordChange } from '../audit-logs/record.ts'
import type { GraphDependencies } from '../dependencies.ts'
import type { Call } from '../route.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock'>

interface Grantee {
  readonly noun: 'service principal' | 'user' | 'group'
  readonly type: 'ServicePrincipal' | 'User' | 'Group'
  readonly displayName: string | null
}

function granteeOf({ servicePrincipals, users, groups }: TenantState, id: string): Grantee {
  const principal = servicePrincipals.get(id)
  if (principal !== undefined)
    return { noun: 'service principal', type: 'ServicePrincipal', displayName: principal.displayName }
  const user = users.get(id)
  if (user !== undefined) return { noun: 'user', type: 'User', displayName: user.displayName }
  return { noun: 'group', type: 'Group', displayName: groups.get(id)?.displayName ?? null }
}

export function recordAppRole(
  dependencies: Dependencies,
  call: Call,
  { assignment, isAdded }: { readonly assignment: AppRoleAssignment; readonly isAdded: boolean },
): void {
  const { tenant } = dependencies
  const resource = tenant.servicePrincipals.get(assignment.resourceId)
  const value = resource?.appRoles.find(({ id }) => id === assignment.appRoleId)?.value ?? ''
  const { noun, type, displayName } = granteeOf(tenant, assignment.principalId)
  const change = (name: string, text: string) =>
    isAdded ? modified(name, undefined, text) : modified(name, text, undefined)
  recordChange(dependencies, call, {
    activity: isAdded
      ? `Add app role assignment ${type === 'ServicePrincipal' ? 'to' : 'grant to'} ${noun}`
      : `Remove app role assignment from ${noun}`,
    category: 'ApplicationManagement',
    operation: isAdded ? 'Assign' : 'Unassign',
    targets: [
      {
        id: assignment.resourceId,
        displayName: resource?.displayName ?? null,
        type: 'ServicePrincipal',
        modifiedProperties: [
          change('AppRole.Id', assignment.appRoleId),
          change('AppRole.Value', value),
          change('ServicePrincipal.ObjectID', assignment.principalId),
        ],
      },
      { id: assignment.principalId, displayName, type },
    ],
  })
}

export interface GrantChange {
  readonly grant: OAuth2PermissionGrant
  /** The scopes before, undefined for a new grant. */
  readonly before: string | undefined
  /** The scopes from now on, undefined for a grant that goes. */
  readonly after: string | undefined
}

export function recordGrant(
  dependencies: Dependencies,
  call: Call,
  { grant, before, after }: GrantChange,
): void {
  const { servicePrincipals } = dependencies.tenant
  const operation = before === undefined ? 'Add' : after === undefined ? 'Delete' : 'Update'
  const verb = operation === 'Delete' ? 'Remove' : operation
  recordChange(dependencies, call, {
    activity: `${verb} delegated permission grant`,
    category: 'ApplicationManagement',
    operation,
    targets: [
      {
        id: grant.resourceId,
        displayName: servicePrincipals.get(grant.resourceId)?.displayName ?? null,
        type: 'ServicePrincipal',
        modifiedProperties: [
          modified('DelegatedPermissionGrant.Scope', before, after),
          modified('DelegatedPermissionGrant.ConsentType', undefined, grant.consentType),
          modified('ServicePrincipal.ObjectID', undefined, grant.clientId),
        ],
      },
      {
        id: grant.clientId,
        displayName: servicePrincipals.get(grant.clientId)?.displayName ?? null,
        type: 'ServicePrincipal',
      },
    ],
  })
}
