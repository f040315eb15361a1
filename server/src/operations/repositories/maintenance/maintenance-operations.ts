/** Maintenance for administrators: runs by hand, how repositories stand, and what the server does by itself. */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import {
  type Database,
  findBackupRepository,
  findMaintenanceRun,
  findRepositoryState,
  lastSuccessfulMaintenance,
  listMaintenanceRuns,
  type MaintenanceRunRow,
  newestMaintenanceRun,
  updateRepositoryState,
} from '../../../database/index.ts'
import type { Clock } from '../../../foundation/clock.ts'
import { CodedError } from '../../../foundation/errors.ts'
import type { BackupRepositoryId } from '../../../foundation/ids.ts'
import { recordAct } from '../../audit/record.ts'
import type { ApprovalService } from '../../approvals/approvals.ts'
import type { Actor, Reach } from '../../caller.ts'
import { repositoryId } from '../../ids.ts'
import { readPage } from '../../page.ts'
import { invalidRequest, notFound, orNotFound } from '../../refusals.ts'
import type { MaintenanceSettings, MaintenanceSettingsStore } from '../../settings/maintenance-settings.ts'
import { alertKinds, type RepositoryAlerts } from '../alerts.ts'
import { lookAtFolder } from '../exposure.ts'
import { repositoryWithin } from '../repository-reach.ts'
import { refuseReadOnlyRepository } from '../storage-settings.ts'
import type { VaultKeeper } from '../vault-keeper.ts'
import type { DailyMaintenance } from './daily.ts'
import {
  type MaintenanceEntry,
  maintenanceKinds,
  type MaintenanceOperations,
  type MaintenanceRequest,
  type RepositoryHealth,
  type RunAddress,
} from './maintenance.ts'
import { checkReplica } from './replica.ts'
import { entryOf } from './run-entry.ts'
import type { MaintenanceRuns } from './runs.ts'

const keepLastSchema = Type.Object({ id: Type.String(), keepLast: Type.Integer({ minimum: 1 }) })
const shortestWaitHours = 2
const mostParts = 1000

export interface MaintenanceDependencies {
  readonly database: Database
  readonly dataFolder: string
  readonly keeper: Pick<VaultKeeper, 'vault'>
  readonly runs: MaintenanceRuns
  readonly daily: DailyMaintenance
  readonly alerts: RepositoryAlerts
  readonly approvals: ApprovalService
  readonly settings: MaintenanceSettingsStore
  readonly clock: Clock
}

export function createMaintenanceOperations(dependencies: MaintenanceDependencies): MaintenanceOperations {
  const { database, runs, alerts, approvals, settings, clock } = dependencies

  async function found({ repositoryId: id, runId }: RunAddress): Promise<MaintenanceEntry> {
    const row = orNotFound(await findMaintenanceRun(database.db, runId))
    if (row.repositoryId !== id) throw notFound()
    return entryOf(row)
  }

  approvals.register('repository.keep-last', async (request, actor) => {
    const { id, keepLast } = Value.Parse(keepLastSchema, request)
    await writeKeepLast(dependencies, id, { keepLast, actor })
  })
  approvals.register('settings.approval-wait', (request, actor) =>
    settings.write({ approvalWaitHours: Number(request) }, actor),
  )

  return {
    async start(id, request, actor) {
      const row = orNotFound(await findBackupRepository(database.db, id))
      if (writes(request)) await refuseReadOnlyRepository(database, id)
      await checkRequest(dependencies, request)
      return entryOf(await runs.begin(repositoryId(row.id), request, actor))
    },
    async list(id, reach, page) {
      await repositoryWithin(database, id, reach)
      const shown = (row: MaintenanceRunRow): MaintenanceEntry => within(reach, entryOf(row))
      return readPage(page, (part) => listMaintenanceRuns(database.db, id, part), shown)
    },
    async get(address, reach) {
      await repositoryWithin(database, address.repositoryId, reach)
      return within(reach, await found(address))
    },
    async stop(address, actor) {
      const { state, kind: reason } = await found(address)
      if (state === 'running') {
        await database.transaction((trx) => {
          const details = { repositoryId: address.repositoryId, sessionId: address.runId }
          return recordAct(trx, clock, actor, { action: 'repository.maintenance-stop', reason, details })
        })
        await runs.stop(address.runId)
      }
      return found(address)
    },
    health: (id, reach) => healthOf(dependencies, id, reach),
    async confirmAlerts(id, actor) {
      orNotFound(await findBackupRepository(database.db, id))
      await alerts.clear(id, undefined, actor)
    },
    async setKeepLast(id, keepLast, actor) {
      const row = orNotFound(await findBackupRepository(database.db, id))
      if (!Number.isInteger(keepLast) || keepLast < 1 || keepLast > 10_000)
        throw invalidRequest('keepLast has to be a whole number from 1 to 10000.')
      const before = (await findRepositoryState(database.db, id)).keepLast
      if (keepLast < before)
        await approvals.demand(
          {
            kind: 'repository.keep-last',
            subject: id,
            title: `keep the newest ${keepLast} instead of ${before} restore points of each job in “${row.name}” whatever their age`,
            request: { id, keepLast },
          },
          actor,
        )
      await approvals.withdraw('repository.keep-last', id, actor)
      await writeKeepLast(dependencies, id, { keepLast, actor })
    },
    settings: () => settings.read(),
    setSettings: (change, actor) => setSettings(dependencies, change, actor),
    lastSuccesses: () => lastSuccessfulMaintenance(database.db),
    alerts: () => alerts.all(),
    upkeep: (signal) => dependencies.daily.upkeep(signal),
  }
}

