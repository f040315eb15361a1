/** One Graph for every tenant: each has a service of its own, made when it is first asked, so that none sees another's. */
import type { Service } from '../http.ts'
import { tenantOfRequest } from '../request-tenant.ts'
import type { TenantState } from '../tenant/model.ts'
import type { GraphDependencies } from './dependencies.ts'
import { readPermissionTable } from './permissions.ts'
import { createGraphService } from './service.ts'

/** Answers for the tenant of the token; without one, the first tenant refuses. */
export function createGraphServices(dependencies: Omit<GraphDependencies, 'tenant'>): Service {
  const { tenants } = dependencies
  const permissions = readPermissionTable()
  const services = new Map<TenantState, Service>()
  const serviceOf = (tenant: TenantState): Service => {
    const known = services.get(tenant)
    if (known !== undefined) return known
    const service = createGraphService({ ...dependencies, tenant }, permissions)
    services.set(tenant, service)
    return service
  }
  return (request) => serviceOf(tenantOfRequest(tenants, request) ?? tenants.first)(request)
}
