/** Restore operators: their roles, whether somebody is one, and what that lets them see now. */
import { type Database, listRestorePoints } from '../../database/index.ts'
import { directoryObjectId } from '../ids.ts'
import type { BackedUpMailbox, RbacOperations, Reach } from '../operations.ts'
import { mailboxScope, within } from '../restore/mailbox-scope.ts'
import { type ResourceName, resourcesOf } from '../restore/restore-point-row.ts'
import type { OperatorScopes } from './operator-scopes.ts'
import { createRoleOperations, type RoleDependencies } from './role-operations.ts'

export interface RbacDependencies extends RoleDependencies {
  readonly scopes: OperatorScopes
}

export function createRbacOperations(dependencies: RbacDependencies): RbacOperations {
  const { database, scopes } = dependencies
  return {
    ...createRoleOperations(dependencies),
    async isOperator(reach) {
      if (reach.kind !== 'operator') return false
      return (await scopes.of(reach.organizationId, reach.userId)).isOperator
    },
    effectiveScope: (reach) => effectiveScope(database, scopes, reach),
  }
}

async function effectiveScope(
  database: Database,
  scopes: OperatorScopes,
  reach: Reach,
): Promise<readonly BackedUpMailbox[]> {
  if (reach.kind === 'server' || reach.kind === 'organizations') return []
  const { organizationId } = reach
  const scope = await mailboxScope(scopes, reach, { organizationId, scopeUserId: null, scopeItem: null })
  const found: BackedUpMailbox[] = []
  const mailboxes = await mailboxesOf(database, organizationId)
  for await (const { id, name, address } of within(scope, mailboxes, (mailbox) => mailbox.id))
    found.push({ id: directoryObjectId(id), name, email: address })
  return found
}

/** Every mailbox of the organization that any restore point holds, as the newest of them calls it. */
async function mailboxesOf(database: Database, organizationId: string): Promise<readonly ResourceName[]> {
  const found = new Map<string, ResourceName>()
  for (const point of await listRestorePoints(database.db, { organizationId }))
    for (const resource of resourcesOf(point))
      if (resource.kind === 'mailbox' && !found.has(resource.id)) found.set(resource.id, resource)
  return [...found.values()]
}
