/** What the HTTP face is given by `app.ts`. */
import type { AuthorizationServer } from '../authorization-server/index.ts'
import type { Clock } from '../foundation/clock.ts'
import type { Log } from '../foundation/log.ts'
import type { Random } from '../foundation/random.ts'
import type { Operations } from '../operations/index.ts'
import type { StorageCounts } from './metrics/storage-metrics.ts'
import type { SettingsStore } from './settings.ts'

/** What this server says about itself. */
export interface ServerIdentity {
  /** UUID; the same for the life of the data folder. */
  readonly installationId: string
  /** UUID of this process in its part as the one backup proxy; the same for the life of the data folder. */
  readonly proxyId: string
  readonly version: string
  readonly hostName: string
  readonly port: number
  /** Origin of the Microsoft identity platform. */
  readonly loginUrl: string
  /** Where people find the restore portal; undefined where none is served. */
  readonly portalUrl?: string | undefined
}

export interface ApiDependencies {
  readonly operations: Operations
  readonly authorizationServer: AuthorizationServer
  readonly settings: SettingsStore
  readonly identity: ServerIdentity
  /** What the storages of repositories are asked; not told when absent. */
  readonly storageCounts?: Pick<StorageCounts, 'text'> | undefined
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}
