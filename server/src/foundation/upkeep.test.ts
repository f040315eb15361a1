import { describe, expect, it } from 'vitest'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import { keepUp } from './upkeep.ts'

interface Sleeper {
  readonly milliseconds: number
  readonly wake: () => void
}

/** Sleeps until it is told to wake, and tells how long somebody wants to sleep. */
function createSleepyClock(): { clock: Clock; sleepers: Sleeper[] } {
  const sleepers: Sleeper[] = []
  const clock: Clock = {
    now: () => 0,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        sleepers.push({ milliseconds, wake: resolve })
        signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
      }),
  }
  return { clock, sleepers }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('work that is done again and again', () => {
  it('waits for its first turn, then from the end of one turn to the next, also when one fails', async () => {
    const { clock, sleepers } = createSleepyClock()
    const warned: unknown[] = []
    const log = { warn: (...said: unknown[]) => warned.push(said) } as unknown as Log
    let turns = 0
    const stop = keepUp({ clock, log }, [
      {
        everyMs: 60_000,
        firstMs: 5_000,
        work: async () => {
          turns += 1
          if (turns === 1) throw new Error('not this time')
        },
      },
    ])
    expect(sleepers.map(({ milliseconds }) => milliseconds)).toEqual([5_000])
    sleepers.at(-1)?.wake()
    await settled()
    expect([turns, warned.length]).toEqual([1, 1])
    sleepers.at(-1)?.wake()
    await settled()
    expect(turns).toBe(2)
    expect(sleepers.map(({ milliseconds }) => milliseconds)).toEqual([5_000, 60_000, 60_000])
    await stop()
    expect(turns).toBe(2)
  })

  it('ends once the turn that is under way has heard of it and ended', async () => {
    const { clock, sleepers } = createSleepyClock()
    const order: string[] = []
    const stop = keepUp({ clock, log: {} as Log }, [
      {
        everyMs: 1,
        work: (signal) =>
          new Promise<void>((resolve) => {
            signal.addEventListener('abort', () => {
              setImmediate(() => {
                order.push('turn')
                resolve()
              })
            })
          }),
      },
    ])
    sleepers.at(-1)?.wake()
    await settled()
    await stop()
    order.push('stopped')
    expect(order).toEqual(['turn', 'stopped'])
    expect(sleepers).toHaveLength(1)
  })
})
