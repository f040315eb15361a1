/** For tests: a policy of Conditional Access in few words. */
import { randomUUID } from 'node:crypto'
import {
  emptyConditions,
  type ConditionalAccessApplications,
  type ConditionalAccessConditions,
  type ConditionalAccessPolicy,
  type ConditionalAccessState,
  type ConditionalAccessUsers,
} from '../../tenant/conditional-access-model.ts'
import type { TenantState } from '../../tenant/model.ts'

export interface TestPolicy {
  readonly state?: ConditionalAccessState
  readonly users?: Partial<ConditionalAccessUsers>
  readonly applications?: Partial<ConditionalAccessApplications>
  readonly conditions?: Partial<ConditionalAccessConditions>
  readonly controls?: readonly string[]
  readonly operator?: 'AND' | 'OR'
}

/** Adds a policy; for everybody, for all applications and blocking unless told. */
export function addPolicy(tenant: TenantState, policy: TestPolicy = {}): ConditionalAccessPolicy {
  const empty = emptyConditions()
  const made: ConditionalAccessPolicy = {
    id: randomUUID(),
    templateId: null,
    displayName: 'A policy',
    createdDateTime: '2026-01-01T00:00:00Z',
    modifiedDateTime: null,
    state: policy.state ?? 'enabled',
    conditions: {
      ...empty,
      users: { ...empty.users, includeUsers: ['All'], ...policy.users },
      applications: { ...empty.applications, includeApplications: ['All'], ...policy.applications },
      ...policy.conditions,
    },
    grantControls: {
      operator: policy.operator ?? 'OR',
      builtInControls: [...(policy.controls ?? ['block'])],
      customAuthenticationFactors: [],
      termsOfUse: [],
      authenticationStrength: null,
    },
    sessionControls: null,
  }
  tenant.conditionalAccessPolicies.set(made.id, made)
  return made
}
