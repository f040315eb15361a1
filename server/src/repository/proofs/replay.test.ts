/** Prefix replay of backups, retention, prune, compaction and index rebuild (security reference, F-01 to F-04, F-08). */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  createRecordingStorage,
  type RecordedOperation,
  type RecordingStorage,
} from '../storage/recording-storage.ts'
import { defined } from '../test-vault.ts'
import { itemsOf, type Mailbox } from './backups.suite.ts'
import { beginHistory, type History } from './history.suite.ts'
import { days, epoch, hours, minutes } from './manual-clock.suite.ts'
import { plannedChains, plannedMailbox } from './planned-mailbox.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import { cutAt, expectedIn, expectGoesOn, expectSound, openAt, type Ledger } from './replay.suite.ts'
import { createSeeded, patience, seconds, withinTime } from './seeded.suite.ts'

const [mail, archive, other] = [
  defined(plannedChains[0]),
  defined(plannedChains[1]),
  defined(plannedChains[2]),
]

interface Recorded {
  readonly operations: readonly RecordedOperation[]
  readonly ledger: Ledger
  /** Names of parts, and the moment at which each began. */
  readonly parts: readonly { readonly title: string; readonly from: number; readonly to: number }[]
}

const small = (count: number, from = 0): Mailbox =>
  new Map([['inbox', itemsOf('shared', count, { from, since: epoch })]])

/** Everything that changes a repository, each part after the other. */
async function record(): Promise<Recorded> {
  let recording: RecordingStorage | undefined
  const history = await beginHistory((inner) => (recording = createRecordingStorage(inner)))
  const { clock } = history
  const storage = defined(recording)
  const parts: { title: string; from: number; to: number }[] = []
  const part = async (title: string, run: () => Promise<unknown>): Promise<void> => {
    const from = storage.moments
    await run()
    parts.push({ title, from, to: storage.moments })
    history.vault = await history.open()
  }
  await part('first backups', () => backUpEach(history, 1))
  await part('backups at the same time', () =>
    Promise.all(
      [4, 2].map((sequence, place) =>
        history.backUp(defined([mail, other][place]), plannedMailbox(mail, sequence)),
      ),
    ),
  )
  await backUpEach(history, 3)
  clock.advance(30 * days)
  await part('retention', () => history.retain({ kind: 'snapshot', before: clock.now() - days, keepLast: 1 }))
  await history.backUp(mail, small(30, 9))
  await part('prune that condemns and rewrites', () => history.prune(0.9))
  clock.advance(3 * hours)
  await history.backUp(archive, small(12, 9))
  await part('prune that deletes', () => history.prune(0.9))
  await part('item retention', () =>
    history.retain({ kind: 'item', before: epoch + 20 * hours, keepLast: 1 }),
  )
  await part('index rebuild', () => history.vault.maintenance.rebuildIndex(quiet))
  clock.advance(minutes)
  await part('prune after item retention', () => history.prune(0.9))
  clock.advance(3 * hours)
  await part('prune that deletes again', () => history.prune(0.9))
  for (let day = 0; day < 5; day += 1) await history.backUp(mail, small(6, 40 + day))
  clock.advance(3 * hours)
  await part('prune that joins small packs', async () => {
    expect((await history.prune(0)).joined.packs).toBeGreaterThan(0)
  })
  clock.advance(3 * hours)
  await part('prune after joining', async () => {
    expect((await history.prune(0)).deleted.packs).toBeGreaterThan(0)
  })
  return { operations: storage.operations, ledger: history.ledger, parts }
}

async function backUpEach(history: History, sequence: number): Promise<void> {
  for (const chain of [mail, archive, other]) await history.backUp(chain, plannedMailbox(chain, sequence))
}

describe('a crash at any moment', patience, () => {
  let recorded: Recorded
  beforeAll(async () => {
    recorded = await record()
  }, 120_000)

  it.each([
    'first backups',
    'backups at the same time',
    'retention',
    'prune that condemns and rewrites',
    'prune that deletes',
    'item retention',
    'index rebuild',
    'prune after item retention',
    'prune that deletes again',
    'prune that joins small packs',
    'prune after joining',
  ])(
    'leaves every committed restore point whole and every other invisible, during: %s (F-02, F-04, REP-16)',
    async (title) => {
      const { operations, ledger, parts } = recorded
      const { from, to } = defined(parts.find((part) => part.title === title))
      expect(to, 'nothing was changed').toBeGreaterThan(from)
      const moments = Array.from({ length: to - from + 1 }, (_, place) => from + place)
      let goesOn = 0
      for (const moment of withinTime(moments, { milliseconds: seconds(3.5), least: 8 })) {
        const seeded = createSeeded(moment)
        const survives = (): boolean => seeded.chance(0.5)
        const cut = await cutAt(operations, moment, { seeded, survives })
        try {
          await expectSound(await openAt(cut), await expectedIn(cut.storage, ledger))
          goesOn += 1
          if (goesOn % 4 === 0) await expectGoesOn(cut, ledger, { ...mail, mailbox: small(25, 2) })
        } catch (error) {
          throw new Error(`at moment ${moment} of ${title}`, { cause: error })
        }
      }
    },
  )
})
