/**
 * Keeps the server's records in every repository: after each restore point, and when the configuration has changed. A
 * repository that cannot take them is told of, and never fails a backup.
 */
import { createHash } from 'node:crypto'
import {
  auditCheckpoint,
  type Database,
  dumpTables,
  findKeptRecords,
  listBackupRepositories,
  putKeptRecords,
  type TablesDump,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { describeError } from '../../foundation/errors.ts'
import type { BackupRepositoryId } from '../../foundation/ids.ts'
import type { Log } from '../../foundation/log.ts'
import type { Secret } from '../../foundation/secret.ts'
import { repositoryId } from '../ids.ts'
import type { VaultKeeper } from '../repositories/vault-keeper.ts'

/** How long a repository that could not take them is left alone. */
const againAfterMs = 5 * 60_000

export interface RecordsKeeperDependencies {
  readonly database: Database
  readonly keeper: VaultKeeper
  /** 32 bytes in base64url; without it no records are kept. */
  readonly masterKey?: Secret | undefined
  readonly clock: Clock
  readonly log: Log
}

export interface RecordsKeeper {
  /** To one repository, whether or not anything has changed. Never rejects. @param keep - So many records stay. */
  write(id: BackupRepositoryId, keep?: number): Promise<void>
  /** To every repository that lacks what has changed, once changes have stopped for a turn. Never rejects. */
  upkeep(): Promise<void>
}

export function createRecordsKeeper(dependencies: RecordsKeeperDependencies): RecordsKeeper {
  const { database, log } = dependencies
  // Every change of the configuration is in the audit log, whichever process makes it.
  let seen = -1
  let written = -1
  let turn = Promise.resolve()

  /** One after another: two at a time would write the same twice. */
  function queued(work: () => Promise<void>): Promise<void> {
    turn = turn.then(work).catch((error: unknown) => {
      log.error({ err: error }, 'the records of the server could not be kept in the repositories')
    })
    return turn
  }

  return {
    write: (id, keep) =>
      queued(async () => {
        if (dependencies.masterKey === undefined) return
        const dump = await dumpTables(database)
        await writeTo(dependencies, id, { dump, digest: digestOf(dump), keep })
      }),
    upkeep: () =>
      queued(async () => {
        if (dependencies.masterKey === undefined) return
        const { records } = await auditCheckpoint(database.db)
        const isQuiet = records === seen
        seen = records
        if (!isQuiet || records === written) return
        written = await writeToAll(dependencies, records)
      }),
  }
}

/** @returns up to which audit record it is done; -1 when a repository still lacks something. */
async function writeToAll(dependencies: RecordsKeeperDependencies, records: number): Promise<number> {
  const { database, clock } = dependencies
  const dump = await dumpTables(database)
  const digest = digestOf(dump)
  let isDone = true
  for (const row of await listBackupRepositories(database.db)) {
    if (row.isReadOnly === 1) continue
    const state = await findKeptRecords(database.db, row.id)
    if (state?.digest === digest && state.failedAt === null) continue
    const failedAt = state?.failedAt ?? Number.NEGATIVE_INFINITY
    const isResting = clock.now() - failedAt < againAfterMs
    if (isResting || !(await writeTo(dependencies, repositoryId(row.id), { dump, digest }))) isDone = false
  }
  return isDone ? records : -1
}

function digestOf({ schema, tables }: TablesDump): string {
  return createHash('sha256')
    .update(JSON.stringify([schema, tables]))
    .digest('hex')
}

async function writeTo(
  { database, keeper, masterKey, clock, log }: RecordsKeeperDependencies,
  id: BackupRepositoryId,
  given: { readonly dump: TablesDump; readonly digest: string; readonly keep?: number | undefined },
): Promise<boolean> {
  const { dump, digest, keep } = given
  const key = Buffer.from(masterKey?.reveal() ?? '', 'base64url')
  const now = clock.now()
  try {
    const vault = await keeper.vault(id)
    await vault.records.write({ ...dump, createdAt: now }, key, keep === undefined ? {} : { keep })
    await putKeptRecords(database.db, {
      repositoryId: id,
      digest,
      writtenAt: now,
      failedAt: null,
      error: null,
    })
    return true
  } catch (error) {
    log.warn({ err: error, repositoryId: id }, 'the records of the server could not be kept in a repository')
    const before = await findKeptRecords(database.db, id)
    await putKeptRecords(database.db, {
      repositoryId: id,
      digest: before?.digest ?? '',
      writtenAt: before?.writtenAt ?? null,
      failedAt: now,
      error: describeError(error).slice(0, 500),
    })
    return false
  } finally {
    key.fill(0)
  }
}
