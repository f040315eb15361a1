/** Vaults in storages that a test keeps. */
import { rm } from 'node:fs/promises'
import { systemRandom } from '../foundation/random.ts'
import { createMemoryStorage, createVault, openVault, type Storage } from '../repository/index.ts'
import type { VaultPlace, Vaults } from './ports.ts'

interface Keeper {
  readonly storages: Map<string, Storage>
  /** Called before each write; what it throws, the storage throws. */
  readonly onPut: ((name: string) => void) | undefined
  storageAt(path: string): Storage
}

/** The same storage for the same path, until it is discarded. */
export function memoryStorageOf(keeper: Keeper, path: string): Storage {
  const storage = keeper.storages.get(path) ?? createMemoryStorage()
  keeper.storages.set(path, storage)
  return {
    ...storage,
    put: async (name, bytes, options) => {
      keeper.onPut?.(name)
      return storage.put(name, bytes, options)
    },
  }
}

export function createMemoryVaults(keeper: Keeper): Vaults {
  const storageAt = (path: string): Storage => keeper.storageAt(path)
  const random = systemRandom
  return {
    attach: async () => [],
    create: (place, repositoryId, key) =>
      createVault({ storage: storageAt(nameOf(place)), random }, { repositoryId, key }),
    open: (place, repositoryId, key, watch) =>
      openVault({ storage: storageAt(nameOf(place)), random }, { repositoryId, key, ...watch }),
    replica: async (place) => storageAt(nameOf(place)),
    discard: async (place) => {
      keeper.storages.delete(nameOf(place))
      if (place.kind === 'folder') await rm(place.path, { recursive: true, force: true })
    },
  }
}

function nameOf(place: VaultPlace): string {
  return place.kind === 'folder' ? place.path : `s3://${place.bucket}/${place.prefix}`
}
