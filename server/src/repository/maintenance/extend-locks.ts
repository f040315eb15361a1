/**
 * Keeps what restore points need locked (storages with locks alone): every object gets the whole period again, but for
 * what is condemned and what maintenance itself leaves behind, which must be free to go one day.
 */
import { packName } from '../names.ts'
import { readPruneObjects } from './condemned.ts'
import { createSteps, forEachOf, type MaintenanceContext } from './context.ts'
import type { LockReport, MaintenanceRun } from './maintenance.ts'

const atOnce = 8
const reportEvery = 100
/** Leases and prune objects are of today: nothing that a restore needs. */
const passing = /^(leases|prunes)\//

export async function extendLocks(context: MaintenanceContext, run: MaintenanceRun): Promise<LockReport> {
  const { storage, keys, clock } = context
  const { lock } = storage
  if (lock === undefined) return { extended: 0, soonestLockedUntil: undefined, period: undefined }
  const steps = createSteps(run)
  const condemned = new Set<string>()
  for (const object of (await readPruneObjects({ storage, keys })).objects)
    for (const [organizationId, packs] of object.condemned)
      for (const pack of packs) condemned.add(packName(organizationId, pack))
  const until = clock.now() + lock.period
  let soonestLockedUntil: number | undefined
  let extended = 0
  const names: string[] = []
  for await (const name of storage.list('')) if (!passing.test(name) && !condemned.has(name)) names.push(name)
  await forEachOf(names, atOnce, async (name) => {
    await steps.step()
    const before = (await lock.lockedUntil(name)) ?? 0
    try {
      await lock.extend(name, until)
    } catch (error) {
      if ((await storage.size(name)) === undefined) return // a prune or retention took it meanwhile
      throw error
    }
    soonestLockedUntil = Math.min(soonestLockedUntil ?? before, before)
    extended += 1
    if (extended % reportEvery === 0)
      steps.report({ phase: 'objects', done: extended, total: names.length, unit: 'objects' })
  })
  return { extended, soonestLockedUntil, period: lock.period }
}
