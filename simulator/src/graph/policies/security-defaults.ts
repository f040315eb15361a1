/** `/policies/identitySecurityDefaultsEnforcementPolicy` (reference section 6). */
import { modified, recordChange } from '../audit-logs/record.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { directoryBadRequest } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { noContent, type EntityType } from '../odata.ts'
import { noQuery } from '../query.ts'
import type { Route } from '../route.ts'
import { requireSignInPolicyWriter } from './access.ts'
import { singletonRoute } from './singleton-route.ts'

const policyId = '00000000-0000-0000-0000-000000000005'
const path = '/policies/identitySecurityDefaultsEnforcementPolicy'

const type: EntityType = {
  name: 'identitySecurityDefaultsEnforcementPolicy',
  family: 'directory',
  byDefault: ['id', 'displayName', 'description', 'isEnabled'],
  onSelect: [],
}

export function securityDefaultsRoutes(dependencies: Pick<GraphDependencies, 'tenant' | 'clock'>): Route[] {
  const { tenant } = dependencies
  return [
    singletonRoute(dependencies, {
      path,
      type,
      entity: () => ({
        id: policyId,
        displayName: 'Security Defaults',
        description:
          'Security defaults is a set of basic identity security mechanisms recommended by Microsoft.',
        isEnabled: tenant.securityDefaultsEnabled,
      }),
    }),
    {
      method: 'PATCH',
      path,
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireSignInPolicyWriter(dependencies, call)
        const body = readJsonBody(call.request, 'directory')
        requireKnown(
          body,
          ['isEnabled'],
          'microsoft.graph.identitySecurityDefaultsEnforcementPolicy',
          'directory',
        )
        const isEnabled = createFieldReader(body, 'directory').truth('isEnabled')
        if (isEnabled === undefined) return noContent()
        const isOverruled = [...tenant.conditionalAccessPolicies.values()].some(
          ({ state }) => state === 'enabled',
        )
        if (isEnabled && isOverruled)
          throw directoryBadRequest(
            'Security Defaults cannot be enabled while Conditional Access policies are enabled.',
          )
        recordChange(dependencies, call, {
          activity: 'Update security defaults',
          category: 'Policy',
          operation: 'Update',
          targets: [
            {
              id: policyId,
              displayName: 'Security Defaults',
              type: 'Policy',
              modifiedProperties: [modified('IsEnabled', tenant.securityDefaultsEnabled, isEnabled)],
            },
          ],
        })
        tenant.securityDefaultsEnabled = isEnabled
        return noContent()
      },
    },
  ]
}
