/** Vaults in folders of the file system and in buckets. */
import type { Clock } from '../../foundation/clock.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import {
  abortStaleUploads,
  attachS3,
  createFilesystemStorage,
  createS3Storage,
  createVault,
  type LeaseHolder,
  listAll,
  type BandwidthLimits,
  openVault,
  readOnly,
  type S3Options,
  type Storage,
  type StorageMetrics,
  VaultError,
  withBandwidthLimit,
  withMetrics,
  withRetry,
} from '../../repository/index.ts'
import type { S3Place, StorageSettings, VaultPlace, Vaults } from '../ports.ts'
import { discardFolder, makeFolder } from './repository-folder.ts'

export interface VaultsDependencies {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** This process, as leases of the maintenance name it. */
  readonly holder?: LeaseHolder | undefined
  /** Told of each operation on the storage of a repository; nobody when absent. */
  readonly storageMetrics?: ((repositoryId: BackupRepositoryId) => StorageMetrics) | undefined
}

export function createVaults(dependencies: VaultsDependencies): Vaults {
  const { clock, random, log, holder, storageMetrics } = dependencies
  const storageAt = (
    place: VaultPlace,
    repositoryId?: BackupRepositoryId,
    settings: () => StorageSettings = usualOf(place),
  ): Storage => {
    const metrics = repositoryId === undefined ? undefined : storageMetrics?.(repositoryId)
    const watched = (inner: Storage): Storage =>
      metrics === undefined ? inner : withMetrics(inner, { clock }, metrics)
    const limited = (inner: Storage): Storage =>
      watched(
        withBandwidthLimit(
          readOnly(inner, () => settings().isReadOnly),
          { clock },
          limitsOf(settings),
        ),
      )
    if (place.kind === 'folder') return limited(createFilesystemStorage(place.path))
    // Each try counts and is limited: the wrapper that tries again is the outermost.
    return withRetry(limited(createS3Storage(optionsOf(place), { clock, random })), dependencies)
  }
  return {
    async attach(place) {
      const { warnings } = await attachS3(optionsOf(place), dependencies)
      return warnings
    },
    create: (place, repositoryId, key, settings) =>
      createVault(
        { storage: storageAt(place, repositoryId, settings), random, holder },
        { repositoryId, key },
      ),
    open: async (place, repositoryId, key, watch) => {
      const isWritten = watch?.settings?.().isReadOnly !== true
      if (place.kind === 's3' && place.asOf === undefined && isWritten)
        await giveUpOldUploads(place, dependencies)
      return openVault(
        { storage: storageAt(place, repositoryId, watch?.settings), random, holder },
        {
          repositoryId,
          key,
          // One job's broken chain must not close the repository for the others; that job cannot go on.
          onDamage: (damage) => {
            log.error({ err: damage, detail: damage.detail, repositoryId }, damage.message)
            watch?.onDamage(damage)
          },
        },
      )
    },
    async discard(place) {
      if (place.kind === 'folder') await discardFolder(place.path)
      else await empty(storageAt(place))
    },
    async replica(place) {
      if (place.kind === 'folder') await makeFolder(place.path)
      return storageAt(place)
    },
  }
}

/** Of a place that is no repository of this server: a copy, or what is recovered from. */
function usualOf(place: VaultPlace): () => StorageSettings {
  const bytesPerSecond = place.kind === 's3' ? place.bytesPerSecond : undefined
  return () => ({ bytesPerSecond, isReadOnly: false })
}

function limitsOf(settings: () => StorageSettings): () => BandwidthLimits {
  return () => {
    const { bytesPerSecond: limit } = settings()
    return { upload: limit, download: limit }
  }
}

/** REP-28: what an earlier process left half written. It costs money and nothing else: no reason not to open. */
async function giveUpOldUploads(place: S3Place, { clock, log }: VaultsDependencies): Promise<void> {
  try {
    await abortStaleUploads(optionsOf(place), { clock })
  } catch (error) {
    log.warn({ err: error, bucket: place.bucket }, 'old unfinished uploads could not be given up')
  }
}

function optionsOf(place: S3Place): S3Options {
  const { endpoint, region, bucket, prefix, accessKeyId, secretAccessKey, forcePathStyle, caFile } = place
  const { lockDays, asOf } = place
  return {
    endpoint,
    region,
    bucket,
    prefix,
    accessKeyId: new Secret(accessKeyId),
    secretAccessKey,
    forcePathStyle,
    caFile,
    lock: lockDays === undefined ? undefined : { days: lockDays },
    asOf,
  }
}

/** What is locked stays until its time, and is paid for until then. */
async function empty(storage: Storage): Promise<void> {
  for (const name of await listAll(storage, '')) {
    try {
      await storage.delete(name)
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== 'locked') throw error
    }
  }
}
