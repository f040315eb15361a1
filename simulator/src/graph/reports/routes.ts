/** Routes of reports, of licences, and of how people sign in. */
import type { GraphDependencies } from '../dependencies.ts'
import type { Route } from '../route.ts'
import { authenticationMethodRoutes } from './authentication-methods.ts'
import { registrationDetailRoutes } from './registration-details.ts'
import { subscribedSkuRoutes } from './subscribed-skus.ts'
import { usageReportRoutes } from './usage.ts'

export function reportRoutes(dependencies: Pick<GraphDependencies, 'tenant' | 'clock'>): Route[] {
  return [
    ...registrationDetailRoutes(dependencies),
    ...authenticationMethodRoutes(dependencies),
    ...subscribedSkuRoutes(dependencies),
    ...usageReportRoutes(dependencies),
  ]
}
