/** A world with one job whose vault does no maintenance, but says what a test tells it to, and remembers what it was asked. */
import { expect } from 'vitest'
import type { Job, MaintenanceEntry, MaintenanceRequest, RestorePointEntry } from '../../operations.ts'
import {
  type CheckOptions,
  type Finding,
  type ForgottenChain,
  type LockReport,
  type Maintenance,
  type MaintenanceRun,
  type RetentionRule,
  VaultError,
} from '../../../repository/index.ts'
import { createTestWorld, type TestWorld } from '../../test-world.suite.ts'

export const server = { kind: 'server' } as const
export const all = { offset: 0, limit: 100 }
export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** What the vault says, for a test to set, and what it was asked. */
export interface ScriptedVault {
  calls: unknown[]
  findings: Finding[]
  /** Where it is set, work waits for it, or for its signal. */
  held: Promise<void> | undefined
  toForget: readonly RestorePointEntry['id'][]
  /** What a preview counts; undefined where it cannot. */
  itemsToForget: number | undefined
  locks: LockReport | undefined
}

export interface MaintenanceWorld {
  readonly world: TestWorld
  readonly job: Job
  readonly vault: ScriptedVault
  readonly start: (request: MaintenanceRequest) => Promise<MaintenanceEntry>
  readonly get: (runId: string) => Promise<MaintenanceEntry>
  /** Waits for its end. */
  readonly ended: (run: Pick<MaintenanceEntry, 'id'>) => Promise<MaintenanceEntry>
}

export async function createMaintenanceWorld(): Promise<MaintenanceWorld> {
  const vault: ScriptedVault = {
    calls: [],
    findings: [],
    held: undefined,
    toForget: [],
    itemsToForget: 0,
    locks: undefined,
  }
  const world = await createTestWorld()
  await world.operations.close()
  const chainOf = { organizationId: world.organizationId, source: '' }
  world.maintenance = scriptedMaintenance(vault, chainOf)
  await world.start()
  world.addUser('alice').mailbox.deliver('m1')
  const job = await world.addJob()
  chainOf.source = job.id
  const get = (runId: string): Promise<MaintenanceEntry> =>
    world.operations.maintenance.get({ repositoryId: job.repositoryId, runId }, server)
  return {
    world,
    job,
    vault,
    start: (request) => world.operations.maintenance.start(job.repositoryId, request, world.actor),
    get,
    ended: async ({ id }) => {
      await expect.poll(async () => (await get(id)).state).not.toBe('running')
      return get(id)
    },
  }
}

export function damage(code: Finding['code']): Finding {
  return {
    severity: 'error',
    code,
    object: 'packs/aa',
    message: 'The pack packs/aa is gone.',
    restorePoints: [],
  }
}

async function work(
  vault: ScriptedVault,
  call: unknown,
  { signal, onProgress }: MaintenanceRun,
): Promise<void> {
  vault.calls.push(call)
  for (let done = 1; done <= 1000; done += 1)
    onProgress({ phase: 'objects', done, total: 1000, unit: 'objects' })
  if (vault.held === undefined) return
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(new VaultError('stopped', 'It was stopped.'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
  })
  await Promise.race([vault.held, stopped])
}

const nothing = { packs: 0, bytes: 0 }
const copied = { copied: { objects: 1, bytes: 2 }, present: { objects: 3 }, findings: [] }

function scriptedMaintenance(
  vault: ScriptedVault,
  chainOf: Pick<ForgottenChain, 'organizationId' | 'source'>,
): Maintenance {
  return {
    get hasLocks() {
      return vault.locks !== undefined
    },
    async extendLocks(run) {
      await work(vault, 'extend-locks', run)
      return vault.locks ?? { extended: 0, soonestLockedUntil: undefined, period: undefined }
    },
    async check(options: CheckOptions, run) {
      await work(vault, ['check', options.data, options.knownRestorePoints?.length], run)
      return {
        findings: vault.findings,
        restorePoints: 1,
        packs: 2,
        blobs: 3,
        storedBytes: 4,
        readBytes: 5,
        unreferencedBytes: 6,
      }
    },
    async prune(options, run) {
      await work(vault, ['prune', options], run)
      return {
        condemned: nothing,
        deleted: { ...nothing, otherObjects: 0 },
        spared: { packs: 0 },
        locked: { objects: 0 },
        rewritten: { blobs: 0, bytes: 0 },
        joined: { packs: 0 },
        nextAt: undefined,
      }
    },
    async rebuildIndex(run) {
      await work(vault, 'rebuild-index', run)
      return { packsRead: 1, packsUnreadable: ['packs/aa'], indexObjectsBefore: 2, indexObjectsAfter: 1 }
    },
    async copyTo(target, run) {
      await target.put('config', new Uint8Array([1]))
      await work(vault, 'copy', run)
      return copied
    },
    async healFrom(_replica, run) {
      await work(vault, 'heal', run)
      return copied
    },
    async retain(rule: RetentionRule, { isPreview }, run) {
      await work(vault, ['retain', rule, isPreview], run)
      const restorePoints = vault.toForget.map((id) => ({ id, createdAt: 1 }))
      const chain = {
        ...chainOf,
        restorePoints,
        itemsBefore: undefined,
        items: isPreview ? vault.itemsToForget : undefined,
      }
      return { chains: [chain], keptRestorePoints: 1, findings: vault.findings }
    },
  }
}
