/** Keys and recovery kits of repositories: made, tried, removed, and written down in the audit log. */
import {
  type BackupRepositoryRow,
  deleteRecoveryKit,
  findBackupRepository,
  findKeptRecords,
  insertRecoveryKit,
  listRecoveryKits,
  type RecoveryKitRow,
  setRecoveryKitTried,
} from '../../database/index.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import { Secret } from '../../foundation/secret.ts'
import { groupKitPassphrase, type Vault, VaultError, type VaultKey } from '../../repository/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import { invalidRequest, notFound, orNotFound } from '../refusals.ts'
import { storageOf } from '../repositories/place.ts'
import { writeKitPage } from './kit-page.ts'
import type { RecordsKeeper, RecordsKeeperDependencies } from './records-keeper.ts'
import type { RecoveryKit, RecoveryOperations, RepositoryKey } from './recovery.ts'

const longestLabel = 100

export interface RecoveryDependencies extends RecordsKeeperDependencies {
  readonly recordsKeeper: RecordsKeeper
}

export function createRecoveryOperations(dependencies: RecoveryDependencies): RecoveryOperations {
  const { database, recordsKeeper, clock } = dependencies
  const open = async (id: BackupRepositoryId): Promise<{ row: BackupRepositoryRow; vault: Vault }> => {
    const row = orNotFound(await findBackupRepository(database.db, id))
    return { row, vault: await opened(dependencies.keeper.vault(id)) }
  }
  return {
    async keys(id) {
      return (await opened((await open(id)).vault.keys.list())).map(repositoryKey)
    },
    async addKey(id, { passphrase, label }, actor) {
      const { vault } = await open(id)
      const about = { label: checkLabel(label), createdAt: clock.now() }
      const key = await opened(vault.keys.addPassphrase(passphrase, about))
      await recordKey(dependencies, actor, { action: 'repository.key.add', id, keyId: key.id })
      return repositoryKey(key)
    },
    async removeKey(id, keyId, actor) {
      const { vault } = await open(id)
      await opened(vault.keys.remove(keyId))
      await database.transaction(async (trx) => deleteRecoveryKit(trx, keyId))
      await recordKey(dependencies, actor, { action: 'repository.key.remove', id, keyId })
      // The records of before are sealed for the kit that is gone: they go with it.
      await recordsKeeper.write(id, 1)
    },
    async kits(id) {
      const { vault } = await open(id)
      const rows = await listRecoveryKits(database.db, id)
      const keys = await opened(vault.keys.list())
      return keys.filter(isKit).map((key) => recoveryKit(key, rows))
    },
    async records(id) {
      orNotFound(await findBackupRepository(database.db, id))
      const row = await findKeptRecords(database.db, id)
      return {
        writtenAt: row?.writtenAt ?? undefined,
        failedAt: row?.failedAt ?? undefined,
        error: row?.error ?? undefined,
      }
    },
    makeKit: (id, label, actor) => makeKit(dependencies, { id, label, open }, actor),
    async tryKit(id, kitId, passphrase, actor) {
      const { vault } = await open(id)
      const key = orNotFound((await opened(vault.keys.list())).find((one) => one.id === kitId && isKit(one)))
      await opened(vault.keys.tryOut(kitId, passphrase))
      const rows = await listRecoveryKits(database.db, id)
      const own = rows.find((row) => row.id === kitId)
      if (own === undefined) await insertRecoveryKit(database.db, rowOf(id, key))
      await setRecoveryKitTried(database.db, kitId, clock.now())
      await recordKey(dependencies, actor, { action: 'repository.kit.try', id, keyId: kitId })
      return recoveryKit(key, await listRecoveryKits(database.db, id))
    },
    upkeep: () => recordsKeeper.upkeep(),
  }
}

async function makeKit(
  dependencies: RecoveryDependencies,
  given: {
    readonly id: BackupRepositoryId
    readonly label: string
    readonly open: (id: BackupRepositoryId) => Promise<{ row: BackupRepositoryRow; vault: Vault }>
  },
  actor: Actor,
): ReturnType<RecoveryOperations['makeKit']> {
  const { database, recordsKeeper, clock } = dependencies
  const { id } = given
  const { row, vault } = await given.open(id)
  const about = { label: checkLabel(given.label), createdAt: clock.now() }
  const { key, passphrase } = await opened(vault.keys.makeRecoveryKit(about))
  await insertRecoveryKit(database.db, { ...rowOf(id, key), createdBy: actor.name })
  await recordKey(dependencies, actor, { action: 'repository.kit.make', id, keyId: key.id })
  // Only records that are sealed for it make it a kit that brings the server back.
  await recordsKeeper.write(id)
  const repository = { ...row, s3: storageOf(row) }
  const page = writeKitPage({ id: key.id, ...about, repository }, passphrase)
  const made = recoveryKit(key, await listRecoveryKits(database.db, id))
  return { ...made, passphrase: new Secret(groupKitPassphrase(passphrase)), page }
}

async function recordKey(
  { database, clock }: RecoveryDependencies,
  actor: Actor,
  { action, id, keyId }: { readonly action: string; readonly id: BackupRepositoryId; readonly keyId: string },
): Promise<void> {
  await database.transaction(async (trx) =>
    recordAct(trx, clock, actor, { action, details: { repositoryId: id, target: keyId } }),
  )
}

/** What the vault refuses, in our words for whoever asked. */
async function opened<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    if (error.code === 'not_found') throw notFound()
    if (error.code === 'wrong_passphrase' || error.code === 'weak_passphrase')
      throw invalidRequest(error.message)
    throw new OperationError('conflict', error.message, { cause: error })
  }
}

function checkLabel(label: string): string {
  const trimmed = label.trim()
  if (trimmed.length > longestLabel)
    throw invalidRequest(`A label has at most ${longestLabel} characters: where it lies, or who has it.`)
  return trimmed
}

function isKit({ purpose }: VaultKey): boolean {
  return purpose === 'recovery-kit'
}

function repositoryKey({ id, purpose, label, createdAt, state }: VaultKey): RepositoryKey {
  return { id, purpose, label, createdAt, isUsable: state !== 'no-key' }
}

function recoveryKit(key: VaultKey, rows: readonly RecoveryKitRow[]): RecoveryKit {
  const row = rows.find(({ id }) => id === key.id)
  return {
    id: key.id,
    label: key.label,
    isUsable: key.state === 'ready',
    createdAt: key.createdAt ?? 0,
    createdBy: row?.createdBy,
    triedAt: row?.triedAt ?? undefined,
  }
}

function rowOf(repositoryId: BackupRepositoryId, { id, label, createdAt }: VaultKey): RecoveryKitRow {
  return { id, repositoryId, label, createdBy: '', createdAt: createdAt ?? 0, triedAt: null }
}
