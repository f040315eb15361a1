/** Makes the records of a server good that were just loaded: where repositories lie, which keys open them, their restore points. */
import {
  appendAudit,
  type BackupRepositoryRow,
  type Database,
  deleteSealedKey,
  findBackupRepository,
  findJobState,
  findSealedKey,
  forgetSealed,
  insertBackupRepository,
  insertOrganization,
  insertSealedKey,
  listBackupRepositories,
  listOrganizations,
  listRestorePoints,
  moveBackupRepository,
  putRestorePoint,
  settleRecovered,
  updateJobState,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import type { SecretBox } from '../../keys/index.ts'
import type { RestorePoint } from '../../repository/index.ts'
import { backfillProtectedObjects } from '../protection/backfill.ts'
import type { S3Place, VaultPlace } from '../ports.ts'
import { pathOfBucket, repositoryKeyContext, sealedBucket, storageOf } from '../repositories/place.ts'
import { restorePointRow } from '../restore/restore-point-row.ts'

export interface RebuildDependencies {
  readonly database: Database
  /** Of the master key that came back, or of a new one. */
  readonly secretBox: SecretBox
  readonly clock: Clock
  readonly random: Random
}

export interface FoundRepository {
  readonly id: BackupRepositoryId
  /** The repository key. */
  readonly key: Uint8Array
  /** In which it lies now. */
  readonly place: VaultPlace
  readonly points: readonly RestorePoint[]
  /** Whether the master key came back, so that what the rows hold sealed opens. */
  readonly isMasterKeyBack: boolean
  /** Folders of other repositories, by id or name. */
  readonly otherPaths: ReadonlyMap<string, string>
}

export interface Rebuilt {
  readonly repositoryName: string
  readonly organizations: readonly string[]
  /** Organizations that no records knew: their ids are from the restore points. */
  readonly unknownOrganizations: readonly string[]
  readonly restorePoints: number
  /** Accounts that lost their second factor, and are switched off. */
  readonly disabledAccounts: readonly string[]
  /** The others, with the place where the records say they lie. */
  readonly otherRepositories: readonly { readonly name: string; readonly path: string }[]
}

export async function rebuildRecords(
  dependencies: RebuildDependencies,
  found: FoundRepository,
): Promise<Rebuilt> {
  const { database, clock } = dependencies
  const disabledAccounts = found.isMasterKeyBack
    ? []
    : await database.transaction(async (trx) => forgetSealed(trx))
  await placeRepository(dependencies, found)
  const unknownOrganizations = await addUnknownOrganizations(dependencies, found)
  await database.transaction(async (trx) => {
    for (const point of found.points) await putRestorePoint(trx, restorePointRow(found.id, point))
    await settleRecovered(trx)
    for (const [jobId, lastBackupAt] of newestByJob(found.points)) {
      const state = await findJobState(trx, jobId)
      if (state !== undefined && (state.lastBackupAt ?? 0) < lastBackupAt)
        await updateJobState(trx, jobId, { lastBackupAt })
    }
    const details = { repositoryId: found.id, path: pathOf(found.place), itemCount: found.points.length }
    const act = { action: 'server.recover', outcome: 'success', actor: 'system', details } as const
    await appendAudit(trx, { ...act, at: clock.now() })
  })
  await backfillProtectedObjects(database, { repositoryId: found.id, known: new Set() })
  const repositories = await listBackupRepositories(database.db)
  const own = repositories.find(({ id }) => id === found.id)
  return {
    repositoryName: own?.name ?? '',
    organizations: (await listOrganizations(database.db)).map(({ name }) => name),
    unknownOrganizations,
    restorePoints: (await listRestorePoints(database.db, { repositoryId: found.id })).length,
    disabledAccounts,
    otherRepositories: repositories.filter((row) => row !== own).map(({ name, path }) => ({ name, path })),
  }
}

function newestByJob(points: readonly RestorePoint[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>()
  for (const { manifest } of points)
    newest.set(manifest.source, Math.max(manifest.createdAt, newest.get(manifest.source) ?? 0))
  return newest
}

/** Its row says where it lies and with which key it opens now. */
async function placeRepository(
  dependencies: RebuildDependencies,
  { id, key, place, otherPaths }: FoundRepository,
): Promise<void> {
  const { database, secretBox, clock, random } = dependencies
  const context = repositoryKeyContext(id)
  const row = await findBackupRepository(database.db, id)
  const known = row && (await findSealedKey(database.db, row.keyId))
  const keyId = known === undefined ? random.uuid() : known.id
  const createdAt = clock.now()
  const sealed = secretBox.seal(key, context)
  const sealedKey = { id: keyId, purpose: 'repository', context, sealed, certificate: null, createdAt }
  const bucket =
    place.kind === 's3'
      ? sealedBucket(asBefore(place, row), { id, secretBox, keyId: random.uuid(), createdAt })
      : undefined
  await database.transaction(async (trx) => {
    if (known === undefined) await insertSealedKey(trx, sealedKey)
    if (bucket !== undefined) await insertSealedKey(trx, bucket.key)
    const columns = { path: pathOf(place), keyId, ...inFolder, ...bucket?.columns }
    if (row === undefined)
      await insertBackupRepository(trx, {
        id,
        name: `Recovered ${id.slice(0, 8)}`,
        description: '',
        retention: '{}',
        createdAt,
        ...columns,
      })
    else await moveTo(trx, row, columns)
    for (const other of await listBackupRepositories(trx)) {
      const moved = otherPaths.get(other.id) ?? otherPaths.get(other.name)
      if (other.id !== id && moved !== undefined) await moveTo(trx, other, { path: moved, ...inFolder })
    }
  })
}

const inFolder = { storage: null, storageKeyId: null }

/** The secret of the bucket of before opens nothing that is used any more. */
async function moveTo(
  trx: Parameters<typeof moveBackupRepository>[0],
  { id, storageKeyId }: BackupRepositoryRow,
  columns: Parameters<typeof moveBackupRepository>[2],
): Promise<void> {
  await moveBackupRepository(trx, id, columns)
  if (storageKeyId !== null) await deleteSealedKey(trx, storageKeyId)
}

/** In the same place, the limits that it had hold on: nobody gives them at a recovery. */
function asBefore(place: S3Place, row: BackupRepositoryRow | undefined): S3Place {
  const before = row === undefined ? undefined : storageOf(row)
  if (before?.bucket !== place.bucket || before.prefix !== place.prefix) return place
  return { ...place, lockDays: before.lockDays, bytesPerSecond: before.bytesPerSecond }
}

function pathOf(place: VaultPlace): string {
  return place.kind === 'folder' ? place.path : pathOfBucket(place)
}

/** So that their restore points can be browsed and saved; connecting them anew gives them what is missing. */
async function addUnknownOrganizations(
  { database, clock }: RebuildDependencies,
  { points }: FoundRepository,
): Promise<string[]> {
  const known = new Set((await listOrganizations(database.db)).map(({ id }) => id))
  const unknown = [...new Set(points.map(({ manifest }) => manifest.organizationId))].filter(
    (id) => !known.has(id),
  )
  await database.transaction(async (trx) => {
    for (const id of unknown) {
      const domain = domainOf(points.filter(({ manifest }) => manifest.organizationId === id))
      await insertOrganization(trx, {
        id,
        // The tenant is not known: an id of nobody's keeps the place.
        tenantId: id,
        name: domain ?? `recovered-${id.slice(0, 8)}`,
        displayName: domain ?? `Recovered ${id.slice(0, 8)}`,
        description: 'Known from its restore points alone.',
        cloud: 'worldwide',
        region: 'Worldwide',
        isExchangeOnline: 1,
        isSharePointOnline: 0,
        isTeamsOnline: 0,
        isTeamsChatsOnline: 0,
        createdAt: clock.now(),
      })
    }
  })
  return unknown
}

/** The domain of most addresses in the newest restore point that has any. */
function domainOf(points: readonly RestorePoint[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { address } of points.at(-1)?.manifest.resources ?? []) {
    const domain = address.split('@')[1]
    if (domain !== undefined) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  return [...counts].toSorted(([, left], [, right]) => right - left)[0]?.[0]
}
