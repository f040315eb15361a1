/** What a run that extends locks reaches, and that a run that was cut off is finished by the next one (REP-23; security reference, 6.14). */
import { describe, expect, it } from 'vitest'
import { VaultError, type Storage } from '../index.ts'
import { days, epoch, hours, type ManualClock } from '../proofs/manual-clock.suite.ts'
import { listAll, type ObjectLock } from '../storage/storage.ts'
import { alpha, defined, mails, runOnce } from '../test-vault.ts'
import { another, createWorld, forReal, pruning, run, type World } from './test-repository.suite.ts'

const period = 30 * days

interface LockedWorld extends World {
  /** Until when each object is locked. */
  readonly locks: ReadonlyMap<string, number>
  /** Extensions from now on; then the storage goes away. */
  left: number
}

async function createLockedWorld(): Promise<LockedWorld> {
  const locks = new Map<string, number>()
  const state = { left: Infinity }
  let clock: ManualClock | undefined
  const now = (): number => clock?.now() ?? epoch
  const lock: ObjectLock = {
    period,
    lockedUntil: async (name) => locks.get(name),
    extend: async (name, until) => {
      if (state.left <= 0 || !locks.has(name)) throw new VaultError('storage_failed', 'Try again.')
      state.left -= 1
      locks.set(name, Math.max(until, locks.get(name) ?? 0))
    },
  }
  const world = await createWorld((inner): Storage => ({
    ...inner,
    lock,
    put: async (name, bytes, options) => {
      const isWritten = await inner.put(name, bytes, options)
      if (isWritten) locks.set(name, now() + period)
      return isWritten
    },
    delete: async (name) => {
      await inner.delete(name)
      locks.delete(name)
    },
  }))
  ;({ clock } = world)
  return Object.assign(state, world, { locks })
}

describe('extendLocks', () => {
  it('reaches everything but what is condemned and what maintenance leaves behind', async () => {
    const { vault, clock, storage, locks } = await createLockedWorld()
    for (let count = 0; count < 3; count += 1) await runOnce(vault, alpha, 'job', mails(20, count * 20))
    clock.advance(days)
    await vault.maintenance.retain({ kind: 'snapshot', before: clock.now(), keepLast: 1 }, forReal, run)
    const { condemned } = await vault.maintenance.prune(pruning, run)
    expect(condemned.packs).toBeGreaterThan(0)
    clock.advance(10 * days)
    const before = new Map(locks)
    const report = await vault.maintenance.extendLocks(run)
    const names = await listAll(storage, '')
    const extended = names.filter((name) => locks.get(name) === clock.now() + period)
    const left = names.filter((name) => !extended.includes(name))
    expect(extended).toHaveLength(report.extended)
    expect(report.soonestLockedUntil).toBe(Math.min(...extended.map((name) => defined(before.get(name)))))
    expect(left.filter((name) => name.startsWith('packs/'))).toHaveLength(condemned.packs)
    expect(new Set(left.map((name) => name.split('/')[0]))).toEqual(new Set(['leases', 'packs', 'prunes']))
    for (const name of left) expect(locks.get(name)).toBe(before.get(name))
  })

  it('passes over what went since it was listed, and raises no alarm about it', async () => {
    const { vault, clock, storage, locks } = await createLockedWorld()
    await runOnce(vault, alpha, 'job', mails(20))
    clock.advance(days)
    const [gone = ''] = await listAll(storage, 'index/')
    await storage.delete(gone)
    const listed = [...(await listAll(storage, '')), gone]
    const late: Storage = {
      ...storage,
      list: async function* list(prefix) {
        yield* listed.filter((name) => name.startsWith(prefix))
      },
    }
    const report = await (await another({ storage: late, clock })).maintenance.extendLocks(run)
    expect(report).toMatchObject({ extended: listed.length - 1, soonestLockedUntil: epoch + period })
    expect(locks.has(gone)).toBe(false)
  })

  it('is finished by the next run wherever it was cut off, and never makes a lock shorter', async () => {
    for (const done of [0, 1, 3]) {
      const world = await createLockedWorld()
      const { vault, clock, storage, locks } = world
      await runOnce(vault, alpha, 'job', mails(20))
      clock.advance(10 * days)
      world.left = done
      await expect(vault.maintenance.extendLocks(run)).rejects.toMatchObject({ code: 'storage_failed' })
      expect([...locks.values()].filter((until) => until === clock.now() + period)).toHaveLength(done)
      world.left = Infinity
      await vault.maintenance.extendLocks(run)
      const longest = new Map(locks)
      for (const name of await listAll(storage, '')) expect(locks.get(name)).toBe(clock.now() + period)
      clock.set(clock.now() - 5 * hours) // a clock that was set back
      await vault.maintenance.extendLocks(run)
      expect(new Map(locks)).toEqual(longest)
    }
  })
})
