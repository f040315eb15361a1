/** Vaults in folders of the file system. */
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import { createFilesystemStorage, createVault, openVault } from '../../repository/index.ts'
import type { Vaults } from '../ports.ts'
import { makeFolder } from './repository-folder.ts'

export interface FilesystemVaultsDependencies {
  readonly random: Random
  readonly log: Log
}

export function createFilesystemVaults({ random, log }: FilesystemVaultsDependencies): Vaults {
  return {
    create: (path, repositoryId, key) =>
      createVault({ storage: createFilesystemStorage(path), random }, { repositoryId, key }),
    open: (path, repositoryId, key, watch) =>
      openVault(
        { storage: createFilesystemStorage(path), random },
        {
          repositoryId,
          key,
          // One job's broken chain must not close the repository for the others; that job cannot go on.
          onDamage: (damage) => {
            log.error({ err: damage, detail: damage.detail, repositoryId }, damage.message)
            watch?.onDamage(damage)
          },
        },
      ),
    async replica(path) {
      await makeFolder(path)
      return createFilesystemStorage(path)
    },
  }
}
