/** Throttling headers of the directory (reference section 5.1): what a call costs, and whose bucket it came out of. */
import type { Call, Route } from './route.ts'

export function resourceUnits(route: Route, call: Call): number {
  if (route.family !== 'directory') return 0
  const { select, expand, top } = call.query
  const adjusted =
    (route.cost ?? 1) -
    (select === undefined ? 0 : 1) +
    (expand === undefined ? 0 : 1) -
    (top !== undefined && top < 20 ? 1 : 0)
  return Math.max(1, adjusted)
}
