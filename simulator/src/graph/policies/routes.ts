/** Routes of the tenant's policies. */
import type { GraphDependencies } from '../dependencies.ts'
import type { Route } from '../route.ts'
import { appManagementRoutes } from './app-management-routes.ts'
import { authorizationPolicyRoutes } from './authorization-policy.ts'
import { conditionalAccessRoutes } from './conditional-access.ts'
import { securityDefaultsRoutes } from './security-defaults.ts'

export function policyRoutes(dependencies: Pick<GraphDependencies, 'tenant' | 'clock'>): Route[] {
  return [
    ...securityDefaultsRoutes(dependencies),
    ...authorizationPolicyRoutes(dependencies),
    ...conditionalAccessRoutes(dependencies),
    ...appManagementRoutes(dependencies),
  ]
}
