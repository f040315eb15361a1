/** The vault itself: joins chains, indexes, readers and writers over one storage. */
import type { KeyObject } from 'node:crypto'
import { hostname } from 'node:os'
import type { Clock } from '../../foundation/clock.ts'
import type { RestorePointId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import type { OrganizationKeys, RepositoryKeys } from '../crypto/keys.ts'
import type { Sealer } from '../crypto/sealed-object.ts'
import { createSignatureCheck, type ManifestSigner } from '../crypto/signing.ts'
import { corrupt, VaultError } from '../errors.ts'
import { createVaultKeys } from '../keys/vault-keys.ts'
import { forgottenPoints } from '../maintenance/check.ts'
import { createMaintenance } from '../maintenance/create-maintenance.ts'
import type { LeaseHolder } from '../maintenance/maintenance.ts'
import { checkChain } from '../names.ts'
import { createBlobCodec } from '../pack/codec.ts'
import { createPackReader } from '../pack/pack-reader.ts'
import { createReadAhead } from '../pack/read-ahead.ts'
import { createPackWriter } from '../pack/pack-writer.ts'
import { createMemory } from '../pipeline/memory.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { createVaultRecords } from '../records/vault-records.ts'
import { createSemaphore } from '../semaphore.ts'
import { createStopwatch, type Monotonic } from '../stopwatch.ts'
import type { Storage } from '../storage/storage.ts'
import type { RestorePoint, Vault } from '../vault.ts'
import { createBlobWriter, type BlobWriter, type BlobWriterIndex } from './blob-writer.ts'
import { createChains } from './chains.ts'
import { createContentReader, type ContentReader } from './content-reader.ts'
import { decodeItemPage, decodeTree } from './documents.ts'
import { createOrganizationStores, type OrganizationStores } from './organization-stores.ts'
import { createRescue } from './rescue.ts'
import { createSnapshotWriter } from './snapshot-writer.ts'

export interface VaultParts {
  readonly storage: Storage
  readonly keys: RepositoryKeys
  /** The repository key itself. */
  readonly root: KeyObject
  readonly random: Pick<Random, 'bytes'>
  /** Closed with the vault. */
  readonly pipeline: Pipeline
  readonly signer: ManifestSigner
  readonly seal: Sealer
  readonly onDamage: ((damage: VaultError) => void) | undefined
  readonly holder: LeaseHolder | undefined
  readonly clock: Clock
  readonly monotonic: Monotonic
}

/** What opening asks of a vault beside what everybody may. */
export interface OpenedVault extends Vault {
  /** Restore points that retention forgot: their absence is no rollback. */
  forgottenPoints(): Promise<ReadonlySet<RestorePointId>>
}

/** A vault over a storage whose config was found to be right. */
export function createVaultOver(parts: VaultParts): OpenedVault {
  const { storage, keys, pipeline, signer, seal, onDamage } = parts
  const codec = createBlobCodec()
  const memory = createMemory()
  const packs = createPackWriter({ storage, pipeline, seal, memory })
  const packReader = createPackReader({ storage, keys })
  const reader = createContentReader({
    packReader,
    codec,
    readAhead: createReadAhead({ packReader, pipeline, memory }),
  })
  const commits = createSemaphore(1)
  const reportDamage = onDamage ?? ignore
  const stores = createOrganizationStores({ storage, keys, seal, packReader, onDamage: reportDamage })
  const chains = createChains({
    storage,
    keys,
    isSignedByUs: createSignatureCheck(signer.publicKey),
    organizationKeys: (id) => stores.get(id).keys,
    onDamage: reportDamage,
  })
  const createBlobs = (organization: OrganizationKeys, index: BlobWriterIndex): BlobWriter => {
    const { organizationId } = organization
    return createBlobWriter({
      organization,
      index,
      pipeline,
      memory,
      writePack: (packed) => packs.write(organizationId, packed),
    })
  }
  const stopwatch = createStopwatch(parts.clock, parts.monotonic)
  let isClosed = false

  const checkOpen = (): void => {
    if (isClosed) throw new VaultError('closed', 'The backup repository is closed.')
  }

  const listRestorePoints = async (): Promise<readonly RestorePoint[]> => {
    checkOpen()
    const all = await chains.refresh()
    for (const { damage } of all) {
      if (damage === undefined) continue
      if (onDamage === undefined) throw damage
      onDamage(damage)
    }
    return all.flatMap((chain) => chain.links.map((link) => link.point))
  }

  return {
    begin: async (organizationId, source) => {
      checkOpen()
      checkChain(organizationId, source)
      const chain = await chains.refreshOne(organizationId, source)
      if (chain.damage !== undefined) throw chain.damage
      const store = stores.get(organizationId)
      await store.index.refresh()
      const run = store.index.beginRun()
      const blobs = createBlobs(store.keys, run)
      const rescue = createRescue({ store, run, blobs, reader, packReader, stopwatch })
      const { resolved } = store
      return createSnapshotWriter(
        { storage, keys, signer, seal, store, run, rescue, resolved, blobs, reader, chains, commits },
        chain,
      )
    },
    listRestorePoints,
    forgottenPoints: async () => forgottenPoints(keys.repositoryId, await chains.refresh()),
    restorePoint: async (id) => {
      const found = (await listRestorePoints()).find((point) => point.id === id)
      if (found === undefined)
        throw new VaultError('not_found', 'There is no such restore point.', { detail: id })
      return found
    },
    ...readings({ reader, stores, checkOpen }),
    ...keysAndRecords(parts),
    maintenance: createMaintenance({ ...parts, codec, createBlobs, stopwatch, host: hostname() }, checkOpen),
    close: async () => {
      isClosed = true
      await pipeline.close()
    },
  }
}

interface ReadingTools {
  readonly reader: ContentReader
  readonly stores: OrganizationStores
  /** @throws {VaultError} `closed` */
  readonly checkOpen: () => void
}

function readings({
  reader,
  stores,
  checkOpen,
}: ReadingTools): Pick<Vault, 'readTree' | 'readItems' | 'read'> {
  return {
    readTree: async (organizationId, tree) => {
      checkOpen()
      return decodeTree(await reader.readDocument(stores.get(organizationId), tree), `tree ${tree.id}`)
    },
    readItems: async (organizationId, { ref, itemCount }) => {
      checkOpen()
      const name = `item page ${ref.id}`
      const store = stores.get(organizationId)
      const items = decodeItemPage(await reader.readDocument(store, ref), name)
      if (items.length !== itemCount) throw corrupt(`${name}: ${items.length} items, not ${itemCount}`)
      store.pages.add({ ref, itemCount, items })
      return items
    },
    async *read(organizationId, content) {
      checkOpen()
      yield* reader.read(stores.get(organizationId), content)
    },
  }
}

function keysAndRecords(parts: VaultParts): Pick<Vault, 'keys' | 'records'> {
  const isSignedByUs = createSignatureCheck(parts.signer.publicKey)
  const vaultKeys = createVaultKeys(parts)
  return { keys: vaultKeys, records: createVaultRecords({ ...parts, isSignedByUs, vaultKeys }) }
}

function ignore(): void {
  // healable damage heals without a witness
}
