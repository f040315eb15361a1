/** Routes of the two logs of the directory. */
import type { GraphDependencies } from '../dependencies.ts'
import type { Route } from '../route.ts'
import { directoryAuditRoutes } from './directory-audits.ts'
import { signInRoutes } from './sign-ins.ts'

export function auditLogRoutes(dependencies: Pick<GraphDependencies, 'tenant' | 'clock'>): Route[] {
  return [...signInRoutes(dependencies), ...directoryAuditRoutes(dependencies)]
}
