/** Writes the audit log of the directory: what was changed, by whom (Graph: directoryAudit). */
import { randomUUID } from 'node:crypto'
import type { AuditTarget, DirectoryAudit, ModifiedProperty } from '../../tenant/directory-audit-model.ts'
import type { TenantState } from '../../tenant/model.ts'
import type { GraphDependencies } from '../dependencies.ts'
import type { Call } from '../route.ts'

export interface Change {
  /** Such as `Add application`, a name from Microsoft's list of audit activities. */
  readonly activity: string
  readonly category: 'ApplicationManagement' | 'RoleManagement' | 'Policy' | 'UserManagement'
  readonly operation: 'Add' | 'Update' | 'Delete' | 'Assign' | 'Unassign'
  readonly targets: readonly Target[]
}

export type Target = Pick<AuditTarget, 'id' | 'displayName' | 'type'> &
  Partial<Pick<AuditTarget, 'userPrincipalName' | 'modifiedProperties'>>

/** So many are kept; Microsoft keeps a month. */
const most = 20_000

export function recordChange(
  { tenant, clock }: Pick<GraphDependencies, 'tenant' | 'clock'>,
  call: Pick<Call, 'claims' | 'request'>,
  change: Change,
): void {
  const { directoryAudits } = tenant
  if (directoryAudits.length >= most) directoryAudits.shift()
  directoryAudits.push({
    id: `Directory_${randomUUID()}`,
    category: change.category,
    correlationId: call.request.requestId,
    result: 'success',
    resultReason: '',
    activityDisplayName: change.activity,
    activityDateTime: new Date(clock.now()).toISOString(),
    loggedByService: 'Core Directory',
    operationType: change.operation,
    initiatedBy: initiatorOf(tenant, call),
    targetResources: change.targets.map((target) => ({
      userPrincipalName: null,
      groupType: null,
      modifiedProperties: [],
      ...target,
    })),
    additionalDetails: [],
  })
}

function initiatorOf(tenant: TenantState, { claims }: Pick<Call, 'claims'>): DirectoryAudit['initiatedBy'] {
  if (claims.idtyp === 'app') {
    const displayName = tenant.servicePrincipals.get(claims.oid)?.displayName ?? ''
    return {
      user: null,
      app: { appId: null, displayName, servicePrincipalId: claims.oid, servicePrincipalName: null },
    }
  }
  const userPrincipalName = tenant.users.get(claims.oid)?.userPrincipalName ?? ''
  return {
    user: { id: claims.oid, displayName: null, userPrincipalName, ipAddress: '127.0.0.1' },
    app: null,
  }
}

/** One property of a target before and after, as JSON text. */
export function modified(displayName: string, oldValue: unknown, newValue: unknown): ModifiedProperty {
  return { displayName, oldValue: jsonOf(oldValue), newValue: jsonOf(newValue) }
}

const jsonOf = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

/** Every property of `changes` that is another one than before. */
export function modifications(
  before: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): ModifiedProperty[] {
  return Object.entries(changes)
    .filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value))
    .map(([name, value]) =>
      modified(`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, before[name], value),
    )
}

/** The certificates and secrets of an object as the log shows them: never a key. */
export function keyDescriptions(
  credentials: readonly {
    readonly keyId: string
    readonly displayName: string | null
    readonly type?: string
    readonly usage?: string
  }[],
): string[] {
  return credentials.map(
    ({ keyId, displayName, type = 'Password', usage = 'Verify' }) =>
      `[KeyIdentifier=${keyId},KeyType=${type},KeyUsage=${usage},DisplayName=${displayName ?? ''}]`,
  )
}
