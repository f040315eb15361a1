/** The switch of the control endpoint: a policy as Microsoft manages one, which blocks the device code flow (microsoft.md 1.9). */
import { emptyConditions } from '../../tenant/conditional-access-model.ts'
import type { TenantState } from '../../tenant/model.ts'

/** Always the same, so that the switch finds its own policy again. */
const policyId = 'b10cdc0d-0000-4000-8000-000000000001'

export function isDeviceCodeBlocked(tenant: TenantState): boolean {
  return tenant.conditionalAccessPolicies.get(policyId)?.state === 'enabled'
}

/** Puts the policy in, enabled, or takes it away. */
export function blockDeviceCode(tenant: TenantState, isBlocked: boolean, now: number): void {
  if (!isBlocked) {
    tenant.conditionalAccessPolicies.delete(policyId)
    return
  }
  const conditions = emptyConditions()
  conditions.users.includeUsers = ['All']
  conditions.applications.includeApplications = ['All']
  conditions.authenticationFlows = { transferMethods: 'deviceCodeFlow' }
  tenant.conditionalAccessPolicies.set(policyId, {
    id: policyId,
    templateId: null,
    displayName: 'Microsoft-managed: Block device code flow',
    createdDateTime: new Date(now).toISOString(),
    modifiedDateTime: null,
    state: 'enabled',
    conditions,
    grantControls: {
      operator: 'OR',
      builtInControls: ['block'],
      customAuthenticationFactors: [],
      termsOfUse: [],
      authenticationStrength: null,
    },
    sessionControls: null,
  })
}
