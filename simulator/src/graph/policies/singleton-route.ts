/** How a policy is read of which a tenant has exactly one. */
import type { GraphDependencies } from '../dependencies.ts'
import { contextOf, type Entity, type EntityType, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery } from '../query.ts'
import type { Route } from '../route.ts'
import { requirePolicyReader } from './access.ts'

export interface Singleton {
  readonly path: string
  readonly type: EntityType
  /** The policy as it is now. */
  readonly entity: () => Entity
}

export function singletonRoute(
  dependencies: Pick<GraphDependencies, 'tenant'>,
  { path, type, entity }: Singleton,
): Route {
  return {
    method: 'GET',
    path,
    family: 'directory',
    query: entityQuery,
    handle(call) {
      requirePolicyReader(dependencies, call)
      return ok({
        '@odata.context': contextOf(call, path.slice(1), true),
        ...project(entity(), selectedProperties(type, call.query.select)),
      })
    },
  }
}
