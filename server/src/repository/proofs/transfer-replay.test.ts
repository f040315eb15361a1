/** Prefix replay of copies and healing: wherever they are cut off, and in whatever order the last writes arrived (security reference, F-02, F-04). */
import { beforeAll, describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { createRecordingStorage, type RecordedOperation } from '../storage/recording-storage.ts'
import { createManualClock, minutes } from './manual-clock.suite.ts'
import { cutAt, expectSound, openAt } from './replay.suite.ts'
import { createSeeded, patience, seconds, withinTime } from './seeded.suite.ts'
import {
  expectNothingWrong,
  liveTransfers,
  objectsOf,
  transferDeeds,
  type Objects,
  type Transfers,
} from './transfers.suite.ts'

let transfers: Transfers
beforeAll(async () => {
  transfers = await liveTransfers()
}, 120_000)

/** What lay there before anything was recorded. */
function putsOf(objects: Objects, modifiedAt: number): RecordedOperation[] {
  return [...objects].map(([name, bytes]) => ({
    kind: 'put',
    name,
    bytes,
    ifAbsent: false,
    startedAt: 0,
    acknowledgedAt: 0,
    modifiedAt,
  }))
}

describe.each(transferDeeds)('$title', patience, (deed) => {
  it('leaves nothing wrong wherever it is cut off, and another run finishes it (F-02, F-04)', async () => {
    const { now, expected } = transfers
    const before = deed.before(transfers)
    const clock = createManualClock(now)
    const source = createMemoryStorage(before.source, clock)
    const target = createRecordingStorage(createMemoryStorage(before.target, clock))
    await deed.run({ source, target }, clock)
    const operations = [...putsOf(before.target, now), ...target.operations]
    const moments = Array.from({ length: target.moments + 1 }, (_, place) => place)
    for (const moment of withinTime(moments, { milliseconds: seconds(3), least: 5 })) {
      const seeded = createSeeded(moment)
      const cut = await cutAt(operations, moment, { seeded, survives: () => seeded.chance(0.5) })
      await expectNothingWrong(cut, expected)
      cut.clock.set(now + 31 * minutes) // whoever held the lease is gone
      const again = await deed.run({ source, target: cut.storage }, cut.clock)
      expect(again.findings, `after moment ${moment}`).toEqual([])
      await expectSound(await openAt(cut), expected)
    }
    expect(await objectsOf(source), 'the side that is read').toEqual(before.source)
  })
})
