/** Routes of the small, truthful data of every workload beside mail: enough to exercise each permission with one call. */
import type { GraphDependencies } from '../dependencies.ts'
import type { Route } from '../route.ts'
import { chatRoutes } from './chats.ts'
import { driveRoutes } from './drives.ts'
import { exchangeMailboxRoutes } from './exchange-mailboxes.ts'
import { personalRoutes } from './personal.ts'
import { siteRoutes } from './sites.ts'
import { teamRoutes } from './teams.ts'
import { unchangingRoutes } from './unchanging.ts'

export function sampleDataRoutes(dependencies: GraphDependencies): Route[] {
  const reading = [
    ...siteRoutes(dependencies),
    ...driveRoutes(dependencies),
    ...teamRoutes(dependencies),
    ...chatRoutes(dependencies),
    ...personalRoutes(dependencies),
    ...exchangeMailboxRoutes(dependencies),
  ]
  return [...reading, ...unchangingRoutes(reading)]
}
