/** Every route of Graph that is served here. */
import { auditLogRoutes } from './audit-logs/routes.ts'
import type { GraphDependencies } from './dependencies.ts'
import { directoryRoutes } from './directory/routes.ts'
import { outlookRoutes } from './outlook/routes.ts'
import type { UploadSessions } from './outlook/upload-sessions.ts'
import { policyRoutes } from './policies/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { roleManagementRoutes } from './role-management/routes.ts'
import type { Route } from './route.ts'
import { sampleDataRoutes } from './sample-data/routes.ts'

export function graphRoutes(dependencies: GraphDependencies, uploads: UploadSessions): Route[] {
  return [
    ...directoryRoutes(dependencies),
    ...roleManagementRoutes(dependencies),
    ...policyRoutes(dependencies),
    ...auditLogRoutes(dependencies),
    ...reportRoutes(dependencies),
    ...sampleDataRoutes(dependencies),
    ...outlookRoutes(dependencies, uploads),
  ]
}
