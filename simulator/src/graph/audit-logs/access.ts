/** Who reads logs and reports of the directory with delegated permissions (Graph: "List signIns", "List directoryAudits"). */
import { requireRole, roleTemplates } from '../authorization.ts'
import type { GraphDependencies } from '../dependencies.ts'
import type { Call } from '../route.ts'

export function requireLogReader({ tenant }: Pick<GraphDependencies, 'tenant'>, call: Call): void {
  requireRole(tenant, call.claims, [
    roleTemplates.globalAdministrator,
    roleTemplates.globalReader,
    roleTemplates.reportsReader,
    roleTemplates.securityAdministrator,
    roleTemplates.securityReader,
  ])
}
