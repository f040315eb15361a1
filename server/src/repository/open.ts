/** Making and opening a vault: the config object proves repository, format and key before anything else is read. */
import { createSecretKey, type KeyObject } from 'node:crypto'
import { equalBytes } from '../foundation/bytes.ts'
import { isUuid, type BackupRepositoryId, type RestorePointId } from '../foundation/ids.ts'
import { systemClock, type Clock } from '../foundation/clock.ts'
import type { Random } from '../foundation/random.ts'
import { createRepositoryKeys, type RepositoryKeys } from './crypto/keys.ts'
import { createSealer, openObject } from './crypto/sealed-object.ts'
import { createManifestSigner } from './crypto/signing.ts'
import { corrupt, VaultError } from './errors.ts'
import type { LeaseHolder } from './maintenance/maintenance.ts'
import { configName } from './names.ts'
import { createAdaptivePipeline } from './pipeline/adaptive-pipeline.ts'
import type { Pipeline } from './pipeline/pipeline.ts'
import { decodeConfig, encodeDocument } from './snapshot/documents.ts'
import type { Storage } from './storage/storage.ts'
import { createVaultOver } from './snapshot/vault-over-storage.ts'
import type { Vault } from './vault.ts'

export interface VaultDependencies {
  readonly storage: Storage
  readonly random: Pick<Random, 'bytes'>
  /** The system's when absent. */
  readonly clock?: Clock
  /** Milliseconds that never go back; the process's when absent. */
  readonly monotonic?: () => number
  /** This process, where it knows which earlier ones have ended; nothing is known of them when absent. */
  readonly holder?: LeaseHolder | undefined
  /** Who does the heavy work; this thread and a few others when absent. Closed with the vault. */
  readonly createPipeline?: (keys: RepositoryKeys, root: KeyObject) => Pipeline
}

export interface VaultIdentity {
  readonly repositoryId: BackupRepositoryId
  /** The repository key: 32 bytes; copied. */
  readonly key: Uint8Array
}

export interface OpenVaultOptions extends VaultIdentity {
  /**
   * Restore points that the caller knows to exist, from its own records.
   * One that is not in the storage means that somebody rolled the storage back.
   */
  readonly knownRestorePoints?: readonly RestorePointId[]
  /**
   * Told of damage that the vault can live with; the intact restore points stay readable, a broken chain cannot be
   * continued. Without it a broken chain or a missing known restore point refuses to open.
   */
  readonly onDamage?: (damage: VaultError) => void
}

/**
 * Makes a repository in an empty place and opens it.
 * @throws {VaultError} `not_empty`, `storage_failed`
 */
export async function createVault(dependencies: VaultDependencies, identity: VaultIdentity): Promise<Vault> {
  const { storage, random } = dependencies
  const keys = keysOf(identity)
  for await (const name of storage.list('')) throw notEmpty(name)
  const config = encodeDocument({
    kind: 'config',
    repositoryId: keys.repositoryId,
    signingKey: Buffer.from(createManifestSigner(keys.signingSeed).publicKey).toString('base64url'),
    version: 1,
  })
  const { bytes } = createSealer(keys, random)('config', undefined, [config])
  const isFirst = await storage.put(configName, bytes, { ifAbsent: true })
  if (!isFirst) throw notEmpty(configName)
  return openVault(dependencies, identity)
}

/**
 * Opens a repository and verifies its chains of restore points.
 * @throws {VaultError} `not_found` when there is none, `wrong_key`, `wrong_repository`, `unknown_version`, `corrupt`;
 *   `chain_broken` and `rolled_back` unless `onDamage` is given; `storage_failed`
 */
export async function openVault(dependencies: VaultDependencies, options: OpenVaultOptions): Promise<Vault> {
  const { storage, random } = dependencies
  const keys = keysOf(options)
  const signer = createManifestSigner(keys.signingSeed)
  await checkConfig(storage, keys, signer.publicKey)
  const onDamage = options.onDamage
  const root = createSecretKey(options.key)
  const createPipeline = dependencies.createPipeline ?? createAdaptivePipeline
  const vault = createVaultOver({
    storage,
    keys,
    root,
    pipeline: createPipeline(keys, root),
    random,
    signer,
    seal: createSealer(keys, random),
    onDamage,
    holder: dependencies.holder,
    clock: dependencies.clock ?? systemClock,
    monotonic: dependencies.monotonic ?? (() => performance.now()),
  })
  const points = new Set((await vault.listRestorePoints()).map((point) => point.id))
  const absent = (options.knownRestorePoints ?? []).filter((id) => !points.has(id))
  const forgotten = absent.length === 0 ? new Set<RestorePointId>() : await vault.forgottenPoints()
  for (const id of absent) {
    if (forgotten.has(id)) continue
    if (onDamage === undefined) throw rolledBack(id)
    onDamage(rolledBack(id))
  }
  return vault
}

async function checkConfig(storage: Storage, keys: RepositoryKeys, publicKey: Uint8Array): Promise<void> {
  const bytes = await storage.get(configName)
  if (bytes === undefined) {
    throw new VaultError('not_found', 'There is no backup repository in the folder. Check its path.')
  }
  const plaintext = openObject(keys, bytes, { type: 'config', organization: undefined, name: configName })
  const { repositoryId, signingKey } = decodeConfig(plaintext, configName)
  if (repositoryId !== keys.repositoryId) throw corrupt('config: of another repository')
  if (!equalBytes(Buffer.from(signingKey, 'base64url'), publicKey))
    throw corrupt('config: another signing key')
}

function keysOf({ repositoryId, key }: VaultIdentity): RepositoryKeys {
  if (!isUuid(repositoryId))
    throw new VaultError('invalid_name', 'The id of a backup repository must be a UUID.')
  if (key.length !== 32) throw new VaultError('wrong_key', 'The key of a backup repository has 32 bytes.')
  return createRepositoryKeys(repositoryId, key)
}

function notEmpty(detail: string): VaultError {
  return new VaultError(
    'not_empty',
    'The folder of the new backup repository is not empty. Choose another one.',
    {
      detail,
    },
  )
}

function rolledBack(id: RestorePointId): VaultError {
  return new VaultError(
    'rolled_back',
    'Restore points that this server has made are no longer in the backup repository: somebody removed them or put an older copy in place. Find out why before the next backup.',
    { detail: id },
  )
}
