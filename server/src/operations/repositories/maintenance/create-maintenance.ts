/** Puts the maintenance of repositories together. */
import type { BackupRepositoryId } from '../../../foundation/ids.ts'
import type { Random } from '../../../foundation/random.ts'
import type { Maintenance } from '../../../repository/index.ts'
import type { VaultKeeper } from '../vault-keeper.ts'
import { createDailyMaintenance, type DailyDependencies } from './daily.ts'
import { createMaintenanceOperations, type MaintenanceDependencies } from './maintenance-operations.ts'
import type { MaintenanceOperations } from './maintenance.ts'
import { type PerformDependencies, performMaintenance } from './perform.ts'
import { createMaintenanceRuns, type RunsDependencies } from './runs.ts'

export interface MaintenanceKeeper {
  readonly operations: MaintenanceOperations
  /** Ends what an earlier process left running. */
  start(): Promise<void>
  /** Ends what runs. */
  close(): Promise<void>
}

type Dependencies = Omit<PerformDependencies, 'maintenanceOf' | 'onForgotten' | 'dataFolder' | 'zone'> &
  Omit<RunsDependencies, 'perform'> &
  Omit<DailyDependencies, 'runs' | 'zone' | 'hasLocks'> &
  Omit<MaintenanceDependencies, 'runs' | 'daily' | 'dataFolder'> & {
    readonly keeper: VaultKeeper
    readonly random: Random
    /** By the vault itself when left out. */
    readonly maintenanceOf?: (id: BackupRepositoryId) => Promise<Maintenance>
  }

type Options = Pick<PerformDependencies, 'dataFolder' | 'zone' | 'onForgotten'>

export function createMaintenance(dependencies: Dependencies, options: Options): MaintenanceKeeper {
  const { keeper } = dependencies
  const ofVault = async (id: BackupRepositoryId): Promise<Maintenance> => (await keeper.vault(id)).maintenance
  const performing = {
    ...dependencies,
    ...options,
    maintenanceOf: dependencies.maintenanceOf ?? ofVault,
  }
  const runs = createMaintenanceRuns({
    ...dependencies,
    perform: (id, request, run) => performMaintenance(performing, { id, request }, run),
  })
  const hasLocks = async (id: BackupRepositoryId): Promise<boolean> =>
    (await performing.maintenanceOf(id)).hasLocks
  const daily = createDailyMaintenance({ ...dependencies, ...options, runs, hasLocks })
  return {
    operations: createMaintenanceOperations({ ...dependencies, ...options, runs, daily }),
    start: () => runs.start(),
    close: () => runs.close(),
  }
}
