/** A provisioning from its row, and what is in memory beside it, to what the API and the audit log see. */
import type { ProvisioningRow } from '../../database/index.ts'
import type { recordAct } from '../audit/record.ts'
import { organizationId } from '../ids.ts'
import { describeServices } from './check-request.ts'
import type { Live } from './live.ts'
import type { Provisioning } from './provisioning.ts'
import { createdObjects, recordedSteps } from './record.ts'
import { storedPlanOf, storedRequestOf } from './stored-request.ts'

export function provisioningOf(row: ProvisioningRow, live: Live | undefined): Provisioning {
  const stored = storedRequestOf(row)
  const created = createdObjects(row)
  const steps = live?.record.steps() ?? []
  return {
    id: row.id,
    kind: kindOf(row.kind),
    way: stored.way,
    state: stateOf(row.state),
    organizationId: organizationId(row.organizationId ?? row.id),
    tenantId: row.tenantId,
    organizationName: stored.organization.name,
    services: stored.services,
    startedBy: row.startedBy,
    administrator: stored.administrator,
    plan: live?.plan ?? storedPlanOf(row),
    steps: steps.length > 0 ? steps : recordedSteps(created),
    error: row.error ?? undefined,
    startedAt: row.startedAt,
    endedAt: row.endedAt ?? undefined,
    expiresAt: row.state === 'planned' ? live?.expiresAt : undefined,
  }
}

const kinds: readonly Provisioning['kind'][] = ['add', 'edit', 'permissions', 'migrate', 'remove']
const states: readonly Provisioning['state'][] = [
  'planned',
  'running',
  'interrupted',
  'done',
  'cancelled',
  'rolled-back',
]

export function kindOf(text: string): Provisioning['kind'] {
  return kinds.find((kind) => kind === text) ?? 'add'
}

function stateOf(text: string): Provisioning['state'] {
  return states.find((state) => state === text) ?? 'abandoned'
}

/** What was planned, by names and ids. */
export function actOf(live: Live): Pick<Parameters<typeof recordAct>[3], 'organizationId' | 'details'> {
  const { stored, plan, tenantId, kind, organizationId: id } = live
  return {
    ...(kind === 'add' ? {} : { organizationId: id }),
    details: {
      tenantId,
      organizationName: stored.organization.name,
      ...(stored.administrator === undefined ? {} : { userName: stored.administrator }),
      purpose: `${kind}: ${stored.way}`,
      workloads: describeServices(stored.services),
      applications: plan.applications.map(({ displayName, appId }) => `${displayName} (${appId ?? 'new'})`),
      permissions: plan.applications.flatMap(({ permissions }) =>
        permissions.map(({ value, state }) => `${value}: ${state}`),
      ),
      itemCount: plan.writes.length,
      digest: plan.hash.slice(0, 16),
    },
  }
}
