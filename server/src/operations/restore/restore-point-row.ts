/** A restore point as the database copies it from the vault. */
import { Type } from 'typebox'
import type { RestorePointRow } from '../../database/index.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { RestorePoint } from '../../repository/index.ts'
import { jobId, organizationId, repositoryId, restorePointId } from '../ids.ts'
import { parseJson } from '../json.ts'
import type { RestorePointEntry } from '../operations.ts'

const resourcesSchema = Type.Array(
  Type.Object({ id: Type.String(), kind: Type.String(), name: Type.String(), address: Type.String() }),
)

export interface ResourceName {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly address: string
}

export function restorePointRow(
  repository: BackupRepositoryId,
  { id, manifest }: RestorePoint,
): RestorePointRow {
  const resources: readonly ResourceName[] = manifest.resources
  return {
    id,
    repositoryId: repository,
    organizationId: manifest.organizationId,
    jobId: manifest.source,
    sequence: manifest.sequence,
    backedUpAt: manifest.createdAt,
    resources: JSON.stringify(
      resources.map(({ id: resourceId, kind, name, address }) => ({ id: resourceId, kind, name, address })),
    ),
  }
}

/** The resources that a recorded restore point holds. */
export function resourcesOf(row: RestorePointRow): readonly ResourceName[] {
  return parseJson(row.resources, resourcesSchema)
}

export function restorePointEntry(row: RestorePointRow): RestorePointEntry {
  return {
    id: restorePointId(row.id),
    repositoryId: repositoryId(row.repositoryId),
    organizationId: organizationId(row.organizationId),
    jobId: jobId(row.jobId),
    backedUpAt: row.backedUpAt,
  }
}
