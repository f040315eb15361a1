/** Each organization's part of an open vault: its keys, its index, and what is known of its pages. */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { RepositoryKeys } from '../crypto/keys.ts'
import type { Sealer } from '../crypto/sealed-object.ts'
import type { VaultError } from '../errors.ts'
import { createOrganizationIndex } from '../index/organization-index.ts'
import { marksOf, readPruneObjects } from '../maintenance/condemned.ts'
import { createIdSet, type IdSet } from '../maintenance/id-set.ts'
import { checkOrganizationId } from '../names.ts'
import type { PackReader } from '../pack/pack-reader.ts'
import type { Storage } from '../storage/storage.ts'
import type { OrganizationStore } from './content-reader.ts'
import { createKnownPages } from './known-pages.ts'

export interface Store extends OrganizationStore {
  /** Item pages that were found whole once. */
  readonly resolved: IdSet
}

export interface OrganizationStores {
  /** @throws {VaultError} `invalid_name` */
  get(id: OrganizationId): Store
}

export interface OrganizationStoresDependencies {
  readonly storage: Storage
  readonly keys: RepositoryKeys
  readonly seal: Sealer
  readonly packReader: PackReader
  readonly onDamage: (damage: VaultError) => void
}

/** Each is made when it is first asked for, and shared from then on. */
export function createOrganizationStores(dependencies: OrganizationStoresDependencies): OrganizationStores {
  const made = new Map<OrganizationId, Store>()
  return {
    get: (id) => {
      checkOrganizationId(id)
      const store = made.get(id) ?? createStore(dependencies, id)
      made.set(id, store)
      return store
    },
  }
}

function createStore(dependencies: OrganizationStoresDependencies, id: OrganizationId): Store {
  const organization = dependencies.keys.organization(id)
  const readMarks = async (): Promise<ReturnType<typeof marksOf>> => {
    const { objects } = await readPruneObjects(dependencies)
    return marksOf(objects, id)
  }
  const index = createOrganizationIndex({ ...dependencies, readMarks }, organization)
  return { keys: organization, index, resolved: createIdSet(index), pages: createKnownPages() }
}