async function setSettings(
  { settings, approvals, daily }: MaintenanceDependencies,
  change: Partial<MaintenanceSettings>,
  actor: Actor,
): Promise<void> {
  const before = await settings.read()
  const { approvalWaitHours, ...others } = change
  const isLess = approvalWaitHours !== undefined && approvalWaitHours < before.approvalWaitHours
  if (isLess)
    await approvals.demand(
      {
        kind: 'settings.approval-wait',
        subject: 'approvalWaitHours',
        title: `let destructive acts wait ${approvalWaitHours} instead of ${before.approvalWaitHours} hours`,
        request: approvalWaitHours,
      },
      actor,
    )
  if (approvalWaitHours !== undefined)
    await approvals.withdraw('settings.approval-wait', 'approvalWaitHours', actor)
  await settings.write(
    { ...others, ...(approvalWaitHours === undefined ? {} : { approvalWaitHours }) },
    actor,
  )
  await daily.replan()
}

async function writeKeepLast(
  { database, clock }: MaintenanceDependencies,
  id: string,
  { keepLast, actor }: { readonly keepLast: number; readonly actor: Actor },
): Promise<void> {
  await database.transaction(async (trx) => {
    const before = (await findRepositoryState(trx, id)).keepLast
    await updateRepositoryState(trx, id, { keepLast })
    const details = { repositoryId: id, before: [`keepLast=${before}`], after: [`keepLast=${keepLast}`] }
    await recordAct(trx, clock, actor, { action: 'repository.keep-last', details })
  })
}

/** Whether the repository itself is changed by it; a check of one that is read-only notes nothing down. */
function writes(request: MaintenanceRequest): boolean {
  if (request.kind === 'prune' || request.kind === 'retention') return !request.isPreview
  return request.kind !== 'check' && request.kind !== 'copy'
}

async function checkRequest(
  { database, dataFolder, clock }: MaintenanceDependencies,
  request: MaintenanceRequest,
): Promise<void> {
  if (request.kind === 'check' && typeof request.data === 'object') {
    const { part, parts } = request.data
    const isPart = Number.isInteger(part) && Number.isInteger(parts) && part >= 1 && part <= parts
    if (!isPart || parts > mostParts)
      throw invalidRequest(`A part of the data is part 1 to parts, of at most ${mostParts} parts.`)
  }
  if (request.kind === 'prune') checkPrune(request)
  if (request.kind !== 'copy' && request.kind !== 'heal') return
  const place = request.kind === 'copy' ? request.target : request.source
  const times = [place, request].map((one) => ('asOf' in one ? (one.asOf ?? 0) : 0))
  if (Math.max(...times) > clock.now())
    throw invalidRequest(
      'The time has not come yet. Name one that lies before what should not have happened.',
    )
  if (place.kind !== 'earlier') await checkReplica({ database, dataFolder }, place)
}

function checkPrune(request: Extract<MaintenanceRequest, { kind: 'prune' }>): void {
  const { waitHours = shortestWaitHours, rewriteBelow = 0 } = request
  if (!(waitHours >= shortestWaitHours))
    throw invalidRequest('waitHours has to be at least 2: a backup may still rely on what is condemned.')
  if (!(rewriteBelow >= 0 && rewriteBelow <= 1)) throw invalidRequest('rewriteBelow has to be from 0 to 1.')
}

async function healthOf(
  { database, keeper, alerts }: MaintenanceDependencies,
  id: BackupRepositoryId,
  reach: Reach,
): Promise<RepositoryHealth> {
  await lookAtFolder(alerts, await repositoryWithin(database, id, reach))
  const error = await keeper.vault(id).then(() => undefined, wordsOf)
  const found = await alerts.of(id)
  const { keepLast, nextDailyAt, nextRetentionAt } = await findRepositoryState(database.db, id)
  const lastRuns: MaintenanceEntry[] = []
  for (const kind of maintenanceKinds) {
    const row = await newestMaintenanceRun(database.db, id, kind)
    if (row !== undefined) lastRuns.push(within(reach, entryOf(row)))
  }
  return {
    repositoryId: id,
    state: error === undefined ? worstOf(found.map(({ kind }) => kind)) : 'unavailable',
    error,
    alerts:
      reach.kind === 'server'
        ? found
        : found.map(({ kind, message, at }) => ({ kind, message, at, objects: [], restorePoints: [] })),
    lastRuns,
    keepLast,
    nextMaintenanceAt: nextDailyAt ?? undefined,
    nextRetentionAt: nextRetentionAt ?? undefined,
  }
}

/** A report names objects of every organization in the repository, and options folders of the server. */
function within(reach: Reach, entry: MaintenanceEntry): MaintenanceEntry {
  return reach.kind === 'server' ? entry : { ...entry, report: undefined, options: {} }
}

function worstOf(kinds: readonly RepositoryHealth['state'][]): RepositoryHealth['state'] {
  return alertKinds.find((kind) => kinds.includes(kind)) ?? 'ok'
}

function wordsOf(error: unknown): string {
  if (error instanceof CodedError) return error.message
  return 'It cannot be opened. The log of the server names the cause.'
}
