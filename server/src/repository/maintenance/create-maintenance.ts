/** Puts the maintenance of one open vault together. */
import { check } from './check.ts'
import type { MaintenanceContext } from './context.ts'
import { copyTo } from './copy.ts'
import { extendLocks } from './extend-locks.ts'
import { healFrom } from './heal.ts'
import type { Maintenance } from './maintenance.ts'
import { prune } from './prune.ts'
import { rebuildIndex } from './rebuild-index.ts'
import { retain } from './retain.ts'

/** @param checkOpen - Throws when the vault is closed. */
export function createMaintenance(context: MaintenanceContext, checkOpen: () => void): Maintenance {
  return {
    check: async (options, run) => {
      checkOpen()
      return check(context, options, run)
    },
    prune: async (options, run) => {
      checkOpen()
      return prune(context, options, run)
    },
    rebuildIndex: async (run) => {
      checkOpen()
      return rebuildIndex(context, run)
    },
    copyTo: async (target, run) => {
      checkOpen()
      return copyTo(context, target, run)
    },
    healFrom: async (replica, run) => {
      checkOpen()
      return healFrom(context, replica, run)
    },
    retain: async (rule, options, run) => {
      checkOpen()
      return retain(context, rule, options, run)
    },
    hasLocks: context.storage.lock !== undefined,
    extendLocks: async (run) => {
      checkOpen()
      return extendLocks(context, run)
    },
  }
}
