/** Consent given on the pages, in the audit log of the directory (graph: directoryAudit, `Consent to application`). */
import { randomUUID } from 'node:crypto'
import type { ModifiedProperty } from '../tenant/directory-audit-model.ts'
import type { DirectoryUser } from '../tenant/model.ts'
import type { Call, EntraContext } from './context.ts'
import type { Client } from './directory.ts'

/** Microsoft keeps a month; here so many are kept. */
const keptRecords = 20_000

export interface ConsentChange {
  readonly user: DirectoryUser
  readonly client: Client
  /** For everybody in the organization. */
  readonly forAll: boolean
  /** Names of the permissions that were given. */
  readonly scopes: readonly string[]
  readonly roles: readonly string[]
}

function property(displayName: string, value: unknown): ModifiedProperty {
  return { displayName, oldValue: null, newValue: JSON.stringify(value) }
}

interface Activity {
  readonly name: string
  readonly operation: string
  readonly properties: readonly ModifiedProperty[]
}

function activitiesOf({ forAll, scopes, roles, client }: ConsentChange): Activity[] {
  const consent = {
    name: 'Consent to application',
    operation: 'Assign',
    properties: [
      property('ConsentContext.IsAdminConsent', forAll ? 'True' : 'False'),
      property('ConsentContext.OnBehalfOfAll', forAll ? 'True' : 'False'),
      property('ConsentAction.Permissions', [...roles, ...scopes].join(' ')),
      property('TargetId.ServicePrincipalNames', client.appId),
    ],
  }
  const assignments = roles.map((role) => ({
    name: 'Add app role assignment to service principal',
    operation: 'Assign',
    properties: [property('AppRole.Value', role), property('ServicePrincipal.ObjectID', client.principal.id)],
  }))
  const grant = {
    name: 'Add delegated permission grant',
    operation: 'Assign',
    properties: [
      property('DelegatedPermissionGrant.Scope', scopes.join(' ')),
      property('DelegatedPermissionGrant.ConsentType', forAll ? 'AllPrincipals' : 'Principal'),
      property('ServicePrincipal.ObjectID', client.principal.id),
    ],
  }
  return [consent, ...assignments, ...(scopes.length === 0 ? [] : [grant])]
}

/** Writes down who consented to what: the consent itself, and each grant that it made. */
export function recordConsentChange(context: EntraContext, call: Call, change: ConsentChange): void {
  const { directoryAudits } = context.tenant
  const { user, client } = change
  for (const { name, operation, properties } of activitiesOf(change)) {
    if (directoryAudits.length >= keptRecords) directoryAudits.shift()
    directoryAudits.push({
      id: `Directory_${randomUUID()}`,
      category: 'ApplicationManagement',
      correlationId: call.trace.correlationId,
      result: 'success',
      resultReason: '',
      activityDisplayName: name,
      activityDateTime: new Date(context.clock.now()).toISOString(),
      loggedByService: 'Core Directory',
      operationType: operation,
      initiatedBy: {
        user: {
          id: user.id,
          displayName: null,
          userPrincipalName: user.userPrincipalName,
          ipAddress: '127.0.0.1',
        },
        app: null,
      },
      targetResources: [
        {
          id: client.principal.id,
          displayName: client.displayName,
          type: 'ServicePrincipal',
          userPrincipalName: null,
          groupType: null,
          modifiedProperties: [...properties],
        },
      ],
      additionalDetails: [],
    })
  }
}
