/** Vaults in folders of the file system. */
import type { Random } from '../../foundation/random.ts'
import { createFilesystemStorage, createVault, openVault } from '../../repository/index.ts'
import type { Vaults } from '../ports.ts'

export function createFilesystemVaults({ random }: { readonly random: Random }): Vaults {
  return {
    create: (path, repositoryId, key) =>
      createVault({ storage: createFilesystemStorage(path), random }, { repositoryId, key }),
    open: (path, repositoryId, key) =>
      openVault({ storage: createFilesystemStorage(path), random }, { repositoryId, key }),
  }
}
