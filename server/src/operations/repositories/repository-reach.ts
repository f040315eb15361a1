/** Which backup repositories somebody sees: those of the server, or those that jobs of their organizations use. */
import {
  type BackupRepositoryRow,
  type Database,
  findBackupRepository,
  listBackupRepositories,
  listJobs,
} from '../../database/index.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { Reach } from '../operations.ts'
import { administers } from '../reach.ts'
import { orNotFound } from '../refusals.ts'

/** @throws {OperationError} `not_found` for what is absent and for what is out of reach. */
export async function repositoryWithin(
  database: Database,
  id: BackupRepositoryId,
  reach: Reach,
): Promise<BackupRepositoryRow> {
  const isWithin = reach.kind === 'server' || (await repositoriesInUse(database, reach)).has(id)
  return orNotFound(isWithin ? await findBackupRepository(database.db, id) : undefined)
}

export async function repositoriesWithin(
  database: Database,
  reach: Reach,
): Promise<readonly BackupRepositoryRow[]> {
  const rows = await listBackupRepositories(database.db)
  if (reach.kind === 'server') return rows
  const used = await repositoriesInUse(database, reach)
  return rows.filter(({ id }) => used.has(id))
}

async function repositoriesInUse(database: Database, reach: Reach): Promise<ReadonlySet<string>> {
  const jobs = (await listJobs(database.db)).filter((job) => administers(reach, job.organizationId))
  return new Set(jobs.map(({ repositoryId }) => repositoryId))
}
