/** Routes of the small, truthful data of every workload beside mail. */
import type { GraphDependencies } from '../dependencies.ts'
import type { Route } from '../route.ts'

export function sampleDataRoutes(_dependencies: GraphDependencies): Route[] {
  return []
}
