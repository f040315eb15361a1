/** What every run of maintenance works with: the repository, read afresh, and the run's signal and progress. */
import type { Clock } from '../../foundation/clock.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import type { OrganizationKeys, RepositoryKeys } from '../crypto/keys.ts'
import type { Sealer } from '../crypto/sealed-object.ts'
import { createSignatureCheck, type ManifestSigner } from '../crypto/signing.ts'
import { VaultError } from '../errors.ts'
import { createOrganizationIndex, type OrganizationIndex } from '../index/organization-index.ts'
import type { BlobCodec } from '../pack/codec.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { createPackReader, type PackReader } from '../pack/pack-reader.ts'
import type { BlobWriter, BlobWriterIndex } from '../snapshot/blob-writer.ts'
import { createChains, type Chains } from '../snapshot/chains.ts'
import { createContentReader, type ContentReader } from '../snapshot/content-reader.ts'
import type { Stopwatch } from '../stopwatch.ts'
import type { Storage } from '../storage/storage.ts'
import { marksOf, readPruneObjects } from './condemned.ts'
import type { LeaseHolder, MaintenanceProgress, MaintenanceRun } from './maintenance.ts'

export interface MaintenanceContext {
  readonly storage: Storage
  readonly keys: RepositoryKeys
  readonly seal: Sealer
  readonly signer: ManifestSigner
  readonly codec: BlobCodec
  readonly pipeline: Pick<Pipeline, 'verify'>
  /** For blobs that are written again. */
  readonly createBlobs: (organization: OrganizationKeys, index: BlobWriterIndex) => BlobWriter
  readonly random: Pick<Random, 'bytes'>
  readonly clock: Clock
  readonly stopwatch: Stopwatch
  /** The name of this machine, for whoever asks who holds the lease. */
  readonly host: string
  /** Who takes leases; each lease has a holder of its own when absent. */
  readonly holder: LeaseHolder | undefined
}

/** Damage of one object, by its name. */
export interface ObjectDamage {
  readonly object: string
  readonly error: VaultError
}

/** The repository as one run reads it: nothing of what a vault remembers, so that damage shows. */
export interface FreshView {
  readonly chains: Chains
  readonly packReader: PackReader
  readonly reader: ContentReader
  organizationKeys(id: OrganizationId): OrganizationKeys
  /** A new index of the organization, not yet refreshed. */
  openIndex(id: OrganizationId): OrganizationIndex
}

/** @param onDamage - Told of index objects and packs that do not verify. */
export function createFreshView(
  context: MaintenanceContext,
  onDamage: (damage: ObjectDamage) => void = ignore,
): FreshView {
  const { storage, keys, seal, codec } = context
  const packReader = createPackReader({ storage, keys })
  const reader = createContentReader({ packReader, codec })
  const organizations = new Map<OrganizationId, OrganizationKeys>()
  const organizationKeys = (id: OrganizationId): OrganizationKeys => {
    const known = organizations.get(id) ?? keys.organization(id)
    organizations.set(id, known)
    return known
  }
  const chains = createChains({
    storage,
    keys,
    isSignedByUs: createSignatureCheck(context.signer.publicKey),
    organizationKeys,
    onDamage: ignore,
  })
  return {
    chains,
    packReader,
    reader,
    organizationKeys,
    openIndex: (id) =>
      createOrganizationIndex(
        {
          storage,
          keys,
          seal,
          packReader,
          readMarks: async () => marksOf((await readPruneObjects({ storage, keys })).objects, id),
          onDamage: (error, object) => onDamage({ object, error }),
        },
        organizationKeys(id),
      ),
  }
}

/** One run's signal and progress. `step` is called wherever a run may stop. */
export interface RunSteps {
  /** @throws {VaultError} `stopped`, and what keeping the lease throws. */
  step(): Promise<void>
  report(progress: MaintenanceProgress): void
}

/** @param keep - Called at every step: the lease's heartbeat. */
export function createSteps(
  { signal, onProgress }: MaintenanceRun,
  keep: () => Promise<void> = async () => undefined,
): RunSteps {
  return {
    step: async () => {
      if (signal.aborted) {
        throw new VaultError('stopped', 'The run was stopped. What it had done so far stays.', {
          cause: signal.reason,
        })
      }
      await keep()
    },
    report: onProgress,
  }
}

/** Runs `work` for each, at most so many at a time; the first failure ends it. */
export async function forEachOf<Item>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]()
  let hasFailed = false
  const worker = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true && !hasFailed; next = rest.next()) {
      try {
        await work(next.value)
      } catch (error) {
        hasFailed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

function ignore(): void {
  // whoever wants to know says so
}
