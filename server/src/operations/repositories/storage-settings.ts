/** What may be done with the storage of a repository: how fast, and whether anything is written at all. */
import { type BackupRepositoryRow, type Database, findBackupRepository } from '../../database/index.ts'
import { OperationError } from '../errors.ts'
import type { StorageSettings } from '../ports.ts'
import { invalidRequest } from '../refusals.ts'
import { storageOf } from './place.ts'

const slowest = 1_024

/** The limit of a bucket may stand in its description, too: there it was given when the repository was made. */
export function settingsOf(
  row: Pick<BackupRepositoryRow, 'storage' | 'bytesPerSecond' | 'isReadOnly'>,
): StorageSettings {
  return {
    bytesPerSecond: row.bytesPerSecond ?? storageOf(row)?.bytesPerSecond,
    isReadOnly: row.isReadOnly === 1,
  }
}

/** @throws {OperationError} `invalid_request` */
export function checkLimit(bytesPerSecond: number | undefined): void {
  if (bytesPerSecond !== undefined && bytesPerSecond < slowest)
    throw invalidRequest(
      'A line below 1024 bytes a second carries no backup; leave the limit out, or raise it.',
    )
}

/** @throws {OperationError} `repository_read_only` */
export async function refuseReadOnlyRepository(database: Database, id: string): Promise<void> {
  const row = await findBackupRepository(database.db, id)
  if (row?.isReadOnly !== 1) return
  throw new OperationError(
    'repository_read_only',
    `“${row.name}” is read-only: nothing is written to it, and restores go on. Let it be written again (strongroom repository set --read-write), or give the job another repository.`,
  )
}
