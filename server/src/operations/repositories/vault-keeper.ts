/** Opens each repository's vault when it is first needed and keeps it open. */
import { type BackupRepositoryRow, type Database, findBackupRepository } from '../../database/index.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { SecretBox } from '../../keys/index.ts'
import type { Vault, VaultError } from '../../repository/index.ts'
import type { Log } from '../../foundation/log.ts'
import type { StorageSettings, Vaults } from '../ports.ts'
import { notFound } from '../refusals.ts'
import { placeOf, repositoryKeyOf } from './place.ts'
import { alertOfDamage, alertOfMissing, missingRestorePoints, type RepositoryAlerts } from './alerts.ts'
import { lookAtFolder } from './exposure.ts'
import { settingsOf } from './storage-settings.ts'

const unlimited: StorageSettings = { bytesPerSecond: undefined, isReadOnly: false }

export interface VaultKeeperDependencies {
  readonly database: Database
  readonly secretBox: SecretBox
  readonly vaults: Vaults
  /** Told when restore points are gone, and of damage. */
  readonly alerts: RepositoryAlerts
  readonly log: Log
}

export interface VaultKeeper {
  /** @throws {VaultError} when it cannot be opened; the next call tries again. */
  vault(id: BackupRepositoryId): Promise<Vault>
  /** Takes over a vault that was just made. */
  adopt(id: BackupRepositoryId, vault: Vault): void
  /** How the storage of a repository is used now; the vault asks for it again and again. */
  settingsOf(id: BackupRepositoryId): StorageSettings
  /** From the next object on. */
  configure(id: BackupRepositoryId, settings: StorageSettings): void
  /** Closes the vault, if it is open: its repository goes. */
  release(id: BackupRepositoryId): Promise<void>
  close(): Promise<void>
}

export function createVaultKeeper({
  database,
  secretBox,
  vaults,
  alerts,
  log,
}: VaultKeeperDependencies): VaultKeeper {
  const open = new Map<BackupRepositoryId, Promise<Vault>>()
  const told = new Map<string, Promise<void>>()
  const settings = new Map<BackupRepositoryId, StorageSettings>()
  const settingsNow = (id: BackupRepositoryId): StorageSettings => settings.get(id) ?? unlimited

  async function openRepository(id: BackupRepositoryId): Promise<Vault> {
    const row: BackupRepositoryRow | undefined = await findBackupRepository(database.db, id)
    if (row === undefined) throw notFound()
    const key = await repositoryKeyOf(row, { database, secretBox })
    const onDamage = (damage: VaultError): void => raise(id, alertOfDamage(damage))
    settings.set(id, settingsOf(row))
    const watch = { onDamage, settings: () => settingsNow(id) }
    const vault = await vaults.open(await placeOf(row, { database, secretBox }), id, key, watch)
    await lookAtFolder(alerts, row)
    // REP-08: the records know what was made; what of it is gone without having been forgotten was taken away.
    const missing = await missingRestorePoints(database, id, await vault.listRestorePoints())
    if (missing.length > 0) await alerts.raise(id, alertOfMissing(missing))
    return vault
  }

  /** A vault tells of damage in the middle of its work, which does not wait for the records, and again at every look. */
  function raise(id: BackupRepositoryId, alert: Parameters<RepositoryAlerts['raise']>[1]): void {
    const words = JSON.stringify([id, alert])
    if (told.has(words)) return
    const telling = alerts.raise(id, alert).catch((error: unknown) => {
      log.error({ err: error, repositoryId: id }, 'an alert of a backup repository could not be recorded')
      told.delete(words)
    })
    told.set(words, telling)
  }

  return {
    vault(id) {
      const known = open.get(id)
      if (known !== undefined) return known
      const opening = openRepository(id)
      open.set(id, opening)
      opening.catch(() => open.delete(id))
      return opening
    },
    adopt(id, vault) {
      open.set(id, Promise.resolve(vault))
    },
    settingsOf: settingsNow,
    configure: (id, given) => void settings.set(id, given),
    async release(id) {
      const opening = open.get(id)
      open.delete(id)
      await (await opening)?.close()
    },
    async close() {
      const opened = await Promise.allSettled(open.values())
      open.clear()
      for (const result of opened) if (result.status === 'fulfilled') await result.value.close()
      await Promise.all(told.values())
    },
  }
}
