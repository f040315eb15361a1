/** Opens each repository's vault when it is first needed and keeps it open. */
import {
  type BackupRepositoryRow,
  type Database,
  findBackupRepository,
  findSealedKey,
} from '../../database/index.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { SecretBox } from '../../keys/index.ts'
import type { Vault } from '../../repository/index.ts'
import type { Vaults } from '../ports.ts'
import { notFound } from '../refusals.ts'

export interface VaultKeeperDependencies {
  readonly database: Database
  readonly secretBox: SecretBox
  readonly vaults: Vaults
}

export interface VaultKeeper {
  /** @throws {VaultError} when it cannot be opened; the next call tries again. */
  vault(id: BackupRepositoryId): Promise<Vault>
  /** Takes over a vault that was just made. */
  adopt(id: BackupRepositoryId, vault: Vault): void
  /** Closes the vault, if it is open: its repository goes. */
  release(id: BackupRepositoryId): Promise<void>
  close(): Promise<void>
}

/** What a repository's sealed key is bound to. */
export function repositoryKeyContext(id: BackupRepositoryId): string {
  return `repository:${id}`
}

export function createVaultKeeper({ database, secretBox, vaults }: VaultKeeperDependencies): VaultKeeper {
  const open = new Map<BackupRepositoryId, Promise<Vault>>()

  async function openRepository(id: BackupRepositoryId): Promise<Vault> {
    const row: BackupRepositoryRow | undefined = await findBackupRepository(database.db, id)
    const sealed = row && (await findSealedKey(database.db, row.keyId))
    if (row === undefined || sealed === undefined) throw notFound()
    return vaults.open(row.path, id, secretBox.open(sealed.sealed, repositoryKeyContext(id)))
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
    async release(id) {
      const opening = open.get(id)
      open.delete(id)
      await (await opening)?.close()
    },
    async close() {
      const opened = await Promise.allSettled(open.values())
      open.clear()
      for (const result of opened) if (result.status === 'fulfilled') await result.value.close()
    },
  }
}
